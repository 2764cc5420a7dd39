"""The lexicon of events: which words may tell of one (`events.toml`), and what governs them (`modality.toml`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple, get_args

import msgspec

from mahdar.errors import PackError
from mahdar.lang.clauses import load_clause_words
from mahdar.lang.memo import Memo
from mahdar.lang.nominals import Nominal, load_nominals
from mahdar.lang.pack import Rule, load_basics, read_toml
from mahdar.lang.verbs import VerbForm, load_verbs
from mahdar.model import EventType, Modality
from mahdar.text.fold import fold_key, fold_words
from mahdar.text.inflect import MASDAR, PAST, PRESENT

Mood = Literal[
    "planned", "proposed", "denied", "hypothetical", "happened", "occurs", "includes", "after", "during", "before",
    "not", "if", "next", "last", "announces", "stops", "drafts", "topic",
]
_JUSSIVE = frozenset({"that", "jussive", "subjunctive"})
"""Shapes of the words behind which a present verb may be shortened."""
LOCAL = frozenset(get_args(Mood)) - {"planned", "proposed", "denied", "hypothetical", "happened"}
"""Moods that do not reach into a clause with أن."""
_ADOPTED = frozenset({"vote", "agreement"})
"""Types whose past verbs are read even where the word is more often a noun, if what is adopted stands before them."""


class EventRule(Rule, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """An entry of `events.toml`; the head of the file says what each field means."""

    type: str
    plover: str
    verbs: tuple[str, ...] = ()
    masdars: bool = False
    participles: bool = False
    nouns: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    needs_too: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    unless_before: tuple[str, ...] = ()
    reach: int = 3
    across: bool = False
    definite: bool = False
    singular: bool = False
    needs_before: tuple[str, ...] = ()
    modality: str = "happened"


class MoodRule(Rule, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """An entry of `modality.toml`."""

    mood: str
    verbs: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    """Those of `verbs` and `forms` that reach what they govern through a preposition."""
    nouns: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    where: Literal["before", "after"] = "before"


class WordClass(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """An entry of `classes.toml`."""

    words: list[str]
    source: str


class Condition(NamedTuple):
    """What must, or must not, stand beside a trigger."""

    words: frozenset[str]
    """Folded words as they stand."""
    bases: frozenset[str]
    """Dictionary forms of nouns."""
    mentions: frozenset[str]
    """`person`, `place`, `party`."""


@dataclass(frozen=True, slots=True)
class EventSense:
    """A word, or a phrase that begins with it, that may tell of an event."""

    rule: str
    type: EventType
    rank: int
    """Order of the rule in the file: the smaller wins."""
    rest: tuple[str, ...]
    """Dictionary forms of the words that must follow."""
    lemma: str
    noun: Nominal | None
    verb: VerbForm | None
    needs: Condition | None
    needs_too: Condition | None
    unless: Condition | None
    unless_before: Condition | None
    needs_before: Condition | None
    reach: int
    across: bool
    """Commas and dashes do not end the reach of what must follow: a title or a time may stand between them."""
    definite: bool
    singular: bool
    modality: Modality


@dataclass(frozen=True, slots=True)
class MoodSense:
    """A word, or a phrase that begins with it, that governs what follows (or, `where` after, what precedes)."""

    rule: str
    mood: Mood
    rest: tuple[str, ...]
    """Folded words that must follow."""
    verb: VerbForm | None
    where: str
    through: bool = False
    """It governs through a preposition: a noun right behind it is its subject (تهدف الزيارة إلى)."""


@dataclass(slots=True)
class Word:
    """What the lexicon knows of one folded word; slots are read three times as fast as the fields of a tuple."""

    verbs: tuple[VerbForm, ...]
    """Its readings as a finite verb, those left out in which it is more often something else."""
    maybe: tuple[VerbForm, ...]
    """Past readings of a word that is more often a noun (عقد، أمر): verbs where a clause begins."""
    events: tuple[EventSense, ...]
    moods: tuple[MoodSense, ...]
    """Senses of the word alone."""
    phrases: dict[str, tuple[MoodSense, ...]]
    """Senses of phrases that begin with it, longest first, by their second word: من begins dozens and is everywhere."""
    conditional: bool
    """It may open a condition."""
    governs: bool
    """It may decide the mood of a clause that follows."""
    future: bool
    """It may be a verb with س."""
    homograph: bool
    """The bare past is also the verbal noun (خفض، سحب، طلب)."""
    finite: bool
    """It has a reading in `verbs` or `maybe`."""
    clausal: bool
    """It may open a clause, be its verb or govern what follows: clauses are read from such words alone."""
    chosen: dict[str, VerbForm | None]
    """Shape of the word before -> the reading that it allows; filled by `choose`."""

    def choose(self, key: str, before: str) -> VerbForm | None:
        """The reading in `verbs` that a word of the shape `before` allows, remembered: it hangs on nothing else."""
        if before not in self.chosen:
            self.chosen[before] = self._choose(key, before)
        return self.chosen[before]

    def allowed(self, key: str, before: str) -> tuple[VerbForm, ...]:
        """The readings in `verbs` without a dual jussive or the like, unless the word before asks for one."""
        if key.endswith("ا") and before not in _JUSSIVE:  # توصلا is not the jussive of وصل
            return tuple(f for f in self.verbs if f.part != PRESENT or f.number == "s" or f.enclitic) or self.verbs
        return self.verbs

    def _choose(self, key: str, before: str) -> VerbForm | None:
        forms = self.allowed(key, before)
        if before in ("that", "jussive", "subjunctive", "negative", "future"):
            forms = tuple(f for f in forms if f.part == PRESENT) or (forms if before == "negative" else ())
            if not forms and before == "that":  # بعد أن وقع
                forms = self.verbs
        forms = tuple(f for f in forms if f.person == 3) or forms  # نقل is more often he moved than we dismiss
        named = {s.verb.lemma for s in self.events if s.verb} | {s.verb.lemma for s in self.moods if s.verb}
        return next((f for f in forms if f.lemma in named), forms[0] if forms else None)


class EventLexicon:
    """Triggers and governors by word, remembered per distinct word."""

    def __init__(self, code: str) -> None:
        self._verbs = load_verbs(code)
        self._nominals = load_nominals(code)
        self.missing: list[str] = []
        """Verbs that a rule names and verbs.tsv lacks: they are never found. A test keeps the list empty."""
        self.rules = read_toml(code, "events.toml", EventRule)
        self.moods = read_toml(code, "modality.toml", MoodRule)
        self.classes = {
            name: frozenset(fold_key(w) for w in entry.words)
            for name, entry in read_toml(code, "classes.toml", WordClass).items()
        }
        self._code = code
        self._article = load_basics(code).article
        shapes = load_clause_words(code)
        self._maqsura = frozenset(k for k, shape in shapes.items() if shape == "maqsura")
        auxiliaries = {k for k, shape in shapes.items() if shape == "auxiliary"}
        self._auxiliaries = frozenset(c + k for k in auxiliaries for c in ("", *load_basics(code).conjunctions))
        self._nouns: dict[str, list[tuple[tuple[str, ...], str, int]]] = {}
        self._lemmas: dict[str, list[tuple[str, int, bool, bool]]] = {}
        self._presents: dict[tuple[str, str], str] = {}
        """Of two verbs with one past (يقع and يوقع, both from وقع) the present of the one meant, first letter cut."""
        self._conditions: dict[str, tuple[Condition | None, ...]] = {}
        for rank, (name, rule) in enumerate(self.rules.items()):
            self._add(name, rank, rule)
        self._mood_verbs: dict[str, list[str]] = {}
        self._mood_nouns: dict[str, list[str]] = {}
        self._mood_forms: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name, mood in self.moods.items():
            self._add_mood(name, mood)
        self.base_sets: Memo[frozenset[str]] = Memo(lambda key: frozenset(n.base for n in self._nominals.read(key)))
        """Folded word -> the dictionary forms of its readings as a noun."""
        self.words = Memo(self._look)
        """Folded word -> what is known of it, for whole articles at once (`map(lexicon.words.__getitem__, keys)`)."""

    def word(self, key: str) -> Word | None:
        """What is known of a folded word; None for nearly all words.

        A word printed with ى at its end may be asked for with that letter: it is then read as a verb where the same
        letters with ي would rather be a noun (نفى، نفي).
        """
        return self.words[key]

    def bases(self, key: str) -> tuple[Nominal, ...]:
        """Readings of a word as a noun."""
        return self._nominals.read(key)

    def is_of(self, words: frozenset[str], key: str) -> bool:
        """Whether a word, read as a noun, is one of dictionary forms."""
        return not words.isdisjoint(self.base_sets[key])

    def meets(self, condition: Condition, key: str) -> bool:
        """Whether one word is among those that a condition names."""
        return key in condition.words or not condition.bases.isdisjoint(self.base_sets[key])

    # loading

    def _add(self, name: str, rank: int, rule: EventRule) -> None:
        where = f"lang/{self._code}/events.toml#{name}"
        if rule.type not in get_args(EventType) or rule.modality not in get_args(Modality):
            raise PackError(f"no such type or modality: {rule.type}, {rule.modality}", path=where)
        for noun in rule.nouns:
            head, *rest = fold_words(noun)
            self._nouns.setdefault(head, []).append((tuple(rest), name, rank))
        for entry in rule.verbs:
            lemma, _, present = entry.partition(":")
            if lemma not in self._verbs.lemmas:
                self.missing.append(f"{where}: {lemma}")
            self._lemmas.setdefault(lemma, []).append((name, rank, rule.masdars, rule.participles))
            if present:
                self._presents[name, lemma] = fold_key(present)[1:]
        self._conditions[name] = tuple(
            self._condition(words, where)
            for words in (rule.needs, rule.needs_too, rule.unless, rule.unless_before, rule.needs_before)
        )

    def _condition(self, words: Iterable[str], where: str) -> Condition | None:
        exact, bases, mentions = set[str](), set[str](), set[str]()
        for word in words:
            if word.startswith("@"):
                if word[1:] not in self.classes:
                    raise PackError(f"no class {word} in classes.toml", path=where)
                bases |= self.classes[word[1:]]
            elif word.startswith("#"):
                mentions.add(word[1:])
            elif word.startswith("="):
                exact.add(fold_key(word[1:]))
            else:
                bases |= set(fold_words(word))
        if not exact and not bases and not mentions:
            return None
        return Condition(frozenset(exact), frozenset(bases), frozenset(mentions))

    def _add_mood(self, name: str, rule: MoodRule) -> None:
        where = f"lang/{self._code}/modality.toml#{name}"
        if rule.mood not in get_args(Mood):
            raise PackError(f"no such mood: {rule.mood}", path=where)
        for lemma in rule.verbs:
            if lemma not in self._verbs.lemmas:
                self.missing.append(f"{where}: {lemma}")
            self._mood_verbs.setdefault(lemma, []).append(name)
        for noun in rule.nouns:
            self._mood_nouns.setdefault(fold_key(noun), []).append(name)
        for form in rule.forms:
            head, *rest = fold_words(form)
            self._mood_forms.setdefault(head, []).append((tuple(rest), name))

    # reading one word

    def _look(self, key: str) -> Word | None:
        printed, key = key, fold_key(key)
        forms = self._verbs.analyse(key)
        if printed != key and key not in self._maqsura:
            forms = tuple(f._replace(ambiguous=False) if f.part == PAST and not f.enclitic else f for f in forms)
        nominals = self._nominals.read(key)
        verbs = tuple(f for f in forms if f.finite and not f.ambiguous and key not in self._auxiliaries)
        maybe = tuple(f for f in forms if f.part == PAST and f.ambiguous and not f.enclitic) if not verbs else ()
        events = [*self._noun_senses(key, nominals), *self._verb_senses(key, forms)]
        events.sort(key=lambda s: (s.rank, -len(s.rest)))
        moods = self._mood_senses(key, forms, bool(verbs), nominals)
        if not verbs and not events and not moods and not maybe:
            return None
        bare = any(f.part == PAST and not f.proclitics and not f.enclitic and f.number == "s" for f in verbs)
        homograph = bare and any(f.part == MASDAR and not f.proclitics and not f.enclitic for f in forms)
        conditional = any(s.mood == "if" for s in moods)
        phrases: dict[str, tuple[MoodSense, ...]] = {}
        for sense in moods:
            if sense.rest:
                phrases[sense.rest[0]] = (*phrases.get(sense.rest[0], ()), sense)
        governs = any(s.where == "before" and s.mood not in LOCAL for s in moods)
        future = any(f.proclitics.endswith("س") for f in verbs)
        alone = tuple(s for s in moods if not s.rest)
        finite = bool(verbs or maybe)
        return Word(
            verbs, maybe, tuple(events), alone, phrases, conditional, governs, future, homograph, finite,
            clausal=finite or conditional or governs, chosen={},
        )

    def _noun_senses(self, key: str, nominals: tuple[Nominal, ...]) -> Iterable[EventSense]:
        seen: set[tuple[str, tuple[str, ...]]] = set()
        for nominal in nominals:
            if nominal.number == "d" and nominal.definite and not nominal.enclitic and key[-1] in "يا":
                continue  # الاجتماعي is an adjective
            for rest, name, rank in self._nouns.get(nominal.base, ()):
                if (name, rest) not in seen:
                    seen.add((name, rest))
                    yield self._sense(name, rank, rest, nominal.base, nominal, None)

    def _verb_senses(self, key: str, forms: tuple[VerbForm, ...]) -> Iterable[EventSense]:
        seen: set[str] = set()
        for form in forms:
            for name, rank, masdars, participles in self._lemmas.get(form.lemma, ()):
                if form.part == PRESENT and self._presents.get((name, form.lemma), "") not in key[form.start :]:
                    continue
                rule = self.rules[name]
                after = bool(rule.needs_before) and form.part == PAST and rule.type in _ADOPTED
                plain = form.part == PAST and not form.enclitic and not rule.needs_before
                bare = plain and rule.type != "killing"  # where it is surely a verb: قصف الجيش, but not قتل الأبرياء
                if name in seen or (form.ambiguous and not rule.needs and not after and not bare):
                    continue  # مجلس النواب قد صادق، الاتفاق الذي وقعه, but not رحلة
                if form.ambiguous and form.person == 1:
                    continue  # ونقل الوزير تحياته is no dismissal by us
                if form.finite or (masdars and form.part == "masdar") or (
                    participles and form.part == "participle" and self._article not in form.proclitics
                ):
                    seen.add(name)
                    yield self._sense(name, rank, (), form.lemma, None, form)

    def _sense(
        self, name: str, rank: int, rest: tuple[str, ...], lemma: str, noun: Nominal | None, verb: VerbForm | None
    ) -> EventSense:
        rule = self.rules[name]
        needs, needs_too, unless, unless_before, needs_before = self._conditions[name]
        kind: EventType = rule.type  # type: ignore[assignment]  # checked in _add
        modality: Modality = rule.modality  # type: ignore[assignment]
        return EventSense(
            name, kind, rank, rest, lemma, noun, verb, needs, needs_too, unless, unless_before,
            needs_before, rule.reach, rule.across, rule.definite, rule.singular, modality,
        )

    def _mood_senses(
        self, key: str, forms: tuple[VerbForm, ...], finite: bool, nominals: tuple[Nominal, ...]
    ) -> list[MoodSense]:
        found: list[MoodSense] = []
        for nominal in nominals:
            if nominal.enclitic or nominal.number != "s":
                continue
            word = key[nominal.start :]
            for rest, name in self._mood_forms.get(word, ()):
                if nominal.proclitics.endswith("ك") and self.moods[name].mood == "if":
                    continue  # كشرط مسبق opens no condition
                found.append(self._mood(name, rest, None, word))
        if not found and key in self._mood_forms:
            found += [self._mood(name, rest, None, key) for rest, name in self._mood_forms[key]]
        if not finite:
            for nominal in nominals:
                found += [self._mood(name, (), None) for name in self._mood_nouns.get(nominal.base, ())]
        for form in forms:
            if (form.ambiguous and form.part != PAST) or (finite and not form.finite):
                continue
            names = self._mood_verbs.get(form.lemma, ())
            if form.part in ("participle", "passive"):  # مدينة is a town, not a participle of أدان
                names = [name for name in names if self.moods[name].mood not in ("occurs", "announces")]
            found += [self._mood(name, (), form) for name in names]
        found.sort(key=lambda s: -len(s.rest))
        return list(dict.fromkeys(found))

    def _mood(self, name: str, rest: tuple[str, ...], verb: VerbForm | None, form: str = "") -> MoodSense:
        rule = self.moods[name]
        mood: Mood = rule.mood  # type: ignore[assignment]  # checked in _add_mood
        through = (verb.lemma in rule.through) if verb is not None else form in rule.through
        return MoodSense(name, mood, rest, verb, rule.where, through)


@lru_cache(maxsize=4)
def load_events(code: str) -> EventLexicon:
    """The pack's lexicon of events; one object per process, so that its cache is shared.

    Raises:
        PackError: a file is missing, or an entry names an unknown type, mood, class or verb.
    """
    return EventLexicon(code)
