{{ config(materialized='kept_table', meta={'kept_by': ['accounts_version', 'accounts_version']}) }}

with normalized_accounts as (
    select * from {{ ref('normalized_accounts') }}
),

account_names as (
    select * from {{ ref('account_names') }}
),

company_words as (
    select * from {{ ref('company_words') }}
),

accounts_version as (
    select * from {{ ref('accounts_version') }}
),

words as (
    select distinct
        account_names.account_id,
        company_words.word
    from account_names
    inner join company_words on account_names.form = company_words.form
),

all_accounts as (
    select count(*) as accounts
    from normalized_accounts
),

counted as (
    select
        words.word,
        all_accounts.accounts,
        count(*) as accounts_with_word
    from words
    cross join all_accounts
    group by words.word, all_accounts.accounts
),

weighed as (
    select
        word,
        {{ rarity_bits('accounts_with_word', 'accounts') }} as bits,
        {{ rarity_bits('1', 'accounts') }} as bits_of_one
    from counted
),

account_words as (
    select
        words.account_id,
        words.word,
        weighed.bits,
        weighed.bits_of_one,
        accounts_version.accounts_version
    from words
    inner join weighed on words.word = weighed.word
    cross join accounts_version
)

select * from account_words
