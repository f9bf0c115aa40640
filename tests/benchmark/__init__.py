"""How fast and how good matching and duplicates are on generated leads, beside Splink: `make benchmark`."""
