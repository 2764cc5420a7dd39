"""What papers tell again in other words is one entry; beside it what only looks alike."""

from __future__ import annotations

import datetime as dt

import pytest

from mahdar.annotators import annotate
from mahdar.model import Annotated, Article, Happening, Published, Register, make_sha256
from mahdar.register import compile_register

STORY = "وحضر نادر الشامسي وريتشارد فولكنر وسيف النعيمي وراشد الكندي حفلا في بنزرت."
"""Names that make two articles one story."""


def read(doc: str, words: str, day: str) -> Annotated:
    text = f"{words}\n{STORY}"
    published = Published(day=dt.date.fromisoformat(day), how="given")
    made = annotate(Article(doc=doc, text=text, sha256=make_sha256(text), published=published))
    assert not made.problems
    return made


def compile_two(first: tuple[str, str], second: tuple[str, str]) -> Register:
    """The register of two articles (words, day of printing), which must not depend on their order."""
    articles = [read(f"{n}.txt", *given) for n, given in enumerate((first, second))]
    register = compile_register(articles)
    assert compile_register(articles[::-1]) == register
    return register


def entries(register: Register, kind: str) -> list[list[str]]:
    """The articles of each entry of a type."""
    told: list[Happening] = [h for h in (*register.rounds, *register.happenings) if h.type == kind]
    return sorted(sorted({a.doc for a in h.accounts}) for h in told)


TOGETHER, APART = [["0.txt", "1.txt"]], [["0.txt"], ["1.txt"]]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("قال الخبير إن الاتفاق البحري الذي أبرم مع الجزائر الشهر الماضي مفيد.", TOGETHER),
        ("قال الخبير إن الاتفاق الجمركي الذي أبرم مع الجزائر الشهر الماضي مفيد.", APART),
        ("قال الخبير إن الاتفاق البحري الذي أبرم مع مالطا الشهر الماضي مفيد.", APART),
        ("وافق مجلس النواب التونسي على الاتفاق البحري مع الجزائر في 14 فبراير 2024.", APART),
    ],
    ids=["one name and party", "another name", "another party", "an approval of it"],
)
def test_an_accord_is_known_by_name_and_party(second: str, expected: list[list[str]]) -> None:
    first = ("وقعت تونس والجزائر في 14 فبراير 2024 الاتفاق البحري بين تونس والجزائر.", "2024-02-15")
    assert entries(compile_two(first, (second, "2024-03-06")), "agreement") == expected


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("دعا الوزير إلى احترام الهدنة الإنسانية بين مالي والنيجر التي بدأت أمس.", TOGETHER),
        ("أعلنت مالي والنيجر في 20 يناير 2024 الهدنة الإنسانية بين مالي والنيجر.", APART),
    ],
    ids=["the day after", "weeks before"],
)
def test_a_truce_is_one_from_its_announcement_on(second: str, expected: list[list[str]]) -> None:
    first = ("أعلنت مالي والنيجر أمس الهدنة الإنسانية بين مالي والنيجر.", "2024-03-05")
    assert entries(compile_two(first, (second, "2024-03-06")), "agreement") == expected


@pytest.mark.parametrize(
    ("second", "expected"),
    [("في انتخابات 11 فبراير 2024", TOGETHER), ("في انتخابات 4 فبراير 2024", APART)],
    ids=["its day", "another day"],
)
def test_an_election_is_known_by_its_day(second: str, expected: list[list[str]]) -> None:
    first = ("فاز الحزب بثلث المقاعد في الانتخابات التي جرت في 11 فبراير 2024.", "2024-03-05")
    told = (f"وكانت المعارضة قد خسرت مقاعد كثيرة {second}.", "2024-03-06")
    assert entries(compile_two(first, told), "election") == expected


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("قتل سبعة عمال برصاص مسلحين في مزرعة قرب بنزرت أول من أمس.", TOGETHER),
        ("قتل ثلاثة عمال برصاص مسلحين في مزرعة قرب بنزرت أول من أمس.", APART),
    ],
    ids=["one number", "another number"],
)
def test_a_killing_is_known_by_day_and_number(second: str, expected: list[list[str]]) -> None:
    first = ("قتل سبعة عمال أمس برصاص مسلحين اقتحموا مزرعة قرب بنزرت.", "2024-03-05")
    assert entries(compile_two(first, (second, "2024-03-06")), "killing") == expected


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("ولقي تعيين نادر الشامسي وزيرا للزراعة ترحيبا واسعا.", TOGETHER),
        ("ولقي تعيين نادر الشامسي سفيرا لدى مالطا ترحيبا واسعا.", APART),
        ("ولقي تعيين سيف النعيمي وزيرا للزراعة ترحيبا واسعا.", APART),
    ],
    ids=["one man and post", "another post", "another man"],
)
def test_an_appointment_is_known_by_man_and_post(second: str, expected: list[list[str]]) -> None:
    first = ("أعلن القصر أمس تعيين نادر الشامسي وزيرا للزراعة.", "2024-03-05")
    found = entries(compile_two(first, (second, "2024-03-08")), "appointment")
    assert found == expected


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("تستأنف محادثات مالي والنيجر الأحد المقبل في مسقط.", [["0.txt", "1.txt"]]),
        ("تستأنف محادثات مالي والنيجر الأحد المقبل في جنيف.", [["0.txt"]]),
    ],
    ids=["its day and city", "another city"],
)
def test_talks_on_the_day_of_a_round_are_the_round(second: str, expected: list[list[str]]) -> None:
    first = ("تعقد الأحد المقبل في مسقط الجولة الثالثة من المفاوضات بين مالي والنيجر.", "2024-03-06")
    register = compile_two(first, (second, "2024-03-06"))
    told = sorted({e.doc for r in register.rounds for e in r.evidence})
    assert [told] == expected
    assert len([h for h in register.happenings if h.type == "meeting"]) == 2 - len(told)
