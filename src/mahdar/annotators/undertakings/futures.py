"""Undertakings told in the future tense: what a side says that it will do, or not do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mahdar.annotators.happenings.clauses import Passage
from mahdar.annotators.undertakings.cues import Undertaking
from mahdar.annotators.undertakings.extent import extent_from, start_of_clause
from mahdar.lang.clauses import load_clause_class
from mahdar.lang.commitments import CommitmentLexicon, Known
from mahdar.lang.verbs import VerbForm
from mahdar.model import CommitmentStatus


def find_futures(
    passage: Passage,
    at: Sequence[int],
    known: list[Known | None],
    lexicon: CommitmentLexicon,
    dated: frozenset[int],
    code: str,
) -> Iterator[Undertaking]:
    """Clauses whose verb, among the tokens `at`, is in the future; forecasts and relative clauses left out."""
    what, going_on, light, when = (load_clause_class(code, name) for name in ("what", "continue", "light", "when"))
    for index in at:
        form = passage.verb_at(index)
        if form is None:
            continue
        before = passage.tokens[index - 1].key if index > passage.first else ""
        if before in what:
            continue
        status = _status(passage, index, form, going_on)
        if status is None or _forecast(passage, known, lexicon, index, light):
            continue
        clause = passage.clause(index)
        aside = passage.tokens[clause.first].key in when or clause.opener in ("relative", "if")
        if aside or clause.mood in ("hypothetical", "proposed"):
            continue
        if clause.mood == "denied":
            status = "denied"
        start = start_of_clause(passage, clause, index) if clause.verb in (index, -1) else index
        if status == "denied" and start == index:
            start = max(passage.first, index - 1)
        yield Undertaking(extent_from(passage, start, dated), "future", status, index, index)


def _status(passage: Passage, index: int, form: VerbForm, going_on: frozenset[str]) -> CommitmentStatus | None:
    before = passage.shapes.get(passage.tokens[index - 1].key) if index > passage.first else None
    if before == "subjunctive":
        return "denied"
    if form.part != "present":
        return None
    if form.proclitics.endswith("س") or before == "future":
        if form.lemma in going_on:
            return "reaffirmed"
        return "pledged" if form.person == 1 else "planned"
    return None


def _forecast(
    passage: Passage, known: list[Known | None], lexicon: CommitmentLexicon, index: int, light: frozenset[str]
) -> bool:
    """A verb of what will be so, or of what one wishes of others; after سيتم the verbal noun decides."""
    for at in (index, index + 1):
        word = known[at] if at < passage.last else None
        for act in word.acts if word is not None else ():
            if act.kind == "stay" and at == index:
                form = passage.verb_at(index)
                own = form is not None and form.person == 1
                if not own and not lexicon.forces_near(passage.tokens, at, passage.last):
                    return True
                continue
            told = act.kind == "forecast" and lexicon.beside(act, passage.tokens, at, passage.last)
            if act.kind == "wish" or told:
                return at == index or _is_light(passage, index, light)
    return False


def _is_light(passage: Passage, index: int, light: frozenset[str]) -> bool:
    form = passage.verb_at(index)
    return form is not None and form.lemma in light
