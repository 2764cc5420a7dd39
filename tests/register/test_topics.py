"""Like words of one story side by side, beside what is of another story or another thing."""

from __future__ import annotations

import pytest

from mahdar.register import compile_register

NAMES = ("نادر الشامسي", "ريتشارد فولكنر", "سيف النعيمي", "راشد الكندي")
OTHERS = ("جون هيل", "بول مارتن", "آنا كول", "ماري دوبوا")


@pytest.fixture
def said(draft):
    def make(doc, words, names=NAMES):
        made = draft(doc, f"قال الوزير إن {words}. حضر {' و'.join(names)}.", "2024-05-06")
        for name in names:
            made.person(name)
        return made.statement(words, "src:الوزير").made()

    return make


def topics(register):
    return [[e.doc for e in g.evidence] for g in register.groups if g.kind == "topic"]


def test_one_thing_in_like_words(said):
    first = said("a.txt", "الوفد لم يقدم أي تنازلات في المحادثات")
    assert topics(compile_register([first, said("b.txt", "الحكومة قدمت تنازلات كثيرة في المحادثات")])) == [
        ["a.txt", "b.txt"]
    ]
    assert topics(compile_register([first, said("b.txt", "الحكومة قدمت تنازلات كثيرة في المحادثات", OTHERS)])) == []
    assert topics(compile_register([first, said("b.txt", "الميناء يفتح أبوابه بعد شهر")])) == []


def test_a_copy_is_no_other_voice(said):
    text = "الوفد لم يقدم أي تنازلات في المحادثات التي جرت في العاصمة قبل أسبوع بين الجانبين"
    assert topics(compile_register([said("a.txt", text), said("b.txt", text)])) == []


def test_a_group_within_a_larger_one_is_not_shown_again(said):
    words = ("الوفد قدم تنازلات كثيرة في المحادثات", "تنازلات كثيرة قدمت في المحادثات", "لا تنازلات كثيرة في المحادثات")
    register = compile_register([said(f"{n}.txt", text) for n, text in enumerate(words)])
    assert topics(register) == [["0.txt", "1.txt", "2.txt"]]


@pytest.mark.parametrize(("second", "count"), [("per:سيف النعيمي", 1), ("per:نادر الشامسي", 0)])
def test_two_voices_of_one_article(draft, second, count):
    one, other = "الوفد قدم تنازلات كثيرة في المحادثات", "لا تنازلات كثيرة في المحادثات"
    made = draft("a.txt", f"قال نادر الشامسي إن {one}. وقال سيف النعيمي {other}.", "2024-05-06")
    made.person("نادر الشامسي").person("سيف النعيمي")
    made.statement(one, "per:نادر الشامسي").statement(other, second)
    assert len(topics(compile_register([made.made()]))) == count
