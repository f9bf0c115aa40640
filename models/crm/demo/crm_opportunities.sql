{{ crm_demo(ref('demo_opportunities'), 'opportunities') }}
