-- One lead in sentences: who has it and why, what else was considered, what would have changed it.
-- `make explain LEAD=...` prints them; elsewhere put the lead's id in the place of L-005500.
with assignment_log as (
    select * from {{ ref('assignment_log') }}
),

assignments as (
    select * from {{ ref('assignments') }}
),

route_trace as (
    select * from {{ ref('route_trace') }}
),

trace_skips as (
    select * from {{ ref('trace_skips') }}
),

account_match_candidates as (
    select * from {{ ref('account_match_candidates') }}
),

stg_accounts as (
    select * from {{ ref('stg_accounts') }}
),

lead_duplicates as (
    select * from {{ ref('lead_duplicates') }}
),

sla_clocks as (
    select * from {{ ref('sla_clocks') }}
),

in_force as (
    select *
    from assignments
    where lead_id = {{ text_literal(var('lead', 'L-005500')) }}
),

passed_over as (
    select
        in_force.lead_id,
        route_trace.step,
        route_trace.rule_id,
        route_trace.verdict,
        route_trace.reason
    from in_force
    inner join route_trace on in_force.assignment_id = route_trace.assignment_id
    where route_trace.verdict <> 'chosen'
),

-- A rule that one condition alone kept away is what a single changed field would have brought; the one nearest to the
-- rule that decided tells most.
near_misses as (
    select *
    from passed_over
    where verdict = 'not_met' and reason not like '%(and % more)'
),

nearest as (
    {{ first_row_per('lead_id', 'near_misses', 'step desc') }}
),

sentences as (
    select
        1 as part,
        0 as place,
        'Lead ' || lead_id || ' is ' || replace(state, '_', ' ')
        || coalesce(': ' || coalesce(owner_id, destination), '') || '.' as sentence
    from in_force
    union all
    select
        1 as part,
        1 as place,
        'Next: ' || replace(in_force.next_action, '_', ' ') || coalesce(' ' || in_force.sequence_id, '')
        || ' (' || replace(in_force.next_action_reason, '_', ' ') || '); open then: ' || assignment_log.allowed_channels
        || '.' as sentence
    from in_force
    inner join assignment_log on in_force.assignment_id = assignment_log.assignment_id
    where in_force.next_action is not null
    union all
    select
        2 as part,
        assignment_log.decision_number as place,
        'Decision ' || {{ as_text('assignment_log.decision_number') }} || ', '
        || {{ minute_as_text('assignment_log.routed_at') }} || ' UTC, ' || assignment_log.{{ identifier('trigger') }} || ': '
        || assignment_log.destination_type || coalesce(' ' || assignment_log.destination, '')
        || coalesce(', to ' || nullif(assignment_log.owner_id, assignment_log.destination), '')
        || coalesce(', of branch ' || assignment_log.branch_id, '')
        || coalesce(', by rule ' || assignment_log.rule_id, '')
        || ', because of ' || replace(assignment_log.reason_code, '_', ' ') || '.' as sentence
    from in_force
    inner join assignment_log on in_force.lead_id = assignment_log.lead_id
    union all
    select
        3 as part,
        step as place,
        'Rule ' || rule_id || ', ' || replace(verdict, '_', ' ') || ': '
        || case when verdict = 'not_met' then reason else replace(reason, '_', ' ') end || '.' as sentence
    from passed_over
    union all
    select
        3 as part,
        1000000000 as place,
        'Pool ' || in_force.destination || ' passed over '
        || {{ joined_values("trace_skips.owner_id || ' (' || replace(trace_skips.reason, '_', ' ') || ')'", ', ') }}
        || '.' as sentence
    from in_force
    inner join assignment_log on in_force.assignment_id = assignment_log.assignment_id
    inner join trace_skips
        on
            assignment_log.routed_at = trace_skips.routed_at
            and assignment_log.destination = trace_skips.pool_id
            and assignment_log.service_rank > trace_skips.after_rank
    group by in_force.destination
    union all
    select
        4 as part,
        0 as place,
        'Of the rules before, a single field kept away ' || rule_id || ': ' || reason || '.' as sentence
    from nearest
    union all
    select
        5 as part,
        account_match_candidates.rank as place,
        'Account ' || account_match_candidates.account_id || coalesce(' ' || stg_accounts.account_name, '') || ', '
        || replace(account_match_candidates.verdict, '_', ' ') || ' with '
        || {{ as_text('account_match_candidates.match_score') }} || ' points: ' || account_match_candidates.evidence || '.'
            as sentence
    from in_force
    inner join account_match_candidates on in_force.lead_id = account_match_candidates.lead_id
    left join stg_accounts on account_match_candidates.account_id = stg_accounts.account_id
    union all
    select
        6 as part,
        0 as place,
        'The same person as lead ' || lead_duplicates.survivor_lead_id || ': ' || lead_duplicates.evidence || '.' as sentence
    from in_force
    inner join lead_duplicates on in_force.lead_id = lead_duplicates.lead_id
    where lead_duplicates.is_duplicate
    union all
    select
        7 as part,
        0 as place,
        'Clock ' || replace(sla_clocks.clock_name, '_', ' ') || ': ' || replace(sla_clocks.status, '_', ' ')
        || coalesce(', due ' || {{ minute_as_text('sla_clocks.due_at') }} || ' UTC', '') || '.' as sentence
    from in_force
    inner join sla_clocks on in_force.lead_id = sla_clocks.lead_id
)

select
    part,
    place,
    sentence
from sentences
order by part, place
