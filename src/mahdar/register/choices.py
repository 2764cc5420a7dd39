"""What the user has decided about a dossier; it wins over every rule.

A `Choices` is plain data: whoever reads the dossier's files (`names.tsv`, `mahdar.toml`) makes it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Decisions on names and on the process followed.

    Names are compared folded, so any spelling of a name will do.
    """

    same: tuple[tuple[str, ...], ...] = ()
    """Names that are one entity; the first is the one shown."""
    apart: tuple[tuple[str, str], ...] = ()
    """Pairs of names that are two entities."""
    never: tuple[str, ...] = ()
    """Words that are no name."""
    english: tuple[tuple[str, str], ...] = ()
    """(Arabic name, English name)."""
    process: tuple[str, ...] = ()
    """Names of the process followed; empty: the one that the articles number rounds of most."""
