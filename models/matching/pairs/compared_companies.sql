with compared_domains as (
    select * from {{ ref('compared_domains') }}
),

name_pairs as (
    select * from {{ ref('name_pairs') }}
),

compared_forms as (
    select * from {{ ref('compared_forms') }}
),

ranked as (
    select
        name_pairs.lead_id,
        name_pairs.account_id,
        name_pairs.lead_name_kind,
        name_pairs.account_name_kind,
        {{ rank_of_likeness('compared_forms.likeness') }} as likeness_rank
    from name_pairs
    inner join compared_forms
        on
            name_pairs.lead_form_id = compared_forms.lead_form_id
            and name_pairs.account_form_id = compared_forms.account_form_id
),

best as (
    select
        lead_id,
        account_id,
        min(case when lead_name_kind = account_name_kind then likeness_rank end) as company_rank,
        min(case when lead_name_kind = 'label' then likeness_rank end) as domain_to_company_rank,
        min(case when account_name_kind = 'label' then likeness_rank end) as company_to_domain_rank
    from ranked
    group by lead_id, account_id
),

-- What was typed is the account's domain rather than its name: 'JD' for JD.COM, 'ParElastic' for Tesora.
judged as (
    select
        *,
        company_rank >= {{ likenesses().index('similar') }}
        and company_to_domain_rank < {{ likenesses().index('within') }} as is_domain
    from best
),

compared_companies as (
    select
        compared_domains.lead_id,
        compared_domains.account_id,
        case
            when not coalesce(judged.is_domain, false)
                then coalesce({{ likeness_of_rank('judged.company_rank') }}, 'none')
        end as company,
        {{ likeness_of_rank('judged.domain_to_company_rank') }} as domain_to_company,
        case when judged.is_domain then {{ likeness_of_rank('judged.company_to_domain_rank') }} end as company_to_domain
    from compared_domains
    left join judged
        on compared_domains.lead_id = judged.lead_id and compared_domains.account_id = judged.account_id
)

select * from compared_companies
