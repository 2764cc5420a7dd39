"""Undertakings listed as points: اتفق الجانبان على ما يلي، then one line each."""

from __future__ import annotations

from mahdar.annotators.happenings.clauses import Passage
from mahdar.annotators.undertakings.cues import Undertaking
from mahdar.annotators.undertakings.extent import Extent
from mahdar.lang.commitments import Known
from mahdar.text.tokens import NUMBER, SIGN

_BULLETS = frozenset("-–—•*·.)ـ")


def opens_list(passage: Passage) -> bool:
    """The sentence ends in a colon."""
    return passage.keys[passage.last - 1] == ":"


def point(passage: Passage, known: list[Known | None], parent: Undertaking) -> Undertaking | None:
    """The point that a sentence is, under the undertaking that opened the list; None where it is none.

    A point begins with a number, a bullet or أولا, and then with a verbal noun.
    """
    first = passage.first
    while first < passage.last and (passage.tokens[first].kind == NUMBER or passage.keys[first] in _BULLETS):
        first += 1
    if first == passage.first or first >= passage.last:
        return None
    word = known[first]
    if word is None or word.masdar not in ("", "و"):
        return None
    last = passage.last
    while last > first and passage.tokens[last - 1].kind == SIGN:
        last -= 1
    return Undertaking(Extent(first, last, -1), "listed", parent.status, first, first) if last - first >= 2 else None
