"""The register: claims, and the entries that claims about one subject make; pure function of all annotations."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from mahdar.model.articles import Span


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
class Delegate:
    """Somebody who leads or sits in a delegation, with the office that the articles of those days give."""

    person: str
    title: str
    role: str
    of: str | None
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
    delegations: tuple[Delegate, ...] = ()
    """Of a round."""
    claims: tuple[Claim, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    accounts: tuple[Evidence, ...] = ()
    """The triggers of the events, one for each account; each names its account by the id `E-...`."""
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
    occasion: str | None = None
    """The press conference, speech or statement of which it is a part with other utterances: one id for all of them."""


class Altered(NamedTuple):
    """A part of a commitment that a later telling words otherwise; None where it had none."""

    field: Literal["deadline", "condition"]
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One telling of a commitment, by date of saying."""

    date: str | None
    status: str
    change: str
    """announced, repeated, changed, done, denied."""
    deadline: str | None
    evidence: Evidence
    what: tuple[Altered, ...] = ()
    """What a step that is `changed` changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A person's judgement how far a commitment has been implemented: 0 none, 1 minimal, 2 intermediate, 3 full."""

    value: int
    on: str
    """The day of the judgement, ISO."""
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One commitment with its history."""

    id: str
    parties: tuple[str, ...]
    to: tuple[str, ...]
    type: str
    deadline: str | None
    steps: tuple[Step, ...]
    conditions: tuple[Evidence, ...] = ()
    """Words of the conditions that any telling gives."""
    deferred: tuple[Evidence, ...] = ()
    """Words that leave the deadline to later talks."""
    scores: tuple[Score, ...] = ()
    """By day; set by persons only."""
    reasons: tuple[str, ...] = ()
    """Why the tellings were taken for one commitment."""


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
    """What a reader sees side by side: versions of one utterance, positions on a question, accounts of one round or
    happening, what articles of one story say in like words."""

    kind: Literal["utterance", "position", "agenda", "round", "topic"]
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
            G agreement, A actor, T tenure, O occasion of utterances.
        evidence: What identifies the entry: texts, words, places.
    """
    number = int.from_bytes(hashlib.sha256("\x1f".join(evidence).encode()).digest()[:8], "big")
    digits = []
    for _ in range(7):
        number, rest = divmod(number, len(_BASE32))
        digits.append(_BASE32[rest])
    return f"{letter}-{''.join(digits)}"
