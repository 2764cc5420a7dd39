"""What one article says of one round: numbers, dates, places, modes, and how it places the round among others."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, NamedTuple

from mahdar.lang.months import load_weekdays
from mahdar.lang.numbers import load_numbers
from mahdar.lang.pack import load_basics
from mahdar.lang.sequence import find_relation
from mahdar.model import Claim, Event, Slot, Span
from mahdar.register.corpus import Corpus, Document
from mahdar.register.days import Days, read_days
from mahdar.register.ellipsis import number_before, rounds_after, sittings
from mahdar.register.entities import Names
from mahdar.register.ownership import own_slots

_BEFORE, _AHEAD = 12, 21
"""A round dated so many days before or after publication is the one the article is about."""

Stand = Literal["current", "background", "relative", "plural", "session"]


class Dated(NamedTuple):
    """A date slot with the days that it may mean."""

    slot: Slot
    days: Days
    mod: str | None


@dataclass(slots=True, kw_only=True)
class Account:
    """One article's words on one round, or on several at once (`count`)."""

    doc: str
    event: Event
    published: dt.date | None
    process: str = ""
    numbers: tuple[Slot, ...] = ()
    dates: tuple[Dated, ...] = ()
    relation: str | None = None
    count: int = 1
    session: bool = False
    """A sitting of the process that is not called a round: it tells of a round that others name, and makes none."""
    derived: int | None = None
    """The number that follows from "last" or "previous" beside a numbered round; no claim of the article."""

    @property
    def key(self) -> tuple[str, Span]:
        """Names the account; accounts are ordered by it."""
        return (self.doc, self.event.span)

    @property
    def number(self) -> int | None:
        """The first number that the article gives the round."""
        return next((int(s.value) for s in self.numbers), None)

    @property
    def days(self) -> Days | None:
        """The most precise date, the first of several."""
        return max((d.days for d in self.dates), key=lambda d: d.precision, default=None)

    @property
    def stand(self) -> Stand:
        """Whether the article is about this round, or recalls it."""
        if self.session:
            return "session"
        if self.count > 1:
            return "plural"
        days, published = self.days, self.published
        if days is None:
            return "relative" if self.relation in ("last", "previous", "next") or published is None else "current"
        if published is None:
            return "background"
        if days.precision == 10:
            return "current" if -_BEFORE <= (days.first - published).days <= _AHEAD else "background"
        ahead = self.event.modality != "happened" and days.first >= published
        around = days.precision == 7 and days.first <= published <= days.last and self.relation != "last"
        return "current" if ahead or around else "background"


def read_accounts(corpus: Corpus, document: Document, names: Names) -> list[Account]:
    """The accounts of rounds in one article, in the order of the text."""
    rounds: list[Account] = []
    sessions: list[Account] = []
    for event in document.events:
        if event.type == "meeting" and event.modality in ("happened", "planned") and _names_process(document, event):
            sessions += [
                Account(doc=document.doc, event=event, published=document.published, dates=(date,), session=True)
                for date in dated(document, event)
            ]
        if event.type == "dialogue-round":
            before = number_before(document, event)
            if before is not None:
                event = replace(event, slots=(*event.slots, before))
            rounds += [_account(document, other) for other in rounds_after(document, event)]
            rounds += _one_each(document, _account(document, event))
    for event in sittings(document):
        date = dated(document, event)
        sessions.append(
            Account(doc=document.doc, event=event, published=document.published, dates=tuple(date), session=True)
        )
    _derive(rounds)
    return [*rounds, *sessions]


def _account(document: Document, event: Event) -> Account:
    told = [s for s in event.slots if s.name == "number" and s.value.isdigit()]
    numbers = tuple(dict.fromkeys(s for s in told if _is_number(document, s)))
    relation = find_relation(document.article.lang, _order_keys(document, event))
    return Account(
        doc=document.doc,
        event=event,
        published=document.published,
        numbers=numbers,
        dates=tuple(dated(document, event)),
        relation=None if numbers else relation,
        count=_count(document, event),
        derived=int(told[-1].value) if told and not numbers and relation in ("last", "previous") else None,
    )


def _one_each(document: Document, account: Account) -> list[Account]:
    """An account for each date where rounds are told together by their dates (the rounds of June and August)."""
    dates = sorted(account.dates, key=lambda d: d.slot.span)
    gaps = [document.text[a.slot.span.end : b.slot.span.start] for a, b in pairwise(dates)]
    joined = bool(gaps) and all(gap.strip() in load_basics(document.article.lang).conjunctions for gap in gaps)
    if not joined or account.numbers or account.count > 1 or len({d.slot.value for d in dates}) < len(dates):
        return [account]
    others = tuple(slot for slot in account.event.slots if slot.name != "date")
    return [
        replace(account, dates=(date,), event=replace(account.event, slots=(*others, date.slot))) for date in dates
    ]


def _names_process(document: Document, event: Event) -> bool:
    """Whether the trigger is the process's name or governs it: sittings of the dialogue, the strategic talks."""
    return any(
        m.type == "EVENT" and event.span.start <= m.span.end and m.span.start <= event.span.end + 3
        for m in document.mentions
    )


def dated(document: Document, event: Event) -> list[Dated]:
    """The date slots of an event that name at least a year."""
    mods = {t.span: t.mod for t in document.times}
    found = []
    for slot in own_slots(document, event):
        if slot.name == "date":
            days = read_days(slot.value, mods.get(slot.span))
            if days is not None:
                found.append(Dated(slot, days, mods.get(slot.span)))
    return found


def _is_number(document: Document, slot: Slot) -> bool:
    """Whether the words of the slot hold the number, rather than a place in an order from which it follows."""
    reading = document.reading
    first, last = reading.tokens_in(slot.span)
    numbers = load_numbers(document.article.lang)
    keys = reading.columns.keys
    return any(keys[n][0].isdecimal() or numbers.ordinal(keys, n) for n in range(first, last))


def _order_keys(document: Document, event: Event) -> list[str]:
    """Words of the trigger and the two after it."""
    first, last = document.reading.tokens_in(event.span)
    return [t.key for t in document.reading.tokens[first : last + 2] if t.kind == "word"]


def _count(document: Document, event: Event) -> int:
    for figure in document.figures:
        touches = figure.span.start < event.span.end and event.span.start < figure.span.end
        if touches and figure.unit == "rounds" and figure.value is not None and 1 < figure.value < 100:
            return int(figure.value)
    return 1


def _derive(accounts: list[Account]) -> None:
    """Numbers by order: "the last one" comes before the round that the article is about, "the next" after it."""
    current = [a.number for a in accounts if a.number is not None and a.stand == "current"]
    if len(set(current)) != 1 or current[0] is None:
        return
    for account in accounts:
        if account.number is not None or account.count > 1:
            continue
        if account.relation == "next":
            account.derived = current[0] + 1
        elif account.relation in ("last", "previous") and account.stand != "current" and current[0] > 1:
            account.derived = current[0] - 1


def claims_of_account(document: Document, account: Account, subject: str, names: Names, by: str) -> list[Claim]:
    """The claims of an account; of a sitting only its date, because a round is held in more places than one sitting."""
    claims = claims_of(document, account.event, subject, names, by)
    if account.session:
        days = {d.slot.value for d in account.dates}
        return [c for c in claims if c.slot == "date" and c.value in days]
    return claims


def claims_of(document: Document, event: Event, subject: str, names: Names, by: str) -> list[Claim]:
    """What an article says of an event, slot by slot, each with the words that make the claim and who says them."""
    mods = {d.slot.span: d.mod for d in dated(document, event)}
    made = []
    for slot in own_slots(document, event):
        if slot.name == "number" and not (slot.value.isdigit() and _is_number(document, slot)):
            continue
        made.append(
            Claim(
                subject=subject,
                slot=slot.name,
                value=names(document.doc, slot.value) if slot.name == "place" else slot.value,
                doc=document.doc,
                span=document.hull(_nearest_trigger(event, slot.span), slot.span),
                by=by,
                source=_speaker(document, slot.span, names),
                mod=mods.get(slot.span),
                loose=slot.name == "date" and _is_loose(document, slot.span),
            )
        )
    return made


def _is_loose(document: Document, span: Span) -> bool:
    """Whether the words for a day are counted from publication and name no weekday, number or month."""
    weekdays = load_weekdays(document.article.lang)
    relative = any(t.anchor == "publication" for t in document.times if t.span == span)
    return relative and not any(key in weekdays or key[:1].isdigit() for key in document.keys(span))


def _nearest_trigger(event: Event, span: Span) -> Span:
    return min((event.span, *event.mentions), key=lambda t: (min(abs(t.start - span.end), abs(span.start - t.end)), t))


def _speaker(document: Document, span: Span, names: Names) -> str | None:
    """Who says the words, if they stand inside a statement: the innermost one's speaker."""
    holding = [s for s in document.statements if s.span.start <= span.start and span.end <= s.span.end]
    if not holding:
        return None
    inner = min(holding, key=lambda s: (s.span.end - s.span.start, s.span))
    return names(document.doc, inner.speaker) if inner.speaker else None
