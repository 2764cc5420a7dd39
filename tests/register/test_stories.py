"""Deadlines, numbers of sittings and rounds told by one story: what differs, beside what is another thing."""

from __future__ import annotations

import pytest

from mahdar.register import compile_register
from mahdar.register.days import read_days

NAMES = ("نادر الشامسي", "ريتشارد فولكنر", "سيف النعيمي", "راشد الكندي")


def kinds(register):
    return [(d.kind, sorted(s.value for s in d.sides)) for d in register.disagreements]


@pytest.fixture
def story(draft):
    """An article that names four people, or other four: (doc, day, text)."""

    def make(doc, day, text, names=NAMES):
        made = draft(doc, f"{text} حضر {' و'.join(names)}.", day)
        for name in names:
            made.person(name)
        return made

    return make


OTHERS = ("جون هيل", "بول مارتن", "آنا كول", "ماري دوبوا")


@pytest.fixture
def pledge(story):
    def make(doc, day, words, deadline, kind="withdraw", party="oman", names=NAMES, status="pledged"):
        made = story(doc, day, f"وعدت الحكومة بأن {words}.", names)
        return made.commitment(words, kind, [party], deadline, status).made()

    return make


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ({"deadline": "2024-10"}, [("date", ["2024-08", "2024-10"])]),
        ({"deadline": "2024-08-20"}, []),
        ({"deadline": "2024-10", "day": "2024-06-20"}, []),
        ({"deadline": "2024-10", "party": "kuwait"}, []),
        ({"deadline": "2024-10", "kind": "train"}, []),
        ({"deadline": "2024-10", "words": "توقع عقد الميناء"}, []),
        ({"deadline": "2024-10", "names": OTHERS}, []),
        ({"deadline": "2024-10", "status": "done"}, []),
    ],
    ids=[
        "another month",
        "inside it",
        "weeks later",
        "another party",
        "another act",
        "another thing",
        "another story",
        "done",
    ],
)
def test_deadlines_of_one_undertaking(pledge, second, expected):
    given = {"day": "2024-05-08", "words": "تخرج قواتها كلها من القاعدة", **second}
    first = pledge("a.txt", "2024-05-06", "تسحب قواتها من القاعدة الجوية", "2024-08")
    assert kinds(compile_register([first, pledge("b.txt", **given)])) == expected


@pytest.fixture
def sitting(story):
    def make(doc, day, *ordinals, names=NAMES):
        made = story(doc, day, " ".join(f"عقد الاجتماع {word} للجنة." for word, _ in ordinals), names)
        for word, number in ordinals:
            made.figure(f"الاجتماع {word}", number, "meetings-ordinal")
        return made.made()

    return make


THIRD, FOURTH, FIRST = ("الثالث", "3"), ("الرابع", "4"), ("الأول", "1")


@pytest.mark.parametrize(
    ("first", "second", "day", "names", "expected"),
    [
        ([THIRD], [FOURTH], "2024-05-07", NAMES, [("ordinal", ["3", "4"])]),
        ([THIRD, FIRST], [FOURTH], "2024-05-07", NAMES, [("ordinal", ["3", "4"])]),
        ([THIRD], [THIRD], "2024-05-07", NAMES, []),
        ([FIRST, THIRD], [FOURTH], "2024-05-07", NAMES, []),
        ([THIRD], [FOURTH], "2024-06-07", NAMES, []),
        ([THIRD], [FOURTH], "2024-05-07", OTHERS, []),
    ],
    ids=[
        "two numbers",
        "an earlier one recalled",
        "one number",
        "which one is not clear",
        "a month later",
        "other talks",
    ],
)
def test_numbers_of_one_sitting(sitting, first, second, day, names, expected):
    made = [sitting("a.txt", "2024-05-06", *first), sitting("b.txt", day, *second, names=names)]
    assert kinds(compile_register(made)) == expected


@pytest.mark.parametrize(
    ("names", "day", "count"), [(NAMES, "2024-05-07", 1), (OTHERS, "2024-05-07", 2), (NAMES, "2024-05-17", 2)]
)
def test_rounds_without_a_process_are_of_one_where_they_tell_one_story(story, names, day, count):
    a = story("a.txt", "2024-05-06", "اختتمت الجولة السابعة بين الأردن والكويت.")
    a.event("الجولة السابعة", "dialogue-round", "happened", ("jordan", "kuwait"), [("number", "7", "السابعة")])
    b = story("b.txt", day, "انتهت الجولة السادسة بوساطة عمان وقطر.", names)
    b.event("الجولة السادسة", "dialogue-round", "happened", ("oman", "qatar"), [("number", "6", "السادسة")])
    register = compile_register([a.made(), b.made()])
    assert len(register.rounds) == count
    assert kinds(register) == ([("ordinal", ["6", "7"])] if count == 1 else [])


# agreements


def agreed(register):
    return [(a.slot, a.value, a.origins) for a in register.agreements]


def test_a_large_count_in_two_articles_of_one_story(story):
    made = [
        story("a.txt", "2024-05-06", "وصلت 500 جرعة.").figure("500 جرعة", "500", "doses"),
        story("b.txt", "2024-05-07", "وتسلمت الوزارة 500 جرعة أمس.").figure("500 جرعة", "500", "doses"),
    ]
    assert agreed(compile_register([m.made() for m in made])) == [("doses", "500", 2)]
    made[1] = story("b.txt", "2024-05-07", "وتسلمت الوزارة 500 جرعة أمس.", OTHERS).figure("500 جرعة", "500", "doses")
    assert agreed(compile_register([m.made() for m in made])) == []
    small = [story(d, "2024-05-06", f"وصلت خمس شاحنات {d}.").figure("خمس شاحنات", "5", "trucks") for d in ("a", "b")]
    assert agreed(compile_register([m.made() for m in small])) == []


def test_a_commitment_that_two_origins_tell(pledge):
    first = pledge("a.txt", "2024-05-06", "تسحب قواتها من القاعدة الجوية", "2024-08")
    again = pledge("b.txt", "2024-05-07", "تسحب قواتها من القاعدة الجوية قريبا", "2024-08")
    assert agreed(compile_register([first, again])) == [("commitment", "2024-08", 2)]
    denied = pledge("b.txt", "2024-05-07", "تسحب قواتها من القاعدة الجوية قريبا", None, status="denied")
    assert agreed(compile_register([first, denied])) == []


# contrasts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("يسري العقد ثلاث سنوات لا سنتين.", [("number", ["2 years", "3 years"])]),
        ("يسري العقد ثلاث سنوات، وليس سنتين كما قيل.", [("number", ["2 years", "3 years"])]),
        ("يسري العقد ثلاث سنوات ثم سنتين.", []),
        ("يسري العقد ثلاث سنوات. وقال الوزير لا سنتين.", []),
    ],
    ids=["not", "and not", "then", "another sentence"],
)
def test_figures_set_against_each_other(story, text, expected):
    made = story("a.txt", "2024-05-06", text).figure("ثلاث سنوات", "3", "years").figure("سنتين", "2", "years")
    other = story("b.txt", "2024-05-07", "يسري العقد سنتين.").figure("سنتين", "2", "years")
    register = compile_register([made.made(), other.made()])
    assert kinds(register) == expected
    if expected:
        docs = {s.value: [e.doc for e in s.evidence] for d in register.disagreements for s in d.sides}
        assert docs == {"3 years": ["a.txt"], "2 years": ["a.txt", "b.txt"]}


def test_an_agreement_of_another_year_is_another(draft):
    text = "وقعت عمان والكويت الاتفاق التجاري"
    made = []
    for doc, day, words, slots in (
        ("a.txt", "2024-05-06", f"{text} أمس", [("date", "2024-05-05", "أمس")]),
        ("b.txt", "2024-05-07", f"{text} في 2019", [("date", "2019", "2019")]),
        ("c.txt", "2024-05-07", text, []),
    ):
        one = draft(doc, words, day).place("عمان", "oman").place("الكويت", "kuwait")
        made.append(one.event("الاتفاق", "agreement", "happened", ("oman", "kuwait"), slots, clause=words).made())
    found = {frozenset(e.doc for e in h.accounts) for h in compile_register(made).happenings}
    assert frozenset({"b.txt"}) in found


@pytest.mark.parametrize(
    ("value", "days"),
    [("2024-W19", ("2024-05-06", "2024-05-12")), ("2024-W19-WE", ("2024-05-11", "2024-05-12")), ("2024-W99", None)],
)
def test_days_of_a_week(value, days):
    found = read_days(value)
    assert (found and (found.first.isoformat(), found.last.isoformat())) == days


@pytest.mark.parametrize(
    ("words", "day", "modality", "names", "count"),
    [
        ("وعقد الرئيس جلسة مباحثات مع ضيفه", "2024-05-07", "happened", NAMES, 1),
        ("وعقد الرئيس جلسة قصيرة مع وفد الغرفة التجارية", "2024-05-07", "happened", NAMES, 2),
        ("وعقد الرئيس جلسة مباحثات مع ضيفه", "2024-05-17", "happened", NAMES, 2),
        ("وعقد الرئيس جلسة مباحثات مع ضيفه", "2024-05-07", "planned", NAMES, 2),
        ("وعقد الرئيس جلسة مباحثات مع ضيفه", "2024-05-07", "happened", OTHERS, 2),
    ],
    ids=["the same words", "other words", "days later", "planned", "another story"],
)
def test_a_happening_that_names_nobody_is_known_by_its_words(story, words, day, modality, names, count):
    first = "وعقد الرئيس جلسة مباحثات مع ضيفه"
    a = story("a.txt", "2024-05-06", f"{first}.").event("جلسة", "meeting", clause=first)
    b = story("b.txt", day, f"{words}.", names).event("جلسة", "meeting", modality, clause=words)
    happenings = compile_register([a.made(), b.made()]).happenings
    assert len(happenings) == count
    if count == 1:
        assert happenings[0].reasons[0].endswith("the same words, told within days")
