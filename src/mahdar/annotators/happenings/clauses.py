"""Clauses of a sentence, as far as the modality of an event needs them: what governs what.

One pass over the tokens. A clause is opened by أن and its kin, by a relative pronoun, by a connective, by و with a
finite verb, or after a comma by a finite verb; a comma closes relative clauses. Each clause knows the mood that it
inherits from the predicate that governs it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from mahdar.lang.events import LOCAL, Mood, MoodSense, Word
from mahdar.lang.verbs import VerbForm
from mahdar.text.inflect import PAST
from mahdar.text.tokens import NUMBER, SIGN, Token

_PAUSES = frozenset("،,؛;")
_BREAKS = frozenset(":-–—")
_BRACKETS = frozenset("()")
"""A dash between these joins a name (أتاري - واغا)."""
OPENERS = frozenset({"that", "relative", "connective", "inner"})
"""Shapes of the words that open a clause by themselves."""
_AND = ("و", "ف")
_PREPOSITIONS = frozenset({"in", "to", "between", "with", "on"})
"""Not من, which is who before a verb."""


@dataclass(slots=True)
class Clause:
    """Tokens `[first, last)` of a sentence, what opened it, and what it inherits."""

    first: int
    last: int
    opener: str
    """start, that, relative, connective, and, comma, if."""
    parent: int
    verb: int = -1
    """Token of its first finite verb, -1 without one."""
    mood: Mood | None = None
    rule: str = ""
    duty: bool = False
    """It says what somebody ought to do: أن على الأطراف كذا."""
    governor: tuple[int, MoodSense] | None = None
    """The last word in it that governs what follows."""


@dataclass(slots=True)
class Passage:
    """One sentence, tokens `[first, last)` of an article, read for events."""

    first: int
    last: int
    tokens: Sequence[Token]
    """All tokens of the article."""
    keys: list[str]
    """Their keys."""
    words: list[Word | None]
    """For each token of the article what the lexicon knows."""
    shapes: dict[str, str]
    names: frozenset[int]
    """Tokens of names."""
    text: str
    may_be_if: frozenset[str]
    """Forms of إن."""
    is_office: Callable[[str], bool]
    """Whether a folded word names a body or an office, which may be the subject after a verb."""
    timed: frozenset[int] = frozenset()
    """Tokens of times: قبل in قبل أيام governs nothing after it."""
    clauses: list[Clause] = field(default_factory=list)
    clause_of: list[int] = field(default_factory=list)
    _forms: dict[int, VerbForm | None] = field(default_factory=dict)
    _moods: dict[int, MoodSense | None] = field(default_factory=dict)

    def word(self, index: int) -> Word | None:
        """What the lexicon knows of a token."""
        return self.words[index]

    def clause(self, index: int) -> Clause:
        """The clause that holds a token of the sentence."""
        return self.clauses[self.clause_of[index - self.first]]

    def verb_at(self, index: int) -> VerbForm | None:
        """The word as a finite verb, in the reading that the word before it (أن, لم, a preposition) allows."""
        word = self.words[index] if index < self.last else None
        if word is None or not word.finite:
            return None
        forms = self._forms
        if index in forms:
            return forms[index]
        form = forms[index] = self._choose(index, word)
        return form

    def _choose(self, index: int, word: Word) -> VerbForm | None:
        key = self.keys[index]
        before = self.shapes.get(self.keys[index - 1], "") if index > self.first else ""
        if before in _PREPOSITIONS or self.shapes.get(key) in _PREPOSITIONS:
            return None  # وفي is in, not he fulfilled
        if not word.verbs:
            return word.maybe[0] if self._begins(index, before, word) else None
        if word.homograph and index > self.first and self.tokens[index - 1].kind != SIGN and before != "perhaps":
            above = self.clauses[self.clause_of[index - 1 - self.first]]
            if 0 <= above.verb < index or any(f.proclitics[:1] == "و" for f in word.allowed(key, before)):
                return None  # the clause has its verb: أعلنت الوزارة خفض عدد الجنود؛ علاقات تعاون وتشاور
        chosen = word.chosen
        return chosen[before] if before in chosen else word.choose(key, before)

    def _begins(self, index: int, before: str, word: Word) -> bool:
        """Whether a clause begins at a token and a subject follows it: عقد المجلس اجتماعا."""
        if before == "perhaps":
            return True
        if any(s.mood in ("after", "before", "during") for s in word.moods) or self._pledged(index):
            return False
        named = index - 1 in self.names and self.clauses[self.clause_of[index - 1 - self.first]].verb < 0
        opens = index == self.first or before == "perhaps" or self.tokens[index - 1].kind == SIGN
        follow = self.keys[index + 1] if index + 1 < self.last else ""
        noun = self.words[index + 1] if index + 1 < self.last else None
        event = noun is not None and any(s.noun is not None and not s.noun.definite for s in noun.events)
        if named and (self.shapes.get(follow) in _PREPOSITIONS or event):
            return True  # سانتوس أمر في مارس؛ السيسي عقد اجتماعا
        if opens and follow.startswith("ب") and any(s.mood in ("planned", "proposed") for s in word.moods):
            return True  # وطالب بجدول معلن
        return opens and (follow.startswith("ال") or index + 1 in self.names or self.is_office(follow))

    def _pledged(self, index: int) -> bool:
        """A comma before a token ends a title, and a verb of pledging or asking waits for what is pledged.

        تعهد الوزير، نائب رئيس الحكومة، سحب القوات.
        """
        if index <= self.first + 1 or self.keys[index - 1] not in _PAUSES:
            return False
        above = self.clauses[self.clause_of[index - 1 - self.first]]
        sense = self.mood_at(above.verb) if above.verb >= 0 else None
        return sense is not None and sense.mood in ("planned", "proposed")

    def mood_at(self, index: int) -> MoodSense | None:
        """The governor that begins at a token, phrases checked; the longest first."""
        word = self.words[index]
        if word is None:
            return None
        if word.phrases and index + 1 < self.last:
            for sense in word.phrases.get(self.keys[index + 1], ()):
                if self._follows(index, sense.rest):
                    return sense
        if not word.moods:
            return None
        moods = self._moods
        if index in moods:
            return moods[index]
        first = word.moods[0]
        if first.verb is None or not first.verb.finite:
            return first
        holding = moods[index] = next((s for s in word.moods if self._holds(index, s)), None)
        return holding

    def _follows(self, index: int, rest: tuple[str, ...]) -> bool:
        size = len(rest)
        return index + size < self.last and all(self.keys[index + n] == key for n, key in enumerate(rest, 1))

    def _holds(self, index: int, sense: MoodSense) -> bool:
        if sense.verb is not None and sense.verb.finite:
            form = self.verb_at(index)
            return form is not None and form.lemma == sense.verb.lemma
        return True

    def conditional(self, index: int) -> bool:
        """Whether ان at a token is "if": printed إن before لم or a past verb, which إنّ and أنّ never are."""
        token = self.tokens[index]
        if token.key not in self.may_be_if or index + 1 >= self.last or "إ" not in self.text[token.start : token.end]:
            return False
        word = self.words[index + 1]
        past = word is not None and bool(word.verbs) and all(v.part == PAST for v in word.verbs)
        return past or self.shapes.get(self.keys[index + 1]) == "jussive"


def read_passage(passage: Passage, active: Sequence[int]) -> None:
    """Find the clauses of a sentence; only the tokens `active` may open or close one, the rest go where they stand.

    Signs and numbers are active, words in `OPENERS`, and words that the lexicon calls `clausal`: half of the words
    that it knows are prepositions and nouns, to which nothing could happen here.
    """
    tokens, words, shapes = passage.tokens, passage.words, passage.shapes
    clauses, clause_of = passage.clauses, passage.clause_of
    clause = Clause(passage.first, passage.last, "start", -1)
    clauses.append(clause)
    current, paused, bracketed, at = 0, False, False, passage.first
    for index in active:
        if index > at:
            clause_of += [current] * (index - at)
            clause.last, paused = index, False
        at = index + 1
        _, _, kind, key = tokens[index]
        if kind == SIGN:
            if key in _PAUSES:
                current, paused = _close(clauses, current), True
            elif key in _BRACKETS:
                bracketed = key == "("
            elif bracketed:
                pass
            elif key in _BREAKS and at < passage.last and tokens[index - 1].kind != NUMBER:
                current, paused = 0, False
            clause = clauses[current]
            clause_of.append(current)
            continue
        if kind == NUMBER:
            clause_of.append(current)
            paused = False
            continue
        word, shape = words[index], shapes.get(key, "")
        verb = None
        if shape in OPENERS:
            opener = _particle(passage, index, shape)
        elif word is None:
            opener = ""
        elif word.conditional and _is_if(passage, index):
            opener = "if"
        else:
            opener = ""
            if word.finite and index != clause.first:
                verb = passage.verb_at(index)
                if verb is not None:
                    if verb.proclitics[:1] in _AND:
                        opener = "and"
                    elif paused and clause.verb >= 0:
                        opener = "comma"
        if opener:
            current = _open(passage, clauses, current, index, opener, paused)
            clause = clauses[current]
        clause_of.append(current)
        paused = False
        clause.last = at
        if word is not None:
            if clause.verb < 0 and word.finite and (verb is not None or passage.verb_at(index) is not None):
                clause.verb = index
            if word.governs:
                sense = passage.mood_at(index)
                if sense is not None and sense.where == "before" and sense.mood not in LOCAL:
                    clause.governor = (index, sense)
    if passage.last > at:
        clause_of += [current] * (passage.last - at)
        clause.last = passage.last


def _close(clauses: list[Clause], current: int) -> int:
    """The clause that goes on after a comma."""
    while clauses[current].opener in ("relative", "comma") and clauses[current].parent >= 0:
        current = clauses[current].parent
    return current


def _particle(passage: Passage, index: int, shape: str) -> str:
    """What a word of a shape in `OPENERS` opens."""
    if shape == "relative" or shape == "connective":
        return shape
    before = passage.shapes.get(passage.keys[index - 1]) if index > passage.first else None
    if shape == "inner":
        return "" if before == "from" else "connective"  # من حيث المبدأ
    if before == "but":
        return "connective"
    return "if" if passage.conditional(index) else shape


def _is_if(passage: Passage, index: int) -> bool:
    sense = passage.mood_at(index)
    return sense is not None and sense.mood == "if"


def _open(passage: Passage, clauses: list[Clause], current: int, index: int, opener: str, paused: bool) -> int:
    here = clauses[current]
    parent, mood, rule = current, here.mood, here.rule
    if opener == "that":
        mood, rule = _govern(passage, here, index, paused)
        before = passage.word(index - 1) if index > passage.first else None
        if before is not None and any(s.mood == "not" and s.verb is None for s in before.moods):
            mood, rule = "denied", "negation"  # من دون أن يصدرا بيانا
        key = passage.keys[index]
        if key[:1] in ("و", "ف") and here.opener == "that":  # وأن goes on where the first أن began
            parent, mood, rule = here.parent, here.mood, here.rule
            if here.governor is not None and here.governor[0] >= index - 2:
                mood, rule = here.governor[1].mood, here.governor[1].rule
    elif opener == "if":
        mood, rule = "hypothetical", "condition"
    elif opener == "relative":
        mood, rule = None, ""
    elif opener == "connective":
        inner = passage.shapes.get(passage.keys[index]) == "inner"  # حيث goes on with what أن reports
        parent, mood, rule = (here.parent if here.parent >= 0 and not inner else current), None, ""
    elif opener == "and":
        parent = max(here.parent, 0)
        if here.opener == "if" or (paused and here.opener == "that" and _is_other(passage, here, index)):
            mood, rule = clauses[parent].mood, clauses[parent].rule
    duty = opener == "that" and index + 1 < passage.last and passage.keys[index + 1] == "علي"
    clauses.append(Clause(index, index + 1, opener, parent, mood=mood, rule=rule, duty=duty))
    return len(clauses) - 1


def _is_other(passage: Passage, here: Clause, index: int) -> bool:
    """A past verb after a present one: نافيا أن يكون قد لحق بها ضرر، واعتبر كذا goes on with the sentence."""
    mine, theirs = passage.verb_at(index), passage.verb_at(here.verb) if here.verb >= 0 else None
    if mine is None or theirs is None or mine.part != PAST:
        return False
    return theirs.part != PAST or passage.shapes.get(passage.keys[here.first + 1]) == "auxiliary"


def _govern(passage: Passage, clause: Clause, index: int, paused: bool) -> tuple[Mood | None, str]:
    """What a clause with أن inherits: from the word right before it, or else from the verb of the clause above.

    After a comma it is the verb that goes on: نفى مصدر، طلب عدم ذكر اسمه، أن ...
    """
    governor = clause.governor
    if paused and clause.verb >= 0:
        sense = passage.mood_at(clause.verb)
        if sense is not None and sense.mood not in LOCAL:
            governor = (clause.verb, sense)
    if governor is None:
        return clause.mood, clause.rule
    at, sense = governor
    if any(passage.shapes.get(key) == "aside" for key in passage.keys[at + 1 : index]):
        return clause.mood, clause.rule  # طالب بإلغائه مشيرا إلى أن: another predicate reports it
    near = index - at <= 3 + len(sense.rest)
    if near or at == clause.verb or clause.verb < 0:
        negated = (at == clause.verb or sense.verb is None) and is_negated(passage, at)  # ليس من المقرر أن
        if negated:
            return ("denied" if sense.mood in ("planned", "proposed") else "hypothetical"), sense.rule
        return sense.mood, sense.rule
    return clause.mood, clause.rule


def is_negated(passage: Passage, index: int) -> bool:
    """Whether a negative particle stands right before a token (one word such as قد may stand between)."""
    for back in (1, 2):
        at = index - back
        if at < passage.first:
            return False
        word = passage.word(at)
        if word is not None and any(s.mood == "not" for s in word.moods):
            after = passage.keys[at + 1]
            return passage.shapes.get(after) != "that"  # غير أن is but
        if passage.verb_at(at) is not None:
            return False
    return False
