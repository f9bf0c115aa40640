{#
    The input contract: the columns of each CRM table, in order; * marks the ones that a table can't do without.
    Everything that names these columns (adapters, raw rows, the docs test) reads them here.
#}
{% macro crm_tables() %}
    {% do return({
        'leads': 'lead_id* created_at* updated_at email first_name last_name phone company website job_title country'
            ~ ' state city postal_code employee_count annual_revenue industry product_interest lead_source form_name'
            ~ ' message lifecycle_stage status consent_status language partner_id owner_id account_id converted_at'
            ~ ' is_deleted do_not_call has_opted_out_of_email has_opted_out_of_sms preferred_channel',
        'accounts': 'account_id* account_name website domains phone country state city postal_code employee_count'
            ~ ' annual_revenue industry account_type account_tier parent_account_id owner_id last_activity_at'
            ~ ' created_at updated_at is_deleted',
        'contacts': 'contact_id* account_id email phone owner_id created_at updated_at',
        'opportunities': 'opportunity_id* account_id lead_id owner_id stage is_closed is_won amount created_at'
            ~ ' closed_at',
        'activities': 'activity_id* lead_id* owner_id activity_type direction occurred_at*',
        'lead_history': 'lead_id* field old_value new_value changed_at* changed_by',
        'sync_results': 'lead_id* assignment_id operation status error_message sync_run_id attempted_at*',
    }) %}
{% endmacro %}

{# The column names of one CRM table; only the required ones on request. #}
{% macro crm_columns(crm_table, required_only=false) %}
    {% set names = [] %}
    {% for column in crm_tables()[crm_table].split(' ') if column and (not required_only or column.endswith('*')) %}
        {% do names.append(column.rstrip('*')) %}
    {% endfor %}
    {% do return(names) %}
{% endmacro %}
