{{ crm_demo(ref('demo_accounts'), 'accounts') }}
