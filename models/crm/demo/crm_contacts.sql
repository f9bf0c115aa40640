{{ crm_demo(ref('demo_contacts'), 'contacts') }}
