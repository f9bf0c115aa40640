"""How well leads are matched to accounts and to each other, measured against what is known of them: `make quality`."""
