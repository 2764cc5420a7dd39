"""What tells one happening from another of its type in an article: how many it took, its manner, the name it goes by.

An article about a war tells of a blast and of the clashes after it, of two policemen killed and of thirteen killed
since July; one about a deal, of the nuclear agreement and of a regional one that may follow it. All are definite later.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mahdar.annotators.found import Found
from mahdar.annotators.happenings.clauses import Passage
from mahdar.annotators.happenings.passages import Passages
from mahdar.annotators.happenings.triggers import Trigger
from mahdar.lang.clauses import load_clause_class
from mahdar.lang.events import EventLexicon
from mahdar.lang.function import stem
from mahdar.lang.processes import load_called_meetings, load_party_counts
from mahdar.model import Mention, Participant
from mahdar.text.reading import Reading
from mahdar.text.tokens import SIGN

VIOLENCE = ("clashes", "blasts", "strikes", "abductions")
"""Classes of classes.toml: the manner of an attack."""
REACH = 4
"""Words behind a trigger in which the number of its victims begins."""
NAMING = 3
"""Words behind an accord that may name it: الاتفاق النووي، اتفاق الصيد."""
WITH = 5
"""Words behind a meeting in which the name of whom it was with begins."""


class Traits(NamedTuple):
    """Each is empty or None where the words do not say."""

    manner: str = ""
    number: int | None = None
    """Victims of a killing; parties of a meeting."""
    name: frozenset[str] = frozenset()
    """Stems of the adjectives of relation or the noun that an accord is named by."""
    called: str = ""
    """The name or the place that a meeting is called by: قمة كامب ديفيد، محادثات جنيف."""
    partners: frozenset[str] = frozenset()
    """Whom a meeting was with, named right behind its noun: لقائه بأمير كذا، لقاء الوزير."""
    noun: str = ""
    """Of a signing, what is signed."""
    governs: bool = False
    """An attack's noun has a definite one behind it (تفجير نفسها): it need not be new though it has no article."""

    def exclude(self, other: Traits) -> bool:
        """Whether the two cannot be one happening's."""
        if self.manner and other.manner and self.manner != other.manner:
            return True
        if None not in (self.number, other.number) and self.number != other.number:
            return True
        if self.name and other.name and not self.name & other.name:
            return True
        return bool(self.called and other.called) and self.called != other.called


NONE = Traits()


def read_traits(reading: Reading, found: Found, passages: Passages, code: str) -> Reader:
    """The reader of an article: knows what its figures count and where its places and events are named."""
    counted = {
        reading.tokens_in(figure.span)[0]: int(figure.value)
        for figure in found.figures if figure.value is not None and not figure.unit.endswith("-ordinal")
    }
    names = {
        placed.first: placed.item.entity for placed in passages.names
        if isinstance(placed.item, Mention) and placed.item.type in ("GPE", "LOC", "EVENT")
    }
    return Reader(passages.lexicon, code, counted, names)


class Reader:
    """Reads the traits of the triggers of one article."""

    def __init__(
        self, lexicon: EventLexicon, code: str, figures: Mapping[int, int], names: Mapping[int, str]
    ) -> None:
        """Take what is known of the article.

        Args:
            lexicon: Of the pack.
            code: Of the pack.
            figures: First token -> what a figure there counts.
            names: First token -> id of the place or the event named there.
        """
        self.lexicon, self.code, self.figures, self.names = lexicon, code, figures, names
        self.plain = {stem(code, word) for word in lexicon.classes["plain"]}
        self.pointing = load_clause_class(code, "pointing")
        self.parties, self.called = load_party_counts(code), load_called_meetings(code)

    def read(self, passage: Passage, trigger: Trigger, end: int, participants: Sequence[Participant]) -> Traits:
        """The traits of a trigger whose whole name ends before token `end`."""
        kind, form = trigger.sense.type, trigger.sense.noun
        if kind == "meeting":
            return self._meeting(passage, trigger, end, participants)
        if kind == "agreement":
            return self._accord(passage, trigger)
        verb = trigger.sense.verb
        base = form.base if form is not None else verb.lemma if verb is not None else ""
        if kind == "attack":
            manner = next((name for name in VIOLENCE if base in self.lexicon.classes[name]), "")
            return Traits(manner=manner, governs=self._governs(passage, end))
        if kind == "killing":
            return Traits(number=self._victims(passage, trigger))
        if kind == "visit":
            return Traits(manner="tour" if base in self.lexicon.classes["tours"] else "stay")
        return NONE

    def _meeting(self, passage: Passage, trigger: Trigger, end: int, participants: Sequence[Participant]) -> Traits:
        here = [passage.tokens[n].key for n in range(end, min(end + 2, passage.last))]
        form, called = trigger.sense.noun, self.names.get(trigger.first, "")
        governs = form is not None and not form.definite and bool(here)
        if governs and not called:
            called = self.names.get(end, "")
            if not called and here[0].startswith("ال") and trigger.sense.lemma in self.called:
                called = here[0]
        linked = governs or (bool(here) and self._links(passage, here[0]))
        start = passage.tokens[end].start if end < passage.last else 0
        until = passage.tokens[min(end + WITH, passage.last - 1)].end
        return Traits(
            number=next((self.parties[key] for key in here if key in self.parties), None),
            called=called,
            partners=frozenset(
                p.entity for p in participants
                if linked and p.role == "partner" and p.span is not None and start <= p.span.start < until
            ),
        )

    def _governs(self, passage: Passage, end: int) -> bool:
        """A definite noun, or one with a pronoun, or a name stands right behind."""
        if end >= passage.last or passage.tokens[end].kind == SIGN:
            return False
        key = passage.tokens[end].key
        noun = any(n.definite for n in self.lexicon.bases(key)[:1]) or any(
            n.enclitic and n.base in self.lexicon.classes["oneself"] for n in self.lexicon.bases(key)
        )
        return noun or end in passage.names

    @staticmethod
    def _links(passage: Passage, key: str) -> bool:
        """Whether a word says with whom: مع الوزير، بالوزير."""
        return passage.shapes.get(key) in ("with", "between") or key.startswith("بال")

    def _victims(self, passage: Passage, trigger: Trigger) -> int | None:
        """How many were killed: a figure right behind, or one or two named by what they are (مقتل شرطي)."""
        for index in range(trigger.last, min(trigger.last + REACH, passage.last)):
            token = passage.tokens[index]
            if index in self.figures:
                return self.figures[index]
            if token.kind == SIGN or passage.verb_at(index) is not None:
                return None
            if index == trigger.last:
                persons = self.lexicon.classes["person"]
                numbers = [n.number for n in self.lexicon.bases(token.key) if n.base in persons and not n.definite]
                if "s" in numbers or "d" in numbers:
                    return 1 if "s" in numbers else 2
        return None

    def _accord(self, passage: Passage, trigger: Trigger) -> Traits:
        """What an accord is named by, and its noun; it stands before a verb that tells of its conclusion."""
        at = self._find_accord(passage, trigger)
        if at is None:
            return NONE if trigger.sense.rule in ("sign", "signing", "sign-after") else Traits(manner="act")
        key = passage.tokens[min(at + 1, passage.last - 1)].key
        noun = next(n for n in self.lexicon.bases(passage.tokens[at].key) if n.base in self.lexicon.classes["accords"])
        if at == trigger.first and passage.shapes.get(key) == "on" and noun.definite:
            before = passage.tokens[at - 1].key if at > passage.first else ""
            if before not in self.pointing:
                return Traits(manner="act")  # تم الاتفاق على كذا: they agreed
        return Traits(name=self._name(passage, at, noun.definite) - self.plain, noun=noun.base)

    def _name(self, passage: Passage, at: int, definite: bool) -> frozenset[str]:
        """Stems of the adjectives of relation that agree with an accord, or of the noun that it governs."""
        found = set()
        for index in range(at + 1, min(at + 1 + NAMING, passage.last)):
            token = passage.tokens[index]
            if token.kind == SIGN or token.key in passage.shapes or passage.verb_at(index) is not None:
                break
            article = token.key.startswith("ال")
            if index == at + 1 and article and not definite:
                definite = True
                found.add(stem(self.code, token.key))
            elif article != definite:
                if not token.key.startswith("بال"):  # الاتفاق الخاص بالملف النووي
                    break
            elif passage.text[token.end - 1] != "ى" and token.key.endswith(("ي", "يه", "يا")):
                found.add(stem(self.code, token.key))
        return frozenset(found)

    def _find_accord(self, passage: Passage, trigger: Trigger) -> int | None:
        """The token of the accord that a trigger is or stands for."""
        accords = self.lexicon.classes["accords"]
        if trigger.sense.noun is not None and trigger.sense.noun.base in accords:
            return trigger.first
        if trigger.sense.rule == "sign-after":
            near = range(trigger.first - 1, max(passage.first, trigger.first - 5) - 1, -1)
        elif trigger.sense.rule in ("sign", "signing"):
            near = range(trigger.last, min(trigger.last + 3, passage.last))
        else:
            return None
        return next((n for n in near if self.lexicon.is_of(accords, passage.tokens[n].key)), None)
