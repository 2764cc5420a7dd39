"""Records go out and come back; ids come from the evidence."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from mahdar.model import (
    KINDS,
    Annotation,
    Commitment,
    Event,
    Figure,
    Link,
    Mention,
    Office,
    Participant,
    Slot,
    Span,
    Statement,
    Time,
    annotation,
    place_id,
    public_id,
)

EVERY: list[Annotation] = [
    Time(span=Span(0, 4), by="t", type="DATE", value="2024-05"),
    Mention(span=Span(0, 4), by="m", type="PER", entity="per:x", name="x"),
    Office(span=Span(0, 4), by="o", person=None, title="وزير", title_span=Span(0, 4), role="minister"),
    Figure(span=Span(0, 4), by="f", value=Decimal("2.5"), unit="percent"),
    Statement(
        span=Span(0, 9), by="s", parts=(Span(0, 4), Span(6, 9)), speaker=None, speaker_span=None, cue=(Span(5, 6),),
        lemma="قال", mode="direct", chain=(Link("a", Span(0, 1), "named"),), act="assert", reason="no subject",
    ),
    Event(
        span=Span(0, 4), by="e", type="meeting", modality="planned", slots=(Slot("date", "2024", Span(5, 9)),),
        participants=(Participant("iraq", "party", None),),
    ),
    Commitment(span=Span(0, 4), by="c", parties=("iraq",), type="train", status="pledged"),
]  # fmt: skip


@pytest.mark.parametrize("record", EVERY, ids=lambda r: r.kind)
def test_a_record_comes_back_as_it_was(record: Annotation) -> None:
    assert annotation(msgspec.json.decode(msgspec.json.encode(record))) == record


def test_every_kind_is_tested() -> None:
    assert {r.kind for r in EVERY} == set(KINDS)


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        annotation({"kind": "rumour"})


def test_a_field_of_the_wrong_type_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        annotation({"kind": "time", "span": ["a", 4], "by": "t", "type": "DATE", "value": "2024"})


def test_ids() -> None:
    assert place_id(EVERY[0]) == "time:0-4"
    assert public_id("S", "a", "b") == public_id("S", "a", "b")
    assert public_id("S", "ab", "") != public_id("S", "a", "b")
    assert public_id("S", "a").startswith("S-")
