"""What excludes each other, beside what only looks so."""

from __future__ import annotations

import pytest

from mahdar.register import compile_register


def kinds(register):
    return [(d.kind, sorted(s.value for s in d.sides)) for d in register.disagreements]


@pytest.fixture
def meeting(draft):
    """Two men meet: (doc, day of the article, value of the day, its words)."""

    def make(doc, day, value, words, place="مسقط", ident="muscat"):
        made = draft(doc, f"استقبل نادر الشامسي ضيفه ريتشارد فولكنر {words} في {place}", day)
        made.person("نادر الشامسي").person("ريتشارد فولكنر").place(place, ident).time(words, value, relative=True)
        people = ("per:نادر الشامسي", "per:ريتشارد فولكنر")
        return made.event("استقبل", "meeting", "happened", people, [("date", value, words), ("place", ident, place)])

    return make


def test_one_meeting_on_two_days(meeting):
    a = meeting("a.txt", "2024-05-07", "2024-05-06", "يوم الاثنين")
    b = meeting("b.txt", "2024-05-08", "2024-05-07", "يوم الثلاثاء")
    register = compile_register([a.made(), b.made()])
    assert len(register.happenings) == 1
    assert kinds(register) == [("date", ["2024-05-06", "2024-05-07"])]


def test_yesterday_may_be_a_day_off(meeting):
    a = meeting("a.txt", "2024-05-07", "2024-05-06", "يوم الاثنين")
    b = meeting("b.txt", "2024-05-08", "2024-05-07", "أمس")
    assert kinds(compile_register([a.made(), b.made()])) == []


def test_meetings_a_week_apart_are_two(meeting):
    a = meeting("a.txt", "2024-05-07", "2024-05-06", "يوم الاثنين")
    b = meeting("b.txt", "2024-05-14", "2024-05-13", "الاثنين")
    register = compile_register([a.made(), b.made()])
    assert (len(register.happenings), kinds(register)) == (2, [])


def test_one_meeting_in_two_towns(meeting):
    a = meeting("a.txt", "2024-05-07", "2024-05-06", "يوم الاثنين")
    b = meeting("b.txt", "2024-05-07", "2024-05-06", "يوم الاثنين", "صلالة", "salalah")
    assert kinds(compile_register([a.made(), b.made()])) == [("place", ["muscat", "salalah"])]


def test_a_town_and_its_country_go_together(meeting):
    a = meeting("a.txt", "2024-05-07", "2024-05-06", "يوم الاثنين")
    b = meeting("b.txt", "2024-05-07", "2024-05-06", "يوم الاثنين", "عمان", "oman")
    assert kinds(compile_register([a.made(), b.made()])) == []


def test_a_day_planned_and_the_day_it_was_held(meeting):
    plan = meeting("a.txt", "2024-05-04", "2024-05-06", "يوم الاثنين")
    held = meeting("b.txt", "2024-05-08", "2024-05-07", "يوم الثلاثاء")
    (found,) = compile_register([plan.made(), held.made()]).disagreements
    assert (found.kind, found.strength) == ("date", "different")
    assert "planned" in found.reason


def test_two_days_on_which_it_was_held_beside_a_plan(meeting):
    plan = meeting("a.txt", "2024-05-04", "2024-05-06", "يوم الاثنين")
    held = meeting("b.txt", "2024-05-08", "2024-05-07", "يوم الثلاثاء")
    other = meeting("c.txt", "2024-05-08", "2024-05-06", "يوم الاثنين")
    (found,) = compile_register([plan.made(), held.made(), other.made()]).disagreements
    assert (found.kind, found.strength) == ("date", "incompatible")


@pytest.mark.parametrize(
    ("words", "kind", "ident", "expected"),
    [
        ("سلطنة عمان", "GPE", "oman", []),
        ("صلالة", "GPE", "salalah", [("place", ["muscat", "salalah"])]),
        ("قصر العلم", "LOC", None, []),
        ("قطر", "GPE", "qatar", [("place", ["muscat", "qatar"])]),
    ],
    ids=["its country", "another town", "a building", "another country"],
)
def test_where_a_round_was(draft, words, kind, ident, expected):
    articles = []
    for doc, where, sort, local in (("a.txt", "مسقط", "GPE", "muscat"), ("b.txt", words, kind, ident)):
        made = draft(doc, f"عنوان\n\nاختتمت الجولة الثانية من المحادثات في {where}.", "2024-05-06")
        made.mention(where, sort, local)
        local = local or made.annotations[-1].entity
        slots = [("number", "2", "الثانية"), ("place", local, where)]
        articles.append(made.round("الجولة الثانية", slots=slots).made())
    assert kinds(compile_register(articles)) == expected


def test_figures_of_one_thing(draft):
    a = draft("a.txt", "تستورد المصانع من القمح الروسي 900 طن في السنة", "2024-05-06").figure("900 طن", "900", "tonnes")
    b = draft("b.txt", "قال المدير إن المصانع تستورد من القمح الروسي 700 طن", "2024-05-07").figure(
        "700 طن", "700", "tonnes"
    )
    assert kinds(compile_register([a.made(), b.made()])) == [("number", ["700 tonnes", "900 tonnes"])]


def test_figures_of_two_things(draft):
    a = draft("a.txt", "تستورد المصانع من القمح الروسي 900 طن في السنة", "2024-05-06").figure("900 طن", "900", "tonnes")
    b = draft("b.txt", "أتلف البرد محصول الزيتون وقدر بنحو 700 طن", "2024-05-07").figure("700 طن", "700", "tonnes")
    assert kinds(compile_register([a.made(), b.made()])) == []


def test_a_part_is_not_another_account(draft):
    a = draft("a.txt", "وصل إلى الميناء من القمح الروسي 900 طن", "2024-05-06").figure("900 طن", "900", "tonnes")
    b = draft("b.txt", "وصل إلى الميناء القمح الروسي بينها 700 طن تالفة", "2024-05-07").figure(
        "700 طن", "700", "tonnes"
    )
    assert kinds(compile_register([a.made(), b.made()])) == []


def test_an_approximate_figure_allows_what_is_near(draft):
    a = draft("a.txt", "تستورد المصانع من القمح الروسي 950 طن", "2024-05-06").figure("950 طن", "950", "tonnes")
    b = draft("b.txt", "تستورد المصانع من القمح الروسي نحو 1000 طن", "2024-05-07")
    b.figure("1000 طن", "1000", "tonnes", qualifier="approx")
    assert kinds(compile_register([a.made(), b.made()])) == []


@pytest.fixture
def tonnes(draft):
    """Wheat for the mills: (doc, day or None, tonnes, names that the article holds)."""

    def make(doc, day, value, named, text="تستورد مطاحن الميناء من القمح الروسي {} طن في السنة"):
        words = " ".join(named)
        made = draft(doc, f"{text.format(value)}، بحسب {words}", day).figure(f"{value} طن", value, "tonnes")
        for name in named:
            made.mention(name, "ORG")
        return made

    return make


_MILLS = ("شركة الرافد", "اتحاد الطحانين", "مرفأ الزيتونة", "بنك القوافل")


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        (_MILLS, [("number", ["700 tonnes", "900 tonnes"])]),
        (("شركة الرافد", "نادي المنارة", "جمعية السنديان", "دار الورق"), []),
    ],
)
def test_figures_of_two_stories(tonnes, named, expected):
    a, b = tonnes("a.txt", "2024-05-06", "900", _MILLS), tonnes("b.txt", "2024-05-07", "700", named)
    assert kinds(compile_register([a.made(), b.made()])) == expected


def test_measures_of_no_day_may_be_of_two(tonnes):
    a, b = tonnes("a.txt", None, "900", _MILLS), tonnes("b.txt", None, "700", _MILLS)
    assert kinds(compile_register([a.made(), b.made()])) == []


def test_values_side_by_side_are_of_two_things(draft):
    text = "تستورد مطاحن الميناء من القمح الروسي {} طن في السنة"
    a = draft("a.txt", text.format("900"), "2024-05-06").figure("900 طن", "900", "tonnes")
    b = draft("b.txt", f"{text.format('900')}. {text.format('700')}", "2024-05-07")
    b.figure("900 طن", "900", "tonnes").figure("700 طن", "700", "tonnes")
    assert kinds(compile_register([a.made(), b.made()])) == []


def test_small_counts_ask_for_like_words(draft):
    a = draft("a.txt", "أصيب خمسة عمال في حريق المصنع", "2024-05-06").figure("خمسة عمال", "5", "workers")
    b = draft("b.txt", "أنقذ الغواصون سبعة عمال من الغرق", "2024-05-07").figure("سبعة عمال", "7", "workers")
    assert kinds(compile_register([a.made(), b.made()])) == []


@pytest.mark.parametrize(("docs", "expected"), [(("a.txt", "b.txt"), 1), (("a.txt", "a.txt"), 0)])
def test_what_one_article_says_and_denies_is_one_account(draft, docs, expected):
    pledge, denial = "تتعهد المصفاة تزويد الأنبوب الشرقي غازا", "لا تتعهد المصفاة تزويد الأنبوب الشرقي وقودا"
    one = docs[0] == docs[1]
    a = draft(docs[0], f"{pledge}\n{denial}" if one else pledge, "2024-05-06")
    b = a if one else draft(docs[1], denial, "2024-05-07")
    a.commitment(pledge, "support", ["oman"])
    b.commitment(denial, "support", ["oman"], status="denied")
    assert len(compile_register([x.made() for x in {id(a): a, id(b): b}.values()]).disagreements) == expected


def test_figures_months_apart_are_a_change(draft):
    a = draft("a.txt", "تستورد المصانع من القمح الروسي 900 طن", "2024-01-06").figure("900 طن", "900", "tonnes")
    b = draft("b.txt", "تستورد المصانع من القمح الروسي 700 طن", "2024-05-07").figure("700 طن", "700", "tonnes")
    assert kinds(compile_register([a.made(), b.made()])) == []


def test_said_and_denied(draft):
    a = draft("a.txt", "قال الناطق إن الشركة أوقفت ضخ الغاز عبر الأنبوب الشرقي", "2024-05-06")
    a.statement("الشركة أوقفت ضخ الغاز عبر الأنبوب الشرقي", "src:الناطق")
    b = draft("b.txt", "نفى المدير أن تكون الشركة أوقفت ضخ الغاز", "2024-05-07")
    b.statement("تكون الشركة أوقفت ضخ الغاز", "src:المدير", act="deny", lemma="نفى")
    assert kinds(compile_register([a.made(), b.made()])) == [("modality", ["denied", "said or planned"])]


def test_said_and_denied_of_two_things(draft):
    a = draft("a.txt", "قال الناطق إن الشركة أوقفت ضخ الغاز عبر الأنبوب الشرقي", "2024-05-06")
    a.statement("الشركة أوقفت ضخ الغاز عبر الأنبوب الشرقي", "src:الناطق")
    b = draft("b.txt", "نفى المدير أن تكون الشركة خفضت رواتب العمال", "2024-05-07")
    b.statement("تكون الشركة خفضت رواتب العمال", "src:المدير", act="deny", lemma="نفى")
    assert kinds(compile_register([a.made(), b.made()])) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("وعقدت الجولة بناء على طلب كويتي", [("attribution", ["jordan", "kuwait"])]),
        ("وأرسلت عمان طلبا لعقد الجولة إلى الكويت", []),
        ("ورحبت الكويت بعقد الجولة", []),
    ],
)
def test_who_wished_for_the_round(draft, words, expected):
    made = []
    for doc, rest in (("a.txt", "وعقدت الجولة بمبادرة من الأردن"), ("b.txt", words)):
        one = draft(doc, f"عنوان\n\nاختتمت الجولة الثانية من المحادثات.\n{rest}.", "2024-05-06")
        one.place("الأردن", "jordan") if "الأردن" in rest else one
        one.mention("عمان", "GPE", "amman") if "عمان" in rest else one
        made.append(one.round("الجولة الثانية", slots=[("number", "2", "الثانية")]).made())
    assert kinds(compile_register(made)) == expected


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("ستنشر البعثة {} مراقبا", [("number", ["25 observers", "40 observers"])]),
        ("وطالب الحزب بعودة {} مراقبا", []),
        ("ستنشر البعثة {} مراقبا وتسحب 60 مراقبا", []),
    ],
    ids=["the only one", "other words", "two numbers of observers"],
)
def test_an_article_of_no_day_with_one_figure_in_the_unit(draft, second, expected):
    def article(doc, words, day, filler):
        text = f"انتهى اللقاء أمس، بحسب {' و'.join(_MILLS)}. {filler * 30}{words}."
        made = draft(doc, text, day)
        for name in _MILLS:
            made.mention(name, "ORG")
        return made

    a = article("a.txt", "تنشر البعثة 25 مراقبا", "2024-05-06", "حضر الجميع. ").figure("25 مراقبا", "25", "observers")
    b = article("b.txt", second.format(40), None, "غادر الضيوف. ").figure("40 مراقبا", "40", "observers")
    if "60" in second:
        b.figure("60 مراقبا", "60", "observers")
    assert kinds(compile_register([a.made(), b.made()])) == expected
