"""What things are: articles, annotations, and the register's claims and entries.

Records are frozen, slotted dataclasses. Offsets are code points of `Article.text`, start inclusive, end exclusive;
dates are ISO strings or TIMEX3 values unless typed `datetime.date`. A field that is not known is `None` (or an empty
tuple), and where a reader would ask why, a `reason` says so.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, NamedTuple, get_args

import msgspec


class Span(NamedTuple):
    """Code points of `Article.text`, start inclusive, end exclusive."""

    start: int
    end: int


# articles

PartRole = Literal["kicker", "title", "subtitle", "dateline", "paragraph", "tweet", "noise"]
PublishedHow = Literal["sidecar", "metadata", "printed", "bound", "inferred", "given", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One line of the text and the role it plays; `noise` lines are not the article's own prose."""

    role: PartRole
    span: Span
    by: str
    """The rule that decided, such as `noise/caption_twice`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When an article appeared, how that is known, and the words that show it."""

    day: dt.date | None = None
    how: PublishedHow = "unknown"
    span: Span | None = None
    """The words that show it, where they stand in the text."""
    reason: str = ""
    """In English, for a reader: why this day, or why none."""
    not_before: dt.date | None = None
    """A bound from a caption or an embedded tweet: the article cannot be older."""
    not_after: dt.date | None = None
    bound_span: Span | None = None
    """The words that give the bound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as its source gave it; not a letter of `text` is changed."""

    doc: str
    """Path relative to the folder read, with `/`; for an article inside a container `path#n`."""
    text: str
    sha256: str
    """Of `text` in UTF-8."""
    title: Span | None = None
    kicker: Span | None = None
    parts: tuple[Part, ...] = ()
    """Every non-empty line, in order."""
    outlet: str | None = None
    """The outlet's Arabic name as the text, the page or the sidecar gives it."""
    outlet_span: Span | None = None
    published: Published = Published()
    datelines: tuple[Span, ...] = ()
    """Places in the dateline."""
    url: str | None = None
    lang: str = "ar"
    format: str = "txt"

    @property
    def noise(self) -> tuple[Span, ...]:
        """Lines that are not the article's own prose."""
        return tuple(p.span for p in self.parts if p.role == "noise")


def make_sha256(text: str) -> str:
    """The hash that names a text: SHA-256 of its UTF-8 bytes, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


# annotations

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Anchor = Literal["publication", "context"]
MentionType = Literal["PER", "ORG", "GPE", "LOC", "GROUP", "EVENT", "LAW"]
OfficeStatus = Literal["current", "former", "acting", "designate"]
Mode = Literal["direct", "indirect", "mixed"]
Act = Literal["assert", "commit", "demand", "deny", "thank", "threaten", "expect", "announce", "agree"]
Channel = Literal[
    "tweet", "press-conference", "joint-statement", "statement", "interview-to-outlet", "briefing-anonymous", "speech",
    "letter",
]
Anonymity = Literal["named", "office", "role", "unnamed"]
"""A person or body by name; a holder known by office only; unnamed with a role ("a senior official"); not described."""
EventType = Literal[
    "dialogue-round", "meeting", "visit", "joint-statement", "agreement", "withdrawal", "redeployment", "reduction",
    "attack", "killing", "request", "review-order", "vote", "threat", "election", "training", "appointment",
    "mission-change", "protest",
]
Modality = Literal["happened", "planned", "proposed", "denied", "hypothetical"]
CommitmentType = Literal[
    "withdraw", "redeploy", "reduce", "protect", "train", "support", "cooperate", "set-timetable", "hold-talks",
    "stop-attacks", "other",
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


# register


class Evidence(NamedTuple):
    """Words in an article. `doc` is `Article.doc`."""

    doc: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """In article `doc` the words at `span` say that `subject` has `slot` = `value`."""

    subject: str
    slot: str
    value: str
    doc: str
    span: Span
    by: str
    source: str | None = None
    """Who says so, if it is not the outlet itself: an entity's id."""
    mod: str | None = None
    """TIMEX3 modifier of a date (START, MID, END, APPROX, ...)."""
    loose: bool = False
    """The day is counted from the day of publication by a word that names neither weekday nor date (yesterday)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One person, body, place, group, process or law across all articles."""

    id: str
    type: str
    name: str
    """The form shown in Arabic."""
    en: str | None = None
    en_guessed: bool = False
    """True when the English name is a romanisation, not from a table."""
    names: tuple[str, ...] = ()
    """Every spelling seen, most frequent first."""
    mentions: tuple[Evidence, ...] = ()
    country: str | None = None
    reasons: tuple[str, ...] = ()
    """Why the forms were joined, one line each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """Claims that one person holds one office."""

    id: str
    person: str
    role: str
    title: str
    of: str | None
    status: str
    first: str | None
    """Earliest publication day of a claim, ISO."""
    last: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """A round, a meeting or another event: one entry whatever the number of outlets; `claims` hold every variant."""

    id: str
    type: str
    modality: str
    number: int | None = None
    """The round's number in its process, None for other happenings."""
    process: str | None = None
    date: str | None = None
    """The most precise value that most independent accounts give; variants stay in `claims`."""
    place: str | None = None
    mode: str | None = None
    participants: tuple[str, ...] = ()
    parent: str | None = None
    """The round that a meeting belongs to."""
    claims: tuple[Claim, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    origins: int = 1
    """Independent origins: outlets, copies of one text counted once."""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One utterance, told once or by several outlets. `statements` are `doc` plus `statement:start-end`."""

    id: str
    speaker: str | None
    date: str | None
    act: str
    statements: tuple[tuple[str, str], ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One telling of a commitment, by date of saying."""

    date: str | None
    status: str
    change: str
    """announced, repeated, changed, done, denied."""
    deadline: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One commitment with its history."""

    id: str
    parties: tuple[str, ...]
    to: tuple[str, ...]
    type: str
    deadline: str | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One figure in a series."""

    date: str | None
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    qualifier: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Figures that count the same thing."""

    id: str
    unit: str
    whose: str | None
    label: str
    """The counted noun phrase, in Arabic, as most articles word it."""
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One value of a disagreement and who gives it."""

    value: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Claims on one subject and slot whose values cannot all hold, or that differ; never a verdict."""

    id: str
    subject: str
    """Id of the happening, entity, series or topic."""
    slot: str
    kind: Literal["number", "ordinal", "date", "place", "attendance", "modality", "attribution", "framing", "office"]
    strength: Literal["incompatible", "different"]
    sides: tuple[Side, ...]
    reason: str
    """Why these count as one subject and why the values do not go together, in English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The same value from independent origins."""

    id: str
    subject: str
    slot: str
    value: str
    origins: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What a reader sees side by side: versions of one utterance, positions on a topic, accounts of one round."""

    kind: Literal["utterance", "position", "agenda", "round"]
    subject: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Everything compiled from all articles; pure function of their annotations."""

    entities: tuple[Entity, ...] = ()
    links: tuple[tuple[str, str, str], ...] = ()
    """(doc, local id of an annotation's entity, register id): how local ids map."""
    tenures: tuple[Tenure, ...] = ()
    rounds: tuple[Happening, ...] = ()
    happenings: tuple[Happening, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    ledger: tuple[LedgerLine, ...] = ()
    series: tuple[Series, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    groups: tuple[Group, ...] = ()
    copies: tuple[tuple[str, str], ...] = ()
    """(doc, doc it is a copy of): near-duplicate texts count as one origin."""


_BASE32 = "23456789abcdefghjkmnpqrstuvwxyz"


def public_id(letter: str, *evidence: str) -> str:
    """A short id that comes from the evidence and so survives a rebuild: `S-7f3k2q4`.

    Args:
        letter: The kind's letter: S statement, R round, H happening, C commitment, F figure, D disagreement,
            G agreement, A actor, T tenure.
        evidence: What identifies the entry: texts, words, places.
    """
    number = int.from_bytes(hashlib.sha256("\x1f".join(evidence).encode()).digest()[:8], "big")
    digits = []
    for _ in range(7):
        number, rest = divmod(number, len(_BASE32))
        digits.append(_BASE32[rest])
    return f"{letter}-{''.join(digits)}"
