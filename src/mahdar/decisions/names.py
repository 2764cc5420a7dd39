"""`names.tsv`: who is who, what is shown, and what is no name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mahdar.decisions.table import Row, read_table
from mahdar.register.names import name_words

NAMES = "names.tsv"
COLUMNS = ("name", "en", "also", "apart", "never", "articles", "note")
YES = "yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLine:
    """One line of `names.tsv`. Names are compared folded, so any spelling of a name will do."""

    at: str
    """File and line."""
    name: str
    """The Arabic name that is shown."""
    en: str = ""
    """The English name that is shown."""
    also: tuple[str, ...] = ()
    """Other names of the same one: they become one entry."""
    apart: tuple[str, ...] = ()
    """Names of others: they never become one entry with it."""
    never: bool = False
    """These words are no name."""
    articles: tuple[str, ...] = ()
    """Patterns of article names. Where given, the line holds for those articles only: whoever bears the name there is
    somebody else than who bears it in other articles."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that the line says is one."""
        return (self.name, *self.also)


def read_names(path: Path) -> tuple[NameLine, ...]:
    """The lines of a `names.tsv`.

    Raises:
        SettingsError: a line cannot be meant as it stands.
    """
    return tuple(_check_together(read_table(path, COLUMNS, ("name",))))


def _read(row: Row) -> NameLine:
    line = NameLine(
        at=row.at,
        name=" ".join(row.cells["name"].split()),
        en=row.cells["en"],
        also=row.many("also"),
        apart=row.many("apart"),
        never=bool(row.cells["never"]),
        articles=row.many("articles"),
    )
    if row.cells["never"] not in ("", YES):
        raise row.fail(f"`never` is {row.cells['never']!r}", f"write {YES}, or leave it empty")
    for name in (*line.names, *line.apart):
        if not name_words(name):
            raise row.fail(f"{name!r} holds no letter", "write the name in Arabic letters")
    if line.never and (line.en or line.also or line.apart):
        raise row.fail(f"{line.name} is never a name, and yet has one", "leave en, also and apart empty, or never")
    same = {name_words(name) for name in line.names}
    both = next((name for name in line.apart if name_words(name) in same), None)
    if both is not None:
        raise row.fail(f"{both} is both the same and apart", "take it out of one of the two columns")
    return line


def _check_together(rows: Iterable[Row]) -> Iterator[NameLine]:
    """The lines, as long as no name stands in two of them (for the same articles)."""
    taken: dict[tuple[tuple[str, ...], tuple[str, ...]], int] = {}
    for row in rows:
        line = _read(row)
        for name in line.names:
            before = taken.setdefault((name_words(name), line.articles), row.line)
            if before != row.line:
                raise row.fail(f"{name} stands in line {before} too", "put all names of one into one line, by `also`")
        yield line
