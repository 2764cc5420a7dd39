"""What refers to a happening: by its name, by its matter, by who met; beside what is another one."""

from __future__ import annotations

import pytest

from mahdar.register import compile_register
from mahdar.text.fold import fold_key, fold_words

NAMES = ("نادر الشامسي", "ريتشارد فولكنر", "سيف النعيمي", "راشد الكندي")


@pytest.fixture
def told(draft):
    """Articles of one story, each telling one event: (words, trigger, kind, parties, slots) -> documents of entries."""

    def make(*accounts):
        made = []
        for number, (words, trigger, kind, parties, slots) in enumerate(accounts):
            doc = draft(f"{number}.txt", f"{words}. حضر {' و'.join(NAMES)}.", f"2024-05-0{6 + number % 2}")
            for name in NAMES:
                doc.person(name)
            doc.place("عمان", "oman") if "عمان" in words else None
            made.append(doc.event(trigger, kind, "happened", parties, slots, words, fold_key(trigger)).made())
        return sorted(sorted(e.doc for e in h.accounts) for h in compile_register(made).happenings)

    return make


PACT = "وتحدث عن مزايا الاتفاق البحري بشأن الجرف القاري"
TOGETHER, APART = [["0.txt", "1.txt"]], [["0.txt"], ["1.txt"]]


@pytest.mark.parametrize(
    ("second", "expected"),
    [("بعد توقيع الاتفاق البحري بشأن الجرف", TOGETHER), ("بعد توقيع الاتفاق الجمركي بشأن السيارات", APART)],
    ids=["the same matter", "another matter"],
)
def test_an_agreement_is_known_by_its_matter(told, second, expected):
    assert told((PACT, "الاتفاق", "agreement", (), []), (second, "الاتفاق", "agreement", (), [])) == expected


@pytest.mark.parametrize(
    ("second", "expected"),
    [("تعهدات قمة وادي الحجر", TOGETHER), ("تعهدات قمة وادي الرمل", APART), ("تعهدات قمة القادة في وادي الحجر", APART)],
    ids=["one name", "another name", "no name"],
)
def test_a_summit_is_known_by_its_name(told, second, expected):
    first = "ذكر بما قيل في قمة وادي الحجر عن الديون"
    assert told((first, "قمة", "meeting", (), []), (second, "قمة", "meeting", (), [])) == expected


HOST, GUEST, THIRD = (f"per:{' '.join(fold_words(name))}" for name in NAMES[:3])
DATED = ("التقى نادر الشامسي ريتشارد فولكنر أمس", "التقى", "meeting", (HOST, GUEST))


@pytest.mark.parametrize(
    ("words", "parties", "expected"),
    [
        ("وتأتي زيارة لقاء نادر الشامسي بضيفه ريتشارد فولكنر", (HOST, GUEST), TOGETHER),
        ("وتأتي أهمية لقاء نادر الشامسي بضيفه سيف النعيمي", (HOST, THIRD), APART),
        ("وتأتي أهمية لقاء نادر الشامسي", (HOST,), APART),
        ("وتأتي أهمية لقاء ثلاثي ضم نادر الشامسي وضيفه ريتشارد فولكنر", (HOST, GUEST), TOGETHER),
    ],
    ids=["both met", "somebody else", "one alone says too little", "a number that nothing contradicts"],
)
def test_an_undated_meeting_is_the_only_dated_one_of_all_its_parties(told, words, parties, expected):
    dated = (*DATED, [("date", "2024-05-05", "أمس")])
    assert told(dated, (words, "لقاء", "meeting", parties, [])) == expected


def test_of_two_dated_meetings_it_is_neither(told):
    again = (
        "التقى نادر الشامسي ريتشارد فولكنر الجمعة",
        "التقى",
        "meeting",
        DATED[3],
        [("date", "2024-05-03", "الجمعة")],
    )
    first = (*DATED, [("date", "2024-05-05", "أمس")])
    undated = ("أهمية لقاء نادر الشامسي بضيفه ريتشارد فولكنر", "لقاء", "meeting", DATED[3], [])
    assert [e for e in told(first, again, undated) if "2.txt" in e] == [["2.txt"]]


def test_a_meeting_of_three_is_not_a_meeting_of_two(told):
    three = ("عقد لقاء ثلاثي ضم نادر الشامسي أمس", "لقاء", "meeting", DATED[3], [("date", "2024-05-05", "أمس")])
    two = ("أهمية لقاء ثنائي جمع نادر الشامسي", "لقاء", "meeting", DATED[3], [])
    assert told(three, two) == APART


def test_a_meeting_whose_three_are_named_is_not_that_of_one_of_them_with_a_body(draft):
    day = [("date", "2024-05-05", "أمس")]
    three = draft("0.txt", f"عقد لقاء ثلاثي ضم نادر الشامسي أمس. حضر {' و'.join(NAMES)} ومجلس الموانئ.", "2024-05-06")
    body = draft("1.txt", f"عقد لقاء ضم نادر الشامسي أمس. حضر {' و'.join(NAMES)} ومجلس الموانئ.", "2024-05-06")
    for doc in (three, body):
        for name in NAMES:
            doc.person(name)
        doc.mention("مجلس الموانئ", "ORG")
    council = f"org:{' '.join(fold_words('مجلس الموانئ'))}"
    three.event("لقاء", "meeting", "happened", (HOST, GUEST, THIRD), day, "عقد لقاء ثلاثي ضم نادر الشامسي أمس")
    body.event("لقاء", "meeting", "happened", (HOST, GUEST, council), day, "عقد لقاء ضم نادر الشامسي أمس")
    assert len(compile_register([three.made(), body.made()]).happenings) == 2


VISIT = ("وصل نادر الشامسي إلى عمان السبت", "وصل", "visit", (HOST,))
AT = [("place", "oman", "عمان"), ("date", "2024-05-04", "السبت")]


@pytest.mark.parametrize(
    ("words", "guest", "place", "expected"),
    [
        ("وينتظر وصول نادر الشامسي إلى عمان السبت", HOST, ("place", "oman", "عمان"), TOGETHER),
        ("وينتظر وصول ريتشارد فولكنر إلى عمان السبت", GUEST, ("place", "oman", "عمان"), APART),
        ("وينتظر وصول نادر الشامسي إلى الكويت السبت", HOST, ("place", "kuwait", "الكويت"), APART),
    ],
    ids=["one visitor at one place", "another visitor", "another place"],
)
def test_a_visit_is_known_by_visitor_place_and_day(told, words, guest, place, expected):
    assert told((*VISIT, AT), (words, "وصول", "visit", (guest,), [place, AT[1]])) == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2024-05-10", 1), ("2024-05-17", 2)],
    ids=["a day of that week", "a day of another week"],
)
def test_a_visit_of_nobody_is_the_only_one_of_its_article(draft, date, expected):
    doc = draft("0.txt", "يصل نادر الشامسي الأسبوع المقبل. والزيارة مقررة الجمعة.", "2024-05-02").person(NAMES[0])
    doc.event("يصل", "visit", "planned", (HOST,), [("date", "2024-W19", "الأسبوع المقبل")])
    doc.event("الزيارة", "visit", "planned", (), [("date", date, "الجمعة")])
    assert len(compile_register([doc.made()]).happenings) == expected


@pytest.mark.parametrize(("open_", "expected"), [("(", TOGETHER), ("بعد ", APART)], ids=["its name", "another text"])
def test_a_statement_is_known_by_the_name_behind_it(draft, open_, expected):
    made = []
    for number, words in enumerate(("صدر في الميناء القديم بيان مشترك", "تلا الناطق على الصحفيين بيان مشترك")):
        doc = draft(f"{number}.txt", f"{words} {open_}إعلان الوادي). {' و'.join(NAMES)}.", "2024-05-06")
        for name in NAMES:
            doc.person(name)
        doc.mention("إعلان الوادي", "LAW").event("بيان مشترك", "joint-statement", "happened", (), (), words)
        made.append(doc.made())
    assert sorted(sorted(e.doc for e in h.accounts) for h in compile_register(made).happenings) == expected


SIGNING = "سيوقع الطرفان اتفاق الصيد والموانئ يوم 20 مايو 2024"


@pytest.mark.parametrize(
    ("words", "day", "parties", "expected"),
    [
        ("حددوا 20 مايو 2024 لتوقيع اتفاق الصيد النهائي", "2024-05-20", (), TOGETHER),
        ("حددوا 20 مايو 2024 لتوقيع اتفاق الجمارك النهائي", "2024-05-20", (), APART),
        ("حددوا 21 مايو 2024 لتوقيع اتفاق الصيد النهائي", "2024-05-21", (), APART),
        ("حددوا 20 مايو 2024 لتوقيع", "2024-05-20", (HOST, GUEST), TOGETHER),
        ("حددوا 20 مايو 2024 لتوقيع عقود شراء طائرات", "2024-05-20", (HOST, GUEST), APART),
        ("حددوا 20 مايو 2024 لتوقيع اتفاق الصيد النهائي", "2024-05-20", (THIRD,), APART),
    ],
    ids=["one matter", "another matter", "another day", "one day and parties", "other matter", "other parties"],
)
def test_an_agreement_is_known_by_day_and_parties_or_matter(draft, words, day, parties, expected):
    a = draft("0.txt", SIGNING, "2024-05-01")
    for doc in (a, b := draft("1.txt", f"{words}. {' و'.join(NAMES[:3])}.", "2024-05-12")):
        doc.person(NAMES[2]) if NAMES[2] in doc.text else None
    a.event("اتفاق", "agreement", "planned", (HOST, GUEST), [("date", "2024-05-20", "يوم 20 مايو 2024")], SIGNING)
    b.event("لتوقيع", "agreement", "planned", parties, [("date", day, words[6:18])], words)
    register = compile_register([a.made(), b.made()])
    assert sorted(sorted(e.doc for e in h.accounts) for h in register.happenings) == expected
