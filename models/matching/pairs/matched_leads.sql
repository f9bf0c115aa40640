{{ config(
    materialized=keyed_materialization(), incremental_strategy=keyed_strategy(), unique_key='lead_id',
    on_schema_change='append_new_columns', post_hook="{{ delete_vanished('normalized_leads', 'lead_id') }}"
) }}

with leads_to_match as (
    select * from {{ ref('leads_to_match') }}
),

compared_pairs as (
    select * from {{ ref('compared_pairs') }}
),

matched_leads as (
    select
        leads_to_match.lead_id,
        leads_to_match.input_hash,
        leads_to_match.accounts_version,
        count(compared_pairs.account_id) as candidates
    from leads_to_match
    left join compared_pairs on leads_to_match.lead_id = compared_pairs.lead_id
    group by leads_to_match.lead_id, leads_to_match.input_hash, leads_to_match.accounts_version
)

select * from matched_leads
