"""Where the words of an undertaking begin and end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mahdar.annotators.happenings.clauses import Clause, Passage
from mahdar.text.inflect import PRESENT
from mahdar.text.tokens import SIGN

_PAUSES = frozenset("،,")
_DASHES = frozenset("-–—")
_STOPS = frozenset(":;؛.!?؟…")
_OPENING = frozenset("«“(")
_CLOSING = frozenset("»”)")
_CLOSED = _CLOSING | {'"'}
ASIDE = 4
"""Words of an aside between two commas."""
TITLED = 30
"""Words of an aside that names somebody with title: ، عبر مندوبته لدى كذا السفير فلان،"""
SHORT = 3
"""Words after which a comma ends an undertaking; before that it only sets something apart."""


class Extent(NamedTuple):
    """Tokens `[first, last)`, and where in them a condition begins (-1 without one)."""

    first: int
    last: int
    condition: int


def extent_from(passage: Passage, first: int, dated: frozenset[int], words: int = 0) -> Extent:
    """From token `first` to the end of the undertaking, `words` words of which stand before.

    It ends at a stop, where another verb is joined with و, at a connective, at إن, at the closing of a quotation that
    was opened before, and at a comma unless a condition or a date follows it.
    """
    opened, condition = 0, -1
    index, end, keys, shapes = first, passage.last, passage.keys, passage.shapes
    while index < end:
        key = keys[index]
        if passage.tokens[index].kind == SIGN:
            if key in _STOPS:
                break
            if key in _OPENING:
                opened += 1
            elif key in _CLOSING:
                if not opened and words > SHORT:
                    break
                opened = max(0, opened - 1)
            elif key == '"':
                if not opened and words > SHORT and _closes(passage, index):
                    break
                opened = 0 if opened else 1
            elif key in _DASHES:
                if not _inside(passage, index):
                    break
            elif key in _PAUSES:
                if words and _adds_term(passage, index + 1):
                    break
                after = _aside(passage, index)
                if after:
                    index = after
                    continue
                if (words >= SHORT or _turns(passage, index + 1)) and not _goes_on(passage, index + 1, dated):
                    break
            index += 1
            continue
        clause = passage.clause(index)
        if index > first and clause.first == index and _ends(passage, clause, words):
            break
        shape = shapes.get(key)
        if index > first and shape in ("attribution", "aside"):
            break
        if words >= SHORT and shape == "that" and passage.text.startswith("إن", passage.tokens[index].start):
            break  # قال الوزير الذي صوت ضد كذا إنه يرفض: the words of another verb
        if condition < 0 and index > first:
            provided = clause.opener == "if" and clause.first == index
            condition = index if provided or shape == "proviso" else -1
        words += 1
        index += 1
    if opened == 1 and index < passage.last and passage.keys[index] in _CLOSED:
        index += 1
    straight = keys[first:index].count('"') % 2
    while index > first and passage.tokens[index - 1].kind == SIGN and passage.keys[index - 1] not in _CLOSING:
        if passage.keys[index - 1] == '"' and not straight:
            break
        index -= 1
    return Extent(first, index, condition if condition < index else -1)


def _adds_term(passage: Passage, index: int) -> bool:
    """على أن with a verb in the present: another term (على أن تبدأ في مايو); without one it goes on."""
    if index + 2 >= passage.last or passage.keys[index] != "على":
        return False
    form = passage.verb_at(index + 2)
    return passage.shapes.get(passage.keys[index + 1]) == "that" and form is not None and form.part == PRESENT


def _aside(passage: Passage, index: int) -> int:
    """Where a short aside ends that begins with the comma at `index` (ستستضيف، على الأرجح، الجولة); 0 without one."""
    for at in range(index + 1, min(index + ASIDE + 2, passage.last - 1)):
        token = passage.tokens[at]
        if token.kind == SIGN:
            aside = token.key in _PAUSES and at > index + 1 and not passage.keys[at + 1].endswith("ا")
            return at + 1 if aside else 0  # ، الأربعاء، معربا عن ...
        shape = passage.shapes.get(token.key)
        if passage.verb_at(at) is not None or shape in ("that", "relative", "connective", "inner"):
            return 0
    return 0


def _turns(passage: Passage, index: int) -> bool:
    """What follows a comma is an adverb or a verb of its own: ، خلافا لكذا؛ ، قال إن."""
    return index < passage.last and (passage.keys[index].endswith("ا") or passage.verb_at(index) is not None)


def aside_ends(passage: Passage, comma: int, asides: frozenset[str]) -> int:
    """The comma that ends an aside opened by a preposition (عبر، خلال، في، بموجب); 0 where there is none."""
    opener = passage.keys[comma + 1] if comma + 1 < passage.last else ""
    if opener not in asides:
        return 0
    for index in range(comma + 2, min(comma + TITLED, passage.last)):
        token = passage.tokens[index]
        if token.kind == SIGN and token.key in "،,":
            return index
        if passage.verb_at(index) is not None or passage.shapes.get(token.key) == "that":
            return 0
    return 0


def _inside(passage: Passage, index: int) -> bool:
    """A dash within a word (اف-16)."""
    return index + 1 < passage.last and passage.tokens[index - 1].end == passage.tokens[index].start


def _closes(passage: Passage, index: int) -> bool:
    """A straight quotation mark right after a word closes, but not behind a preposition (لـ"اللواء", ب"شكل")."""
    before = passage.tokens[index - 1]
    preposed = len(before.key) == 1 or passage.text[before.end - 1] == "ـ"
    return before.end == passage.tokens[index].start and not preposed


def _goes_on(passage: Passage, index: int, dated: frozenset[int]) -> bool:
    if index >= passage.last:
        return False
    clause = passage.clause(index)
    if clause.first == index and clause.opener == "if":
        return True
    if passage.shapes.get(passage.keys[index]) == "proviso":
        return True
    return any(n in dated for n in range(index, min(index + 2, passage.last)))


def _ends(passage: Passage, clause: Clause, words: int) -> bool:
    if clause.opener in ("and", "connective"):
        return True
    if clause.opener == "comma":
        return words >= SHORT
    key = passage.keys[clause.first]
    return clause.opener == "that" and key[:1] in ("و", "ف")


def start_of_clause(passage: Passage, clause: Clause, verb: int) -> int:
    """The first token of what a clause says: after أن, after a lead-in that a comma closes."""
    first = clause.first
    if clause.opener in ("that", "connective", "relative"):
        first += 1
    for index in range(verb - 1, first, -1):
        token = passage.tokens[index]
        if token.kind == SIGN and token.key in ("،", ",", ":", ".", "|", "-"):
            return index + 1
    while first < verb and passage.tokens[first].kind == SIGN:
        first += 1
    return first


def coordinated(passage: Passage, extent: Extent, preposition: str) -> Iterator[int]:
    """Tokens at which the same preposition comes again with و: اتفقا على كذا وعلى كذا."""
    for index in range(extent.first + 1, passage.last):
        token = passage.tokens[index]
        if token.kind == SIGN and token.key in _STOPS:
            return
        again = "و" + preposition
        if token.key == again or (len(preposition) == 1 and token.key.startswith(again) and len(token.key) > 4):
            yield index
