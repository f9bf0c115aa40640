{{ crm_demo(ref('demo_sync_results'), 'sync_results') }}
