with assignments as (
    select * from {{ ref('assignments') }}
),

stg_leads as (
    select * from {{ ref('stg_leads') }}
),

lead_duplicates as (
    select * from {{ ref('lead_duplicates') }}
),

account_matches as (
    select * from {{ ref('account_matches') }}
),

normalized_leads as (
    select * from {{ ref('normalized_leads') }}
),

stg_accounts as (
    select * from {{ ref('stg_accounts') }}
),

default_rule as (
    select * from {{ ref('default_rule') }}
),

account_list as (
    select count(*) as accounts
    from stg_accounts
),

-- The leads each guard looks at (is_counted) and those that it counts against the share (is_hit).
looked_at as (
    select
        assignments.rule_id is not null as was_ruled,
        assignments.state = 'in_review' as is_in_review,
        lead_duplicates.is_duplicate,
        account_matches.match_status = 'unmatched' as is_unmatched,
        account_list.accounts > 0
        and (normalized_leads.company_name is not null or normalized_leads.company_mail_domain is not null)
            as is_comparable,
        default_rule.rule_id is not null as took_default_rule
    from stg_leads
    inner join assignments on stg_leads.lead_id = assignments.lead_id
    inner join lead_duplicates on stg_leads.lead_id = lead_duplicates.lead_id
    inner join account_matches on stg_leads.lead_id = account_matches.lead_id
    inner join normalized_leads on stg_leads.lead_id = normalized_leads.lead_id
    cross join account_list
    left join default_rule on assignments.rule_id = default_rule.rule_id
    where
        not stg_leads.is_deleted
        and stg_leads.created_at >= {{ add_seconds(routing_now(), -86400 * var('guard_window_days')) }}
),

counted as (
    select
        'default_rule_share' as guard,
        sum(case when was_ruled then 1 else 0 end) as leads,
        sum(case when took_default_rule then 1 else 0 end) as hits
    from looked_at
    union all
    select
        'review_queue_share' as guard,
        count(*) as leads,
        sum(case when is_in_review then 1 else 0 end) as hits
    from looked_at
    union all
    select
        'duplicate_share' as guard,
        count(*) as leads,
        sum(case when is_duplicate then 1 else 0 end) as hits
    from looked_at
    union all
    select
        'unmatched_share' as guard,
        sum(case when is_comparable then 1 else 0 end) as leads,
        sum(case when is_comparable and is_unmatched then 1 else 0 end) as hits
    from looked_at
),

mart_routing_guards as (
    select
        guard,
        cast(coalesce(leads, 0) as {{ dbt.type_int() }}) as leads,
        cast(coalesce(hits, 0) as {{ dbt.type_int() }}) as hits,
        cast(coalesce({{ percent('hits', 'leads') }}, 0) as decimal(6, 1)) as share_percent
    from counted
)

select * from mart_routing_guards
