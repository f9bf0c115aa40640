with stg_leads as (
    select * from {{ ref('stg_leads') }}
),

normalized_leads as (
    select * from {{ ref('normalized_leads') }}
),

policy_consents as (
    select * from {{ ref('policy_consents') }}
),

-- A consent without a row in consents.csv is that of the row (other).
consented as (
    select
        normalized_leads.lead_id,
        normalized_leads.email,
        normalized_leads.phone_tail,
        stg_leads.do_not_call,
        stg_leads.has_opted_out_of_email,
        stg_leads.has_opted_out_of_sms,
        stg_leads.preferred_channel,
        coalesce(known.allowed_words, any_other.allowed_words, '') as allowed_words
    from normalized_leads
    inner join stg_leads on normalized_leads.lead_id = stg_leads.lead_id
    left join policy_consents as known
        on coalesce(normalized_leads.consent_status, {{ blank_consent() }}) = known.consent_status
    left join policy_consents as any_other
        on case when known.consent_status is null then {{ other_consent() }} end = any_other.consent_status
),

-- What the consent allows, the lead has not refused, and there is an address for.
opened as (
    select
        lead_id,
        {{ channel_if_open('call', 'not do_not_call and phone_tail is not null') }}
        || {{ channel_if_open('email', 'not has_opted_out_of_email and email is not null') }}
        || {{ channel_if_open('sms', 'not has_opted_out_of_sms and phone_tail is not null') }}
        || {{ channel_if_open('in_app') }}
        || {{ channel_if_open('sequence') }} as open_channels,
        {{ to_channel(to_code('preferred_channel')) }} as preferred_channel
    from consented
),

named as (
    select
        lead_id,
        coalesce(nullif({{ trimmed('open_channels') }}, ''), 'none') as allowed_channels,
        preferred_channel
    from opened
),

lead_channels as (
    select
        *,
        allowed_channels || coalesce(', preferring ' || preferred_channel, '') as reach
    from named
)

select * from lead_channels
