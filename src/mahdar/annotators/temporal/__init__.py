"""How times are read: readers of short stretches, builders of values, the article's context."""
