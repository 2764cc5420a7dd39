"""What a round led to, beside what only stands in the same article."""

from __future__ import annotations

import pytest

from mahdar.register import compile_register

PROCESS = "الحوار الاقتصادي"
PARTIES = ("jordan", "kuwait")


@pytest.fixture
def news(draft):
    """An article on the second round, with more text after it."""

    def make(rest, doc="a.txt", day="2024-05-06"):
        opening = f"اختتمت اليوم الجولة الثانية من {PROCESS} بين الأردن والكويت برئاسة وزير الزراعة سالم البحري."
        made = draft(doc, f"{opening}\n{rest}", day).process(PROCESS)
        made.place("الأردن", "jordan").place("الكويت", "kuwait").person("سالم البحري")
        made.office("وزير الزراعة سالم البحري", "سالم البحري", "minister:agriculture", "jordan", title="وزير الزراعة")
        slots = [("number", "2", "الثانية"), ("date", day, "اليوم")]
        return made.event("الجولة الثانية", "dialogue-round", "happened", PARTIES, slots)

    return make


def second(register):
    return next(r for r in register.rounds if r.number == 2)


def claims(register, slot):
    return [(c.value, c.doc) for c in second(register).claims if c.slot == slot]


def test_a_joint_statement_of_the_parties_is_an_outcome(news):
    made = news("وصدر بيان مشترك.").event("بيان مشترك", "joint-statement", "happened", PARTIES)
    assert claims(compile_register([made.made()]), "outcome") == [("joint-statement", "a.txt")]


@pytest.mark.parametrize(
    ("modality", "parties", "slots"),
    [
        ("planned", PARTIES, []),
        ("happened", ("oman", "qatar"), []),
        ("happened", PARTIES, [("date", "2019-03", "بيان")]),
    ],
    ids=["not yet", "of others", "of other years"],
)
def test_other_texts_are_none(news, modality, parties, slots):
    made = news("وصدر بيان مشترك.").event("بيان مشترك", "joint-statement", modality, parties, slots)
    assert claims(compile_register([made.made()]), "outcome") == []


def test_an_article_about_two_rounds_gives_an_outcome_to_neither(news):
    made = news(f"واتفقوا. ثم تبدأ غدا الجولة الثالثة من {PROCESS}.").event("اتفقوا", "agreement", "happened", PARTIES)
    slots = [("number", "3", "الثالثة"), ("date", "2024-05-08", "غدا")]
    made.event("الجولة الثالثة", "dialogue-round", "planned", PARTIES, slots)
    register = compile_register([made.made()])
    assert [r.number for r in register.rounds] == [2, 3]
    assert claims(register, "outcome") == []


def test_the_next_round_and_the_next_meeting(news):
    made = news("وتعقد الجولة الثالثة في 10 سبتمبر 2024. ويلتقي الوزيران في 20 مايو 2024.")
    made.event(
        "الجولة الثالثة",
        "dialogue-round",
        "planned",
        PARTIES,
        [("number", "3", "الثالثة"), ("date", "2024-09-10", "10 سبتمبر 2024")],
    )
    made.event("يلتقي", "meeting", "planned", PARTIES, [("date", "2024-05-20", "20 مايو 2024")])
    register = compile_register([made.made()])
    third = next(r for r in register.rounds if r.number == 3)
    meeting = next(h for h in register.happenings if h.type == "meeting")
    assert sorted(claims(register, "next")) == sorted([(third.id, "a.txt"), (meeting.id, "a.txt")])


def test_files_are_the_agenda(news):
    made = news("وتناولت 4 ملفات.").figure("4 ملفات", "4", "files")
    assert claims(compile_register([made.made()]), "agenda") == [("4 files", "a.txt")]


def test_who_led_a_delegation_with_the_office_of_the_day(news, draft):
    later = draft("b.txt", "قال وزير الخارجية سالم البحري كلمته", "2025-02-01").person("سالم البحري")
    later.office("وزير الخارجية سالم البحري", "سالم البحري", "minister:foreign", "jordan", title="وزير الخارجية")
    other = news("وقال رئيس الغرفة راشد النعيمي كلمته.", doc="c.txt").person("راشد النعيمي")
    other.office("رئيس الغرفة راشد النعيمي", "راشد النعيمي", "رئيس الغرفة", "jordan", title="رئيس الغرفة")
    register = compile_register([later.made(), other.made()])
    assert [(d.title, d.role, d.of) for d in second(register).delegations] == [
        ("وزير الزراعة", "minister:agriculture", "jordan")
    ]
