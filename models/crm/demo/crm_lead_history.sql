{{ crm_demo(ref('demo_lead_history'), 'lead_history') }}
