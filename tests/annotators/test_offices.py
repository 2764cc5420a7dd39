"""Offices: the cases, role, body and status, and the words that they cover."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mahdar.annotators.found import Found, order
from mahdar.annotators.offices import find_offices
from mahdar.lang import load
from mahdar.model import Article, Office, make_sha256
from mahdar.text.reading import Reading

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases/ar/offices.jsonl").read_text("utf-8").splitlines()
    if line
]


def _offices(text: str) -> list[Office]:
    article = Article(doc="case", text=text, sha256=make_sha256(text))
    return order(find_offices(Reading(article), Found(), load("ar")))


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_case(case: dict[str, Any]) -> None:
    text, found = case["text"], _offices(case["text"])
    assert [text[o.span.start : o.span.end] for o in found] == [f["text"] for f in case["find"]]
    for office, wanted in zip(found, case["find"], strict=True):
        assert {key: getattr(office, key) for key in wanted if key != "text"} | {"text": wanted["text"]} == wanted


@pytest.mark.parametrize(
    ("text", "role", "of", "status"),
    [
        ("قال وزير الخارجية القطري سالم المري إن الجولة انتهت", "minister:foreign", "qatar", "current"),
        ("قال رئيس وزراء كينيا دانيال أودوي إن الجولة انتهت", "prime-minister", "kenya", "current"),
        ("قال الرئيس الغاني السابق كوفي أدو إن الجولة انتهت", "president", "ghana", "former"),
        ("قال المتحدث باسم البنتاغون ريك هادسون إن الجولة انتهت", "spokesperson", "pentagon", "current"),
        ("قالت وزيرة الدفاع بالإنابة لينا ساندبرغ إن الجولة انتهت", "minister:defence", None, "acting"),
    ],
)
def test_role_body_and_status(text: str, role: str, of: str | None, status: str) -> None:
    (office,) = _offices(text)
    assert (office.role, office.of, office.status) == (role, of, status)


def test_span_covers_title_and_name() -> None:
    text = "قال وزير النفط، عادل الربيعي، إن الإنتاج ثابت"
    (office,) = _offices(text)
    assert text[office.span.start : office.span.end] == "وزير النفط، عادل الربيعي"
    assert text[office.title_span.start : office.title_span.end] == office.title == "وزير النفط"
