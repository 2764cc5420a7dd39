"""Short names that stand in brackets behind a body's full name: الهيئة الحكومية للتنمية (إيغاد)، (آر تي إس)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahdar.annotators.names.hits import QUOTES, Hit
from mahdar.text.tokens import LATIN, WORD

if TYPE_CHECKING:
    from mahdar.annotators.names.scan import Scan

_MOST = 4
"""Words in the brackets."""
_BODIES = frozenset(("ORG", "GROUP"))


def find_abbreviations(scan: Scan) -> None:
    """Add the short names, each the same as what stands before it; a name known by itself stays what it is."""
    tokens, size = scan.tokens, len(scan.tokens)
    known = {hit.first: hit for hit in scan.hits}
    for hit in [h for h in scan.hits if h.type in _BODIES]:
        opening = hit.last
        opening += opening < size and tokens[opening].key in QUOTES.values()
        if opening >= size or tokens[opening].key not in ("(", "["):
            continue
        closing = next(
            (n for n in range(opening + 2, min(opening + _MOST + 2, size)) if tokens[n].key in (")", "]")), None
        )
        latin = closing == opening + 2 and tokens[opening + 1].kind == LATIN
        if closing is None or (not latin and any(tokens[n].kind != WORD for n in range(opening + 1, closing))):
            continue
        inner = known.get(opening + 1)
        if inner is not None and inner.last == closing:
            continue
        letters = all(scan.keys[n] in scan.lists.latin_letters for n in range(opening + 1, closing))
        if not (letters or latin) and (closing - opening > 2 or not _is_coined(scan, opening + 1)):
            continue
        scan.hits = [h for h in scan.hits if not (opening < h.first < closing)]
        short = Hit(opening + 1, closing, 0, hit.type, "quoted/abbreviation", entry=hit.entry, nation=hit.nation)
        scan.hits.append(short)
        scan.same.append((short, hit))


def _is_coined(scan: Scan, index: int) -> bool:
    """One word that no frequent word, name or verb explains."""
    word = scan.words[index]
    if word is None or word.never or word.title or word.head or word.nation or word.placed:
        return False
    key = word.key
    return len(key) > 2 and not word.article and scan.lexicon.frequency.get(key, 0.0) < 2e-6 and not word.verb
