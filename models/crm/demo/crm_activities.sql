{{ crm_demo(ref('demo_activities'), 'activities') }}
