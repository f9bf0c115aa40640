with stg_leads as (
    select * from {{ ref('stg_leads') }}
),

known_leads as (
    {{ left_by_last_run('normalized_leads', {'lead_id': dbt.type_string(), 'input_hash': dbt.type_string()}) }}
),

leads_to_normalize as (
    {{ changed_rows('stg_leads', 'lead_id', 'known_leads') }}
)

select * from leads_to_normalize
