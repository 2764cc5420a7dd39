"""Names and offices in one article: gazetteers, persons, bodies, titles, short forms."""
