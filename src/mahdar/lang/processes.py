"""Words for talks (`processes.toml`)."""

from __future__ import annotations

from functools import lru_cache

from mahdar.lang.function import stem
from mahdar.lang.pack import Rule, load_basics, read_toml
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


class CountRule(Rule, frozen=True, kw_only=True):
    """Words that say how many."""

    values: dict[str, int]


@lru_cache(maxsize=4)
def load_party_counts(code: str) -> dict[str, int]:
    """How many parties meet, by the folded adjective of a meeting (ثلاثي), with and without the article.

    Raises:
        PackError: `meetings.toml` is missing or wrong.
    """
    values = read_toml(code, "meetings.toml", CountRule)["parties"].values
    article = load_basics(code).article
    return {prefix + fold_key(form): value for form, value in values.items() for prefix in ("", article)}


@lru_cache(maxsize=4)
def load_called_meetings(code: str) -> frozenset[str]:
    """Folded words for meetings that are called by the name behind them.

    Raises:
        PackError: `processes.toml` is missing or wrong.
    """
    return frozenset(fold_key(form) for form in read_toml(code, "processes.toml", TalksRule)["called"].forms)
