with next_steps as (
    select * from {{ ref('next_steps') }}
),

policy_rules as (
    select * from {{ ref('policy_rules') }}
),

-- Nobody acts on what nurture rules take but the journey itself; where it may not run, there is nothing left of them.
closed as (
    select
        next_steps.reach,
        next_steps.rule_id
    from next_steps
    inner join policy_rules on next_steps.rule_id = policy_rules.rule_id
    where policy_rules.outcome = 'nurture' and next_steps.next_action = 'none'
),

closed_together as (
    select
        reach,
        {{ id_set('rule_id') }} as closed_rule_ids
    from closed
    group by reach
),

closed_journeys as (
    select
        closed.reach,
        closed.rule_id,
        closed_together.closed_rule_ids
    from closed
    inner join closed_together on closed.reach = closed_together.reach
)

select * from closed_journeys
