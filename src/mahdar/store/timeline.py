"""One ordered list of what took place, is planned, and was undertaken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mahdar.model import Happening, LedgerLine, Step
from mahdar.model.precision import read_precision
from mahdar.store.listing import Listing, entries, join, quote, table
from mahdar.store.store import Store


def list_timeline(store: Store) -> Listing:
    """Rounds, meetings, attacks, votes and other happenings, and the steps of commitments, by date.

    A commitment's step stands at the day it was said, its accounts of one day as one. `origins` counts articles,
    copies of one text once. What is known by month comes after the days of that month; what has no date, last.
    What is only spoken of stands in the list of happenings alone (see `is_told`).
    """
    copies = dict(store.connection.execute("SELECT doc, copy_of FROM article WHERE copy_of IS NOT NULL"))
    rows = [*_happenings(store), *_steps(store, copies)]
    rows.sort(key=lambda row: (_moment(row[0]), row[3]))
    return table("date precision kind id type status origins participants words", rows)


def is_told(happening: Happening) -> bool:
    """Whether a happening has a place in time: a day, or it took place or is to, and where or between whom is said.

    A wish for talks, a denied deal or a visit of nobody to nowhere, without any day, orders nothing.
    """
    if happening.date is not None or happening.type == "dialogue-round":
        return True
    known = happening.place is not None or len(happening.participants) > 1
    return known and happening.modality in ("happened", "planned")


_Row = tuple[str | None, str | None, str, str, str, str, int, str | None, str | None]


def _happenings(store: Store) -> Iterator[_Row]:
    for section, kind in (("rounds", "round"), ("happenings", "happening")):
        found: Iterator[Happening] = entries(store, section)
        for h in found:
            if not is_told(h):
                continue
            words = quote(store, h.evidence)
            yield (
                h.date, read_precision(h.date), kind, h.id, h.type, h.modality, h.origins, join(h.participants), words
            )  # fmt: skip


def _steps(store: Store, copies: dict[str, str]) -> Iterator[_Row]:
    lines: Iterator[LedgerLine] = entries(store, "ledger")
    for line in lines:
        told: list[list[Step]] = []
        for step in line.steps:
            if told and _is_told_again(step, told[-1][0]):
                told[-1].append(step)
            else:
                told.append([step])
        for steps in told:
            date, change = steps[0].date, steps[0].change
            origins = len({copies.get(s.evidence.doc, s.evidence.doc) for s in steps})
            words = quote(store, [steps[0].evidence])
            yield (
                date, read_precision(date), "commitment", line.id, line.type, change, origins, join(line.parties), words
            )  # fmt: skip


def _is_told_again(step: Step, first: Step) -> bool:
    """Whether a step is another account of the same day's one, which the ledger counts as repeated."""
    same = step.change in (first.change, "repeated") and step.deadline in (first.deadline, None)
    return step.date is not None and step.date == first.date and same


def _moment(date: str | None) -> str:
    """What a date sorts by."""
    if read_precision(date) is None:
        return "~"
    if read_precision(date) == "week":
        return dt.date.fromisocalendar(int(str(date)[:4]), int(str(date)[6:8]), 7).isoformat() + "~"
    return str(date)[:10].ljust(10, "~")
