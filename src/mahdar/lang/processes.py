"""Words for talks (`processes.toml`)."""

from __future__ import annotations

from functools import lru_cache

from mahdar.lang.function import stem
from mahdar.lang.pack import Rule, read_toml
from mahdar.text.fold import fold_key


class TalksRule(Rule, frozen=True, kw_only=True):
    """A class of words."""

    forms: list[str]


@lru_cache(maxsize=4)
def load_talks(code: str) -> frozenset[str]:
    """Stems of the words for talks.

    Raises:
        PackError: `processes.toml` is missing or wrong.
    """
    return frozenset(stem(code, fold_key(form)) for form in read_toml(code, "processes.toml", TalksRule)["talks"].forms)


@lru_cache(maxsize=4)
def load_sitting_words(code: str) -> frozenset[str]:
    """Folded words that say that talks sit, begin or end.

    Raises:
        PackError: `processes.toml` is missing or wrong.
    """
    return frozenset(fold_key(form) for form in read_toml(code, "processes.toml", TalksRule)["sitting"].forms)


@lru_cache(maxsize=4)
def load_sequel_words(code: str) -> frozenset[str]:
    """Folded words that lead from one round to another.

    Raises:
        PackError: `processes.toml` is missing or wrong.
    """
    return frozenset(fold_key(form) for form in read_toml(code, "processes.toml", TalksRule)["sequel"].forms)


@lru_cache(maxsize=4)
def load_delegation_words(code: str) -> frozenset[str]:
    """Folded words that say who leads or sits in a delegation.

    Raises:
        PackError: `processes.toml` is missing or wrong.
    """
    return frozenset(fold_key(form) for form in read_toml(code, "processes.toml", TalksRule)["delegation"].forms)
