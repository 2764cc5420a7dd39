"""What an article tells and says in the same breath that somebody denies."""

from __future__ import annotations

import datetime as dt

import pytest

from mahdar.annotators import annotate
from mahdar.model import Article, Published, make_sha256
from mahdar.register import compile_register


def _denied(text: str) -> list[tuple[str, ...]]:
    day = Published(day=dt.date(2024, 5, 7), how="given")
    register = compile_register([annotate(Article(doc="a.txt", text=text, sha256=make_sha256(text), published=day))])
    return [
        tuple(text[e.span.start : e.span.end] for side in found.sides for e in side.evidence)
        for found in register.disagreements
        if found.kind == "modality"
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "تتهم توغو غانا بتسليح المتمردين في الشمال، وهو ما تنفيه أكرا.",
            "تسليح المتمردين في الشمال",
        ),
        (
            "أعلن الجيش الكيني مقتل قائد الكتيبة في كيسمايو، الأمر الذي نفته وزارة الدفاع الصومالية.",
            "مقتل قائد الكتيبة في كيسمايو",
        ),
    ],
)
def test_a_relative_clause_denies_what_stands_before_it(text: str, told: str) -> None:
    sides = _denied(text)
    assert len(sides) == 1
    assert told in sides[0][0]
    assert sides[0][1].startswith(("وهو ما", "الأمر الذي"))


@pytest.mark.parametrize(
    "text",
    [
        "تتهم توغو غانا بتسليح المتمردين في الشمال، وهو ما تؤكده أكرا.",
        "تحدث الكاتب عن انسحاب القوات، وهو ما نفاه هدوء الجبهات بعد ذلك.",
    ],
)
def test_what_is_confirmed_or_belied_by_a_thing_is_not_denied(text: str) -> None:
    assert _denied(text) == []
