with normalized_leads as (
    select * from {{ ref('normalized_leads') }}
),

sized_leads as (
    select * from {{ ref('sized_leads') }}
),

named_accounts as (
    select distinct account_id
    from {{ ref('policy_territories') }}
    where account_id is not null
),

-- An account that no territory names makes no difference to one. Of an American ZIP+4 the first five digits count.
described as (
    select
        normalized_leads.lead_id,
        named_accounts.account_id,
        normalized_leads.country_code,
        normalized_leads.state_code,
        sized_leads.industry,
        sized_leads.segment,
        case
            when normalized_leads.country_code = 'US' then left(normalized_leads.postal_code, 5)
            else normalized_leads.postal_code
        end as postal_code
    from normalized_leads
    inner join sized_leads on normalized_leads.lead_id = sized_leads.lead_id
    left join named_accounts on sized_leads.account_id = named_accounts.account_id
),

lead_places as (
    select
        *,
        {{ fingerprint(territory_fields() + ['postal_code']) }} as place_id
    from described
)

select * from lead_places
