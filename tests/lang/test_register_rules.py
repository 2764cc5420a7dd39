"""The language data that the register reads: every rule finds its example and leaves its near miss alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from mahdar.lang.comparison import ComparisonRule, load_comparison_words
from mahdar.lang.deixis import DeixisRule, load_deixis
from mahdar.lang.function import stem
from mahdar.lang.initiative import InitiativeRule, load_initiative
from mahdar.lang.pack import Rule, load_clitics, read_toml
from mahdar.lang.positions import PositionRule, load_positions
from mahdar.lang.processes import (
    CountRule,
    TalksRule,
    load_called_meetings,
    load_delegation_words,
    load_party_counts,
    load_sequel_words,
    load_sitting_words,
    load_talks,
)
from mahdar.lang.refutation import RefutationRule, find_refutations
from mahdar.lang.sequence import OrderRule, find_relation
from mahdar.text.fold import fold_key
from mahdar.text.tokens import tokenize


def _rules(name: str, shape: type[Rule]) -> list[tuple[str, Rule]]:
    return sorted(read_toml("ar", name, shape).items())


def _all(words: str | list[str]) -> Iterable[str]:
    return [words] if isinstance(words, str) else words


def _keys(words: str) -> list[str]:
    return [t.key for t in tokenize(words) if t.kind == "word"]


@pytest.mark.parametrize(("name", "rule"), _rules("sequence.toml", OrderRule))
def test_order_words(name: str, rule: Rule) -> None:
    assert all(find_relation("ar", _keys(y)) == name for y in _all(rule.yes))
    assert not any(find_relation("ar", _keys(n)) == name for n in _all(rule.no))


@pytest.mark.parametrize(("name", "rule"), _rules("refutation.toml", RefutationRule))
def test_refutations(name: str, rule: Rule) -> None:
    assert all(list(find_refutations("ar", _keys(y))) for y in _all(rule.yes))
    assert not any(list(find_refutations("ar", _keys(n))) for n in _all(rule.no))


@pytest.mark.parametrize(("name", "rule"), _rules("deixis.toml", DeixisRule))
def test_days_by_publication(name: str, rule: Rule) -> None:
    deixis = load_deixis("ar")

    def finds(text: str) -> bool:
        tokens = tokenize(text)
        if name in ("next", "last"):
            return any(deixis.sides.get(t.key) == name for t in tokens)
        return any(hit.payload.name == name for hit in deixis.phrases.find(tokens, text))

    assert all(finds(y) for y in _all(rule.yes))
    assert not any(finds(n) for n in _all(rule.no))


@pytest.mark.parametrize(("name", "rule"), _rules("comparison.toml", ComparisonRule))
def test_words_before_numbers(name: str, rule: Rule) -> None:
    words = load_comparison_words("ar")
    assert all(any(words.get(k) == name for k in _keys(y)) for y in _all(rule.yes))
    assert not any(any(words.get(k) == name for k in _keys(n)) for n in _all(rule.no))


@pytest.mark.parametrize(("name", "rule"), _rules("positions.toml", PositionRule))
def test_both_sides_of_a_question(name: str, rule: Rule) -> None:
    lexicon = load_positions("ar")
    about = lexicon.questions[name].about

    def sides(text: str) -> set[str]:
        keys = _keys(text)
        near = not about or any(lexicon.bare(k) & about for k in keys)
        return {pole for k in keys for question, pole in lexicon.poles(k) if question == name and near}

    assert all(sides(y) == {"left", "right"} for y in _all(rule.yes))
    assert not any(sides(n) == {"left", "right"} for n in _all(rule.no))


def test_words_for_talks() -> None:
    rule = read_toml("ar", "processes.toml", TalksRule)["talks"]
    assert all(any(stem("ar", k) in load_talks("ar") for k in _keys(y)) for y in _all(rule.yes))
    assert not any(stem("ar", k) in load_talks("ar") for n in _all(rule.no) for k in _keys(n))


def test_words_for_sittings() -> None:
    rule = read_toml("ar", "processes.toml", TalksRule)["sitting"]
    stems = {s.stem for y in _all(rule.yes) for k in _keys(y) for s in load_clitics("ar").splits(k)}
    assert stems & load_sitting_words("ar")
    assert not any(k in load_sitting_words("ar") for n in _all(rule.no) for k in _keys(n))


@pytest.mark.parametrize(
    ("name", "load"),
    [("sequel", load_sequel_words), ("delegation", load_delegation_words), ("called", load_called_meetings)],
)
def test_words_beside_rounds(name: str, load: Callable[[str], frozenset[str]]) -> None:
    rule = read_toml("ar", "processes.toml", TalksRule)[name]

    def finds(text: str) -> bool:
        return any(s.stem in load("ar") for k in _keys(text) for s in load_clitics("ar").splits(k))

    assert all(finds(y) for y in _all(rule.yes))
    assert not any(finds(n) for n in _all(rule.no))


def test_words_for_how_many_meet() -> None:
    rule = read_toml("ar", "meetings.toml", CountRule)["parties"]
    assert all(any(k in load_party_counts("ar") for k in _keys(y)) for y in _all(rule.yes))
    assert not any(k in load_party_counts("ar") for n in _all(rule.no) for k in _keys(n))


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("وبانسحابها", "الانسحاب", True),
        ("قواتهم", "والقوات", True),
        ("للعراق", "عراقية", True),
        ("الأميركيين", "أمريكي", True),
        ("انسحاب", "انتساب", False),
        ("وزير", "زيارة", False),
    ],
)
def test_stems(first: str, second: str, same: bool) -> None:
    assert (stem("ar", fold_key(first)) == stem("ar", fold_key(second))) is same


@pytest.mark.parametrize("word", ["والتي", "فإن", "لأن", "هذا"])
def test_function_words_have_no_stem(word: str) -> None:
    assert stem("ar", fold_key(word)) == ""


@pytest.mark.parametrize(("name", "rule"), _rules("initiative.toml", InitiativeRule))
def test_words_of_initiative(name: str, rule: Rule) -> None:
    words = getattr(load_initiative("ar"), name)

    def finds(text: str) -> bool:
        return any(s.stem in words for k in _keys(text) for s in load_clitics("ar").splits(k))

    assert all(finds(y) for y in _all(rule.yes))
    assert not any(finds(n) for n in _all(rule.no))
