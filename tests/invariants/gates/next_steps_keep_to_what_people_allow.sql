-- Whoever said no to mail must not find one of ours in the morning. Asked anew of the CRM and of consents.csv, word by
-- word, not of the model that chose the channel.
with decisions as (
    select * from {{ ref('decisions') }}
),

stg_leads as (
    select * from {{ ref('stg_leads') }}
),

consents as (
    select * from {{ ref('consents') }}
),

other_consent as (
    select max(channels) as channels
    from consents
    where consent_status = {{ other_consent() }}
),

asked as (
    select
        decisions.lead_id,
        decisions.next_action,
        '|' || decisions.channel || '|' as channel,
        stg_leads.do_not_call,
        stg_leads.has_opted_out_of_email,
        stg_leads.has_opted_out_of_sms,
        case when known.consent_status is null then other_consent.channels else known.channels end as channels
    from decisions
    inner join stg_leads on decisions.lead_id = stg_leads.lead_id
    cross join other_consent
    left join consents as known
        on coalesce({{ to_code('stg_leads.consent_status') }}, {{ blank_consent() }}) = known.consent_status
    where decisions.next_action <> 'none'
),

compared as (
    select
        *,
        lower(coalesce(channels, '')) as allowed
    from asked
)

select *
from compared
where
    (channel like '%|call|%' and (do_not_call or allowed not like '%call%'))
    or (channel like '%|email|%' and (has_opted_out_of_email or allowed not like '%email%'))
    or (channel like '%|sms|%' and (has_opted_out_of_sms or allowed not like '%sms%'))
    or (channel like '%|in_app|%' and allowed not like '%in_app%')
    or (next_action = 'sequence' and allowed not like '%sequence%')
