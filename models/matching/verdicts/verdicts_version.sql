with account_standing as (
    select * from {{ ref('account_standing') }}
),

account_families as (
    select * from {{ ref('account_families') }}
),

normalized_accounts as (
    select * from {{ ref('normalized_accounts') }}
),

match_weights as (
    select * from {{ ref('match_weights') }}
),

policy_match_tie_breaks as (
    select * from {{ ref('policy_match_tie_breaks') }}
),

standing as (
    {{ version_of_rows('account_standing', [
        'account_id', 'open_opportunity', 'customer', 'active_owner', 'most_contacts', 'oldest'
    ]) }}
),

families as (
    {{ version_of_rows('account_families', ['account_id', 'family_account_id']) }}
),

owners as (
    {{ version_of_rows('normalized_accounts', ['account_id', 'owner_id', 'country_code']) }}
),

weights as (
    {{ version_of_rows('match_weights', ['evidence', 'points']) }}
),

tie_breaks as (
    {{ version_of_rows('policy_match_tie_breaks', ['place', 'tie_break']) }}
),

verdicts_version as (
    select
        {{ dbt.hash(
            "standing.rows_version || families.rows_version || owners.rows_version || weights.rows_version"
            ~ " || tie_breaks.rows_version || '" ~ verdict_settings() ~ "'"
        ) }} as verdicts_version
    from standing
    cross join families
    cross join owners
    cross join weights
    cross join tie_breaks
)

select * from verdicts_version
