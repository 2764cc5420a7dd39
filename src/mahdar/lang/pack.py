"""Reading a pack's files: TOML and TSV into typed rows, with errors that name file and entry.

A pack is a folder without code. What each file may hold is declared beside the loader of that file, as
`msgspec.Struct(forbid_unknown_fields=True)` for TOML entries; this module holds what all of them share.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import msgspec

from mahdar.errors import PackError
from mahdar.text.clitics import Clitics

T = TypeVar("T")


class Rule(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """What every rule entry has: where it is attested, a sentence that it must find, one that it must not."""

    source: str
    yes: str | list[str]
    no: str | list[str]


class Basics(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """`pack.toml`."""

    code: str
    name: str
    name_en: str
    direction: str
    conjunctions: list[str]
    prepositions: list[str]
    article: str
    enclitics: list[str]


def pack_file(code: str, name: str) -> Traversable:
    """A file of the pack."""
    return resources.files("mahdar.lang") / code / name


def read_toml(code: str, name: str, shape: type[T]) -> dict[str, T]:
    """Every entry of a TOML file of the pack, by its key, in file order.

    Raises:
        PackError: the file is missing, is not TOML, or an entry has the wrong shape.
    """
    where = f"lang/{code}/{name}"
    try:
        raw: dict[str, Any] = tomllib.loads(pack_file(code, name).read_text("utf-8"))
    except FileNotFoundError as error:
        raise PackError("no such file in the language pack", path=where) from error
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"not TOML: {error}", path=where) from error
    entries = {}
    for key, value in raw.items():
        try:
            entries[key] = msgspec.convert(value, shape)
        except msgspec.ValidationError as error:
            raise PackError(str(error), path=f"{where}#{key}") from error
    return entries


def read_tsv(code: str, name: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """Rows of a TSV file of the pack; its header must hold exactly `columns`.

    Lines that begin with `#` and empty lines are left out.

    Raises:
        PackError: the file is missing, the header differs, or a row has another number of cells.
    """
    where = f"lang/{code}/{name}"
    try:
        lines = pack_file(code, name).read_text("utf-8").split("\n")
    except FileNotFoundError as error:
        raise PackError("no such file in the language pack", path=where) from error
    rows: list[dict[str, str]] = []
    header: tuple[str, ...] | None = None
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = tuple(cells)
            if header != columns:
                raise PackError(f"header is {header}, expected {columns}", path=f"{where}:{number}")
            continue
        if len(cells) != len(columns):
            raise PackError(f"{len(cells)} cells, expected {len(columns)}", path=f"{where}:{number}")
        rows.append(dict(zip(columns, cells, strict=True)))
    return rows


def split_cell(cell: str) -> tuple[str, ...]:
    """Values of a cell that holds several, separated by `|`."""
    return tuple(part for part in cell.split("|") if part)


@lru_cache(maxsize=8)
def load_basics(code: str) -> Basics:
    """`pack.toml` of the pack."""
    where = f"lang/{code}/pack.toml"
    try:
        return msgspec.toml.decode(pack_file(code, "pack.toml").read_bytes(), type=Basics)
    except FileNotFoundError as error:
        raise PackError("no such language pack", path=where) from error
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise PackError(str(error), path=where) from error


@lru_cache(maxsize=8)
def load_clitics(code: str) -> Clitics:
    """The pack's clitic table; one object per process, so that its cache is shared."""
    basics = load_basics(code)
    return Clitics(tuple(basics.conjunctions), tuple(basics.prepositions), basics.article, tuple(basics.enclitics))
