{{ crm_demo(ref('demo_leads'), 'leads') }}
