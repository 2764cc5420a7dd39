"""Unknown names between a verb of saying and what is said: "Mirna al-Khazin said that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahdar.annotators.names.hits import Hit
from mahdar.text.tokens import WORD

if TYPE_CHECKING:
    from mahdar.annotators.names.scan import Scan

MOST_PARTS = 4
_PLURALS = ("ون", "ين", "ان", "ات", "هن", "هم", "كم")
"""Endings of words that are more often an unknown plural or dual ("two analysts said that") than a name."""


def find_reported(scan: Scan) -> None:
    """Add names of two to four words, none known as a name, that fill the place of a speaker."""
    said_that = scan.lists.said_that
    ends = [n for n, token in enumerate(scan.tokens) if token.key in said_that]
    if not ends:
        return
    covered = {n for hit in scan.hits for n in range(hit.first, hit.last)}
    for end in ends:
        if end - 1 in covered:
            continue
        for first in range(end - 2, max(end - MOST_PARTS - 1, 0), -1):
            if scan.tokens[first].kind != WORD or first in covered:
                break
            verb = scan.words[first - 1]
            if verb is None or not verb.verb:
                continue
            if any(t.key.endswith(_PLURALS) and t.key not in scan.lexicon.parts for t in scan.tokens[first:end]):
                break
            run = scan.persons.run(first, titled=True, proclitics=False)
            if run and run.last == end and not any(n in covered for n in range(first, end)):
                scan.hits.append(Hit(first, end, 0, "PER", "names/reported"))
            break
