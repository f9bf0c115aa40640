{#
    The latest decision on each of some leads: a query with every column of the log. A maximum and joins, because a
    window would sort all columns of the log. The log is a ref or a source, not a CTE: a CTE that is named twice may be
    stored, with all of its columns.
#}
{% macro latest_decisions(log, leads) -%}
    select decided.*
    from {{ log }} as decided
    inner join (
        select
            numbered.lead_id,
            max(numbered.decision_number) as decision_number
        from {{ log }} as numbered
        inner join {{ leads }} on numbered.lead_id = {{ leads }}.lead_id
        group by numbered.lead_id
    ) as latest on decided.lead_id = latest.lead_id and decided.decision_number = latest.decision_number
{%- endmacro %}

{#
    The latest decision on each of some leads, and who has the lead by it: a chain of CTEs that ends in `in_force`, every
    column of the log and owner_in_force.
#}
{% macro decisions_with_owner(log, leads) -%}
latest as (
    {{ latest_decisions(log, leads) }}
),

followed as (
    select destination as lead_id
    from latest
    where destination_type = 'duplicate'
),

survivors as (
    {{ latest_decisions(log, 'followed') }}
),

-- A duplicate has whatever owner its survivor has.
in_force as (
    select
        latest.*,
        case when latest.destination_type = 'duplicate' then survivors.owner_id else latest.owner_id end
            as owner_in_force
    from latest
    left join survivors on latest.destination = survivors.lead_id
)
{%- endmacro %}

{# Some leads, and the duplicates that follow one of them by what is known of destinations: lead_id, not once only. #}
{% macro leads_and_duplicates(leads, known) -%}
    select lead_id
    from {{ leads }}
    union all
    select {{ known }}.lead_id
    from {{ known }}
    inner join {{ leads }} on {{ followed_lead() }} = {{ leads }}.lead_id
{%- endmacro %}
