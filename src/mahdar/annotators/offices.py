"""Find offices (being written)."""

from __future__ import annotations

from collections.abc import Iterable

from mahdar.annotators.found import Found
from mahdar.lang import LanguagePack
from mahdar.model import Office
from mahdar.text.reading import Reading


def find_offices(reading: Reading, found: Found, pack: LanguagePack) -> Iterable[Office]:
    """Every Office of the article."""
    return ()
