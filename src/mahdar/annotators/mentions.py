"""Find named mentions: persons, places, bodies, groups, events, laws."""

from __future__ import annotations

from collections.abc import Iterable

from mahdar.annotators.found import Found
from mahdar.annotators.names.analysis import analyse
from mahdar.lang import LanguagePack
from mahdar.model import Mention
from mahdar.text.reading import Reading


def find_mentions(reading: Reading, found: Found, pack: LanguagePack) -> Iterable[Mention]:
    """Every named mention of the article, without titles, clitics and quotation marks."""
    return analyse(reading, pack.code).mentions
