{{ config(
    materialized='incremental',
    on_schema_change='append_new_columns',
    full_refresh=false
) }}

-- The trace is written first: a decision in the log always has one.
-- depends_on: {{ ref('trace_fits') }}
-- depends_on: {{ ref('trace_misses') }}
-- depends_on: {{ ref('trace_skips') }}
with decisions as (
    select * from {{ ref('decisions') }}
),

decision_due_times as (
    select * from {{ ref('decision_due_times') }}
),

lead_attributes as (
    select * from {{ ref('lead_attributes') }}
),

scored_leads as (
    select * from {{ ref('scored_leads') }}
),

logged as (
    select
        -- ids
        decisions.assignment_id,
        decisions.lead_id,
        decisions.decision_number,

        -- decision
        decisions.{{ identifier('trigger') }},
        decisions.rule_id,
        decisions.destination_type,
        decisions.destination,
        decisions.owner_id,
        decisions.branch_id,
        decisions.reason_code,
        decisions.sla_policy,
        decisions.next_action,
        decisions.channel,
        decisions.sequence_id,
        decisions.next_action_reason,

        -- evidence: whatever a rule may ask about, as it was
        decisions.expected_owner_id,
        lead_attributes.account_id,
        lead_attributes.survivor_lead_id,
        lead_attributes.lead_source,
        lead_attributes.form_name,
        lead_attributes.segment,
        lead_attributes.territory,
        lead_attributes.country,
        lead_attributes.state,
        lead_attributes.product_interest,
        lead_attributes.lifecycle_stage,
        lead_attributes.account_type,
        lead_attributes.account_tier,
        lead_attributes.match_status,
        lead_attributes.duplicate_status,
        lead_attributes.has_open_opportunity,
        lead_attributes.employee_count,
        lead_attributes.industry,
        lead_attributes.consent_status,
        lead_attributes.language,
        lead_attributes.partner,
        lead_attributes.is_complete,
        lead_attributes.email_type,
        scored_leads.score,
        scored_leads.grade,
        decisions.allowed_channels,
        decisions.situation_id,
        cast(decisions.service_rank as {{ dbt.type_bigint() }}) as service_rank,

        -- fairness
        decisions.pool_turn,
        decisions.pool_position,

        -- times
        {{ seeds_version('policy') }} as policy_version,
        decisions.effective_at,
        decision_due_times.sla_due_at,
        {{ routing_now() }} as routed_at
    from decisions
    inner join lead_attributes on decisions.lead_id = lead_attributes.lead_id
    inner join scored_leads on decisions.lead_id = scored_leads.lead_id
    left join decision_due_times on decisions.assignment_id = decision_due_times.assignment_id
),

assignment_log as (
    {{ not_yet_in_this('logged', 'assignment_id') }}
)

select * from assignment_log
