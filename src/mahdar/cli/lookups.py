"""Answers that are more than one list: who cites whom."""

from __future__ import annotations

from mahdar.cli.screen import write, write_table
from mahdar.store import Listing


def write_sources(listing: Listing) -> None:
    """Two tables: the share of unnamed sources by outlet, and who cites whom, most cited first."""
    unnamed = [r[1:5] for r in listing.rows if r[0] == "unnamed"]
    cites = [(r[1], r[4], r[5]) for r in listing.rows if r[0] == "cites"]
    write_table(["unnamed", "statements", "share", "outlet"], unnamed)
    if cites:
        write()
        write_table(["times", "outlet", "cites"], [(n, outlet or "?", source) for n, outlet, source in cites])
