"""Undertakings told in the future tense: what a side says that it will do, or not do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mahdar.annotators.happenings.actors import Actor
from mahdar.annotators.happenings.clauses import Passage
from mahdar.annotators.undertakings.complements import acts_of
from mahdar.annotators.undertakings.cues import Undertaking
from mahdar.annotators.undertakings.extent import Extent, extent_from, start_of_clause
from mahdar.annotators.undertakings.topics import topic_of
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
    actors: Sequence[Actor],
    code: str,
) -> Iterator[Undertaking]:
    """Clauses whose verb, among the tokens `at`, is in the future; forecasts and relative clauses left out."""
    if not at:
        return  # most sentences
    what, going_on, light, when = (load_clause_class(code, name) for name in ("what", "continue", "light", "when"))
    organs = load_clause_class(code, "organ")
    held, spared, handled = (load_clause_class(code, name) for name in ("held", "spared", "handled"))
    for index in at:
        form = passage.verb_at(index)
        if form is None:
            continue
        before = passage.keys[index - 1] if index > passage.first else ""
        if before in what:
            continue
        status = _status(passage, index, form, going_on)
        if status is None:
            continue
        clause = passage.clause(index)
        start = start_of_clause(passage, clause, index) if clause.verb in (index, -1) else index
        topic = topic_of(passage, start, index, actors, lexicon, code)
        follow = passage.keys[index + 1] if index + 1 < passage.last else ""
        talks = form.lemma in held and (topic == "talks" or (lexicon.is_talks(follow) and form.person != 2))
        if not talks and _forecast(passage, known, lexicon, index, light):
            continue
        if form.person == 2 or (topic == "thing" and form.lemma not in held and form.lemma not in handled):
            continue
        if topic == "talks" and form.lemma not in held and not _is_light(passage, index, light):
            continue  # what talks will bring, or what they will be about
        aside = passage.keys[clause.first] in when or clause.opener in ("relative", "if")
        if aside or (clause.mood in ("hypothetical", "proposed") and not _warns(passage, form, start, index)):
            continue
        if clause.mood == "denied":
            status = "denied"
        if status == "denied" and start == index:
            start = max(passage.first, index - 1)
        if status == "denied" and form.lemma in spared and start < index:
            status = "pledged"  # لن تدخر جهدا
        # What takes place or is handled (التنفيذ سيتم، الرخص لن تسلم) names no doer: it is the speaker's to do.
        doerless = form.lemma in held or form.lemma in handled
        rule = "future-of-another" if topic == "unknown" and status != "reaffirmed" and not doerless else "future"
        extent = _with_talks(passage, known, lexicon, index, extent_from(passage, start, dated), dated)
        own = form.person == 1 and status != "denied" and rule == "future"
        willed = own or (topic in ("actor", "") and _bodied(passage, start, index, organs))
        yield Undertaking(extent, rule, status, index, index, willed=willed)


def _bodied(passage: Passage, start: int, verb: int, organs: frozenset[str]) -> bool:
    """Whether the first noun before the verb, or else the word right after it, names an organ of a state."""
    for index in (*range(start, verb), verb + 1):
        if index >= passage.last or passage.shapes.get(passage.keys[index]) in (None, "own"):
            return index < passage.last and passage.keys[index] in organs
    return False


def _warns(passage: Passage, form: VerbForm, start: int, verb: int) -> bool:
    """A warning of what one will do oneself is a threat: حذر من أن بلاده ستعلق كذا."""
    keys = [passage.keys[n] for n in range(start, verb)]
    own = any(passage.shapes.get(key) == "own" and not key.startswith("ال") for key in keys)
    first = max(passage.first, passage.clause(verb).first - 2)
    return (own or form.person == 1) and "من" in [passage.keys[n] for n in range(first, start)]


def _with_talks(
    passage: Passage, known: list[Known | None], lexicon: CommitmentLexicon, verb: int, extent: Extent,
    dated: frozenset[int],
) -> Extent:
    """A journey with the talks that it is made for: سيتوجه إلى كذا حيث يلتقي فلانا."""
    at = extent.last
    if at + 1 >= passage.last or not any(a.rule == "journey" for a in acts_of(known[verb])):
        return extent
    if passage.shapes.get(passage.keys[at]) == "inner":
        at += 1
    form = passage.verb_at(at)
    if form is None or form.part != "present" or (at == extent.last and form.proclitics[:1] != "و"):
        return extent
    meets = any(
        act.kind == "hold-talks" and lexicon.beside(act, passage.keys, at, passage.last) for act in acts_of(known[at])
    )
    return extent._replace(last=extent_from(passage, at, dated).last) if meets else extent


def _status(passage: Passage, index: int, form: VerbForm, going_on: frozenset[str]) -> CommitmentStatus | None:
    before = passage.shapes.get(passage.keys[index - 1]) if index > passage.first else None
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
    deeds = [a for a in acts_of(known[index]) if a.beside and a.kind not in ("forecast", "wish", "stay")]
    if any(lexicon.beside(deed, passage.keys, index, passage.last) for deed in deeds):
        return False  # ستحل محل الجيش، ستزيد عدد المنافذ
    for at in (index, index + 1):
        word = known[at] if at < passage.last else None
        for act in word.acts if word is not None else ():
            if act.kind == "stay" and at == index:
                form = passage.verb_at(index)
                own = form is not None and form.person == 1
                if not own and not lexicon.forces_near(passage.keys, at, passage.last):
                    return True
                continue
            told = act.kind == "forecast" and lexicon.beside(act, passage.keys, at, passage.last)
            if act.kind == "wish" or told:
                return at == index or _is_light(passage, index, light)
    return False


def _is_light(passage: Passage, index: int, light: frozenset[str]) -> bool:
    form = passage.verb_at(index)
    return form is not None and form.lemma in light
