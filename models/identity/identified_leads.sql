-- Written when all pairs of these leads are compared: depends_on {{ ref('compared_leads') }}
{{ config(
    materialized=keyed_materialization(), incremental_strategy=keyed_strategy(), unique_key='lead_id',
    on_schema_change='append_new_columns', post_hook="{{ delete_vanished('person_profiles', 'lead_id') }}"
) }}

with leads_to_identify as (
    select * from {{ ref('leads_to_identify') }}
),

person_keys as (
    select * from {{ ref('person_keys') }}
),

identified_leads as (
    select
        leads_to_identify.lead_id,
        leads_to_identify.input_hash,
        count(person_keys.person_key) as number_of_keys
    from leads_to_identify
    left join person_keys on leads_to_identify.lead_id = person_keys.lead_id
    group by leads_to_identify.lead_id, leads_to_identify.input_hash
)

select * from identified_leads
