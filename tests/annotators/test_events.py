"""Events and commitments against `cases/ar/*.jsonl`: everything named is found, and nothing else."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from mahdar.annotators import annotate
from mahdar.model import Annotated, Article, Commitment, Event, Published, Span, make_sha256

CASES = Path(__file__).parent.parent / "cases" / "ar"


def cases(kind: str) -> list[Any]:
    rows = [json.loads(line) for line in (CASES / f"{kind}.jsonl").read_text("utf-8").splitlines() if line.strip()]
    return [pytest.param(row, id=row["name"]) for row in rows]


def read(case: dict[str, Any]) -> Annotated:
    published = Published(day=dt.date.fromisoformat(case["published"]), how="given")
    text = case["text"]
    title = Span(0, text.index("\n\n")) if "\n\n" in text else None
    annotated = annotate(Article(doc="case.txt", text=text, sha256=make_sha256(text), published=published, title=title))
    assert not annotated.problems
    return annotated


def words(text: str, span: tuple[int, int]) -> str:
    return text[span[0] : span[1]]


@pytest.mark.parametrize("case", cases("events"))
def test_event_case(case: dict[str, Any]) -> None:
    text = case["text"]
    events = [a for a in read(case).annotations if isinstance(a, Event)]
    shown = [(words(text, e.span), e.type, e.modality, [(s.name, s.value) for s in e.slots], e.also_by) for e in events]
    for wanted in case["find"]:
        found = [e for e in events if wanted["text"].startswith(words(text, e.span)) and e.type == wanted["type"]]
        assert found, (wanted["text"], shown)
        event = found[0]
        if "modality" in wanted:
            assert event.modality == wanted["modality"], shown
        for name, values in wanted.get("slots", {}).items():
            assert {s.value for s in event.slots if s.name == name} == set(values), (name, shown)
        if "mentions" in wanted:
            assert len(event.mentions) == wanted["mentions"], shown
        if "participants" in wanted:
            assert sorted(p.entity for p in event.participants) == wanted["participants"], event.participants
        events.remove(event)
    assert not events, shown


@pytest.mark.parametrize("case", cases("commitments"))
def test_commitment_case(case: dict[str, Any]) -> None:
    text = case["text"]
    commitments = [a for a in read(case).annotations if isinstance(a, Commitment)]
    shown = [(words(text, c.span), c.status, c.type, c.parties, c.deadline, c.by) for c in commitments]
    for wanted in case["find"]:
        found = [c for c in commitments if words(text, c.span) == wanted["text"]]
        assert found, (wanted["text"], shown)
        commitment = found[0]
        assert commitment.status == wanted["status"], shown
        if "type" in wanted:
            assert commitment.type == wanted["type"], shown
        if "parties" in wanted:
            assert list(commitment.parties) == wanted["parties"], shown
        if "deadline" in wanted:
            assert commitment.deadline == wanted["deadline"], shown
        if "condition" in wanted:
            assert commitment.condition is not None, shown
            assert words(text, commitment.condition) == wanted["condition"]
        commitments.remove(commitment)
    assert not commitments, shown


def test_spans_lie_in_the_text_and_come_again() -> None:
    for kind in ("events", "commitments"):
        for case in cases(kind):
            row = case.values[0]
            first, second = read(row), read(row)
            assert first.annotations == second.annotations
            for found in first.annotations:
                if isinstance(found, Event):
                    spans = [found.span, *found.mentions, *(s.span for s in found.slots)]
                    spans += [p.span for p in found.participants if p.span is not None]
                    spans += [found.clause] if found.clause is not None else []
                    assert found.by.startswith("ar/events.toml#")
                    assert all(0 <= s.start < s.end <= len(row["text"]) for s in spans)
                    assert found.clause is None or found.clause.start <= found.span.start < found.clause.end
