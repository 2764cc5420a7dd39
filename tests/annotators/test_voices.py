"""Whom the words of a speaker name: the person in apposition, not the one whom the head is only related to."""

from __future__ import annotations

import datetime as dt

import pytest

from mahdar.annotators import annotate
from mahdar.model import Article, Published, Statement, make_sha256


def _speaker(text: str) -> str | None:
    published = Published(day=dt.date(2024, 3, 6), how="given")
    article = Article(doc="a.txt", text=text, sha256=make_sha256(text), published=published)
    first = next(a for a in annotate(article).annotations if isinstance(a, Statement))
    return first.speaker


@pytest.mark.parametrize(
    ("others", "own"),
    [
        ("خصوم سليم الراوي المحافظون", "المرشح سليم الراوي"),
        ("مكتب الرئيس التونسي سليم الراوي", "الرئيس التونسي سليم الراوي"),
        ("متحدث باسم وزير الخارجية الإيطالي سليم الراوي", "وزير الخارجية الإيطالي سليم الراوي"),
        ("متحدث باسم وزير الخارجية الإيطالي سليم الراوي", "المتحدث باسم وزارة الخارجية السفير سليم الراوي"),
        ("قائد ميداني موال للرئيس سليم الراوي", "القائد الميداني سليم الراوي"),
        ("محامو المعارض سليم الراوي", "المحامي المعروف سليم الراوي"),
        ("شقيق العقيد سليم الراوي", "العقيد سليم الراوي"),
        ("منتقدو الرئيس سليم الراوي", "صاحب السمو الأمير سليم الراوي"),
        ("إدارة الرئيس سليم الراوي", "أحد قادة الحركة سليم الراوي"),
        ("مصادر في مكتب رئيس الوزراء سليم الراوي", "رئيس الوزراء سليم الراوي"),
        ("مدير جامعة الملك سليم الراوي", "الملك سليم الراوي"),
    ],
)
def test_a_name_is_the_speakers_only_in_apposition(others: str, own: str) -> None:
    said = " إن الاجتماع سيعقد في موعده."
    assert _speaker(f"وقال {own}{said}") == "per:سليم الراوي"
    assert _speaker(f"وقال {others}{said}") != "per:سليم الراوي"
