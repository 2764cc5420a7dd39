"""Meetings that share their people: one told twice, or two of them in one week."""

from __future__ import annotations

import pytest

from mahdar.register import compile_register
from mahdar.text.fold import fold_words

NAMES = ("نادر الشامسي", "ريتشارد فولكنر", "سيف النعيمي")
HOST, GUEST, THIRD = (f"per:{' '.join(fold_words(name))}" for name in NAMES)
MATTER = "ملف الصيد في الخليج وعدد القوارب"


@pytest.fixture
def meeting(draft):
    """An article on a meeting: name, day, people, place or none, (value, words) of its day or none."""

    def make(doc, day, people, place=None, date=None):
        names = [name for name, local in zip(NAMES, (HOST, GUEST, THIRD), strict=True) if local in people]
        where = {"muscat": " في مسقط", "salalah": " في صلالة", None: ""}[place]
        words = f"عقدوا لقاء{where} {date[1] if date else ''} لبحث {MATTER}"
        one = draft(doc, f"{words}. حضر {' و'.join(names)}.", day)
        for name in names:
            one.person(name)
        slots = [("place", place, where.strip().split()[1])] if place else []
        slots += [("date", *date)] if date else []
        return one.event("لقاء", "meeting", "happened", people, slots, words).made()

    return make


def _docs(*made):
    return sorted(sorted(e.doc[0] for e in h.accounts) for h in compile_register(made).happenings)


def test_undated_meetings_of_the_same_people_in_one_town(meeting):
    a, b = (meeting(doc, day, (HOST, GUEST), "muscat") for doc, day in (("a", "2024-05-06"), ("b", "2024-05-08")))
    assert _docs(a, b) == [["a", "b"]]


def test_undated_meetings_of_the_same_people_in_two_towns(meeting):
    a = meeting("a", "2024-05-06", (HOST, GUEST), "muscat")
    assert _docs(a, meeting("b", "2024-05-08", (HOST, GUEST), "salalah")) == [["a"], ["b"]]


@pytest.mark.parametrize(("days", "expected"), [(("06", "09", "12"), 1), (("06", "10", "14"), 2)])
def test_a_chain_of_undated_meetings_reaches_over_less_than_a_week(meeting, days, expected):
    made = [meeting(doc, f"2024-05-{day}", (HOST, GUEST)) for doc, day in zip("abc", days, strict=True)]
    assert len(_docs(*made)) == expected


@pytest.mark.parametrize(
    ("week", "day", "expected"),
    [("2024-W19", "2024-05-14", [["a", "b"]]), ("2024-W20", "2024-05-20", [["a"], ["b"]])],
    ids=["last week", "another week"],
)
def test_last_week_is_told_a_week_later(meeting, week, day, expected):
    a = meeting("a", "2024-05-07", (HOST, GUEST), "muscat", ("2024-05-06", "يوم الاثنين"))
    assert _docs(a, meeting("b", day, (HOST, GUEST), "muscat", (week, "الأسبوع الماضي"))) == expected


def test_a_week_begins_on_saturday_or_sunday_too(meeting):
    a = meeting("a", "2024-05-06", (HOST, GUEST), "muscat", ("2024-05-06", "يوم الاثنين"))
    assert _docs(a, meeting("b", "2024-05-11", (HOST, GUEST), "muscat", ("2024-W18", "الأسبوع الماضي"))) == [["a", "b"]]


def test_three_who_met_are_not_the_two_who_met_on_another_day(meeting):
    everybody = (HOST, GUEST, THIRD)
    a = meeting("a", "2024-05-07", everybody, "muscat", ("2024-05-06", "يوم الاثنين"))
    b = meeting("b", "2024-05-09", (HOST, GUEST), None, ("2024-05-08", "يوم الأربعاء"))
    assert _docs(a, b, meeting("c", "2024-05-09", (*everybody, "oman"))) == [["a", "c"], ["b"]]
    assert _docs(a, b, meeting("c", "2024-05-09", (HOST, GUEST))) == [["a"], ["b"], ["c"]]


@pytest.mark.parametrize(("sure", "expected"), [("salalah", [["a", "b", "c"], ["d", "e"]]), (None, [[*"abcde"]])])
def test_what_has_no_place_does_not_join_two_towns(meeting, sure, expected):
    people = (HOST, GUEST)
    towns = ("muscat", "muscat", None, "salalah" if sure else None, sure)
    days = ("06", "06", "08", "10", "10")
    made = [
        meeting(doc, f"2024-05-{day}", people, town) for doc, day, town in zip("abcde", days, towns, strict=True)
    ]
    assert _docs(*made) == expected
