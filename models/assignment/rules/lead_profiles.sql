with waiting_leads as (
    select * from {{ ref('waiting_leads') }}
),

value_classes as (
    select * from {{ ref('value_classes') }}
),

classed as (
    select
        waiting_leads.lead_id
        {%- for condition in routing_conditions() %},
        coalesce({{ condition }}_classes.class_number, 0) as {{ identifier(condition) }}
        {%- endfor %}
    from waiting_leads
    {%- for condition in routing_conditions() %}
    left join value_classes as {{ condition }}_classes
        on
            coalesce(lower({{ as_text('waiting_leads.' ~ identifier(condition)) }}), '') = {{ condition }}_classes.value
            and {{ condition }}_classes.condition = '{{ condition }}'
    {%- endfor %}
),

-- Leads of one profile look the same to every rule.
lead_profiles as (
    select
        {{ fingerprint(routing_conditions()) }} as profile_id,
        classed.*
    from classed
)

select * from lead_profiles
