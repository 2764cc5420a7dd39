"""The ledger: one line for one commitment, its steps by day of saying, and what each changes."""

from __future__ import annotations

import datetime as dt

import pytest

from mahdar.model import Altered, Score
from mahdar.register import Choices, compile_register
from mahdar.register.choices import ScoreChoice
from mahdar.register.standing import stand_on

WORDS = "تسحب خبراءها من الميناء الجديد"


@pytest.fixture
def pledge(draft):
    def make(doc, day, tail="", deadline=None, status="pledged", **more):
        made = draft(doc, f"وعدت عمان بأن {WORDS} {tail}.", day).place("عمان", "oman")
        return made.commitment(f"{WORDS} {tail}".strip(), "withdraw", ["oman"], deadline, status, **more).made()

    return make


def only(*articles, scores=()):
    (line,) = compile_register(articles, Choices(scores=scores)).ledger
    return line


def steps(*articles):
    return [(s.date, s.change, s.what) for s in only(*articles).steps]


def test_told_changed_reported_done(pledge):
    found = steps(
        pledge("a.txt", "2024-05-06", "", "2024-07"),
        pledge("b.txt", "2024-05-08", "كما قالت", "2024-07-10"),
        pledge("c.txt", "2024-06-20", "لاحقا", "2024-09"),
        pledge("d.txt", "2024-09-02", "اليوم", None, "done"),
    )
    assert found == [
        ("2024-05-06", "announced", ()),
        ("2024-05-08", "repeated", ()),
        ("2024-06-20", "changed", (Altered("deadline", "2024-07-10", "2024-09"),)),
        ("2024-09-02", "done", ()),
    ]


@pytest.mark.parametrize(("day", "change"), [("2024-05-20", "changed"), ("2024-05-06", "repeated")])
def test_a_deadline_set_later_is_a_change_and_one_told_by_another_outlet_is_not(pledge, day, change):
    first = pledge("a.txt", "2024-05-06", "بعد المحادثات المقبلة", deferred="بعد المحادثات المقبلة")
    found = steps(first, pledge("b.txt", day, "في أيلول", "2024-09"))
    what = (Altered("deadline", None, "2024-09"),) if change == "changed" else ()
    assert found[1] == (day, change, what)
    assert [e.doc for e in only(first).deferred] == ["a.txt"]


@pytest.mark.parametrize(("day", "change"), [("2024-05-20", "changed"), ("2024-05-06", "repeated")])
def test_a_condition_added(pledge, day, change):
    words = "إذا توقفت الهجمات"
    first, second = pledge("a.txt", "2024-05-06"), pledge("b.txt", day, words, condition=words)
    found = steps(first, second)
    assert found[1] == (day, change, (Altered("condition", None, words),) if change == "changed" else ())
    assert [e.doc for e in only(first, second).conditions] == ["b.txt"]


def test_two_tellings_say_why_they_are_one(pledge):
    line = only(pledge("a.txt", "2024-05-06"), pledge("b.txt", "2024-05-08", "كما قالت"))
    assert len(line.reasons) == 1
    assert line.reasons[0].startswith(f"{line.id} a.txt and C-")
    assert line.reasons[0].endswith("the same party and act (withdraw) in like words")
    assert only(pledge("a.txt", "2024-05-06")).reasons == ()


def test_only_a_person_scores(pledge):
    made = [pledge("a.txt", "2024-05-06"), pledge("b.txt", "2024-09-02", "اليوم", None, "done")]
    line = only(*made)
    assert line.scores == ()
    choices = [
        ScoreChoice(commitment=line.id, score=3, on=dt.date(2024, 10, 1), by="المحررة"),
        ScoreChoice(commitment=line.id, score=1, on=dt.date(2024, 8, 1), by="المحررة", note="half"),
        ScoreChoice(commitment="C-2222222", score=2, on=dt.date(2024, 8, 1), by="المحررة"),
    ]
    line = only(*made, scores=choices)
    assert line.scores == (
        Score(value=1, on="2024-08-01", by="المحررة", note="half"),
        Score(value=3, on="2024-10-01", by="المحررة"),
    )
    stood = stand_on(line, dt.date(2024, 9, 15))
    assert stood is not None
    assert [s.value for s in stood[0].scores] == [1]


def test_a_score_survives_an_article_that_tells_of_it_before(pledge):
    first = pledge("b.txt", "2024-05-06")
    choice = ScoreChoice(commitment=only(first).id, score=2, on=dt.date(2024, 10, 1), by="x")
    line = only(first, pledge("a.txt", "2024-05-01", "قالت"), scores=[choice])
    assert line.id != choice.commitment
    assert [s.value for s in line.scores] == [2]


@pytest.mark.parametrize(
    ("words", "day", "lines"),
    [(WORDS, "2024-05-06", 1), (f"{WORDS} وتغلق مكتبها", "2024-05-06", 2), (WORDS, "2024-07-06", 2)],
    ids=["the same words", "other words", "the same words months later"],
)
def test_one_text_is_one_line_though_a_paper_does_not_say_whose_it_is(pledge, draft, words, day, lines):
    unsaid = draft("b.txt", f"نص البيان: {words}.", day).commitment(words, "withdraw", [], None, "pledged").made()
    assert len(compile_register([pledge("a.txt", "2024-05-05"), unsaid]).ledger) == lines
