"""Trigger words: where an article may tell of an event, and of which type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mahdar.annotators.happenings.clauses import Passage
from mahdar.lang.events import Condition, EventLexicon, EventSense
from mahdar.text.tokens import NUMBER, SIGN


@dataclass(slots=True)
class Trigger:
    """Tokens `[first, last)` that may tell of an event, and the sense in which they are read."""

    first: int
    last: int
    sense: EventSense
    finite: bool = field(init=False)
    """The trigger is a finite verb."""

    def __post_init__(self) -> None:
        verb = self.sense.verb
        self.finite = verb is not None and verb.finite


DOUBLED = frozenset({"agreement", "vote", "visit", "attack", "request"})
"""Types that a verb and its noun tell together: وقعا اتفاقا."""
NAMED = "named-accord"
"""The rule of accords by their names, which are mentions of laws and no words of the lexicon where they stand."""
CLAIM = "claim"
"""The rule of a demand named as a noun, which with ل is what something is done for."""
BEFORE = 4
"""Words before a trigger in which `needs_before` and `unless_before` look (وقف فوري وشامل لإطلاق النار)."""

Marks = dict[int, str]
"""Token index -> type of the mention that begins or goes on there: person, place, party."""


Possible = list[tuple[int, list[tuple[EventSense, int]]]]
"""Tokens with the senses that their neighbours allow, and where the phrase of each ends."""


def find_possible(passage: Passage, at: Sequence[int], lexicon: EventLexicon, marks: Marks) -> Possible:
    """Tokens of a sentence among `at` whose neighbours allow a sense; no clause is read for that."""
    found: Possible = []
    tokens, words, shapes, text = passage.tokens, passage.words, passage.shapes, passage.text
    for index in at:
        word, token = words[index], tokens[index]
        if word is None or shapes.get(token.key) == "attribution":
            continue  # ووفقا
        printed = text[token.end - 1]
        senses: list[tuple[EventSense, int]] = []
        for sense in word.events:
            if printed == "ة" and sense.noun is not None and sense.noun.enclitic:
                continue  # طلبة are students
            last = _phrase_end(passage, lexicon, index, sense) if sense.rest else index + 1
            if last and _allows(passage, lexicon, index, last, sense, marks):
                senses.append((sense, last))
        if senses:
            found.append((index, senses))
    return found


def find_accord(passage: Passage, first: int, last: int, lexicon: EventLexicon) -> Trigger | None:
    """A named accord at tokens `[first, last)`, if the words after it say when it was concluded (الموقع عام 1994)."""
    word = lexicon.word(passage.keys[first])
    for sense in word.events if word is not None else ():
        reach = last - first - 1 + sense.reach
        if sense.rule == NAMED and sense.needs is not None and _follows(
            passage, lexicon, first + 1, sense.needs, reach, {}
        ):
            return Trigger(first, last, sense)
    return None


def find_triggers(passage: Passage, possible: Possible) -> list[Trigger]:
    """Triggers of a sentence, in order; where two overlap the first stays."""
    found: list[Trigger] = []
    after = passage.first
    for index, senses in possible:
        word = passage.words[index]
        if word is None or index < after:
            continue
        for sense, last in senses:
            verb = sense.verb
            if verb is None and word.maybe and passage.verb_at(index) is not None:
                continue  # طلب الرئيس نقل تحياته is no request of his
            if verb is not None and verb.finite:
                if verb.proclitics[:1] == "و" and index > passage.first and _shape(passage, index - 1) == "that":
                    continue  # إن وزارته
                if not verb.ambiguous:
                    form = passage.verb_at(index)
                    if form is None or not any(v.lemma == verb.lemma for v in word.verbs if v.part == form.part):
                        continue
                elif sense.needs is None and sense.needs_before is None:
                    form = passage.verb_at(index)
                    if form is None or form.lemma != verb.lemma:
                        continue
                elif index > passage.first and passage.shapes.get(passage.keys[index - 1]) in _PREPOSITIONS:
                    continue  # على صوت البندقية
            found.append(Trigger(index, last, sense))
            after = last
            break
    return found


def _shape(passage: Passage, index: int) -> str:
    return passage.shapes.get(passage.keys[index], "")


def find_other_sense(possible: Possible, trigger: Trigger) -> Trigger | None:
    """What a word for a round tells where it names none: جولة في البلاد is a visit."""
    senses = next(senses for index, senses in possible if index == trigger.first)
    return next((Trigger(trigger.first, last, s) for s, last in senses if s.type != trigger.sense.type), None)


def are_one(first: Trigger, second: Trigger) -> bool:
    """A verb or verbal noun and what it does (وقعا اتفاقا، الهجمات التي تستهدف): the first stands for both."""
    near = second.first - first.last <= 5 and first.sense.type == second.sense.type
    other = first.sense.rule != second.sense.rule or second.finite or first.finite
    return near and first.sense.type in DOUBLED and other


def is_concluded(passage: Passage, first: Trigger, second: Trigger) -> bool:
    """A relative clause tells when an accord was concluded (الاتفاق الذي أبرم في مايو): its verb is what happened."""
    accord = first.sense.noun is not None and first.sense.rule == "agreement"
    return accord and second.finite and passage.clause(second.first).opener == "relative"


def _phrase_end(passage: Passage, lexicon: EventLexicon, index: int, sense: EventSense) -> int:
    """The token after the phrase, 0 where its words do not follow."""
    last = index + 1 + len(sense.rest)
    if last > passage.last:
        return 0
    for n, base in enumerate(sense.rest, 1):
        key = passage.keys[index + n]
        if key != base and not any(r.base == base for r in lexicon.bases(key)):
            return 0
    return last


def _allows(
    passage: Passage, lexicon: EventLexicon, index: int, last: int, sense: EventSense, marks: Marks
) -> bool:
    if sense.noun is not None and sense.noun.proclitics[-1:] == "ك" and sense.noun.start == 1:
        return False
    if sense.rule == CLAIM and sense.noun is not None and sense.noun.proclitics.startswith(("ل", "ولل")):
        return False  # تظاهروا للمطالبة بكذا: what they took to the streets for
    if sense.definite and sense.noun is not None and not sense.noun.definite:
        if index > passage.first and passage.tokens[index - 1].kind == SIGN:
            return False  # ، مطالبة جوبا بكذا: she who demands
        key = passage.keys[last] if last < passage.last else ""
        accord = any(n.base in lexicon.classes["accords"] for n in lexicon.bases(key))
        if not key.startswith("ال") and last not in marks and not accord:
            return False
    if sense.singular and sense.noun is not None and sense.noun.number != "s":
        return False
    if sense.unless_before is not None and _precedes(passage, lexicon, index, sense.unless_before):
        return False
    if sense.needs_before is not None and not _precedes(
        passage, lexicon, index, sense.needs_before, max(BEFORE, sense.reach)
    ):
        return False
    if sense.unless is not None and _follows(passage, lexicon, last, sense.unless, sense.reach, marks):
        return False
    if sense.needs is not None and not _follows(passage, lexicon, last, sense.needs, sense.reach, marks, sense.across):
        return False
    too = sense.needs_too
    return too is None or _follows(passage, lexicon, last, too, sense.reach, marks, sense.across)


def _precedes(
    passage: Passage, lexicon: EventLexicon, index: int, condition: Condition, reach: int = BEFORE
) -> bool:
    for at in range(index - 1, max(passage.first, index - reach) - 1, -1):
        if passage.tokens[at].kind == SIGN and passage.keys[at] not in _QUOTES:
            return False
        key = passage.keys[at]
        if key in condition.words or not condition.bases.isdisjoint(lexicon.base_sets[key]):
            return True
    return False


def _follows(
    passage: Passage, lexicon: EventLexicon, last: int, condition: Condition, reach: int, marks: Marks,
    across: bool = False,
) -> bool:
    """Whether what the condition names stands within `reach` words; a sign ends the search, quotation marks do not.

    Args:
        across: Commas and dashes do not end it either.
    """
    words, bases, mentions, base_sets = condition.words, condition.bases, condition.mentions, lexicon.base_sets
    number = "number" in mentions
    tokens, end = passage.tokens, passage.last
    steps = 0
    index = last
    while index < end and steps < reach:
        _, _, kind, key = tokens[index]
        if kind == SIGN:
            if key not in _QUOTES and not (across and steps and key in _PAUSES):
                return False
        else:
            steps += 1
            if key in words or not bases.isdisjoint(base_sets[key]) or (number and kind == NUMBER):
                return True
            if mentions and marks.get(index) in mentions:
                return True
        index += 1
    return False


_PREPOSITIONS = frozenset({"in", "to", "from", "with", "on", "between"})
_QUOTES = frozenset("\"'«»“”‘’()/")
"""Signs that end no search; the stroke joins the two names of a month (أيلول/سبتمبر)."""
_PAUSES = frozenset("،,-–—")

