-- depends_on: {{ ref('header_synonyms') }}
{{ crm_files('lead_history') }}
