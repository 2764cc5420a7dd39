"""What stands before a verb as its topic: somebody who can undertake, a thing that cannot, or somebody unknown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from mahdar.annotators.happenings.actors import Actor
from mahdar.annotators.happenings.clauses import Passage
from mahdar.lang.clauses import load_clause_class
from mahdar.lang.commitments import CommitmentLexicon
from mahdar.text.tokens import NUMBER, SIGN

Topic = Literal["", "actor", "thing", "talks", "unknown"]
_ARTICLE = "ال"


def topic_of(
    passage: Passage, start: int, verb: int, actors: Sequence[Actor], lexicon: CommitmentLexicon, code: str
) -> Topic:
    """What the words `[start, verb)` put before their verb; empty where they name no subject.

    Demonstratives and words of quantity are passed over. A thing is a noun listed as one, with no name of an actor as
    its head: prices, projects, decisions and the like are followed by forecasts, never by undertakings.
    """
    light, things = (load_clause_class(code, name) for name in ("quantity", "thing"))
    for index in range(start, verb):
        token = passage.tokens[index]
        shape = passage.shapes.get(token.key)
        if token.kind == SIGN or token.key in light or index in passage.timed:
            continue
        if shape in ("own", "both") or token.kind == NUMBER or any(a.first <= index < a.last for a in actors):
            return "actor"
        if shape:
            if shape in ("in", "to", "from", "with", "between", "on"):
                return ""  # a lead-in, not a subject
            continue
        if passage.verb_at(index) is not None:
            return ""
        if lexicon.is_talks(token.key):
            return "talks"
        if lexicon.meets(things, token.key):
            return "thing"
        return "actor" if passage.is_office(token.key) or index in passage.names else "unknown"
    return ""
