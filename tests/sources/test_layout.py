"""Lines of a page and their roles; each hit stands beside its near miss."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.model import Article
from mahdar.sources.assemble import Told, make_article
from mahdar.sources.dateline import open_dateline
from mahdar.sources.layout import read_layout
from mahdar.text.tokens import tokenize

PROSE = (
    "أعلنت وزارة الموارد المائية أن الوفدين اتفقا على عقد اجتماع جديد في الشهر المقبل، وأن اللجنة الفنية ستواصل عملها"
    " إلى حين الاتفاق على جدول يحدد حصص كل بلد من مياه النهر."
)


def article(text: str, **told: object) -> Article:
    return make_article("a.txt", text, Told(**told))  # type: ignore[arg-type]


def roles(text: str) -> list[str]:
    return [part.role for part in article(text).parts]


def test_title_date_caption_and_prose() -> None:
    text = f"الوفدان يعودان إلى طاولة المفاوضات\nالثلاثاء 12/03/2024\nسفن في الميناء القديم\nبيروت - الميناء\n{PROSE}"
    assert roles(text) == ["title", "noise", "noise", "dateline", "paragraph"]


def test_a_headline_apart_and_shorter_makes_the_first_a_kicker() -> None:
    text = f"وزير المياه يلتقي نظيره في العاصمة غدا... والملف ثقيل\n\nمفاوضات النهر: جولة بلا نتيجة\n\n{PROSE}"
    assert roles(text) == ["kicker", "title", "paragraph"]


def test_a_line_right_below_the_title_is_its_subtitle() -> None:
    text = f"وزير المياه يلتقي نظيره في العاصمة غدا... والملف ثقيل\nمفاوضات النهر: جولة بلا نتيجة\n\n{PROSE}"
    assert roles(text) == ["title", "subtitle", "paragraph"]


def test_a_caption_printed_twice_is_noise_both_times() -> None:
    caption = "وزير المياه خلال افتتاح السد"
    text = f"الوفدان يعودان إلى طاولة المفاوضات\n\n{PROSE}\n\n{caption}\n{caption}\n\n{PROSE[:-1]} قريبا."
    assert roles(text) == ["title", "paragraph", "noise", "noise", "paragraph"]


def test_a_line_printed_once_inside_the_text_is_a_heading_and_stays() -> None:
    text = f"الوفدان يعودان إلى طاولة المفاوضات\n\n{PROSE}\nموقف المعارضة\n{PROSE[:-1]} قريبا."
    assert roles(text) == ["title", "paragraph", "paragraph", "paragraph"]


def test_points_in_a_row_are_not_captions() -> None:
    text = (
        "الوفدان يعودان إلى طاولة المفاوضات\n2024-03-12\n"
        f"الوزير: لن نوقع على نص ناقص\nالأمم المتحدة: الفجوة تضيق\n{PROSE}"
    )
    assert roles(text) == ["title", "noise", "subtitle", "subtitle", "paragraph"]


def test_an_embedded_tweet_stays_as_quoted_material() -> None:
    text = (
        f"الوفدان يعودان إلى طاولة المفاوضات\n\n{PROSE}\n"
        f"نرحب بعودة الوفدين إلى الحوار.\n— بعثة السلام (@peace_mission) March 12, 2024\n{PROSE[:-1]} قريبا."
    )
    made = article(text)
    assert [p.role for p in made.parts] == ["title", "paragraph", "tweet", "tweet", "paragraph"]
    assert made.published.day is None
    assert made.published.not_before == dt.date(2024, 3, 12)
    assert made.published.bound_span is not None
    assert text[slice(*made.published.bound_span)] == "March 12, 2024"


def test_related_headlines_go_with_their_marker_but_prose_after_them_stays() -> None:
    text = f"الوفدان يعودان إلى الطاولة اليوم\n\n{PROSE}\nاقرأ أيضا:\nالسد يمتلئ قبل موعده\n{PROSE[:-1]} قريبا."
    assert roles(text) == ["title", "paragraph", "noise", "noise", "paragraph"]


def test_a_text_without_a_title_has_none() -> None:
    assert article(f"{PROSE}\n{PROSE[:-1]} قريبا.").title is None


def test_the_title_told_by_a_sidecar_is_found_in_the_text() -> None:
    made = article(f"ملف المياه\nالوفدان يعودان إلى الطاولة\n\n{PROSE}", title="الوفدان يعودان إلى الطاولة")
    assert made.title is not None
    assert made.text[slice(*made.title)] == "الوفدان يعودان إلى الطاولة"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("الجمعة ٣ مايو ٢٠٢٤ - ٠٩:٠١ بتوقيت غرينتش", dt.date(2024, 5, 3)),
        ("3 أيار/مايو 2024", dt.date(2024, 5, 3)),
        ("نشر في: 3/5/2024 - 14:10", dt.date(2024, 5, 3)),
        ("2024/05/03", dt.date(2024, 5, 3)),
        ("الجمعة 3/مايو/2024 - 10:40 ص", dt.date(2024, 5, 3)),
        ("الجمعة 24 شوال 1445هـ الموافق 3 مايو 2024م", dt.date(2024, 5, 3)),
        ("3 ماي 2024", dt.date(2024, 5, 3)),
        ("3 أيار/يونيو 2024", None),  # the two names are of different months
        ("31/2/2024", None),
        ("اجتماع 3 مايو 2024 في الميناء", None),  # more than a date: a caption
    ],
)
def test_the_date_printed_in_a_line_of_its_own(line: str, day: dt.date | None) -> None:
    made = article(f"الوفدان يعودان إلى طاولة المفاوضات\n{line}\n\n{PROSE}")
    assert made.published.day == day
    if day:
        assert made.published.how == "printed"
        assert made.published.span is not None
        assert made.text[slice(*made.published.span)] == line


@pytest.mark.parametrize(
    ("line", "outlet", "places"),
    [
        ("بيروت - الشرق", "الشرق", ["بيروت"]),
        ("العالم - لبنان", "العالم", ["لبنان"]),
        ("القاهرة - بريد الميناء:", "بريد الميناء", ["القاهرة"]),
        ("القاهرة - أحمد سالم", None, ["القاهرة"]),
        ("القاهرة - وكالات", None, ["القاهرة"]),
        ("لندن - رويترز", None, ["لندن"]),
        ("القاهرة - أحمد سالم - بريد الميناء", "بريد الميناء", ["القاهرة"]),
    ],
)
def test_datelines(line: str, outlet: str | None, places: list[str]) -> None:
    made = article(f"الوفدان يعودان إلى طاولة المفاوضات\n\n{line}\n\n{PROSE}")
    assert made.outlet == outlet
    assert [made.text[slice(*d)] for d in made.datelines] == places
    assert made.parts[1].role == "dateline"


@pytest.mark.parametrize(
    ("line", "places"),
    [("دبي، أبو ظبي", None), ("أبو ظبي -", ["أبو ظبي"]), ("دبي، أبو ظبي -", ["دبي", "أبو ظبي"])],
)
def test_a_place_at_the_end_of_a_line(line: str, places: list[str] | None) -> None:
    found = open_dateline(line, tokenize(line), "ar")
    assert (found and [line[slice(*d)] for d in found.places]) == places


@pytest.mark.parametrize(
    ("opening", "outlet", "places"),
    [
        ("جنيف (رويترز) - ", None, ["جنيف"]),
        ("دمشق، سوريا (CNN) -- ", "سي إن إن بالعربية", ["دمشق", "سوريا"]),
        ("عمان في 10 نوفمبر /أخبار الوادي/ ", "أخبار الوادي", ["عمان"]),
        ("واشنطن - ", None, ["واشنطن"]),
        ("واشنطن تقول ", None, []),
    ],
)
def test_a_dateline_that_opens_the_first_paragraph(opening: str, outlet: str | None, places: list[str]) -> None:
    made = article(f"الوفدان يعودان إلى طاولة المفاوضات\n\n{opening}{PROSE}")
    assert [made.text[slice(*d)] for d in made.datelines] == places
    assert made.outlet == outlet


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("عمان 10 نوفمبر 2022 (أخبار الوادي) - ", "2022-11-10"),
        ("عمان، الخميس 10/11/2022م - ", "2022-11-10"),
        ("عمان في 10 تشرين الثاني/نوفمبر 2022 /أخبار الوادي/ ", "2022-11-10"),
        ("عمان - قررت الحكومة في 10 نوفمبر 2022 (الخميس) - ", None),
        ("عمان 10 نوفمبر 2022 كانت على موعد - ", None),
        ("في 10 نوفمبر 2022 (الخميس) - ", None),
    ],
)
def test_the_day_in_a_dateline_that_opens_the_first_paragraph(opening: str, day: str | None) -> None:
    published = article(f"الوفدان يعودان إلى طاولة المفاوضات\n\n{opening}{PROSE}").published
    assert (published.day.isoformat() if published.day else None) == day


@pytest.mark.parametrize(
    ("words", "outlet"),
    [
        ("علمت «بريد الميناء» من مصدر مطلع أن الوفدين", "بريد الميناء"),
        ("قال مصدر لـ«الشرق الأوسط» إن الوفدين", "الشرق الأوسط"),
        ("قال مصدر لـ«رويترز» إن الوفدين", None),  # an agency is a source
        ("قال مصدر لـ«بريد الميناء» إن الوفدين", None),  # foreign papers are quoted in the same way
        ("قال مصدر في «الشرق الأوسط» إن الوفدين", None),
    ],
)
def test_an_outlet_that_names_itself(words: str, outlet: str | None) -> None:
    made = article(f"الوفدان يعودان إلى طاولة المفاوضات\n\n{words} {PROSE[30:]}")
    assert made.outlet == outlet
    if outlet:
        assert made.outlet_span is not None
        assert made.text[slice(*made.outlet_span)] == outlet


@given(st.text(alphabet=st.sampled_from("ابتثجحخد ذرزسش\n\r\t\u00a0.،:-()/0123٢٠٢١\"«»@🇮\ufeff"), max_size=300))
def test_reading_changes_no_letter_and_every_line_is_inside(text: str) -> None:
    layout = read_layout(text, "ar")
    previous = 0
    for part in layout.parts:
        assert previous <= part.span.start < part.span.end <= len(text)
        assert "\n" not in text[part.span.start : part.span.end]
        previous = part.span.end


def test_tags_and_trails_are_noise_and_quotation_marks_are_no_trail() -> None:
    lines = ["#الري #السد #المياه", "أخبار > سياسة", "«البلاغ» ترد على «الميناء»", "#الري ملف كل جولة"]
    text = "\n\n".join(["الوفدان يعودان إلى طاولة المفاوضات", PROSE, *lines, f"{PROSE[:-1]} قريبا."])
    assert roles(text)[2:-1] == ["noise", "noise", "paragraph", "paragraph"]


def test_an_agency_in_the_credit_makes_a_caption_and_no_title() -> None:
    head = "وزير المياه يلتقي نظيره في العاصمة غدا والملف ثقيل"
    assert roles(f"{head}\n\nالوفدان على طاولة المفاوضات - فرانس برس\n\n{PROSE}") == ["title", "noise", "paragraph"]
    assert roles(f"{head}\n\nالوفدان على طاولة المفاوضات - بلا نتيجة\n\n{PROSE}") == ["kicker", "title", "paragraph"]


def test_the_name_of_an_agency_alone_is_a_byline() -> None:
    head = "وزير المياه يلتقي نظيره في العاصمة غدا والملف ثقيل"
    assert roles(f"{head}\n\nرويترز\n\n{PROSE}") == ["title", "dateline", "paragraph"]
    assert roles(f"{head}\n\nخلاف قديم\n\n{PROSE}") == ["title", "subtitle", "paragraph"]
