"""`scores.tsv`: how far a commitment has been implemented, as a person judges it, on the scale of 0 to 3.

The scale is that of the Peace Accords Matrix of the Kroc Institute: 0 none, 1 minimal, 2 intermediate, 3 full. No rule
of mahdar sets it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

from mahdar.decisions.table import Row, read_table
from mahdar.register.choices import ScoreChoice

SCORES = "scores.tsv"
COLUMNS = ("commitment", "score", "on", "by", "note")

_ID = re.compile(r"C-[2-9a-z]{7}")


def read_scores(path: Path) -> tuple[ScoreChoice, ...]:
    """The lines of a `scores.tsv`.

    Raises:
        SettingsError: a line cannot be meant as it stands.
    """
    return tuple(_read(path))


def _read(path: Path) -> Iterator[ScoreChoice]:
    taken: dict[tuple[str, dt.date, str], int] = {}
    for row in read_table(path, COLUMNS, ("commitment", "score", "on", "by")):
        commitment, score, by = row.cells["commitment"], row.cells["score"], row.cells["by"]
        if not _ID.fullmatch(commitment):
            remedy = "write it whole, as `mahdar list commitments` shows it: C-..."
            raise row.fail(f"{commitment!r} is no id of a commitment", remedy)
        if score not in ("0", "1", "2", "3"):
            raise row.fail(f"the score is {score!r}", "0 none, 1 minimal, 2 intermediate, 3 full")
        on = _read_day(row)
        before = taken.setdefault((commitment, on, by), row.line)
        if before != row.line:
            raise row.fail(f"line {before} has a score of {by} for that day too", "take one of the lines out")
        yield ScoreChoice(commitment=commitment, score=int(score), on=on, by=by, note=row.cells["note"], at=row.at)


def _read_day(row: Row) -> dt.date:
    try:
        return dt.date.fromisoformat(row.cells["on"])
    except ValueError as error:
        raise row.fail(f"{row.cells['on']!r} is no day", "write the day of the judgement as 2021-07-26") from error
