"""Annotations: what is found in one article, each with its span and the rule that found it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, NamedTuple, get_args

import msgspec

from mahdar.model.articles import Article, Span

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Anchor = Literal["publication", "context"]
MentionType = Literal["PER", "ORG", "GPE", "LOC", "GROUP", "EVENT", "LAW"]
OfficeStatus = Literal["current", "former", "acting", "designate"]
Mode = Literal["direct", "indirect", "mixed"]
Act = Literal["assert", "commit", "demand", "deny", "thank", "threaten", "expect", "announce", "agree"]
Channel = Literal[
    "tweet",
    "press-conference",
    "joint-statement",
    "statement",
    "interview-to-outlet",
    "briefing-anonymous",
    "speech",
    "letter",
]
Anonymity = Literal["named", "office", "role", "unnamed"]
"""A person or body by name; a holder known by office only; unnamed with a role ("a senior official"); not described."""
EventType = Literal[
    "dialogue-round",
    "meeting",
    "visit",
    "joint-statement",
    "agreement",
    "withdrawal",
    "redeployment",
    "reduction",
    "attack",
    "killing",
    "request",
    "review-order",
    "vote",
    "threat",
    "election",
    "training",
    "appointment",
    "mission-change",
    "protest",
]
Modality = Literal["happened", "planned", "proposed", "denied", "hypothetical"]
CommitmentType = Literal[
    "withdraw",
    "redeploy",
    "reduce",
    "protect",
    "train",
    "support",
    "cooperate",
    "set-timetable",
    "hold-talks",
    "stop-attacks",
    "other",
]
CommitmentStatus = Literal["pledged", "agreed", "reaffirmed", "planned", "denied", "done"]
Qualifier = Literal["exact", "approx", "at-least", "at-most", "more-than", "less-than", "up-to", "range", "vague"]
SlotName = Literal["number", "date", "place", "mode", "level", "agenda", "outcome", "next"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A day, clock time, duration or set, as the article words it.

    `value` is TIMEX3: a date is an ISO prefix whose length is its precision; unknown parts are X; `PAST_REF`,
    `PRESENT_REF`, `FUTURE_REF` where the words say no more. `mod` follows TIMEX3 (START, MID, END, APPROX, BEFORE,
    AFTER, MORE_THAN, LESS_THAN). `reason` says why a value is open or which halves of the expression disagree.
    """

    kind: Literal["time"] = "time"
    span: Span
    by: str
    also_by: tuple[str, ...] = ()
    type: TimeType
    value: str
    mod: str | None = None
    anchor: Anchor | None = None
    edtf: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A named person, body, place, group, event or law.

    `entity` is the same for the same thing throughout one article: a gazetteer's id ("iraq"), or `per:`, `org:`, ...
    followed by the folded words of its longest form in the article. `register.entities` joins them across articles.
    """

    kind: Literal["mention"] = "mention"
    span: Span
    by: str
    also_by: tuple[str, ...] = ()
    type: MentionType
    entity: str
    name: str
    """The longest form of the name in this article."""
    metonym: str | None = None
    """The country whose government a capital stands for."""
    country: str | None = None
    """The country the thing belongs to, where the words or the gazetteer say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The text says that a person holds an office, or names an office without its holder (`person` is None)."""

    kind: Literal["office"] = "office"
    span: Span
    """Title and name together, or the title alone."""
    by: str
    also_by: tuple[str, ...] = ()
    person: str | None
    """`Mention.entity` of the holder."""
    person_span: Span | None = None
    title: str
    """The words of the title as written, without ranks and evaluative adjectives."""
    title_span: Span
    role: str
    """A normal form for comparison, e.g. `minister:foreign`, `spokesperson`, `president`, or the folded title."""
    of: str | None = None
    """Id of the country or body."""
    status: OfficeStatus = "current"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with what it counts. A vague count has bounds and no value."""

    kind: Literal["figure"] = "figure"
    span: Span
    """Number and unit words."""
    by: str
    also_by: tuple[str, ...] = ()
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str
    """An English plural (soldiers, percent, rounds-ordinal, ...); see `lang/ar/numbers.toml`."""
    of: Span | None = None
    """The noun phrase that is counted, with its modifiers."""
    whose: str | None = None
    """Id of the country or body the counted belong to, where the noun phrase says so."""
    currency: str | None = None
    qualifier: Qualifier = "exact"
    as_of: str | None = None


class Link(NamedTuple):
    """One hop of a chain of sources."""

    source: str
    """`Mention.entity`, or a descriptive id `src:` plus folded words for an unnamed source."""
    span: Span | None
    """The words that name it."""
    anonymity: Anonymity
    reason: str | None = None
    """Why the source is unnamed, in the text's words, or None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """An attributed utterance: who, with which cue, what, and through whom it reached the page."""

    kind: Literal["statement"] = "statement"
    span: Span
    """From the first content part to the last."""
    by: str
    also_by: tuple[str, ...] = ()
    parts: tuple[Span, ...]
    """The content words without quotation marks, one span or several."""
    speaker: str | None
    """`Mention.entity` or `src:` id; None if it cannot be resolved (then `reason`)."""
    speaker_span: Span | None
    cue: tuple[Span, ...]
    lemma: str
    """The cue's lemma in the pack."""
    strength: Literal["said", "claimed", "confirmed"] = "said"
    mode: Mode
    chain: tuple[Link, ...]
    """From the nearest source that the outlet cites outward to the original speaker."""
    channel: Channel | None = None
    act: Act
    date: str | None = None
    date_span: Span | None = None
    addressee: str | None = None
    addressee_span: Span | None = None
    negated: bool = False
    hedged: bool = False
    conditional: bool = False
    reason: str | None = None


class Slot(NamedTuple):
    """One thing an article says of an event, with its words."""

    name: SlotName
    value: str
    """A TIMEX3 value, a place's id, a mode (`video`, `in-person`), a number in digits, ..."""
    span: Span


class Participant(NamedTuple):
    """Who takes part in an event, and how."""

    entity: str
    role: Literal["agent", "partner", "target", "host", "party"]
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, is planned, proposed, denied or supposed."""

    kind: Literal["event"] = "event"
    span: Span
    """The trigger."""
    by: str
    also_by: tuple[str, ...] = ()
    type: EventType
    modality: Modality
    participants: tuple[Participant, ...] = ()
    slots: tuple[Slot, ...] = ()
    """Every number, date, place, mode that the article gives it; several of one name where the article says several."""
    mentions: tuple[Span, ...] = ()
    """Other triggers in the article for the same happening."""
    clause: Span | None = None
    """The clause that tells it: what a reader is shown."""
    lemma: str = ""
    source: str | None = None
    """`statement:start-end` of the statement that it is told in, or None for the outlet's own voice."""

    def first(self, name: SlotName) -> Slot | None:
        """The first slot of that name."""
        return next((s for s in self.slots if s.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """Words by which a party binds itself, or by which it is told that it does."""

    kind: Literal["commitment"] = "commitment"
    span: Span
    by: str
    also_by: tuple[str, ...] = ()
    parties: tuple[str, ...]
    """Who commits: ids."""
    to: tuple[str, ...] = ()
    type: CommitmentType
    deadline: str | None = None
    deadline_span: Span | None = None
    deadline_deferred: Span | None = None
    """Words that put the date off to later talks."""
    condition: Span | None = None
    status: CommitmentStatus
    source: str | None = None
    """`statement:start-end` that holds it, or None."""


Annotation = Time | Mention | Office | Figure | Statement | Event | Commitment
KINDS: dict[str, type[Any]] = {cls.__dataclass_fields__["kind"].default: cls for cls in get_args(Annotation)}


def annotation(record: dict[str, Any]) -> Annotation:
    """The record of its kind from plain data, as `msgspec.to_builtins` made it.

    Raises:
        KeyError: an unknown kind.
        msgspec.ValidationError: a field of the wrong type.
    """
    made: Annotation = msgspec.convert(record, KINDS[record["kind"]])
    return made


def place_id(item: Annotation) -> str:
    """Where an annotation is, which is its id inside its article: `time:12-18`."""
    return f"{item.kind}:{item.span.start}-{item.span.end}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that could not be read or annotated; the rest of the run went on."""

    path: str
    code: str
    what: str
    remedy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """An article and everything found in it, ordered by start, end, kind."""

    article: Article
    annotations: tuple[Annotation, ...] = ()
    problems: tuple[Problem, ...] = ()
