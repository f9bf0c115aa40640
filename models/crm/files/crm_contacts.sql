-- depends_on: {{ ref('header_synonyms') }}
{{ crm_files('contacts') }}
