"""Tables for spreadsheets: UTF-8 with a byte order mark, else Excel garbles Arabic."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from mahdar.export.content import Content, Table

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(content: Content, folder: Path) -> list[Path]:
    """Write one file for each table."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, table in content.tables.items():
        path = folder / f"{name}.csv"
        path.write_text("\ufeff" + format_table(table), encoding="utf-8", newline="")
        paths.append(path)
    return paths


def format_table(table: Table) -> str:
    """A table as CSV, without the byte order mark."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(table.columns)
    writer.writerows([neutralise(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def neutralise(cell: object) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe before `= + - @`; numbers stay numbers."""
    words = "" if cell is None else str(cell)
    if words.startswith(_FORMULA) and not isinstance(cell, int | float):
        return f"'{words}"
    return words
