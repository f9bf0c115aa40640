with lead_channels as (
    select * from {{ ref('lead_channels') }}
),

rule_next_steps as (
    select * from {{ ref('rule_next_steps') }}
),

reaches as (
    select distinct
        reach,
        allowed_channels,
        preferred_channel
    from lead_channels
),

judged as (
    select
        reaches.reach,
        rule_next_steps.rule_id,
        rule_next_steps.place,
        rule_next_steps.next_action,
        rule_next_steps.sequence_id,
        rule_next_steps.channel,
        min(
            case when {{ has_word('reaches.allowed_channels', 'rule_next_steps.needs') }} then 1 else 0 end
        ) as is_allowed,
        max(case when rule_next_steps.needs = reaches.preferred_channel then 1 else 0 end) as is_preferred
    from reaches
    cross join rule_next_steps
    group by
        reaches.reach,
        rule_next_steps.rule_id,
        rule_next_steps.place,
        rule_next_steps.next_action,
        rule_next_steps.sequence_id,
        rule_next_steps.channel
),

best as (
    {{ first_row_per('reach, rule_id', 'judged', 'is_allowed desc, is_preferred desc, place') }}
),

-- What a lead that may be reached so is to get by each rule that says what comes next.
next_steps as (
    select
        reach,
        rule_id,
        case when is_allowed = 1 then next_action else 'none' end as next_action,
        case when is_allowed = 1 then channel end as channel,
        case when is_allowed = 1 then sequence_id end as sequence_id,
        case
            when is_allowed = 0 then 'no_channel'
            when place = 1 then 'first_choice'
            when is_preferred = 1 then 'preference'
            else 'next_choice'
        end as next_action_reason
    from best
)

select * from next_steps
