"""Undertakings named by a word: a pledge, a plan, a consent, a decision, readiness, a threat."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mahdar.annotators.happenings.clauses import Passage, is_negated
from mahdar.annotators.undertakings.extent import Extent, coordinated, extent_from, start_of_clause
from mahdar.lang.commitments import CommitmentLexicon, Cue, Known
from mahdar.model import CommitmentStatus
from mahdar.text.tokens import SIGN

REACH = 12
"""Words between a cue and what it governs: the subject and its titles."""


class Undertaking(NamedTuple):
    """A candidate commitment: its words, its rule, the token of its cue and of the act."""

    extent: Extent
    rule: str
    status: CommitmentStatus
    cue: int
    act: int


def named(
    passage: Passage,
    known: list[Known | None],
    lexicon: CommitmentLexicon,
    dated: frozenset[int],
    blocked: frozenset[int],
) -> Iterator[Undertaking]:
    """Undertakings of a sentence that a cue names, in order."""
    for index in range(passage.first, passage.last):
        word = known[index - passage.first]
        if word is None or not word.cues or index in blocked:
            continue
        for cue in word.cues:
            found = list(_read(passage, known, lexicon, dated, index, cue))
            if found:
                yield from found
                break


def _read(
    passage: Passage, known: list[Known | None], lexicon: CommitmentLexicon, dated: frozenset[int], index: int, cue: Cue
) -> Iterator[Undertaking]:
    size = len(cue.rest)
    if index + size >= passage.last or any(
        passage.tokens[index + 1 + n].key != key for n, key in enumerate(cue.rest)
    ):
        return
    if cue.verb is not None and cue.verb.finite and passage.verb_at(index) is not None:
        chosen = passage.verb_at(index)
        if chosen is not None and chosen.lemma != cue.verb.lemma:
            return
    if cue.needs_before and not any(
        lexicon.meets(cue.needs_before, passage.tokens[n].key.removeprefix("و"))
        for n in range(max(passage.first, index - 12), index)
    ):
        return
    if _wished(passage, known, index):
        return
    status = _status(passage, index, cue)
    found = _complement(passage, lexicon, known, index + size + 1, cue)
    if found is None or status is None:
        return
    act, preposition = found
    if cue.acts and not _is_act(lexicon, passage, known, act):
        return
    start = act
    if cue.start == "cue" and passage.clause(act) is passage.clause(index):
        start = index
    elif cue.start == "subject":
        start = _subject(passage, index)
    extent = extent_from(passage, start, dated)
    if preposition and status == "agreed":
        again = next((n for n in coordinated(passage, extent_from(passage, act, dated), preposition)), -1)
        while again > 0:
            extent = extent._replace(last=min(extent.last, _trim(passage, again)))
            yield Undertaking(extent, cue.rule, status, index, start)
            start = again + (1 if len(preposition) > 1 else 0)
            extent = extent_from(passage, start, dated)
            again = next((n for n in coordinated(passage, extent, preposition)), -1)
    if extent.last - extent.first >= 2:
        yield Undertaking(extent, cue.rule, status, index, act)


def _trim(passage: Passage, last: int) -> int:
    while passage.tokens[last - 1].kind == SIGN:
        last -= 1
    return last


def _status(passage: Passage, index: int, cue: Cue) -> CommitmentStatus | None:
    """Denied under a negation or a denial; none where it is only supposed or asked for."""
    clause = passage.clause(index)
    if clause.mood == "denied" or is_negated(passage, index):
        return "denied"
    if clause.mood in ("proposed", "hypothetical") and clause.opener != "if":
        return None
    if clause.opener == "if":
        return None
    for back in range(1, 5):
        at = index - back
        if at < clause.first:
            break
        sense = passage.mood_at(at)
        if sense is not None and sense.mood == "denied" and sense.where == "before":
            return "denied"
        if sense is not None and sense.mood == "proposed" and back <= 3:
            return None
    return cue.status


def _wished(passage: Passage, known: list[Known | None], index: int) -> bool:
    for at in range(max(passage.first, index - 4), index):
        word = known[at - passage.first]
        wish = word is not None and any(a.kind == "wish" for a in word.acts)
        if wish and passage.clause(at) is passage.clause(index):
            return True
    return False


def _complement(
    passage: Passage, lexicon: CommitmentLexicon, known: list[Known | None], first: int, cue: Cue
) -> tuple[int, str] | None:
    """The token where what is undertaken begins, and the preposition that led to it."""
    words = 0
    for index in range(first, passage.last):
        token = passage.tokens[index]
        if token.kind == SIGN:
            if token.key in ".:؛?!؟":
                return None
            continue
        words += 1
        if words > REACH:
            return None
        shape = passage.shapes.get(token.key)
        if shape == "that":
            return (index + 1, "") if index + 1 < passage.last else None
        if shape == "connective":
            return None
        key = token.key
        if key in cue.takes and index + 1 < passage.last:
            follow = passage.tokens[index + 1]
            if passage.shapes.get(follow.key) == "that":
                return index + 2, key
            return index + 1, key
        for preposition in cue.takes:
            if len(preposition) == 1 and key.startswith(preposition) and _is_act(lexicon, passage, known, index):
                return index, preposition
        if "=" in cue.takes and _is_act(lexicon, passage, known, index) and passage.verb_at(index) is None:
            return index, ""
        if index > first and passage.verb_at(index) is not None:
            return None
    return None


def _is_act(lexicon: CommitmentLexicon, passage: Passage, known: list[Known | None], index: int) -> bool:
    """Whether a token names an act, with the word that the act needs beside it."""
    word = known[index - passage.first]
    if word is None:
        return False
    for act in word.acts:
        if act.kind in ("forecast", "wish"):
            continue
        if not act.beside or any(
            lexicon.meets(act.beside, passage.tokens[n].key) for n in range(index + 1, min(index + 5, passage.last))
        ):
            return True
    return False


def _subject(passage: Passage, index: int) -> int:
    """Where the clause of the cue begins; for a cue in a relative or bare clause, the noun that it tells of."""
    clause = passage.clause(index)
    verb = passage.verb_at(index)
    if (verb is not None and clause.verb >= 0 and clause.verb < index) or clause.opener == "relative":
        return max(passage.first, index - 2)
    return start_of_clause(passage, clause, index)
