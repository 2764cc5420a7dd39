"""Every rule of events.toml, modality.toml, manner.toml and commitments.toml finds its `yes` and leaves its `no`."""

from __future__ import annotations

import datetime as dt
import functools

import pytest

from mahdar.annotators import annotate
from mahdar.lang.commitments import load_commitments
from mahdar.lang.events import load_events
from mahdar.lang.manner import MannerRule
from mahdar.lang.pack import read_toml
from mahdar.model import Annotated, Article, Commitment, Event, Published, Span, make_sha256

EVENTS = load_events("ar")
COMMITMENTS = load_commitments("ar")
MANNER = read_toml("ar", "manner.toml", MannerRule)


@functools.cache
def read(text: str) -> Annotated:
    published = Published(day=dt.date(2024, 3, 6), how="given")
    title = Span(0, text.index("\n\n")) if "\n\n" in text else None
    annotated = annotate(
        Article(doc="x.txt", text=text, sha256=make_sha256(text), published=published, title=title)
    )
    assert not annotated.problems
    return annotated


def rules_of(text: str, kind: type) -> set[str]:
    """Rule ids of one kind of annotation, without the pack's code."""
    found = [a for a in read(text).annotations if isinstance(a, kind)]
    return {rule.removeprefix("ar/") for a in found for rule in (a.by, *a.also_by)}


def sentences(words: str | list[str]) -> list[str]:
    return [words] if isinstance(words, str) else words


@pytest.mark.parametrize("name", EVENTS.rules)
def test_event_rule(name: str) -> None:
    rule = EVENTS.rules[name]
    for yes in sentences(rule.yes):
        events = [a for a in read(yes).annotations if isinstance(a, Event)]
        assert f"events.toml#{name}" in rules_of(yes, Event), f"{yes}: {[e.by for e in events]}"
        assert rule.type in {e.type for e in events}
    for no in sentences(rule.no):
        assert f"events.toml#{name}" not in rules_of(no, Event), no


@pytest.mark.parametrize("name", EVENTS.moods)
def test_mood_rule(name: str) -> None:
    rule = EVENTS.moods[name]
    for yes in sentences(rule.yes):
        found = [(a.lemma, a.modality, a.also_by) for a in read(yes).annotations if isinstance(a, Event)]
        assert f"modality.toml#{name}" in rules_of(yes, Event), f"{yes}: {found}"
    for no in sentences(rule.no):
        assert f"modality.toml#{name}" not in rules_of(no, Event), no


@pytest.mark.parametrize("name", MANNER)
def test_manner_rule(name: str) -> None:
    rule = MANNER[name]

    def values(text: str) -> set[tuple[str, str]]:
        return {(s.name, s.value) for a in read(text).annotations if isinstance(a, Event) for s in a.slots}

    for yes in sentences(rule.yes):
        assert (rule.slot, rule.value) in values(yes), yes
    for no in sentences(rule.no):
        assert (rule.slot, rule.value) not in values(no), no


@pytest.mark.parametrize("name", COMMITMENTS.rules)
def test_commitment_rule(name: str) -> None:
    rule = COMMITMENTS.rules[name]
    for yes in sentences(rule.yes):
        found = [a for a in read(yes).annotations if isinstance(a, Commitment)]
        assert f"commitments.toml#{name}" in rules_of(yes, Commitment), f"{yes}: {[c.by for c in found]}"
        assert rule.status in {c.status for c in found}
    for no in sentences(rule.no):
        assert f"commitments.toml#{name}" not in rules_of(no, Commitment), no


def test_every_verb_of_a_rule_is_in_the_verb_lexicon() -> None:
    assert EVENTS.missing == []
    assert COMMITMENTS.missing == []
