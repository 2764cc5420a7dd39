"""The time rules and their builders fit each other."""

from __future__ import annotations

import pytest

from mahdar.annotators.times import BUILDERS
from mahdar.errors import PackError
from mahdar.lang.times import TimeGrammar, load_times
from mahdar.text.patterns import Patterns


def test_every_rule_has_a_builder_and_every_builder_a_rule() -> None:
    used = {compiled.rule.make for compiled in load_times("ar", bare=True).rules}
    assert used == set(BUILDERS)


def test_every_class_a_pattern_names_has_words() -> None:
    grammar = load_times("ar")
    known = {o.name for rows in grammar.openings.values() for o in rows} | {
        n for rows in grammar.inner.values() for n, _ in rows
    }
    readers = set(grammar.roots) | {"n", "aln", "d", "ord", "m", "hm", "y", "hy", "num", "hnum", "hhmm", "hour"}
    assert {e for e in grammar.patterns.elements if e not in known and e.rpartition(":")[2] not in readers} == set()


@pytest.mark.parametrize("pattern", ["(يوم", "[يوم", "يوم]", "[يوم]", ""])
def test_a_broken_pattern_is_told(pattern: str) -> None:
    with pytest.raises(ValueError, match="brackets do not pair"):
        Patterns([(0, pattern)], frozenset())


def test_the_error_names_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    grammar = load_times("ar")
    broken = grammar.rules[0]._replace(
        rule=type(grammar.rules[0].rule)(pattern="(عام", make="year", group="year", source="x", yes="x", no="x")
    )
    fake = object.__new__(TimeGrammar)
    fake.code, fake.rules = "ar", [broken]
    with pytest.raises(PackError, match=r"lang/ar/times.toml"):
        fake._compile(frozenset())
