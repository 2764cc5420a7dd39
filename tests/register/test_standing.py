"""A commitment as of a day: only what had been said, and not yet due told apart from overdue."""

from __future__ import annotations

import datetime as dt

import pytest

from mahdar.model import Evidence, LedgerLine, Span, Step
from mahdar.register.standing import stand_on


def line(*steps: tuple[str | None, str, str | None]) -> LedgerLine:
    made = tuple(
        Step(date=date, status="pledged", change=change, deadline=deadline, evidence=Evidence("a.txt", Span(n, n + 1)))
        for n, (date, change, deadline) in enumerate(steps)
    )
    deadline = next((step.deadline for step in reversed(made) if step.deadline), None)
    return LedgerLine(id="C-2222222", parties=("cyprus",), to=(), type="train", deadline=deadline, steps=made)


def state(on: str, *steps: tuple[str | None, str, str | None]) -> str | None:
    known = stand_on(line(*steps), dt.date.fromisoformat(on))
    return known[1] if known else None


@pytest.mark.parametrize(
    ("deadline", "last", "after"),
    [
        ("2024-06-15", "2024-06-15", "2024-06-16"),
        ("2024-06", "2024-06-30", "2024-07-01"),
        ("2024", "2024-12-31", "2025-01-01"),
        ("2024-W24", "2024-06-16", "2024-06-17"),
    ],
)
def test_overdue_from_the_day_after_the_deadline(deadline: str, last: str, after: str) -> None:
    pledge = ("2024-05-14", "announced", deadline)
    assert state(last, pledge) == "not yet due"
    assert state(after, pledge) == "overdue"


@pytest.mark.parametrize("deadline", [None, "FUTURE_REF", "2008", "2024-W99"])
def test_open_without_a_deadline_or_with_one_that_cannot_be_told(deadline: str | None) -> None:
    assert state("2030-01-01", ("2024-05-14", "announced", deadline)) == "open"


def test_only_what_had_been_said_by_then_counts() -> None:
    steps = (("2024-05-14", "announced", "2024-06"), ("2024-07-01", "changed", "2024-09"), (None, "done", None))
    assert state("2024-05-13", *steps) is None
    assert state("2024-05-14", *steps) == "not yet due"
    known = stand_on(line(*steps), dt.date(2024, 6, 30))
    assert known is not None
    assert (known[0].deadline, len(known[0].steps), known[1]) == ("2024-06", 1, "not yet due")
    assert state("2024-07-01", *steps) == "not yet due"  # put off: not overdue
    assert state("2024-10-01", *steps) == "overdue"
    assert state("2024-05-20", ("2024-05", "announced", None)) is None  # a month counts once it is over


@pytest.mark.parametrize("change", ["done", "denied"])
def test_done_and_denied_are_not_due(change: str) -> None:
    pledge, end = ("2024-05-14", "announced", "2024-06"), ("2024-08-01", change, None)
    assert state("2024-09-01", pledge, end) == change
    assert state("2024-07-31", pledge, end) == "overdue"


def test_what_is_repeated_stays_done_but_not_denied() -> None:
    pledge, again = ("2024-05-14", "announced", "2024-06"), ("2024-08-20", "repeated", None)
    assert state("2024-09-01", pledge, ("2024-08-01", "done", None), again) == "done"
    assert state("2024-09-01", pledge, ("2024-08-01", "denied", None), again) == "overdue"
    assert state("2024-09-01", pledge, ("2024-07-01", "done", None), ("2024-08-20", "changed", "2024-10")) == (
        "not yet due"
    )
