"""Words right before a number that decide what it may be compared with (`comparison.toml`)."""

from __future__ import annotations

from functools import lru_cache

from mahdar.lang.pack import Rule, read_toml
from mahdar.text.fold import fold_key


class ComparisonRule(Rule, frozen=True, kw_only=True):
    """One role and the words that give it."""

    forms: list[str]


@lru_cache(maxsize=4)
def load_comparison_words(code: str) -> dict[str, str]:
    """Role (part_of, changed_to, changed_from, contrasted) by folded word.

    Raises:
        PackError: `comparison.toml` is missing or wrong.
    """
    rules = read_toml(code, "comparison.toml", ComparisonRule)
    return {fold_key(form): name for name, rule in rules.items() for form in rule.forms}
