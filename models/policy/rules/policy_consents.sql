with consents as (
    select * from {{ ref('consents') }}
),

listed_channels as (
    select *
    from {{ ref('listed_channels') }}
    where file = 'consents'
),

allowed as (
    select distinct
        row_key,
        word
    from listed_channels
),

-- Which channels each consent leaves open, as one word list.
policy_consents as (
    select
        {{ clean_text('consents.consent_status') }} as consent_status,
        coalesce({{ joined_values('allowed.word', ' ') }}, '') as allowed_words
    from consents
    left join allowed on {{ clean_text('consents.consent_status') }} = allowed.row_key
    group by {{ clean_text('consents.consent_status') }}
)

select * from policy_consents
