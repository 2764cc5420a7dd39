"""Slots of rounds that one sentence names together: each to its own round."""

from __future__ import annotations

import pytest

from mahdar.register import compile_register

PROCESS = "الحوار الاقتصادي"
PARTIES = ("jordan", "kuwait")
MARCH, MAY = ("date", "2024-03-03", "3 مارس 2024"), ("date", "2024-05-05", "5 مايو 2024")
VIDEO = ("mode", "video", "الفيديو")


@pytest.fixture
def sentence(draft):
    """An article of one sentence: (text, rounds as (words, slots, other mentions))."""

    def make(text, *rounds, day="2024-05-06"):
        made = draft("a.txt", text, day).process(PROCESS)
        for words, slots in rounds:
            made.event(words, "dialogue-round", "happened", PARTIES, slots)
        return made.made()

    return make


def claims(annotated, slot):
    register = compile_register([annotated])
    return {r.number: sorted(c.value for c in r.claims if c.slot == slot) for r in register.rounds}


def test_what_stands_between_two_rounds_is_of_the_one_before(sentence):
    made = sentence(
        f"عقدت الجولة الأولى من {PROCESS} عبر الفيديو في 3 مارس 2024، تلتها جولة ثانية في 5 مايو 2024 حضوريا.",
        ("الجولة الأولى", [("number", "1", "الأولى"), VIDEO, MARCH]),
        ("جولة ثانية", [("number", "2", "ثانية"), VIDEO, ("mode", "in-person", "حضوريا"),
                        MARCH, MAY]),
    )  # fmt: skip
    assert claims(made, "mode") == {1: ["video"], 2: ["in-person"]}
    assert claims(made, "date") == {1: ["2024-03-03"], 2: ["2024-05-05"]}


def test_unless_a_comma_parts_it_from_that_one(sentence):
    made = sentence(
        f"عقدت الجولة الأولى من {PROCESS} في 3 مارس 2024، وعبر الفيديو عقدت الجولة الثانية في 5 مايو 2024.",
        ("الجولة الأولى", [("number", "1", "الأولى"), VIDEO, MARCH]),
        ("الجولة الثانية", [("number", "2", "الثانية"), VIDEO, MAY]),
    )  # fmt: skip
    assert claims(made, "mode") == {1: [], 2: ["video"]}


def test_a_round_that_stands_alone_keeps_what_stands_before_it(sentence):
    made = sentence(
        f"عبر الفيديو عقدت الجولة الثانية من {PROCESS} في 5 مايو 2024.",
        ("الجولة الثانية", [("number", "2", "الثانية"), VIDEO, MAY]),
    )  # fmt: skip
    assert claims(made, "mode") == {2: ["video"]}


def test_the_last_of_several_rounds_was_held_where_all_were(sentence):
    place = ("place", "muscat", "مسقط")
    for last, wanted in (("آخرها", 2), ("والجولة الرابعة", 1)):
        made = sentence(
            f"عقدت الجولات الثلاث من {PROCESS} في مسقط، {last} في 5 مايو 2024.",
            ("الجولات الثلاث", [place]),
            (last.removeprefix("و"), [place, MAY]),
        )
        rounds = [r for r in compile_register([made]).rounds if r.date == "2024-05-05"]
        assert [sum(c.slot == "place" for c in r.claims) for r in rounds] == [wanted]  # one is of the three together


def test_rounds_told_together_by_their_months_are_one_for_each(sentence, draft):
    made = sentence(
        f"مهدت جولتا {PROCESS} في يناير ومارس الماضيين للاتفاق.",
        ("جولتا", [("date", "2024-01", "يناير"), ("date", "2024-03", "مارس الماضيين")]),
    )
    register = compile_register([made])
    assert [(r.date, [c.value for c in r.claims if c.slot == "date"]) for r in register.rounds] == [
        ("2024-01", ["2024-01"]), ("2024-03", ["2024-03"])
    ]  # fmt: skip


def test_of_two_rounds_the_first_and_the_second_are_told_apart(draft):
    text = f"وكانت جولتان سابقتان من {PROCESS} عقدتا في مسقط، الأولى عن بعد والثانية حضوريا. وعقدت الجولة الثالثة."
    made = draft("c.txt", text, "2024-05-06").process(PROCESS).place("مسقط", "muscat")
    made.figure("جولتان", "2", "rounds")
    slots = [("place", "muscat", "مسقط"), ("mode", "video", "عن بعد"), ("mode", "in-person", "حضوريا")]
    made.event("جولتان سابقتان", "dialogue-round", "happened", PARTIES, slots)
    made.event("الجولة الثالثة", "dialogue-round", "happened", PARTIES, [("number", "3", "الثالثة")])
    earlier = []
    for doc, day, number, word in (("a.txt", "2024-01-10", "1", "الأولى"), ("b.txt", "2024-03-10", "2", "الثانية")):
        one = draft(doc, f"عقدت الجولة {word} من {PROCESS} بين الأردن والكويت.", day).process(PROCESS)
        one.event(f"الجولة {word}", "dialogue-round", "happened", PARTIES, [("number", number, word)])
        earlier.append(one.made())
    register = compile_register([*earlier, made.made()])
    wanted = ("mode", "place")
    found = {r.number: sorted((c.slot, c.value) for c in r.claims if c.slot in wanted) for r in register.rounds}
    assert found[1] == [("mode", "video"), ("place", "muscat")]
    assert found[2] == [("mode", "in-person"), ("place", "muscat")]
