"""Words that say at whose wish talks are held (`initiative.toml`)."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from mahdar.lang.pack import Rule, read_toml
from mahdar.text.fold import fold_key


class InitiativeRule(Rule, frozen=True, kw_only=True):
    """A class of words."""

    forms: list[str]


class Initiative(NamedTuple):
    """Folded nouns and verbs."""

    nouns: frozenset[str]
    verbs: frozenset[str]


@lru_cache(maxsize=4)
def load_initiative(code: str) -> Initiative:
    """The words of a pack.

    Raises:
        PackError: `initiative.toml` is missing or wrong.
    """
    rules = read_toml(code, "initiative.toml", InitiativeRule)
    nouns, verbs = (frozenset(fold_key(form) for form in rules[name].forms) for name in ("nouns", "verbs"))
    return Initiative(nouns, verbs)
