"""What the terminal shows: data on stdout, everything else on stderr.

Arabic stays in logical order, never reshaped or reversed: terminals differ in what they do with it. It stands last in a
line, and on a terminal between FSI and PDI, so that it does not pull the ids and numbers before it out of order.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import Enum
from typing import Any

import typer

FSI, PDI = "\u2068", "\u2069"
_ARABIC = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


class Format(Enum):
    """How a list is written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


def pick_format(json: bool, jsonl: bool, csv: bool) -> Format:
    """The format that the flags ask for.

    Raises:
        typer.BadParameter: more than one of them.
    """
    asked = [f for f, given in ((Format.JSON, json), (Format.JSONL, jsonl), (Format.CSV, csv)) if given]
    if len(asked) > 1:
        raise typer.BadParameter("give one of --json, --jsonl, --csv")
    return asked[0] if asked else Format.TABLE


def write(line: str = "") -> None:
    """Data, on stdout."""
    sys.stdout.write(line + "\n")


def tell(label: str, what: str) -> None:
    """A message, on stderr."""
    sys.stderr.write(f"{label:<9} {what}\n")


def isolate(words: object) -> str:
    """Words between FSI and PDI on a terminal, as they are elsewhere."""
    line = " ".join(str(words).split())
    return f"{FSI}{line}{PDI}" if sys.stdout.isatty() and _ARABIC.search(line) else line


def write_json(value: Any, *, indent: bool = True) -> None:
    """A value as one JSON document; records and decimals included."""
    import msgspec

    raw = msgspec.json.encode(value)
    write((msgspec.json.format(raw, indent=2) if indent else raw).decode())


def write_listing(columns: Sequence[str], rows: Sequence[Sequence[object]], how: Format) -> None:
    """A list in the format asked for."""
    if how is Format.JSON:
        write_json([dict(zip(columns, row, strict=True)) for row in rows])
    elif how is Format.JSONL:
        for row in rows:
            write_json(dict(zip(columns, row, strict=True)), indent=False)
    elif how is Format.CSV:
        from mahdar.export import Table
        from mahdar.export.csv import format_table

        sys.stdout.write(format_table(Table(columns, rows)))
    else:
        write_table(columns, rows)


def write_table(columns: Sequence[str], rows: Sequence[Sequence[object]], *, indent: str = "") -> None:
    """Aligned columns; those with Arabic in them are put last, where they need no alignment."""
    cells = [["-" if cell is None else str(cell) for cell in row] for row in rows]
    arabic = {n for n in range(len(columns)) if any(_ARABIC.search(row[n]) for row in cells)} or {len(columns) - 1}
    first = [n for n in range(len(columns)) if n not in arabic]
    last = sorted(arabic)
    widths = {n: max(len(columns[n]), *(len(row[n]) for row in cells), 0) if cells else len(columns[n]) for n in first}
    head = [f"{columns[n]:<{widths[n]}}" for n in first] + [" · ".join(columns[n] for n in last)]
    write(indent + "  ".join(head))
    for row in cells:
        words = " · ".join(isolate(row[n]) for n in last if row[n] not in ("", "-"))
        write((indent + "  ".join([*(f"{row[n]:<{widths[n]}}" for n in first), words])).rstrip())


def write_fields(fields: Mapping[str, object]) -> None:
    """One thing: a name and what it is, line by line; what is not known is left out."""
    width = max(map(len, fields), default=0)
    for name, value in fields.items():
        if value is not None and value != "" and value != ():
            write(f"{name:<{width}}  {isolate(value)}")


_AROUND = 60
"""Characters shown on both sides of a hit."""


def show_context(words: str, at: Sequence[tuple[int, int]]) -> str:
    """The words around the first hit, every hit in brackets."""
    start, end = max(0, at[0][0] - _AROUND), at[0][1] + _AROUND
    shown, last = [], start
    for first, behind in at:
        if behind <= end:
            shown += [words[last:first], "[", words[first:behind], "]"]
            last = behind
    return "".join([*shown, words[last:end]])


STATIONS = {"read": "Reading", "annotate": "Annotating", "compile": "Compiling", "write": "Writing"}


@contextmanager
def show_progress(quiet: bool = False) -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar on stderr, if that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield lambda station, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        tasks: dict[str, Any] = {}

        def show(station: str, done: int, total: int) -> None:
            if station not in tasks:
                tasks[station] = progress.add_task(STATIONS.get(station, station), total=None)
            progress.update(tasks[station], completed=done, total=total or None)

        yield show
