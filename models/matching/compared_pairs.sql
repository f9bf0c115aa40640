with candidate_pairs as (
    select * from {{ ref('candidate_pairs') }}
),

compared_domains as (
    select * from {{ ref('compared_domains') }}
),

compared_forms as (
    select * from {{ ref('compared_forms') }}
),

lead_names as (
    select * from {{ ref('lead_names') }}
),

account_names as (
    select * from {{ ref('account_names') }}
),

normalized_leads as (
    select * from {{ ref('normalized_leads') }}
),

normalized_accounts as (
    select * from {{ ref('normalized_accounts') }}
),

likenesses as (
    select
        candidate_pairs.lead_id,
        candidate_pairs.account_id,
        lead_names.name_kind || '_' || account_names.name_kind as kinds,
        min({{ likeness_rank('compared_forms.likeness') }}) as likeness_rank
    from candidate_pairs
    inner join lead_names on candidate_pairs.lead_id = lead_names.lead_id
    inner join account_names on candidate_pairs.account_id = account_names.account_id
    inner join compared_forms
        on
            lead_names.form = compared_forms.lead_form
            and account_names.form = compared_forms.account_form
    group by candidate_pairs.lead_id, candidate_pairs.account_id, lead_names.name_kind, account_names.name_kind
),

best_likenesses as (
    select
        lead_id,
        account_id,
        {{ likeness_of("min(case when kinds = 'name_name' then likeness_rank end)") }} as company_to_company,
        {{ likeness_of("min(case when kinds = 'label_name' then likeness_rank end)") }} as label_to_name,
        {{ likeness_of("min(case when kinds = 'name_label' then likeness_rank end)") }} as name_to_label
    from likenesses
    group by lead_id, account_id
),

compared_pairs as (
    select
        candidate_pairs.lead_id,
        candidate_pairs.account_id,
        case when candidate_pairs.has_crm_link then 'linked' end as crm_link,
        case when candidate_pairs.has_contact_email then 'same' end as contact_email,
        compared_domains.relation as domain,
        coalesce(best_likenesses.company_to_company, 'none') as company,
        case when compared_domains.relation not in ('both', 'same', 'split') then best_likenesses.label_to_name end
            as domain_to_company,
        case when compared_domains.relation not in ('both', 'same', 'split') then best_likenesses.name_to_label end
            as company_to_domain,
        {{ phone_relation() }} as phone,
        {{ place_relation() }} as place
    from candidate_pairs
    inner join compared_domains
        on
            candidate_pairs.lead_id = compared_domains.lead_id
            and candidate_pairs.account_id = compared_domains.account_id
    left join best_likenesses
        on
            candidate_pairs.lead_id = best_likenesses.lead_id
            and candidate_pairs.account_id = best_likenesses.account_id
    inner join normalized_leads on candidate_pairs.lead_id = normalized_leads.lead_id
    inner join normalized_accounts on candidate_pairs.account_id = normalized_accounts.account_id
)

select * from compared_pairs
