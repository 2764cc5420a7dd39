"""The register is a pure function of the annotated articles: any order, any repetition, same bytes, spans inside."""

from __future__ import annotations

import datetime as dt
import random

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mahdar.annotators import annotate
from mahdar.model import Article, Evidence, Published, Span, make_sha256
from mahdar.register import compile_register
from mahdar.register.dating import infer_published

_SENTENCES = (
    "عقدت الجولة الثانية من الحوار الاقتصادي بين الأردن والكويت في عمان.",
    "عقدت الجولة الثالثة من الحوار الاقتصادي بين الأردن والكويت عبر الفيديو.",
    "وكانت الجولة الأولى من الحوار الاقتصادي عقدت في مارس الماضي.",
    "قال وزير الخارجية الأردني نادر الشامسي إن المحادثات أحرزت تقدما.",
    "وأكد الشامسي أن الأردن سيستورد 900 طن من القمح الكويتي.",
    "وأكد وزير التجارة الكويتي فهد الراشد أن بلاده تصدر 700 طن من القمح الكويتي.",
    "ونفى الراشد أن تكون بلاده طلبت تأجيل الجولة الثالثة.",
    "واستقبل الشامسي أمس نظيره فهد الراشد في الكويت.",
    "وتحدث نائب عن انسحاب القوات الأجنبية من الجزيرة.",
    "وتحدث آخر عن بقاء القوات الأجنبية في الجزيرة.",
)


def _article(number: int, lines: list[int], day: int) -> Article:
    text = "\n".join(["خبر الحوار", *(_SENTENCES[n] for n in lines)])
    published = Published() if day == 0 else Published(day=dt.date(2024, 5, day), how="printed")
    return Article(doc=f"{number}.txt", text=text, sha256=make_sha256(text), published=published)


_articles = st.lists(
    st.tuples(st.lists(st.integers(0, len(_SENTENCES) - 1), min_size=1, max_size=6), st.integers(0, 28)),
    min_size=1,
    max_size=6,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_articles, st.randoms(use_true_random=False))
def test_input_order_does_not_matter(rows: list[tuple[list[int], int]], chance: random.Random) -> None:
    annotated = [annotate(_article(n, lines, day)) for n, (lines, day) in enumerate(rows)]
    shuffled = annotated[:]
    chance.shuffle(shuffled)
    first, second = compile_register(annotated), compile_register(shuffled)
    assert msgspec.json.encode(first) == msgspec.json.encode(second)
    assert infer_published(annotated) == infer_published(shuffled)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_articles)
def test_evidence_stands_inside_its_article_and_ids_are_unique(rows: list[tuple[list[int], int]]) -> None:
    annotated = [annotate(_article(n, lines, day)) for n, (lines, day) in enumerate(rows)]
    register = compile_register(annotated)
    size = {a.article.doc: len(a.article.text) for a in annotated}
    found: list[Evidence] = []

    def walk(value: object) -> None:
        if isinstance(value, Evidence):
            found.append(value)
        elif isinstance(value, tuple):
            for item in value:
                walk(item)
        elif hasattr(value, "__dataclass_fields__"):
            for name in value.__dataclass_fields__:
                walk(getattr(value, name))

    walk(register)
    assert all(isinstance(e.span, Span) and 0 <= e.span.start < e.span.end <= size[e.doc] for e in found)
    for section in ("entities", "rounds", "happenings", "utterances", "ledger", "disagreements", "agreements"):
        ids = [entry.id for entry in getattr(register, section)]
        assert len(ids) == len(set(ids)), section


@pytest.mark.parametrize("annotated", [[], [_article(0, [0], 3)]])
def test_little_is_no_problem(annotated: list[Article]) -> None:
    assert compile_register([annotate(a) for a in annotated]).disagreements == ()
