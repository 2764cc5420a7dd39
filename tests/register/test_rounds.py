"""Rounds: numbered by vote and date, with what contradicts kept as claims on the round that is meant."""

from __future__ import annotations

import pytest

PROCESS = "الحوار الاقتصادي"
PARTIES = ("jordan", "kuwait")


@pytest.fixture
def compile_(draft):
    from mahdar.register import compile_register

    return lambda *drafts: compile_register([d.made() for d in drafts])


@pytest.fixture
def round_article(draft):
    """An article about one round: (doc, day, words of the round, slots, modality)."""

    def make(doc, day, words, slots=(), modality="happened", rest=""):
        made = draft(doc, f"{words} بين الأردن والكويت.{rest}", day)
        made.process(PROCESS).place("الأردن", "jordan").place("الكويت", "kuwait")
        return made.event(words, "dialogue-round", modality, PARTIES, slots)

    return make


def by_number(register):
    return {r.number: r for r in register.rounds}


def test_two_outlets_of_one_day_are_one_round_and_number_it_differently(compile_, round_article):
    a = round_article("a.txt", "2024-05-06", f"الجولة الثانية من {PROCESS}", [("number", "2", "الثانية")])
    b = round_article("b.txt", "2024-05-07", f"الجولة الثالثة من {PROCESS}", [("number", "3", "الثالثة")])
    register = compile_(a, b)
    assert len(register.rounds) == 1
    assert [(d.kind, sorted(s.value for s in d.sides)) for d in register.disagreements] == [("ordinal", ["2", "3"])]


def test_rounds_of_two_months_are_two(compile_, round_article):
    a = round_article("a.txt", "2024-05-06", f"الجولة الثانية من {PROCESS}", [("number", "2", "الثانية")])
    b = round_article("b.txt", "2024-07-07", f"الجولة الثالثة من {PROCESS}", [("number", "3", "الثالثة")])
    register = compile_(a, b)
    assert sorted(by_number(register)) == [2, 3]
    assert not register.disagreements


def test_a_round_recalled_with_another_date_clashes_on_its_number(compile_, round_article):
    a = round_article(
        "a.txt",
        "2024-05-06",
        f"اليوم الاثنين الجولة الثانية من {PROCESS}",
        [("number", "2", "الثانية"), ("date", "2024-05-06", "اليوم الاثنين")],
    )
    b = round_article(
        "b.txt",
        "2024-08-10",
        f"الجولة الثالثة من {PROCESS}",
        [("number", "3", "الثالثة")],
        rest=" وكانت الجولة الثانية عقدت في يونيو الماضي.",
    )
    b.time("يونيو الماضي", "2024-06").round(
        "الجولة الثانية", slots=[("number", "2", "الثانية"), ("date", "2024-06", "يونيو الماضي")]
    )
    register = compile_(a, b)
    assert sorted(by_number(register)) == [2, 3]
    assert [(d.subject == by_number(register)[2].id, d.kind) for d in register.disagreements] == [(True, "date")]


def test_the_last_one_means_the_round_before(compile_, round_article):
    a = round_article(
        "a.txt",
        "2024-05-06",
        f"الجولة الثانية من {PROCESS} عبر الفيديو",
        [("number", "2", "الثانية"), ("mode", "video", "الفيديو")],
    )
    b = round_article(
        "b.txt",
        "2024-08-10",
        f"الجولة الثالثة من {PROCESS}",
        [("number", "3", "الثالثة")],
        rest=" وعقدت الجولة الأخيرة في عمان.",
    )
    b.place("عمان", "amman").round("الجولة الأخيرة", slots=[("place", "amman", "عمان")])
    second = by_number(compile_(a, b))[2]
    assert {(c.slot, c.value) for c in second.claims} >= {("mode", "video"), ("place", "amman")}


def test_several_rounds_at_once_are_told_of_each(compile_, round_article):
    a = round_article("a.txt", "2024-05-06", f"الجولة الأولى من {PROCESS} في الكويت", [("number", "1", "الأولى")])
    b = round_article("b.txt", "2024-06-20", f"الجولة الثانية من {PROCESS}", [("number", "2", "الثانية")])
    c = round_article(
        "c.txt",
        "2024-08-10",
        f"الجولة الثالثة من {PROCESS}",
        [("number", "3", "الثالثة")],
        rest=" وعقدت الجولتان السابقتان في عمان.",
    )
    c.place("عمان", "amman").figure("الجولتان", "2", "rounds").round(
        "الجولتان السابقتان", slots=[("place", "amman", "عمان")]
    )
    rounds = by_number(compile_(a, b, c))
    assert [rounds[n].place for n in (1, 2, 3)] == ["amman", "amman", None]


def test_the_next_round_is_not_the_present_one(compile_, round_article):
    a = round_article(
        "a.txt",
        "2024-05-06",
        f"الجولة الثانية من {PROCESS}",
        [("number", "2", "الثانية")],
        rest=" وتعقد الجولة المقبلة في عمان.",
    )
    a.place("عمان", "amman").round("الجولة المقبلة", "planned", [("place", "amman", "عمان")])
    rounds = by_number(compile_(a))
    assert (rounds[2].place, rounds[3].place, rounds[3].modality) == (None, "amman", "planned")


def test_two_processes_of_one_name_are_kept_apart(compile_, draft):
    a = draft("a.txt", f"الجولة الثانية من {PROCESS} بين الأردن والكويت", "2024-05-06").process(PROCESS)
    a.place("الأردن", "jordan").place("الكويت", "kuwait")
    a.event(
        f"الجولة الثانية من {PROCESS}",
        "dialogue-round",
        parties=("jordan", "kuwait"),
        slots=[("number", "2", "الثانية")],
    )
    b = draft("b.txt", f"الجولة الخامسة من {PROCESS} بين تونس وإيطاليا", "2024-05-06").process(PROCESS)
    b.place("تونس", "tunisia").place("إيطاليا", "italy")
    b.event(
        f"الجولة الخامسة من {PROCESS}",
        "dialogue-round",
        parties=("tunisia", "italy"),
        slots=[("number", "5", "الخامسة")],
    )
    register = compile_(a, b)
    assert sorted(r.number for r in register.rounds) == [2, 5]
    assert not register.disagreements


def test_a_number_follows_where_one_place_is_left(compile_, round_article):
    a = round_article("a.txt", "2024-03-01", f"الجولة الأولى من {PROCESS}", [("number", "1", "الأولى")])
    b = round_article("b.txt", "2024-05-06", f"جولة جديدة من {PROCESS}")
    c = round_article("c.txt", "2024-08-10", f"الجولة الثالثة من {PROCESS}", [("number", "3", "الثالثة")])
    assert [r.number for r in compile_(a, b, c).rounds] == [1, 2, 3]


def test_no_number_is_made_up_where_two_are_left(compile_, round_article):
    a = round_article("a.txt", "2024-03-01", f"الجولة الأولى من {PROCESS}", [("number", "1", "الأولى")])
    b = round_article("b.txt", "2024-05-06", f"جولة جديدة من {PROCESS}")
    c = round_article("c.txt", "2024-08-10", f"الجولة الرابعة من {PROCESS}", [("number", "4", "الرابعة")])
    assert [r.number for r in compile_(a, b, c).rounds] == [1, None, 4]


def test_rounds_told_by_number_alone(compile_, round_article):
    a = round_article(
        "a.txt",
        "2024-08-10",
        f"الجولة الثالثة من {PROCESS}",
        [("number", "3", "الثالثة")],
        rest=" وكانت الجولة الأولى عقدت في مارس 2024، بينما عقدت الثانية في مايو 2024.",
    )
    a.time("مارس 2024", "2024-03").time("مايو 2024", "2024-05")
    a.round("الجولة الأولى", slots=[("number", "1", "الأولى"), ("date", "2024-03", "مارس 2024")])
    assert [(r.number, r.date) for r in compile_(a).rounds] == [(1, "2024-03"), (2, "2024-05"), (3, None)]


def test_the_first_in_person_is_not_the_first(compile_, round_article):
    a = round_article("a.txt", "2024-08-10", f"أول جولة من {PROCESS} تعقد حضوريا", [("mode", "in-person", "حضوريا")])
    assert [r.number for r in compile_(a).rounds] == [None]


def test_a_sitting_dates_its_round(compile_, round_article):
    a = round_article(
        "a.txt",
        "2024-05-06",
        f"الجولة الثانية من {PROCESS}",
        [("number", "2", "الثانية")],
        rest=f" ووصل الوفدان أمس قبيل بدء جلسات {PROCESS}.",
    )
    a.process(PROCESS, nth=1).time("أمس", "2024-05-05", relative=True)
    assert [r.date for r in compile_(a).rounds] == ["2024-05-05"]


def test_two_numbers_without_a_date_beside_a_round_without_a_number(compile_, round_article, draft):
    a = round_article("a.txt", "2024-05-06", f"جولة من {PROCESS}", [("date", "2024-05-06", "جولة")])
    words = ("الجولة الخامسة", "الجولة الرابعة")
    text = f"{words[0]} من {PROCESS} وبعدها ذكرت {words[1]} من {PROCESS} بين الأردن والكويت."
    b = draft("b.txt", text).process(PROCESS)
    for phrase, number in zip(words, ("5", "4"), strict=True):
        b.event(f"{phrase} من {PROCESS}", "dialogue-round", "happened", PARTIES, [("number", number, phrase)])
    register = compile_(a, b)
    assert sorted(by_number(register), key=str) == [4, 5, None]
