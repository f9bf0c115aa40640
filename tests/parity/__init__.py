"""The same CRM routed on several engines, and whether they agree to the last value."""
