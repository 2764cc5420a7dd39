"""`events.tsv`: which accounts are of one happening, round or meeting, and which are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from mahdar.decisions.table import Row, read_table
from mahdar.register.choices import EventChoice

EVENTS = "events.tsv"
COLUMNS = ("do", "ids", "note")
SAME, APART = "same", "apart"

_ID = re.compile(r"[RHE]-[2-9a-z]{7}")


def read_events(path: Path) -> tuple[EventChoice, ...]:
    """The lines of an `events.tsv`.

    Raises:
        SettingsError: a line cannot be meant as it stands.
    """
    return tuple(_read(path))


def _read(path: Path) -> Iterator[EventChoice]:
    together: dict[frozenset[str], tuple[str, int]] = {}
    for row in read_table(path, COLUMNS, ("do", "ids")):
        what, ids = row.cells["do"], row.many("ids")
        if what not in (SAME, APART):
            raise row.fail(f"`do` is {what!r}", f"write {SAME} or {APART}")
        for ident in ids:
            _check_id(row, ident)
        if len(ids) < 2:
            raise row.fail("one id says nothing", "write two or more, with | between them")
        for n, first in enumerate(ids):
            for second in ids[n + 1 :]:
                said, number = together.setdefault(frozenset((first, second)), (what, row.line))
                if said != what:
                    raise row.fail(f"line {number} says {said} of {first} and {second}", "take one of the lines out")
        yield EventChoice(same=what == SAME, ids=ids, at=row.at)


def _check_id(row: Row, ident: str) -> None:
    if not _ID.fullmatch(ident):
        remedy = "write it whole, as `mahdar list timeline` or `mahdar why` shows it: R-..., H-... or E-..."
        raise row.fail(f"{ident!r} is no id of a round, a happening or an account", remedy)
