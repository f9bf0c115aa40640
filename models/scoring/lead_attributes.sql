with normalized_leads as (
    select * from {{ ref('normalized_leads') }}
),

sized_leads as (
    select * from {{ ref('sized_leads') }}
),

lead_duplicates as (
    select * from {{ ref('lead_duplicates') }}
),

lead_territories as (
    select * from {{ ref('lead_territories') }}
),

open_opportunities as (
    select * from {{ ref('open_opportunities') }}
),

lead_attributes as (
    select
        -- ids
        normalized_leads.lead_id,
        sized_leads.account_id,
        lead_duplicates.survivor_lead_id,
        open_opportunities.owner_id as opportunity_owner_id,

        -- who
        normalized_leads.seniority,
        normalized_leads.job_function,
        normalized_leads.email_type,
        normalized_leads.consent_status,
        normalized_leads.language_code as language,
        normalized_leads.partner,
        case when lead_duplicates.is_duplicate then 'duplicate' else 'unique' end as duplicate_status,
        case
            when normalized_leads.email_normal is null and normalized_leads.phone_e164 is null then 'false'
            when
                coalesce(
                    normalized_leads.company_name, normalized_leads.company_mail_domain, sized_leads.account_id
                ) is null
                then 'false'
            else 'true'
        end as is_complete,

        -- company
        sized_leads.segment,
        sized_leads.industry,
        sized_leads.employee_count,
        sized_leads.account_type,
        sized_leads.account_tier,
        sized_leads.match_status,
        case when open_opportunities.account_id is not null then 'true' else 'false' end as has_open_opportunity,

        -- place
        lead_territories.territory,
        lower(normalized_leads.country_code) as country,
        lower(normalized_leads.state_code) as state,

        -- request
        normalized_leads.lead_source,
        normalized_leads.form_name,
        normalized_leads.product_interest,
        normalized_leads.lifecycle_stage
    from normalized_leads
    inner join sized_leads on normalized_leads.lead_id = sized_leads.lead_id
    inner join lead_duplicates on normalized_leads.lead_id = lead_duplicates.lead_id
    left join lead_territories on normalized_leads.lead_id = lead_territories.lead_id
    left join open_opportunities on sized_leads.account_id = open_opportunities.account_id
)

select * from lead_attributes
