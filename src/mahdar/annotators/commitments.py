"""Find commitments (being written)."""

from __future__ import annotations

from collections.abc import Iterable

from mahdar.annotators.found import Found
from mahdar.lang import LanguagePack
from mahdar.model import Commitment
from mahdar.text.reading import Reading


def find_commitments(reading: Reading, found: Found, pack: LanguagePack) -> Iterable[Commitment]:
    """Every Commitment of the article."""
    return ()
