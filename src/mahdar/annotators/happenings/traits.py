"""What tells one happening from another of its type in an article: how many it took, its manner, the name it goes by.

An article about a war tells of a blast and of the clashes after it, of two policemen killed and of thirteen killed since
July; one about a deal, of the nuclear agreement and of a regional one that may follow it. All are definite later on.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from mahdar.annotators.happenings.clauses import Passage
from mahdar.annotators.happenings.triggers import Trigger
from mahdar.lang.events import EventLexicon
from mahdar.lang.function import stem
from mahdar.lang.processes import load_party_counts
from mahdar.text.tokens import SIGN

VIOLENCE = ("clashes", "blasts", "strikes", "abductions")
"""Classes of classes.toml: the manner of an attack."""
REACH = 4
"""Words behind a trigger in which the number of its victims begins."""
NAMING = 3
"""Words behind an accord that may name it: الاتفاق النووي، اتفاق الصيد."""


class Traits(NamedTuple):
    """Each is empty or None where the words do not say."""

    manner: str = ""
    count: int | None = None
    """Victims of a killing; parties of a meeting."""
    name: frozenset[str] = frozenset()
    """Stems of the adjectives of relation or the noun that an accord is named by."""
    place: str | None = None
    """The place by which a meeting is called: قمة كامب ديفيد."""

    def exclude(self, other: Traits) -> bool:
        """Whether the two cannot be one happening's."""
        if self.manner and other.manner and self.manner != other.manner:
            return True
        if None not in (self.count, other.count) and self.count != other.count:
            return True
        if self.name and other.name and not self.name & other.name:
            return True
        return None not in (self.place, other.place) and self.place != other.place


NONE = Traits()


def read_traits(
    passage: Passage,
    trigger: Trigger,
    end: int,
    lexicon: EventLexicon,
    code: str,
    figures: Mapping[int, int],
    places: Mapping[int, str],
) -> Traits:
    """The traits of a trigger.

    Args:
        passage: Its sentence.
        trigger: Where it stands.
        end: The token behind its whole name.
        lexicon: Of the pack.
        code: Of the pack.
        figures: First token -> what a figure there counts.
        places: First token -> id of the place named there.
    """
    kind = trigger.sense.type
    form = trigger.sense.noun
    base = form.base if form is not None else trigger.sense.verb.lemma if trigger.sense.verb is not None else ""
    if kind == "attack":
        return Traits(manner=_manner(lexicon, base, VIOLENCE))
    if kind == "killing":
        return Traits(count=_victims(passage, trigger, lexicon, figures))
    if kind == "visit":
        return Traits(manner=_manner(lexicon, base, ("tours",)) or "stay")
    if kind == "meeting":
        parties = load_party_counts(code)
        here = range(end, min(end + 2, passage.last))
        count = next((parties[passage.tokens[n].key] for n in here if passage.tokens[n].key in parties), None)
        called = form is not None and not form.definite and not form.enclitic
        return Traits(count=count, place=places.get(end) if called else None)
    if kind == "agreement":
        return Traits(name=_name(passage, trigger, lexicon, code))
    return NONE


def _manner(lexicon: EventLexicon, base: str, classes: tuple[str, ...]) -> str:
    return next((name for name in classes if base in lexicon.classes[name]), "")


def _victims(passage: Passage, trigger: Trigger, lexicon: EventLexicon, figures: Mapping[int, int]) -> int | None:
    """How many were killed: a figure right behind, or one person named by what he is (مقتل شرطي)."""
    for index in range(trigger.last, min(trigger.last + REACH, passage.last)):
        token = passage.tokens[index]
        if index in figures:
            return figures[index]
        if token.kind == SIGN or passage.verb_at(index) is not None:
            return None
        if index == trigger.last and any(
            n.base in lexicon.classes["person"] and n.number == "s" and not n.definite
            for n in lexicon.bases(token.key)
        ):
            return 1
    return None


def _name(passage: Passage, trigger: Trigger, lexicon: EventLexicon, code: str) -> frozenset[str]:
    """What an accord is named by; the accord stands before a verb that tells of its conclusion."""
    at = _accord(passage, trigger, lexicon)
    if at is None:
        return frozenset()
    noun = next(n for n in lexicon.bases(passage.tokens[at].key) if n.base in lexicon.classes["accords"])
    plain = {stem(code, word) for word in lexicon.classes["plain"]}
    found = set()
    for index in range(at + 1, min(at + 1 + NAMING, passage.last)):
        token = passage.tokens[index]
        if token.kind == SIGN or token.key in passage.shapes or passage.verb_at(index) is not None:
            break
        relative = token.key.endswith(("ي", "يه", "يا"))
        if relative or (index == at + 1 and not noun.definite and token.key.startswith("ال")):
            found.add(stem(code, token.key))
    return frozenset(found - plain)


def _accord(passage: Passage, trigger: Trigger, lexicon: EventLexicon) -> int | None:
    """The token of the accord that a trigger is or stands for."""
    accords = lexicon.classes["accords"]
    if trigger.sense.noun is not None and trigger.sense.noun.base in accords:
        return trigger.first
    if trigger.sense.rule == "sign-after":
        near = range(trigger.first - 1, max(passage.first, trigger.first - 5) - 1, -1)
    elif trigger.sense.rule in ("sign", "signing"):
        near = range(trigger.last, min(trigger.last + 3, passage.last))
    else:
        return None
    return next((n for n in near if lexicon.is_of(accords, passage.tokens[n].key)), None)
