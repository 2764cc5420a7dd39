"""Find offices: who holds which, as the text says, and offices named without their holder."""

from __future__ import annotations

from collections.abc import Iterable

from mahdar.annotators.found import Found
from mahdar.annotators.names.analysis import analyse
from mahdar.lang import LanguagePack
from mahdar.model import Office
from mahdar.text.reading import Reading


def find_offices(reading: Reading, found: Found, pack: LanguagePack) -> Iterable[Office]:
    """Every title with its holder, and titles alone where they say of what country or body."""
    return analyse(reading, pack.code).offices
