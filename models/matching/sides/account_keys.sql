{{ config(materialized='kept_table', meta={'kept_by': ['accounts_version', 'accounts_version']}) }}

with normalized_accounts as (
    select * from {{ ref('normalized_accounts') }}
),

account_domains as (
    select * from {{ ref('account_domains') }}
),

account_names as (
    select * from {{ ref('account_names') }}
),

account_phone_ranges as (
    select * from {{ ref('account_phone_ranges') }}
),

company_forms as (
    select * from {{ ref('company_forms') }}
),

company_words as (
    select * from {{ ref('company_words') }}
),

form_grams as (
    select * from {{ ref('form_grams') }}
),

gram_bits as (
    select * from {{ ref('gram_bits') }}
),

accounts_version as (
    select * from {{ ref('accounts_version') }}
),

known_contacts as (
    select normalized_contacts.*
    from {{ ref('normalized_contacts') }} as normalized_contacts
    inner join normalized_accounts on normalized_contacts.account_id = normalized_accounts.account_id
),

-- Most grams are in too many names to tell anything: they are left out before they are counted.
keys as (
    {{ key_of('account_id', 'crm_link', 'account_id', 'normalized_accounts') }}
    union all
    {{ key_of('account_id', 'contact_email', 'email_normal', 'known_contacts') }}
    union all
    {{ key_of('account_id', 'domain', 'domain', 'account_domains') }}
    union all
    {{ key_of('account_id', 'phone', 'phone_tail', 'normalized_accounts') }}
    union all
    {{ key_of('account_id', 'phone_range', 'phone_range', 'account_phone_ranges') }}
    union all
    {{ form_keys('account_id', 'account_names') }}
    union all
    select
        account_names.account_id,
        'gram' as key_type,
        form_grams.gram as match_key
    from account_names
    inner join company_forms on account_names.form = company_forms.form
    inner join form_grams on company_forms.form_id = form_grams.form_id
    inner join gram_bits on form_grams.gram = gram_bits.gram
    where gram_bits.accounts_with_gram <= {{ var('match_max_accounts_per_gram') }}
),

counted as (
    select
        account_id,
        key_type,
        match_key,
        count(*) over (partition by key_type, match_key) as accounts_with_key
    from keys
    group by account_id, key_type, match_key
),

all_accounts as (
    select count(*) as accounts
    from normalized_accounts
),

-- A key that very many accounts share is no evidence for any of them.
account_keys as (
    select
        counted.account_id,
        counted.key_type,
        counted.match_key,
        {{ rarity_bits('counted.accounts_with_key', 'all_accounts.accounts') }} + 1 as bits,
        accounts_version.accounts_version
    from counted
    cross join all_accounts
    cross join accounts_version
    where counted.accounts_with_key <= {{ var('match_max_accounts_per_key') }}
)

select * from account_keys
