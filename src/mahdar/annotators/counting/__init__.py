"""How figures are read: counts, ordinals, duals, vague counts, and what qualifies them."""
