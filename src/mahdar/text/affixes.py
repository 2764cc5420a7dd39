"""Folded affixes by which words are told without their lexicon; as tuples, for `startswith` and `endswith`."""

from __future__ import annotations

POSSESSIVE = ("ه", "ها", "هم")
"""Pronouns of the third person as a noun bears them; the first is also the feminine ending."""
THIRD_PERSON = ("هما", "هم", "ها", "ه")
"""The same with the dual, the longest first."""
ACCUSATIVE = ("ا", "ين")
"""Of an indefinite adjective or participle, and of its sound plural."""
NISBA = ("ي", "يه")
"""Of an adjective of origin or kind."""
NISBA_PLURAL = ("يون", "يين")
"""Of those who belong to a place or a party."""
DEFINITE = ("ال", "وال", "فال")
"""The article, also behind a conjunction."""
