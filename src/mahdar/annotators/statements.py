"""Find statements (being written)."""

from __future__ import annotations

from collections.abc import Iterable

from mahdar.annotators.found import Found
from mahdar.lang import LanguagePack
from mahdar.model import Statement
from mahdar.text.reading import Reading


def find_statements(reading: Reading, found: Found, pack: LanguagePack) -> Iterable[Statement]:
    """Every Statement of the article."""
    return ()
