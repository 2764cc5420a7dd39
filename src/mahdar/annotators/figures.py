"""Find figures (being written)."""

from __future__ import annotations

from collections.abc import Iterable

from mahdar.annotators.found import Found
from mahdar.lang import LanguagePack
from mahdar.model import Figure
from mahdar.text.reading import Reading


def find_figures(reading: Reading, found: Found, pack: LanguagePack) -> Iterable[Figure]:
    """Every Figure of the article."""
    return ()
