"""The SLA clocks on the tickets of a real service desk."""
