"""Unknown names in a place that only a name fills: between a verb of saying and what is said, before a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahdar.annotators.names.hits import Hit
from mahdar.text.tokens import WORD

if TYPE_CHECKING:
    from mahdar.annotators.names.scan import Scan

MOST_PARTS = 4
_PLURALS = ("ون", "ين", "ان", "ات", "هن", "هم", "كم")
"""Endings of words that are more often an unknown plural or dual ("two analysts said that") than a name."""
_FEWER = ("ون", "هن", "هم", "كم", "تين", "تان", "يين")
"""Of them, those that hardly end a name; enough where a title follows."""
_COMMAS = frozenset(("،", ","))


def find_reported(scan: Scan) -> None:
    """Add names of two to four words, none known as a name, in the place of a speaker or of a title's holder."""
    said_that, tokens = scan.lists.said_that, scan.tokens
    ends = [n for n, key in enumerate(scan.keys) if key in said_that]
    open_titles = {h.title.first for h in scan.holdings if h.holder is None and not h.title.letters}
    commas = {n - 1 for n in open_titles if n and tokens[n - 1].key in _COMMAS}
    if not ends and not commas:
        return
    covered = {n for hit in scan.hits for n in range(hit.first, hit.last)}
    for end in sorted({*ends, *commas}):
        if end - 1 in covered:
            continue
        for first in range(end - 2, max(end - MOST_PARTS - 1, 0), -1):
            if tokens[first].kind != WORD or first in covered:
                break
            if _opens(scan, first, titled=end in commas) and _is_name(
                scan, first, end, covered, _FEWER if end in commas else _PLURALS
            ):
                scan.hits.append(Hit(first, end, 0, "PER", "names/reported"))
                break


def _opens(scan: Scan, first: int, *, titled: bool) -> bool:
    """A verb stands before the name; before a title also a preposition or a sign."""
    before = scan.words[first - 1]
    if before is None:
        return titled
    return before.verb or (titled and before.never)


def _is_name(scan: Scan, first: int, end: int, covered: set[int], endings: tuple[str, ...]) -> bool:
    lexicon = scan.lexicon
    for token in scan.tokens[first:end]:
        key = token.key
        if key in lexicon.parts:
            continue
        if key.endswith(endings) or (key[-1] in "اه" and (key[:-1] in lexicon.frequency or lexicon.verbs.analyse(key))):
            return False  # the second: جهدا، جهده
    run = scan.persons.run(first, titled=True, proclitics=False)
    return run is not None and run.last == end and not any(n in covered for n in range(first, end))
