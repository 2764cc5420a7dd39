"""Words of order (`sequence.toml`): last, previous, next, new."""

from __future__ import annotations

from functools import lru_cache

from mahdar.lang.pack import Rule, load_clitics, read_toml
from mahdar.text.fold import fold_key


class OrderRule(Rule, frozen=True, kw_only=True):
    """One relation and the words for it."""

    forms: list[str]


@lru_cache(maxsize=8)
def load_order_words(code: str) -> dict[str, str]:
    """Relation by folded word.

    Raises:
        PackError: `sequence.toml` is missing or wrong.
    """
    rules = read_toml(code, "sequence.toml", OrderRule)
    return {fold_key(form): name for name, rule in rules.items() for form in rule.forms}


def find_relation(code: str, keys: list[str]) -> str | None:
    """The relation of the first word of order among folded words, proclitics set aside."""
    words, clitics = load_order_words(code), load_clitics(code)
    for key in keys:
        for split in clitics.splits(key):
            if split.stem in words:
                return words[split.stem]
    return None
