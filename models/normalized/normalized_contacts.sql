with stg_contacts as (
    select * from {{ ref('stg_contacts') }}
),

mail_providers as (
    select * from {{ ref('mail_providers') }}
),

addressed as (
    select
        contact_id,
        account_id,
        {{ valid_email('email') }} as valid_email
    from stg_contacts
),

normalized_contacts as (
    select
        addressed.contact_id,
        addressed.account_id,
        {{ normal_email('addressed.valid_email', 'mail_providers') }} as email_normal
    from addressed
    left join mail_providers on {{ split_part('addressed.valid_email', '@', 2) }} = mail_providers.domain
)

select * from normalized_contacts
