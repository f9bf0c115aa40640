with waiting_leads as (
    select * from {{ ref('waiting_leads') }}
),

value_classes as (
    select * from {{ ref('value_classes') }}
),

classed as (
    {{ classes_of_values('waiting_leads', 'value_classes') }}
),

-- Leads of one profile look the same to every rule.
lead_profiles as (
    select
        {{ joined_columns(routing_conditions(), '.') }} as profile_id,
        classed.*
    from classed
)

select * from lead_profiles
