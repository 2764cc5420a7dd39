"""Relative clauses that refute what stands before them (`refutation.toml`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from mahdar.lang.pack import Rule, read_toml
from mahdar.text.fold import fold_key, fold_words


class RefutationRule(Rule, frozen=True, kw_only=True):
    """Words that link the clause, and verbs with the pronoun of what is refuted."""

    links: list[str]
    verbs: list[str]


@lru_cache(maxsize=4)
def _load(code: str) -> tuple[frozenset[tuple[str, ...]], frozenset[str]]:
    rules = read_toml(code, "refutation.toml", RefutationRule).values()
    links = frozenset(tuple(fold_words(words)) for rule in rules for words in rule.links)
    return links, frozenset(fold_key(verb) for rule in rules for verb in rule.verbs)


def find_refutations(code: str, keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The first token of each link, and its verb's.

    Args:
        code: Of the language.
        keys: Folded tokens.

    Raises:
        PackError: `refutation.toml` is missing or wrong.
    """
    links, verbs = _load(code)
    if verbs.isdisjoint(keys):
        return
    for at, key in enumerate(keys):
        if key in verbs:
            first = next((at - n for n in (3, 2) if n <= at and tuple(keys[at - n : at]) in links), None)
            if first is not None:
                yield first, at
