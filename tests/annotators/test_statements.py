"""Statements: the cases, every cue's example and near miss, and the promises of the data files."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mahdar.annotators import ANNOTATORS
from mahdar.annotators.found import Found, order
from mahdar.lang import load
from mahdar.lang.speech import load_speech
from mahdar.model import Article, Part, Published, Span, Statement, make_sha256
from mahdar.text.reading import Reading

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases/ar/statements.jsonl").read_text("utf-8").splitlines()
    if line
]


def _article(text: str, published: str | None = None) -> Article:
    """Every line is prose but a first line that is a headline of the form "speaker: words"."""
    parts, position = [], 0
    for line in text.split("\n"):
        if line.strip():
            parts.append(Part(role="paragraph", span=Span(position, position + len(line)), by="test"))
        position += len(line) + 1
    day = dt.date.fromisoformat(published) if published else None
    return Article(
        doc="case", text=text, sha256=make_sha256(text), parts=tuple(parts), published=Published(day=day, how="given")
    )


def _statements(text: str, published: str | None = None) -> list[Statement]:
    pack, reading, found = load("ar"), Reading(_article(text, published)), Found()
    for name in ("times", "mentions", "offices", "statements"):
        setattr(found, name, order(ANNOTATORS[name](reading, found, pack)))  # type: ignore[type-var]
    return found.statements


def _words(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(text[s.start : s.end] for s in spans)


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found = {_words(text, s.parts): s for s in _statements(text, case.get("published"))}
    wanted = [w for w in case["find"] if not w.get("optional")]
    allowed = {w["content"] for w in case["find"]}
    assert [w["content"] for w in wanted if w["content"] not in found] == []
    assert set(found) <= allowed
    for want in wanted:
        got = found[want["content"]]
        speaker = text[got.speaker_span.start : got.speaker_span.end] if got.speaker_span else None
        assert (_words(text, got.cue), speaker) == (want["cue"], want["speaker"])
        for field in ("mode", "act", "strength", "channel", "date", "negated", "conditional"):
            if field in want:
                assert getattr(got, field) == want[field], field
        if "hops" in want:
            assert len(got.chain) == want["hops"]
        assert bool(got.reason) == (want["speaker"] is None)


def _post(text: str) -> list[Statement]:
    article = _article(text)
    parts = tuple(Part(role="tweet", span=p.span, by="test") for p in article.parts)
    pack, found = load("ar"), Found()
    reading = Reading(replace(article, parts=parts))
    for name in ("mentions", "offices", "statements"):
        setattr(found, name, order(ANNOTATORS[name](reading, found, pack)))  # type: ignore[type-var]
    return found.statements


def test_embedded_post_quotes_somebody() -> None:
    text = "أكد الوزير سامر الخوالدة أن الجسر مفتوح للشاحنات\n— وزارة النقل (@transport) March 5, 2024"
    (statement,) = _post(text)
    assert (statement.channel, statement.date, len(statement.chain)) == ("tweet", "2024-03-05", 2)
    assert statement.chain[0].source != statement.speaker


def test_embedded_post_without_a_cue_is_its_authors() -> None:
    text = "الجسر مفتوح للشاحنات منذ الصباح\n— وزارة النقل (@transport) March 5, 2024"
    (statement,) = _post(text)
    assert statement.speaker_span is not None
    assert text[statement.speaker_span.start : statement.speaker_span.end] == "وزارة النقل"
    assert (statement.mode, len(statement.chain)) == ("direct", 1)
    assert _post("الجسر مفتوح للشاحنات منذ الصباح") == []


def _examples(kind: str) -> list[tuple[str, str]]:
    found = []
    for name, cue in load_speech("ar").cues.items():
        sentences = getattr(cue, kind)
        found.extend((name, s) for s in ([sentences] if isinstance(sentences, str) else sentences))
    return found


@pytest.mark.parametrize(("name", "sentence"), _examples("yes"))
def test_example_fires(name: str, sentence: str) -> None:
    assert f"ar/speech.toml#{name}" in {s.by for s in _statements(sentence)}


@pytest.mark.parametrize(("name", "sentence"), _examples("no"))
def test_near_miss_does_not(name: str, sentence: str) -> None:
    assert f"ar/speech.toml#{name}" not in {s.by for s in _statements(sentence)}


def test_cues_are_verbs_of_the_lexicon() -> None:
    speech = load_speech("ar")
    lemmas = speech.verbs.lemmas
    assert {c.verb for c in speech.cues.values()} <= set(lemmas)
    for name in ("deniable", "telling", "tellers", "outcomes", "agendas", "pledges"):
        assert speech.lemmas[name] <= set(lemmas), name
    assert set(speech.relays) <= set(lemmas)


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_spans_and_order(case: dict[str, Any]) -> None:
    text = case["text"]
    first, second = _statements(text, case.get("published")), _statements(text, case.get("published"))
    assert first == second
    for s in first:
        for span in (*s.parts, *s.cue, *((s.speaker_span,) if s.speaker_span else ())):
            assert 0 <= span.start < span.end <= len(text)
        assert s.span == (s.parts[0].start, s.parts[-1].end)
        assert s.by
        assert (s.speaker is None) == (s.reason is not None)
        assert not s.chain or s.chain[-1].source == s.speaker
