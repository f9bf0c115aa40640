with compared_leads as (
    select * from {{ ref('compared_leads') }}
),

person_rarity as (
    select * from {{ ref('person_rarity') }}
),

address_trust as (
    select * from {{ ref('address_trust') }}
),

named as (
    select
        compared_leads.*,
        case
            when compared_leads.name_evidence = 'name' then 'name'
            when compared_leads.has_name_at_address and address_trust.is_of_one_person then 'name_at_address'
            else compared_leads.name_evidence
        end as told_name_evidence
    from compared_leads
    cross join address_trust
),

-- With 4 bits or more beyond those that tell one lead from all others, hardly two leads have the names by chance.
rated as (
    select
        named.*,
        case
            when named.told_name_evidence in ('name', 'similar_name', 'part_of_name')
                then least(rarity.name_bits, other_rarity.name_bits)
        end
        + case when named.place_evidence = 'place' then least(rarity.place_bits, other_rarity.place_bits) else 0 end
            as rare_bits
    from named
    inner join person_rarity as rarity on named.lead_id = rarity.lead_id
    inner join person_rarity as other_rarity on named.other_lead_id = other_rarity.lead_id
),

person_comparisons as (
    select
        lead_id,
        other_lead_id,
        told_name_evidence as name_evidence,
        case
            when rare_bits >= 4 then 'rare_name'
            when rare_bits >= 1 then 'uncommon_name'
            when rare_bits < 0 then 'common_name'
        end as rarity_evidence,
        email_evidence,
        phone_evidence,
        company_evidence,
        place_evidence
    from rated
)

select * from person_comparisons
