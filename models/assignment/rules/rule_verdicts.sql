with waiting_leads as (
    select * from {{ ref('waiting_leads') }}
),

policy_rules as (
    select * from {{ ref('policy_rules') }}
),

routing_cells as (
    select *
    from {{ ref('rule_cells') }}
    where rule_set = 'routing_rules'
),

-- Leads that look the same to every rule are judged once.
profiles as (
    select distinct
        profile_id,
        {{ identifiers(routing_conditions()) }}
    from waiting_leads
),

named_values as (
    {{ columns_to_rows('profiles', ['profile_id'], routing_conditions(), 'condition', 'value') }}
),

profile_values as (
    select
        profile_id,
        condition,
        coalesce(lower(value), '') as value
    from named_values
),

distinct_values as (
    select distinct
        condition,
        value
    from profile_values
),

verdicts as (
    {{ cell_verdicts('routing_cells', 'distinct_values') }}
),

rule_conditions as (
    select distinct
        rule_id,
        condition,
        cell
    from routing_cells
),

unmet as (
    select
        profile_values.profile_id,
        verdicts.rule_id,
        verdicts.condition,
        rule_conditions.cell as wanted,
        profile_values.value as had,
        count(*) over (partition by profile_values.profile_id, verdicts.rule_id) as unmet_conditions,
        row_number() over (
            partition by profile_values.profile_id, verdicts.rule_id
            order by {{ condition_place('verdicts.condition') }}
        ) as unmet_number
    from profile_values
    inner join verdicts
        on
            profile_values.condition = verdicts.condition
            and profile_values.value = verdicts.value
    inner join rule_conditions
        on
            verdicts.rule_id = rule_conditions.rule_id
            and verdicts.condition = rule_conditions.condition
    where not verdicts.is_met
),

rule_verdicts as (
    select
        profiles.profile_id,
        policy_rules.rule_id,
        policy_rules.rule_number,
        coalesce(unmet.unmet_conditions, 0) as unmet_conditions,
        unmet.condition || ' is ' || coalesce(nullif(unmet.had, ''), '(blank)') || ', wanted ' || unmet.wanted
        || case
            when unmet.unmet_conditions > 1
                then ' (and ' || cast(unmet.unmet_conditions - 1 as {{ dbt.type_string() }}) || ' more)'
            else ''
        end as unmet_reason
    from profiles
    cross join policy_rules
    left join unmet
        on
            profiles.profile_id = unmet.profile_id
            and policy_rules.rule_id = unmet.rule_id
            and unmet.unmet_number = 1
)

select * from rule_verdicts
