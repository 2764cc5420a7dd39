"""What the name rules pass to each other: a name found, and a title with its holder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from mahdar.annotators.names.titles import Title
from mahdar.lang.gazetteer import Entry
from mahdar.model import MentionType

QUOTES = {'"': '"', "«": "»", "“": "”", "”": "”", "'": "'", "‘": "’"}
"""Opening quotation marks and what closes them."""
OUTLETS = frozenset(("paper", "channel", "agency", "platform", "company"))
"""Sorts of known bodies that are quoted as sources."""


@dataclass(slots=True)
class Hit:
    """A name at tokens `[first, last)`; `letters` of the first belong to proclitics."""

    first: int
    last: int
    letters: int
    type: MentionType
    rule: str
    entry: Entry | None = None
    nation: str | None = None
    key: str = ""
    """Folded words; what the article-local id is made of."""


class Holding(NamedTuple):
    """A title and, where the text gives it, its holder."""

    title: Title
    holder: Hit | None
    first: int
    last: int
    """Tokens of title and name together."""


class Named(NamedTuple):
    """A name found by its head: tokens `[first, last)`, `letters` of the first belong to proclitics."""

    first: int
    last: int
    letters: int
    type: MentionType
    rule: str
    nation: str | None
