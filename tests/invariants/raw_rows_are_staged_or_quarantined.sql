-- A row of the CRM that is neither staged nor quarantined is a lead that nobody will ever call.
with counted as (
    {% for crm_table in crm_tables() %}
        select
            '{{ crm_table }}' as crm_table,
            (select count(*) from {{ ref('crm_' ~ crm_table) }}) as raw_rows,
            (select count(*) from {{ ref('stg_' ~ crm_table) }}) as staged_rows,
            (select count(*) from {{ ref('quarantined_' ~ crm_table) }}) as quarantined_rows
        {{ "union all" if not loop.last }}
    {% endfor %}
)

select *
from counted
where raw_rows <> staged_rows + quarantined_rows
