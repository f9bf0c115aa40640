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
        coalesce(known.allowed_words, any_other.allowed_words, '') as allowed_words
    from normalized_leads
    left join policy_consents as known
        on coalesce(normalized_leads.consent_status, {{ blank_consent() }}) = known.consent_status
    left join policy_consents as any_other
        on case when known.consent_status is null then {{ other_consent() }} end = any_other.consent_status
),

-- What the consent allows, the lead has not refused, and there is an address for.
opened as (
    select
        consented.lead_id,
        case
            when
                {{ has_word('consented.allowed_words', "'call'") }}
                and not stg_leads.do_not_call
                and consented.phone_tail is not null
                then 'call '
            else ''
        end
        || case
            when
                {{ has_word('consented.allowed_words', "'email'") }}
                and not stg_leads.has_opted_out_of_email
                and consented.email is not null
                then 'email '
            else ''
        end
        || case
            when
                {{ has_word('consented.allowed_words', "'sms'") }}
                and not stg_leads.has_opted_out_of_sms
                and consented.phone_tail is not null
                then 'sms '
            else ''
        end
        || case when {{ has_word('consented.allowed_words', "'in_app'") }} then 'in_app ' else '' end
        || case when {{ has_word('consented.allowed_words', "'sequence'") }} then 'sequence ' else '' end
            as allowed_words,
        {{ to_channel(to_code('stg_leads.preferred_channel')) }} as preferred_channel
    from consented
    inner join stg_leads on consented.lead_id = stg_leads.lead_id
),

named as (
    select
        lead_id,
        coalesce(nullif({{ trimmed('allowed_words') }}, ''), 'none') as allowed_channels,
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
