"""Undertakings told by a headline: its present tense is that of the news (الصين تستضيف محادثات جديدة).

Only acts of a kind that binds a side, with the side named before the verb: a headline says as well what was, or will be
so. Talks count where the first talks that the article tells of are to come: a headline's present tells past ones too.
"""

from __future__ import annotations

from collections.abc import Sequence

from mahdar.annotators.happenings.actors import Actor
from mahdar.annotators.happenings.clauses import Passage
from mahdar.annotators.undertakings.cues import Undertaking
from mahdar.annotators.undertakings.extent import extent_from, start_of_clause
from mahdar.lang.commitments import CommitmentLexicon, Known
from mahdar.text.inflect import PRESENT

BINDING = frozenset({"stop-attacks", "withdraw", "reduce", "redeploy", "cooperate", "hold-talks"})


def may_tell(passage: Passage, known: Sequence[Known | None]) -> bool:
    """Whether a headline has a verb of such an act at all: one in six has, and no clause is read for that."""
    return any(
        word is not None and any(act.kind in BINDING for act in word.acts)
        and (verb := passage.words[index]) is not None and verb.finite
        for index, word in enumerate(known[passage.first : passage.last], passage.first)
    )


def headline(
    passage: Passage, actors: Sequence[Actor], known: Sequence[Known | None], lexicon: CommitmentLexicon,
    dated: frozenset[int], talks_to_come: bool,
) -> Undertaking | None:
    """The undertaking that a headline tells, None where it tells none."""
    clause = next((c for c in passage.clauses if c.verb >= 0), None)
    form = passage.verb_at(clause.verb) if clause is not None else None
    if clause is None or form is None or form.part != PRESENT or form.person != 3 or form.proclitics:
        return None
    if clause.opener not in ("start", "comma") or not any(
        a.last <= clause.verb and a.link in ("", "between") and passage.clause(a.first) is clause for a in actors
    ):
        return None
    before = passage.shapes.get(passage.keys[clause.verb - 1])
    if before in ("negative", "jussive", "subjunctive", "that", "perhaps"):
        return None
    word = known[clause.verb]
    kinds = {
        act.kind for act in (word.acts if word is not None else ())
        if lexicon.beside(act, passage.keys, clause.verb, passage.last)
    }
    if not kinds & BINDING or ("hold-talks" in kinds and not talks_to_come):
        return None
    extent = extent_from(passage, start_of_clause(passage, clause, clause.verb), dated)
    return Undertaking(extent, "headline", "planned", clause.verb, clause.verb)
