"""Names that no list holds: words that no frequent Arabic word explains, in a place that a person fills.

Two to four such words (or parts of names) in a row are a name between a verb of saying or meeting and a sign, a
function word or a title; before a title in apposition; and in a row of names. Everywhere else they stay open: a firm, a
town or a misprint looks the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahdar.annotators.names.hits import Hit
from mahdar.text.fold import fold_key
from mahdar.text.tokens import SIGN, WORD

if TYPE_CHECKING:
    from mahdar.annotators.names.scan import Scan
    from mahdar.annotators.names.words import Word

MOST_PARTS = 4
_COMMAS = frozenset(("،", ",", "-", "–", "—"))


def find_strangers(scan: Scan) -> None:
    """Add the names; a name known by its first mention is found by its surname later."""
    tokens, words = scan.tokens, scan.words
    titles = {h.title.first for h in scan.holdings if h.holder is None and not h.title.letters}
    covered = bytearray(len(tokens))
    for hit in scan.hits:
        covered[hit.first : hit.last] = b"\1" * (hit.last - hit.first)
    persons = {hit.last for hit in scan.hits if hit.type == "PER"}
    until, size = 0, len(tokens)
    for index in scan.strange:
        word = words[index]
        if index < until or word is None or covered[index] or not _has_company(scan, index):
            continue
        if not _is_strange(scan, word, index):
            continue
        first = index
        if first and not covered[first - 1] and (before := words[first - 1]) and _is_given(scan, before):
            first -= 1  # موفق + a word that no list holds
        last = index + 1
        while (
            last < size
            and last - first < MOST_PARTS
            and not covered[last]
            and (more := words[last]) is not None
            and (_is_strange(scan, more, last) or (more.part() and not more.verb and not more.never))
        ):
            last += 1
        until = last
        if _looks_common(scan, first, last) or (last - first < 2 and not _quoted_speaker(scan, first)):
            continue
        said = _said_before(scan, first) and _ends(scan, last, titles)
        apposed = _apposed(scan, last, titles) and _opens(scan, first)
        joined = first in persons and tokens[first].key[0] == "و" and len(tokens[first].key) > 3
        if not (said or apposed or joined):
            continue
        scan.hits.append(Hit(first, last, 0 if said or apposed else 1, "PER", "names/stranger"))
        covered[first:last] = b"\1" * (last - first)


def _has_company(scan: Scan, index: int) -> bool:
    """A second part may stand beside the word, or a verb before it: worth a closer look."""
    words = scan.words
    after = words[index + 1] if index + 1 < len(words) else None
    before = words[index - 1] if index else None
    if after is not None and (after.strange or after.parts):
        return True
    return before is not None and bool(before.parts or before.verb)


def _is_strange(scan: Scan, word: Word, index: int) -> bool:
    """No list and no frequent word explains it, and it has no article."""
    return word.strange and scan.persons.open.unknown(word, index)


def _quoted_speaker(scan: Scan, index: int) -> bool:
    """One word alone: only between a verb of saying and what is said, and of no frequent word at all."""
    key = scan.tokens[index].key
    behind = scan.tokens[index + 1].key if index + 1 < len(scan.tokens) else ""
    return (
        len(key) > 3
        and key not in scan.lexicon.frequency
        and key[0] not in "وبلفكيتس"
        and (behind == ":" or behind in scan.lists.said_that)
        and not key.endswith(("ا", "ات", "ين", "ون", "ان", "ه"))
    )


def _looks_common(scan: Scan, first: int, last: int) -> bool:
    """Nouns with a conjunction between them (بصفاقة وعنجهية), or an adverb in -ا at the end."""
    keys = [t.key for t in scan.tokens[first:last]]
    if any(k[0] in "وبلف" and k not in scan.lexicon.parts for k in keys[1:]):
        return True
    token = scan.tokens[last - 1]
    return (
        scan.reading.text[token.start : token.end].endswith("ا")
        and keys[-1] not in scan.lexicon.parts
        and (keys[-1].startswith("م"))
    )


def _is_given(scan: Scan, word: Word) -> bool:
    part = word.part()
    return part is not None and part.kind != "family" and not word.never and not word.title


def _said_before(scan: Scan, first: int) -> bool:
    """A verb of saying, meeting, choosing or killing stands right before."""
    before = scan.words[first - 1] if first else None
    if before is None or not before.verb or before.never:
        return False
    forms = scan.lexicon.verbs.analyse(before.key)
    return any(f.finite and fold_key(f.lemma) in scan.lists.verbs_of_persons for f in forms)


def _ends(scan: Scan, last: int, titles: set[int]) -> bool:
    """A sign, a function word, a finite verb, or a title stands behind."""
    if last >= len(scan.tokens) or scan.tokens[last].kind != WORD or last in titles:
        return True
    word = scan.words[last]
    return word is not None and (word.never or word.verb or word.titular or word.key in scan.lists.one_of)


def _apposed(scan: Scan, last: int, titles: set[int]) -> bool:
    """A title of more than its head stands behind, past a comma or "who is"."""
    at, size = last, len(scan.tokens)
    comma = at < size and scan.tokens[at].kind == SIGN and scan.tokens[at].key in _COMMAS
    at += int(comma)
    if at < size and scan.tokens[at].key in scan.lists.who_is:
        at += 1
    word = scan.words[at] if at < size else None
    if at in titles:
        title = next(h.title for h in scan.holdings if h.title.first == at)
        return title.last - title.first >= 2
    return at > last + int(comma) and word is not None and bool(word.titular)


def _opens(scan: Scan, first: int) -> bool:
    """No noun that the words could belong to stands before."""
    before = scan.words[first - 1] if first else None
    return before is None or before.verb or before.never or bool(before.titular)
