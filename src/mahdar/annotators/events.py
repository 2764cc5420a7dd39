"""Find events (being written)."""

from __future__ import annotations

from collections.abc import Iterable

from mahdar.annotators.found import Found
from mahdar.lang import LanguagePack
from mahdar.model import Event
from mahdar.text.reading import Reading


def find_events(reading: Reading, found: Found, pack: LanguagePack) -> Iterable[Event]:
    """Every Event of the article."""
    return ()
