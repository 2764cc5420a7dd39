"""Find mentions (being written)."""

from __future__ import annotations

from collections.abc import Iterable

from mahdar.annotators.found import Found
from mahdar.lang import LanguagePack
from mahdar.model import Mention
from mahdar.text.reading import Reading


def find_mentions(reading: Reading, found: Found, pack: LanguagePack) -> Iterable[Mention]:
    """Every Mention of the article."""
    return ()
