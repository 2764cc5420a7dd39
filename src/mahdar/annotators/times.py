"""Find times (being written)."""

from __future__ import annotations

from collections.abc import Iterable

from mahdar.annotators.found import Found
from mahdar.lang import LanguagePack
from mahdar.model import Time
from mahdar.text.reading import Reading


def find_times(reading: Reading, found: Found, pack: LanguagePack) -> Iterable[Time]:
    """Every Time of the article."""
    return ()
