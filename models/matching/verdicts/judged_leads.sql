{{ config(
    materialized=keyed_materialization(), incremental_strategy=keyed_strategy(), unique_key='lead_id',
    on_schema_change='append_new_columns', post_hook="{{ delete_vanished('normalized_leads', 'lead_id') }}"
) }}

with leads_to_judge as (
    select * from {{ ref('leads_to_judge') }}
),

match_outcomes as (
    select * from {{ ref('match_outcomes') }}
),

account_match_candidates as (
    select * from {{ ref('account_match_candidates') }}
),

verdict_counts as (
    select
        lead_id,
        count(*) as candidates
    from account_match_candidates
    group by lead_id
),

judged_leads as (
    select
        -- what it was judged by
        leads_to_judge.lead_id,
        leads_to_judge.person_version,
        leads_to_judge.accounts_version,
        leads_to_judge.verdicts_version,
        coalesce(verdict_counts.candidates, 0) as candidates,

        -- what came of it
        match_outcomes.account_id,
        coalesce(match_outcomes.match_status, 'unmatched') as match_status,
        match_outcomes.match_score,
        match_outcomes.match_method,
        match_outcomes.runner_up_account_id,
        match_outcomes.runner_up_score
    from leads_to_judge
    left join match_outcomes on leads_to_judge.lead_id = match_outcomes.lead_id
    left join verdict_counts on leads_to_judge.lead_id = verdict_counts.lead_id
)

select * from judged_leads
