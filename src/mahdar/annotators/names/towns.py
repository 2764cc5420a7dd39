"""Towns that no list holds: words that nothing Arabic explains, in a place that only a place fills.

One to three such words are a place behind في and a few more words of location, beside a known place in a row, behind a
noun for settlements in the plural (بلدات كذا وكذا), and before an adjective of origin that agrees (غوريس الأرمينية).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahdar.annotators.names.hits import Hit
from mahdar.text.tokens import WORD

if TYPE_CHECKING:
    from mahdar.annotators.names.scan import Scan

MOST_PARTS = 3
_PLACES = frozenset(("GPE", "LOC"))


def find_towns(scan: Scan) -> None:
    """Add the places."""
    covered = bytearray(len(scan.tokens))
    ends: dict[int, Hit] = {}
    for hit in scan.hits:
        covered[hit.first : hit.last] = b"\1" * (hit.last - hit.first)
        ends[hit.last] = hit
    until = 0
    for index in scan.strange:
        if index < until or covered[index] or not index:
            continue
        joined = _joined(scan, index, ends)
        if not joined and not _placed(scan, index):
            continue
        last = _end(scan, index, covered, joined)
        if last is None:
            continue
        until = last
        together = scan.keys[index - 1] in scan.lists.facilities_together
        hit = Hit(index, last, 1 if joined else 0, "LOC" if together else "GPE", "names/town")
        scan.hits.append(hit)
        covered[index:last] = b"\1" * (last - index)
        ends[last] = hit


def settle_facilities(scan: Scan) -> None:
    """Towns behind a noun for several facilities are these: قاعدتي كذا وكذا are two bases."""
    ends: set[int] = set()
    for hit in sorted(scan.hits, key=lambda h: h.first):
        if hit.type not in _PLACES:
            continue
        before = scan.words[hit.first - 1] if hit.first else None
        behind = before is not None and any(s in scan.lists.facilities_together for _, s in before.splits)
        if behind or (hit.first in ends and scan.keys[hit.first][0] == "و"):
            ends.add(hit.last)
            if hit.type == "GPE":
                hit.type, hit.entry, hit.rule = "LOC", None, "names/facility"


def _end(scan: Scan, first: int, covered: bytearray, joined: bool) -> int | None:
    """The token behind the name, or None where the words are none."""
    last, size = first, len(scan.tokens)
    while (
        last < size
        and last - first < MOST_PARTS
        and not covered[last]
        and _is_foreign(scan, last, joined and last == first)
    ):
        last += 1
    if last == first or (last < size and last - first == MOST_PARTS and _is_foreign(scan, last, False)):
        return None
    if _is_of_origin(scan, last):
        return last
    if last < size and covered[last]:
        return last  # في جنديرس رائد العبسي: another name begins
    return last if scan.persons.open.ends_name(last) or _goes_on(scan, last) else None


def _goes_on(scan: Scan, index: int) -> bool:
    """A word with a preposition and the article of its own: في كايار بالفوز."""
    key = scan.keys[index]
    return key.startswith(("بال", "لل", "كال")) and len(key) > 4


def _is_foreign(scan: Scan, index: int, joined: bool) -> bool:
    """A word, without its و where that joins it, that no frequent word, verb or ending explains."""
    token, word = scan.tokens[index], scan.words[index]
    if token.kind != WORD or word is None:
        return False
    key = token.key[1:] if joined else token.key
    lexicon = scan.lexicon
    if not joined and key[0] == "و" and scan.words[index - 1] is not None and scan.words[index - 1].strange:  # type: ignore[union-attr]
        return False  # كذا وكذا: another one
    known = key in lexicon.frequency or key in lexicon.months or key in lexicon.parts
    if len(key) < 4 or known or scan.persons.open.article(word, index):
        return False
    rest = lexicon.word(key)
    if rest.never or rest.verb or rest.title or rest.head or rest.nation or rest.placed or lexicon.verbs.analyse(key):
        return False
    if (
        key.endswith(_INFLECTED)
        or scan.lexicon.verbal_noun.fullmatch(key)
        or scan.reading.text[token.start : token.end].endswith(("ً", "اً", "ًا"))
    ):
        return False
    if any(len(stem) > 2 and (stem in lexicon.frequency or lexicon.verbs.finite(stem)) for _, stem in rest.splits[1:]):
        return False
    if any(len(stem) > 2 and stem in lexicon.frequency for stem, _ in lexicon.pack.clitics.endings(key)[1:]):
        return False
    return "ال" + key not in lexicon.frequency and not (key[-1] in "اهيو" and key[:-1] in lexicon.frequency)


def _placed(scan: Scan, index: int) -> bool:
    """A preposition of place, or a noun for settlements, stands right before."""
    before = scan.words[index - 1]
    if before is None:
        return False
    lists = scan.lists
    if before.key in lists.only_before_places:
        return True
    if before.key in lists.before_places_too:
        return any(_is_of_origin(scan, at) or _in_settlement(scan, at) for at in (index + 1, index + 2))
    return any(stem in scan.lexicon.heads.place.settlements for _, stem in before.splits)


def _joined(scan: Scan, index: int, ends: dict[int, Hit]) -> bool:
    """و + the word, right behind another place in a row."""
    hit = ends.get(index)
    return (
        hit is not None and hit.type in _PLACES and scan.tokens[index].key[0] == "و" and len(scan.tokens[index].key) > 4
    )


def _is_of_origin(scan: Scan, index: int) -> bool:
    """An adjective of origin in the feminine, as towns have it."""
    word = scan.words[index] if index < len(scan.words) else None
    return word is not None and bool(word.nation) and word.article and word.key.endswith("ه")


def _in_settlement(scan: Scan, index: int) -> bool:
    """Where the place lies: في ولاية كذا، بإقليم كذا."""
    if index + 1 >= len(scan.keys):
        return False
    settlements = scan.lexicon.heads.place.settlements
    if scan.keys[index] == "في":
        return scan.keys[index + 1] in settlements
    return scan.keys[index][0] == "ب" and scan.keys[index][1:] in settlements


_INFLECTED = ("ات", "ين", "ون", "ان", "ها", "هم", "هن", "هما", "كم", "نا", "يه", "ته", "تي", "تين")
