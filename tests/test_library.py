"""`mahdar.times` and its like: typed records, spans in the text, nothing of the rest of the program."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import tomllib
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mahdar
from mahdar.errors import PackError, SourceError
from mahdar.library import times_file
from mahdar.model import Figure, Statement, Time

TEXT = "أعلن الوزير الثلاثاء أن نحو 2500 جندي ينسحبون نهاية العام"
WORDS = (
    "أمس غدا الثلاثاء الاثنين الماضي المقبل في من بعد قبل منذ كل نحو نهاية مطلع العام الشهر الأسبوع عام عامين أشهر 3 "
    "7/4/2021 2014 2500 ٢٥ جندي يناير نيسان (أبريل) / - ( ) ، . ثلاثة وعشرين مليون ونصف الجولة الثانية جولتين بالمئة % "
    "الساعة 10:30 مساء رمضان 1436هـ"
)
PIECES = st.lists(st.sampled_from(WORDS.split(" ")), max_size=25)


def test_records_are_typed() -> None:
    times, figures = mahdar.times(TEXT, published="2024-03-06"), mahdar.figures(TEXT, published="2024-03-06")
    assert [(type(t), TEXT[slice(*t.span)], t.value, t.mod) for t in times] == [
        (Time, "الثلاثاء", "2024-03-05", None),
        (Time, "نهاية العام", "2024", "END"),
    ]
    assert [(type(f), TEXT[slice(*f.span)], str(f.value), f.unit, f.qualifier) for f in figures] == [
        (Figure, "2500 جندي", "2500", "soldiers", "approx")
    ]


def test_a_date_serves_as_well_as_a_string() -> None:
    assert mahdar.times(TEXT, published=dt.date(2024, 3, 6)) == mahdar.times(TEXT, published="2024-03-06")


def test_wrong_arguments_are_told() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        mahdar.times(TEXT, published="yesterday")
    with pytest.raises(PackError, match="no such language pack"):
        mahdar.times(TEXT, lang="xx")
    with pytest.raises(AttributeError):
        _ = mahdar.nothing  # type: ignore[attr-defined]


def test_file(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(TEXT, "utf-8")
    assert times_file(path, "2024-03-06") == mahdar.times(TEXT, "2024-03-06")
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SourceError, match="UTF-8"):
        times_file(path)
    with pytest.raises(SourceError, match="cannot be read"):
        times_file(tmp_path / "none.txt")


@settings(deadline=None)
@given(PIECES, st.sampled_from([None, "2024-03-06", "2021-12-31"]))
def test_any_text_gives_spans_inside_it_and_the_same_answer_twice(words: list[str], published: str | None) -> None:
    text = " ".join(words)
    times = mahdar.times(text, published=published)
    assert times == mahdar.times(text, published=published)
    for item in (*times, *mahdar.figures(text, published=published)):
        assert 0 <= item.span.start < item.span.end <= len(text)
        assert item.by.startswith("ar/")
    ends = [t.span.end for t in times]
    starts = [t.span.start for t in times]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


@settings(deadline=None)
@given(st.text(max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    for item in (*mahdar.times(text, published="2024-03-06"), *mahdar.figures(text)):
        assert text[slice(*item.span)]


def test_statements_have_their_chain() -> None:
    text = "وقال الوزير سامي نجار لصحيفة «المنار» أمس إن الجسر مفتوح للشاحنات"
    (said,) = mahdar.statements(text, published="2024-03-06", outlet="البيان")
    assert type(said) is Statement
    assert (text[slice(*said.span)], said.act, said.date) == ("الجسر مفتوح للشاحنات", "assert", "2024-03-05")
    assert len(said.chain) == 2
    (own,) = mahdar.statements(text, published="2024-03-06", outlet="المنار")
    assert len(own.chain) == 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("وقع السفير كتابه الجديد «رحلة في جبال الشمال البعيدة»", "title"),
        ("انتهت حكاية «السلام الدائم بين الجيران القدامى» قبل أن تبدأ", "term"),
        ("كما جاء في المثل «من جد في الطريق الطويل وصل»", "saying"),
    ],
)
def test_marks_without_a_speaker_are_refused_with_a_reason(text: str, reason: str) -> None:
    (quotation,) = mahdar.quotations(text)
    assert (quotation.statement, quotation.reason) == (None, reason)


def test_marks_around_speech_are_attributed() -> None:
    text = "قال الوزير سامي نجار: «سنفتح الجسر أمام الشاحنات غدا»"
    (quotation,) = mahdar.quotations(text)
    assert (quotation.statement, quotation.reason) == (mahdar.statements(text)[0].span, None)


def test_nothing_else_is_loaded() -> None:
    code = (
        "import sys, mahdar;"
        "mahdar.times('وصل أمس'); mahdar.figures('وصل 3 وزراء');"
        "print([m for m in ('mahdar.web', 'mahdar.store', 'mahdar.register', 'mahdar.sources',"
        "'mahdar.annotators.mentions', 'sqlite3', 'typer', 'rich', 'jinja2', 'trafilatura', 'lxml')"
        "if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "[]"


def _bare_rules() -> list[tuple[str, str, bool]]:
    entries = tomllib.loads((resources.files("mahdar.lang") / "ar" / "times_bare.toml").read_text("utf-8"))
    found = []
    for name, entry in entries.items():
        for field in ("yes", "no"):
            told = entry[field]
            found += [(name, text, field == "yes") for text in ([told] if isinstance(told, str) else told)]
    return found


@pytest.mark.parametrize(("rule", "text", "wanted"), _bare_rules())
def test_times_that_stand_alone(rule: str, text: str, wanted: bool) -> None:
    """Each rule of times_bare.toml finds its sentence and leaves its near miss; without `bare` none is asked."""
    by = f"ar/times_bare.toml#{rule}"
    assert (by in {t.by for t in mahdar.times(text, published="2024-03-06", bare=True)}) == wanted
    assert by not in {t.by for t in mahdar.times(text, published="2024-03-06")}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("أعود في السابعة", "T07:00"),
        ("ضع المنبه على ثمانية وأربعين صباحا", "T08:40"),
        ("أعود الساعة 1 وقت الغداء", "T13:00"),
        ("إنها ثلاث دقائق حتى الثامنة", "T07:57"),
        ("أصل 4/22", "2024-04-22"),
        ("أعود يوم الأحد الثاني", "2024-03-10"),
        ("عدت يوم 27", "2024-02-27"),
        ("سوف يعود يوم 27", "2024-03-27"),
        ("أسافر 3/2015", "2015-03"),
    ],
)
def test_values_of_times_that_stand_alone(text: str, value: str) -> None:
    assert [t.value for t in mahdar.times(text, published="2024-03-06", bare=True)] == [value]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("نصف دزينة من التفاح", [("number", "6")]),
        ("مئة ودزينتين", [("number", "124")]),
        ("2 1/4 و 3/4", [("number", "2.25"), ("number", "0.75")]),
        ("سالب واحد على 20", [("number", "-0.05")]),
        ("2^10", [("number", "1024")]),
        ("12.5e+2 و 3e4", [("number", "1250"), ("number", "30000")]),
        ("خمس الساعة", [("number", "0.2")]),
        ("خمس ساعات", [("number", "5")]),
        ("25مل", []),
        ("192.168.1.2", [("number", "192"), ("number", "168"), ("number", "1"), ("number", "2")]),
        ("السؤال الواحد والعشرون", [("ordinal", "21")]),
        ("الصفحة قبل الأخيرة ثم التالية", [("ordinal", "end-1"), ("ordinal", "current+1")]),
        ("نسبة اثنين وعشرين", [("percent", "22"), ("number", "22")]),
        ("أكبر من 100 وأصغر من 300", [("range", "(100,300)"), ("number", "100"), ("number", "300")]),
        ("أكثر من 5 أو أقل من 3", [("range", "(5,)"), ("number", "5"), ("range", "(,3)"), ("number", "3")]),
        ("بين عشرة وخمسة عشر", [("range", "[10,15)"), ("number", "10"), ("number", "15")]),
        ("200 أو أكثر", [("number", "200"), ("range", "[200,)")]),
        ("يساوي 170", [("range", "[170,170]"), ("number", "170")]),
    ],
)
def test_numbers_as_such(text: str, wanted: list[tuple[str, str]]) -> None:
    found = []
    for q in mahdar.numbers(text):
        told = "" if q.value is None else format(q.value.normalize(), "f")
        if q.kind == "range":
            low, high = ("" if v is None else str(v) for v in (q.low, q.high))
            told = f"{'(['[q.closed[0]]}{low},{high}{')]'[q.closed[1]]}"
        found.append((q.kind, q.place or told))
    assert found == wanted


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from([*WORDS.split(" "), "أكثر", "على", "دزينة", "^", "/", "=", "<", "e", "."]), max_size=20)
)
def test_numbers_of_any_text_lie_in_it(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for q in mahdar.numbers(text):
        assert 0 <= q.span.start < q.span.end <= len(text)
