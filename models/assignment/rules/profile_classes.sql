with lead_profiles as (
    select * from {{ ref('lead_profiles') }}
),

profiles as (
    select distinct
        profile_id,
        {{ identifiers(routing_conditions()) }}
    from lead_profiles
),

in_rows as (
    {{ columns_to_rows('profiles', ['profile_id'], routing_conditions(), 'condition', 'class_number') }}
),

profile_classes as (
    select
        profile_id,
        condition,
        cast(class_number as {{ dbt.type_int() }}) as class_number
    from in_rows
)

select * from profile_classes
