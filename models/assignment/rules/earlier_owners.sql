with waiting_leads as (
    select * from {{ ref('waiting_leads') }}
),

lead_duplicates as (
    select * from {{ ref('lead_duplicates') }}
),

lead_companies as (
    select * from {{ ref('lead_companies') }}
),

past_decisions as (
    select
        lead_id,
        owner_id,
        routed_at
    from {{ source('routing_state', 'assignment_log') }}
    where owner_id is not null
),

-- A lead belongs to its person before it belongs to its company.
parties as (
    select
        lead_id,
        person_id as party_id,
        1 as closeness
    from lead_duplicates
    union all
    select
        lead_id,
        company_key as party_id,
        2 as closeness
    from lead_companies
    where company_key is not null
),

asking as (
    select
        waiting_leads.lead_id,
        parties.party_id,
        parties.closeness
    from waiting_leads
    inner join parties on waiting_leads.lead_id = parties.lead_id
),

asked_parties as (
    select distinct party_id
    from asking
),

known as (
    select
        parties.party_id,
        past_decisions.owner_id,
        max(past_decisions.routed_at) as last_routed_at
    from asked_parties
    inner join parties on asked_parties.party_id = parties.party_id
    inner join past_decisions on parties.lead_id = past_decisions.lead_id
    group by parties.party_id, past_decisions.owner_id
),

earlier_owners as (
    select
        asking.lead_id,
        known.owner_id,
        min(asking.closeness) as closeness,
        max(known.last_routed_at) as last_routed_at
    from asking
    inner join known on asking.party_id = known.party_id
    group by asking.lead_id, known.owner_id
)

select * from earlier_owners
