"""Capitals that stand for their government: "Washington pledged", "between Baghdad and Washington"."""

from __future__ import annotations

from mahdar.annotators.names.hits import Hit
from mahdar.annotators.names.scan import Scan
from mahdar.text.fold import fold_key


def stands_for(scan: Scan, hit: Hit) -> str | None:
    """The country whose government a capital means here, or None."""
    entry = hit.entry
    if entry is None or entry.sort != "capital" or not entry.country:
        return None
    word = scan.words[hit.first]
    front = word.key[: hit.letters] if word else ""
    before = scan.words[hit.first - 1] if hit.first else None
    after = scan.words[hit.last] if hit.last < len(scan.words) else None
    if "ب" in front or (before and any(stem in scan.lists.local_words for _, stem in before.splits)):
        return None
    if before and before.verb and not before.never:
        lemmas = {fold_key(form.lemma) for form in scan.lexicon.verbs.analyse(before.key)}
        return None if lemmas & scan.lists.place_verbs else entry.country
    if before and any(stem in scan.lists.partner_words for _, stem in before.splits):
        return entry.country
    if "ل" in front:
        return None
    if "و" in front:
        for other in scan.hits:
            if other.last == hit.first and other.entry and other.entry.sort in ("capital", "country"):
                return entry.country if other.entry.sort == "country" or stands_for(scan, other) else None
    if after and after.verb:
        return entry.country
    sign = scan.tokens[hit.last].key if hit.last < len(scan.tokens) else ""
    headline = scan.tokens[hit.first].start < scan.reading.title_end()
    return entry.country if sign == ":" and headline else None
