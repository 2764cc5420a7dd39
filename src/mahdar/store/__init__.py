"""The register on disk: one SQLite file, and the only room that speaks SQL."""

from __future__ import annotations

from mahdar.store.citations import OPEN, Told, count_cited, count_unnamed
from mahdar.store.holders import list_holders
from mahdar.store.journal import Journal
from mahdar.store.listing import Listing, quote
from mahdar.store.lists import LISTS, filter_rows, list_standing, read_names
from mahdar.store.records import decode_annotations, encode, hash_input
from mahdar.store.search import Hit, search
from mahdar.store.store import Row, Store
from mahdar.store.things import Thing, find_home, find_thing, list_beside
from mahdar.store.verification import Mismatch, verify
from mahdar.store.writer import write_store

__all__ = [
    "LISTS",
    "OPEN",
    "Hit",
    "Journal",
    "Listing",
    "Mismatch",
    "Row",
    "Store",
    "Thing",
    "Told",
    "count_cited",
    "count_unnamed",
    "decode_annotations",
    "encode",
    "filter_rows",
    "find_home",
    "find_thing",
    "hash_input",
    "list_beside",
    "list_holders",
    "list_standing",
    "quote",
    "read_names",
    "search",
    "verify",
    "write_store",
]
