"""A table of a dossier: tabs between its columns, which the first line names; a line may be empty or a `#` remark."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from mahdar.errors import SettingsError

SPLIT = "|"
"""Between several values in one cell."""


class Row(NamedTuple):
    """One line: `path` and `line` say where it stands, `cells` has every column, empty ones as empty text."""

    path: Path
    line: int
    cells: dict[str, str]

    @property
    def at(self) -> str:
        """File and line as the register keeps them: without the folder, which may be another one tomorrow."""
        return f"{self.path.name}:{self.line}"

    def many(self, column: str) -> tuple[str, ...]:
        """The values of a cell, each once."""
        values = (" ".join(value.split()) for value in self.cells[column].split(SPLIT))
        return tuple(dict.fromkeys(v for v in values if v))

    def fail(self, what: str, remedy: str) -> SettingsError:
        """The error for this line."""
        return SettingsError(what, path=f"{self.path}:{self.line}", remedy=remedy)


def read_table(path: Path, columns: Sequence[str], needed: Sequence[str]) -> Iterator[Row]:
    """The lines of a table.

    Args:
        path: The file; nothing is read where there is none.
        columns: Those that it may have, in any order.
        needed: Those that it must have, and that no line may leave empty.

    Raises:
        SettingsError: with file, line and remedy.
    """
    if not path.is_file():
        return
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise SettingsError("not UTF-8", path=str(path), remedy="save the table as UTF-8") from error
    header: list[str] | None = None
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        at = f"{path}:{number}"
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = _check_header(at, cells, columns, needed)
            continue
        if any(cells[len(header) :]):
            what = f"{len(cells)} cells under {len(header)} columns"
            raise SettingsError(what, path=at, remedy="name the column in the first line, or take the tab out")
        row = Row(path, number, dict.fromkeys(columns, "") | dict(zip(header, cells, strict=False)))
        for column in needed:
            if not row.cells[column]:
                raise row.fail(f"no {column} in this line", f"fill the column `{column}`; columns are split by tabs")
        yield row


def _check_header(at: str, cells: list[str], columns: Sequence[str], needed: Sequence[str]) -> list[str]:
    known = ", ".join(columns)
    unknown = [cell for cell in cells if cell not in columns]
    if unknown and len(cells) == 1:
        raise SettingsError("the first line must name the columns", path=at, remedy=f"{known}, split by tabs")
    if unknown:
        near = difflib.get_close_matches(unknown[0], columns, n=1)
        remedy = f"did you mean {near[0]} ?" if near else f"there are: {known}"
        raise SettingsError(f"unknown column `{unknown[0]}`", path=at, remedy=remedy)
    twice = next((cell for n, cell in enumerate(cells) if cell in cells[:n]), None)
    if twice is not None:
        raise SettingsError(f"two columns `{twice}`", path=at, remedy="take one of them out")
    missing = next((column for column in needed if column not in cells), None)
    if missing is not None:
        raise SettingsError(f"no column `{missing}`", path=at, remedy=f"the columns are {known}")
    return cells
