"""What exporters are given: the articles with their annotations, the register, and its lists as tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import NamedTuple

from mahdar.model import Annotated, Register, Span


class Table(NamedTuple):
    """A list with named columns; a cell that is not known is None."""

    columns: Sequence[str]
    rows: Sequence[Sequence[object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A register, to be written out."""

    annotated: Sequence[Annotated]
    """By name of the article."""
    register: Register
    tables: Mapping[str, Table] = field(default_factory=dict)
    """Lists by name, as `mahdar list` shows them."""


def name_files(docs: Iterable[str]) -> dict[str, str]:
    """Each article's file name; its whole path where two files in different folders have one name."""
    names: dict[str, list[str]] = {}
    for doc in docs:
        names.setdefault(PurePosixPath(doc).name, []).append(doc)
    return {doc: name if len(same) == 1 else doc for name, same in names.items() for doc in same}


def quote(text: str, span: Span) -> dict[str, object]:
    """A span as `{"start", "text"}`: its first code point and its words, verbatim."""
    return {"start": span.start, "text": text[span.start : span.end]}
