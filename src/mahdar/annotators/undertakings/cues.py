"""Undertakings named by a word: a pledge, a plan, a consent, a decision, readiness, a threat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mahdar.annotators.happenings.clauses import Passage, is_negated
from mahdar.annotators.undertakings.complements import REACH, acts_of, find_complement, is_act, is_adverb, is_led
from mahdar.annotators.undertakings.extent import Extent, coordinated, extent_from, start_of_clause
from mahdar.lang.commitments import CommitmentLexicon, Cue, Known
from mahdar.lang.nominals import Nominal
from mahdar.model import CommitmentStatus, Event
from mahdar.text.affixes import THIRD_PERSON
from mahdar.text.inflect import PAST, PRESENT
from mahdar.text.tokens import SIGN

_TERMS = frozenset({"agree", "agreement", "provide"})
"""Rules after which و with a verbal noun behind a comma adds another term: على سحب كذا، وفتح كذا."""
TITLED = 30
"""`REACH` where a comma ends an aside about the subject: وأكد الوزير، في كلمة له أمام كذا، التزام بلاده."""


class Undertaking(NamedTuple):
    """A candidate commitment: its words, its rule, the token of its cue and of the act."""

    extent: Extent
    rule: str
    status: CommitmentStatus
    cue: int
    act: int
    event: Event | None = None
    """The event that states it."""
    willed: bool = False
    """Its words name a body or an office as the one who acts, though they do not tell whose."""


def named(
    passage: Passage,
    at: Sequence[int],
    known: list[Known | None],
    lexicon: CommitmentLexicon,
    dated: frozenset[int],
    blocked: frozenset[int],
) -> Iterator[Undertaking]:
    """Undertakings of a sentence that a cue names, among the tokens `at`, in order."""
    for index in at:
        word = known[index]
        if word is None or index in blocked:
            continue
        for cue in cues_at(passage.keys, index, word):
            found = list(_read(passage, known, lexicon, dated, blocked, index, cue))
            if found:
                yield from found
                break


def cues_at(keys: Sequence[str], index: int, word: Known) -> tuple[Cue, ...]:
    """The cues that begin at a token, phrases first."""
    if word.phrases and index + 1 < len(keys):
        return (*word.phrases.get(keys[index + 1], ()), *word.cues)
    return word.cues


def _read(
    passage: Passage,
    known: list[Known | None],
    lexicon: CommitmentLexicon,
    dated: frozenset[int],
    blocked: frozenset[int],
    index: int,
    cue: Cue,
) -> Iterator[Undertaking]:
    size = len(cue.rest)
    if index + size >= passage.last or any(
        passage.keys[index + 1 + n] != key for n, key in enumerate(cue.rest)
    ):
        return
    form = passage.verb_at(index)
    if cue.verb is not None and cue.verb.finite:
        if form is not None and form.lemma != cue.verb.lemma:
            return
        if form is None and cue.verb.ambiguous and not cue.needs_before:
            return
        if index > passage.first and passage.shapes.get(passage.keys[index - 1]) == "whatever":
            return  # بما يفضي إلى كذا
    if cue.rule == "term":
        verb = passage.verb_at(index + 2)
        told = index > passage.first and passage.keys[index - 1] in "،," and verb is not None
        if not told or verb is None or verb.part != PRESENT or is_negated(passage, index + 2):
            return
    laid_down = bool(cue.needs_before) and cue.verb is not None and any(
        lexicon.meets(cue.needs_before, passage.keys[n]) for n in range(index + 1, min(index + 4, passage.last))
    )  # ونصت الخطة على كذا
    if cue.needs_before and not laid_down and not _preceded(passage, lexicon, index, cue.needs_before):
        return
    if cue.after and not _governed(passage, lexicon, index, cue):
        return
    if cue.rule == "refusal" and cue.verb is not None and cue.verb.finite and (form is None or form.part != PAST):
        return  # what is refused for good is no deed
    if cue.rule == "refusal" and cue.verb is None and passage.keys[index].removeprefix("ب").startswith("ال"):
        return  # التصويت بالرفض
    if form is not None and form.part == PRESENT and index > passage.first and (
        passage.shapes.get(passage.keys[index - 1]) == "perhaps"
    ):
        return  # قد يصادق: it may
    passive = cue.rule == "menace" and cue.verb is not None and not cue.verb.finite
    if passive and not passage.keys[index].endswith("ا"):
        return  # مهددة بالجوع: who is threatened
    if _wished(passage, known, index) or _past_plan(passage, index, cue):
        return
    if cue.verb is None and _missing(passage, lexicon, index):
        return
    if cue.rule == "ready" and is_adverb(passage.keys[index]) and _apart(passage, index):
        return  # وذلك استعدادا لإحاطة المجلس: what is prepared for
    status = _status(passage, index, cue)
    if cue.after and ((status == "denied" and cue.status != "denied") or is_adverb(passage.keys[index])):
        return  # حرصا منه is no undertaking
    found = find_complement(passage, lexicon, known, index + size + 1, cue, blocked)
    if found is None or status is None:
        return
    act, preposition = found
    if cue.rule == "effort" and not _efforts(passage, known, index, act):
        return
    if preposition == "على" and _hollow(passage, act):
        return  # على ضوء كذا, حفاظا على كذا; agreeing that something matters
    so = cue.rule in ("agree", "consent") or (cue.rule == "agreement" and passage.keys[act - 1][0] == "ب")
    if so and passage.shapes.get(passage.keys[act - 1]) == "that":
        return  # agreeing that something is so
    if cue.rule == "announce" and _done(passage, index, act):
        return
    if cue.rule == "refusal" and _remark(passage, lexicon, act):
        return  # رفض التعليق على كذا
    if cue.acts and cue.rule == "agreement":
        if not is_led(known[act], "") and not is_act(lexicon, passage, known, act):
            return
    elif cue.acts and not (
        is_act(lexicon, passage, known, act)
        and (cue.rule == "refusal" or _adjacent(passage, index, act, dated))
    ):
        return
    if cue.rule == "likely" and not _settled(passage, lexicon, known, act, dated):
        return
    if cue.rule in ("expected", "likely") and any(a.kind == "forecast" and not a.beside for a in acts_of(known[act])):
        return  # what is expected to be so
    start = act
    if cue.start == "cue" and passage.clause(act).first <= index:
        start = index
        clause = passage.clause(index)
        if cue.verb is not None and clause.opener == "that" and clause.verb == index:
            start = start_of_clause(passage, clause, index)
    elif cue.start == "subject" and not laid_down:
        start = _subject(passage, lexicon, index, cue)
    elif cue.start == "cue" and cue.verb is None:
        start = index
    extent = extent_from(passage, start, dated)
    if start < act:
        extent = extent._replace(last=max(extent.last, extent_from(passage, act, dated, act - start).last))
    if preposition and status == "agreed":
        again = next((n for n in coordinated(passage, extent_from(passage, act, dated), preposition)), -1)
        while again > 0:
            extent = extent._replace(last=min(extent.last, _trim(passage, again)))
            yield Undertaking(extent, cue.rule, status, index, start)
            start = again + (1 if len(preposition) > 1 else 0)
            extent = extent_from(passage, start, dated)
            act = start
            again = next((n for n in coordinated(passage, extent, preposition)), -1)
    if extent.last - extent.first >= 2:
        yield Undertaking(extent, cue.rule, status, index, act)
    while preposition and status == "agreed" and cue.rule in _TERMS:
        first = extent.last + 1
        if first >= passage.last or passage.keys[extent.last] not in "،," or passage.verb_at(first) is not None:
            return
        word = known[first]
        if first in blocked or word is None or word.masdar != "و":
            return
        extent = extent_from(passage, first, dated)
        yield Undertaking(extent, cue.rule, status, index, first)


def _efforts(passage: Passage, known: list[Known | None], index: int, act: int) -> bool:
    """Somebody is told to be at a deed now: إن بلاده تعمل على فتح كذا, not أن تعمل على كذا (a wish) or on a border."""
    form, word = passage.verb_at(index), known[act] if act < passage.last else None
    if form is None or form.part != PRESENT or "س" in form.proclitics or word is None or word.masdar == "-":
        return False
    clause, before = passage.clause(index), passage.keys[index - 1] if index > passage.first else ""
    shape = passage.shapes.get(before)
    if shape in ("relative", "future", "subjunctive") or is_negated(passage, index):
        return False
    if form.person == 1 and shape != "that":
        return clause.opener != "relative"
    pronoun = shape == "that" and before.endswith(THIRD_PERSON) and before[0] != "و"
    return clause.opener == "that" and clause.verb == index and (clause.first < index - 1 or pronoun)


def _settled(
    passage: Passage, lexicon: CommitmentLexicon, known: list[Known | None], act: int, dated: frozenset[int]
) -> bool:
    """What is held likely is a plan only where it is talks or a journey, or has its day."""
    extent = extent_from(passage, act, dated)
    if any(index in dated for index in range(act, extent.last)):
        return True
    return any(
        a.kind in ("hold-talks", "journey") and lexicon.beside(a, passage.keys, act, passage.last)
        for a in acts_of(known[act])
    )


def _done(passage: Passage, index: int, act: int) -> bool:
    """What is announced is past: أعلنت أنها بدأت كذا؛ بعد الإعلان عن كذا."""
    form = passage.verb_at(act)
    if form is not None and form.part == PAST:
        return True
    if passage.verb_at(index) is not None or index <= passage.first:
        return False
    word = passage.word(index - 1)
    return word is not None and any(sense.mood == "after" for sense in word.moods)


def _governed(passage: Passage, lexicon: CommitmentLexicon, index: int, cue: Cue) -> bool:
    """Whether one of the verbs that a cue asks for stands before it, with no أن between."""
    reach = TITLED if passage.keys[index - 1] in ("،", ",") else REACH
    for at in range(index - 1, max(passage.first, index - reach) - 1, -1):
        if passage.shapes.get(passage.keys[at]) == "that":
            return False
        if lexicon.form_of(passage.keys[at], cue.after):
            return True
    return False


def _hollow(passage: Passage, act: int) -> bool:
    """What follows على is no act: a fixed phrase, the complement of a noun of its own, or what is only valued."""
    before = passage.keys[act - 2] if act - 2 >= passage.first else ""
    if before.endswith("ا") and not before.endswith("نا"):
        word = passage.word(act - 2)
        if passage.verb_at(act - 2) is None and (word is None or not word.moods):
            return True
    return act < passage.last and passage.shapes.get(passage.keys[act]) == "hollow"


def _missing(passage: Passage, lexicon: CommitmentLexicon, index: int) -> bool:
    """A noun that is said to be wanting, or any at all: غياب أي التزام، بلا قرار، لم تر أي استعداد."""
    before = passage.keys[index - 1] if index > passage.first else ""
    return before in lexicon.wanting or before in lexicon.whichever


def _remark(passage: Passage, lexicon: CommitmentLexicon, act: int) -> bool:
    """Words, not deeds, are refused: التعليق على كذا."""
    follow = passage.keys[act + 1] if act + 1 < passage.last else ""
    return passage.shapes.get(follow) == "on" and lexicon.meets(lexicon.remarks, passage.keys[act])


def _apart(passage: Passage, index: int) -> bool:
    """Nothing governs a token: it opens the passage, or stands behind a sign or وذلك."""
    before = passage.tokens[index - 1] if index > passage.first else None
    return before is None or before.kind == SIGN or before.key == "وذلك"


def _preceded(passage: Passage, lexicon: CommitmentLexicon, index: int, words: frozenset[str]) -> bool:
    return any(
        lexicon.meets(words, passage.keys[n].removeprefix("و"))
        for n in range(max(passage.first, index - 14), min(index + 2, passage.last))
        if n != index
    )


def _past_plan(passage: Passage, index: int, cue: Cue) -> bool:
    """كان من المقرر: what was planned then is no plan now."""
    if cue.rule not in ("expected", "likely"):
        return False
    before = [passage.keys[at].removeprefix("و") for at in range(max(passage.first, index - 2), index)]
    return any(passage.shapes.get(key) == "auxiliary" for key in before)


def _adjacent(passage: Passage, index: int, act: int, dated: frozenset[int]) -> bool:
    """Only names, titles, dates and signs between a cue of announcing and the act announced."""
    before = passage.tokens[act - 1]
    if act - 1 <= index or before.kind == SIGN or act - 1 in dated:
        return True
    if passage.shapes.get(before.key) in ("in", "to", "with", "between", "on") or passage.mood_at(act - 1) is not None:
        return False
    return not any(n.definite for n in passage_bases(passage, act))


def passage_bases(passage: Passage, index: int) -> tuple[Nominal, ...]:
    """Readings of a token as a noun the event lexicon lists."""
    word = passage.word(index)
    return tuple(s.noun for s in word.events if s.noun is not None) if word is not None else ()


def _trim(passage: Passage, last: int) -> int:
    while passage.tokens[last - 1].kind == SIGN:
        last -= 1
    return last


def _status(passage: Passage, index: int, cue: Cue) -> CommitmentStatus | None:
    """Denied under a negation or a denial; none where it is only supposed or asked for."""
    clause = passage.clause(index)
    if clause.mood == "denied" or is_negated(passage, index):
        return "denied" if cue.status != "denied" else None
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
    if passage.clause(index).duty:
        return True  # أن على الأطراف مواصلة كذا
    for at in range(max(passage.first, index - 4), index):
        word = known[at]
        wish = word is not None and any(a.kind == "wish" for a in word.acts)
        if wish and passage.clause(at) is passage.clause(index):
            return True
    return False


def _subject(passage: Passage, lexicon: CommitmentLexicon, index: int, cue: Cue) -> int:
    """Where the words begin: at the accord that lays it down, or where the clause of the cue begins."""
    for at in range(index - 1, max(passage.first, index - 12) - 1, -1):
        if cue.needs_before and lexicon.meets(cue.needs_before, passage.keys[at]):
            return at
    clause = passage.clause(index)
    if cue.status == "done" and 0 <= clause.verb < index:
        return clause.verb
    if clause.opener == "relative" or 0 <= clause.verb < index:
        return max(passage.first, index - 2)
    return start_of_clause(passage, clause, index)
