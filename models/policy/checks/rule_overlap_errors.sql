with dated_rules as (
    select
        *,
        row_number() over (order by priority, {{ by_bytes('rule_id') }}) as rule_number
    from {{ ref('dated_rules') }}
),

rule_conditions as (
    select * from {{ ref('rule_conditions') }}
),

wider_cells as (
    select * from {{ ref('wider_cells') }}
),

condition_counts as (
    select
        rule_id,
        count(*) as conditions
    from rule_conditions
    group by rule_id
),

-- How many conditions of the wide rule are met by whatever meets the narrow one.
implied as (
    select
        wide.rule_id as wide_rule_id,
        narrow.rule_id as narrow_rule_id,
        count(*) as conditions
    from rule_conditions as narrow
    inner join wider_cells
        on
            narrow.condition = wider_cells.condition
            and narrow.cell = wider_cells.cell
    inner join rule_conditions as wide
        on
            wider_cells.condition = wide.condition
            and wider_cells.wider_cell = wide.cell
    group by wide.rule_id, narrow.rule_id
),

-- Only a rule that never passes a lead on keeps it from the rules below.
covered as (
    select
        later.rule_id,
        min(earlier.rule_number) as earlier_rule_number
    from implied
    inner join condition_counts
        on
            implied.wide_rule_id = condition_counts.rule_id
            and implied.conditions = condition_counts.conditions
    inner join dated_rules as earlier on implied.wide_rule_id = earlier.rule_id
    inner join dated_rules as later on implied.narrow_rule_id = later.rule_id
    where
        earlier.rule_number < later.rule_number
        and (
            earlier.outcome in ('queue', 'discard')
            or (earlier.outcome = 'nurture' and earlier.next_step is null)
            or earlier.if_infeasible in ('hold', 'queue')
        )
        and {{ period_covers('earlier', 'later') }}
        and coalesce(later.valid_to, cast({{ routing_now() }} as date)) >= cast({{ routing_now() }} as date)
    group by later.rule_id
),

rule_overlap_errors as (
    select {{ problem(
        'routing_rules.csv', 'covered.rule_id', 'priority',
        "'can never fire: every lead it wants goes to ' || earlier.rule_id"
    ) }}
    from covered
    inner join dated_rules as earlier on covered.earlier_rule_number = earlier.rule_number
)

select * from rule_overlap_errors
