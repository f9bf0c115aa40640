with changed_leads as (
    select * from {{ ref('changed_leads') }}
),

changed_accounts as (
    select * from {{ ref('changed_accounts') }}
),

country_names as (
    select * from {{ ref('country_names') }}
),

state_names as (
    select * from {{ ref('state_names') }}
),

-- State names that only one country has: enough to know the country where nobody wrote it.
telling_states as (
    select
        state_name,
        min(country_code) as country_code
    from state_names
    where length(state_name) > 3
    group by state_name
    having count(distinct country_code) = 1
),

found as (
    select
        country,
        state
    from changed_leads
    union all
    select
        country,
        state
    from changed_accounts
),

as_written as (
    select distinct
        country,
        state
    from found
),

folded as (
    select
        country,
        state,
        {{ fold_name('country') }} as folded_country,
        {{ fold_name('state') }} as folded_state
    from as_written
),

with_country as (
    select
        folded.*,
        coalesce(
            country_names.country_code,
            case when folded.folded_country is null then telling_states.country_code end
        ) as country_code
    from folded
    left join country_names on folded.folded_country = country_names.country_name
    left join telling_states on folded.folded_state = telling_states.state_name
),

places as (
    select
        {{ place_key('with_country.country', 'with_country.state') }} as place_key,
        with_country.country_code,
        state_names.state_code
    from with_country
    left join state_names
        on
            with_country.country_code = state_names.country_code
            and with_country.folded_state = state_names.state_name
)

select * from places
