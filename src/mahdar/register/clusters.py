"""A round while its accounts are gathered, and the entry that they make."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from mahdar.model import Claim, Event, Evidence, Happening, public_id
from mahdar.model.identity import Key
from mahdar.register.accounts import Account, claims_of, claims_of_account
from mahdar.register.corpus import Corpus, Document
from mahdar.register.days import Days, read_days
from mahdar.register.entities import Names
from mahdar.register.ownership import ordinal_before


@dataclass(slots=True, eq=False)
class Cluster:
    """Accounts of one round."""

    days: Days
    firm: bool
    """Dated to the day by an article of those days."""
    accounts: list[Account] = field(default_factory=list)
    recalled: list[Account] = field(default_factory=list)
    several: list[tuple[Account, int]] = field(default_factory=list)
    """Accounts of several rounds at once, and which of them this one is, from 1."""
    number: int | None = None
    reasons: list[str] = field(default_factory=list)
    why: dict[Key, str] = field(default_factory=dict)
    """Why each account is of this round."""
    label: str = ""
    """Of the process."""
    process: str | None = None
    """The process's entity."""
    id: str = ""

    @property
    def numbers(self) -> set[int]:
        """Numbers that any account gives."""
        return {int(s.value) for a in (*self.accounts, *self.recalled) for s in a.numbers}

    @property
    def docs(self) -> set[str]:
        """Articles that tell of the round as it happens."""
        return {a.doc for a in self.accounts}

    @property
    def keys(self) -> set[Key]:
        """Names of the accounts."""
        return {a.key for a in (*self.accounts, *self.recalled)}

    def take(self, account: Account, reason: str) -> None:
        """Add an account of the day."""
        self.accounts.append(account)
        self.why[account.key] = reason

    def recall(self, account: Account, reason: str) -> None:
        """Add an account that recalls the round."""
        self.recalled.append(account)
        self.why[account.key] = reason

    def absorb(self, other: Cluster, reason: str) -> None:
        """Add all accounts of another cluster."""
        self.accounts += other.accounts
        self.recalled += other.recalled
        self.several += other.several
        self.why |= dict.fromkeys(other.keys, reason)
        self.reasons += other.reasons

    def release(self, keys: Iterable[Key]) -> list[Account]:
        """Take accounts out."""
        gone = set(keys)
        out = [a for a in (*self.accounts, *self.recalled) if a.key in gone]
        self.accounts = [a for a in self.accounts if a.key not in gone]
        self.recalled = [a for a in self.recalled if a.key not in gone]
        return out

    def name(self) -> str:
        """The id: of process and number, or of the first day where there is no number."""
        when = self.days.first.isoformat() if self.number is None else ""
        return public_id("R", self.label, str(self.number), when)


def told_as_rounds(clusters: Iterable[Cluster]) -> set[Key]:
    """Sittings of a process all of whose days are those of rounds: they are told there and are no other happening."""
    days: dict[Key, set[str]] = defaultdict(set)
    whole: dict[Key, set[str]] = {}
    for cluster in clusters:
        for account in cluster.recalled:
            if account.session:
                days[account.key] |= {d.slot.value for d in account.dates}
                whole[account.key] = {s.value for s in account.event.slots if s.name == "date"}
    return {key for key, told in days.items() if whole[key] <= told}


def make_round(corpus: Corpus, names: Names, cluster: Cluster) -> Happening:
    """The entry of a cluster."""
    accounts = sorted((*cluster.accounts, *cluster.recalled), key=lambda a: a.key)
    claims: list[Claim] = []
    for account in accounts:
        claims += claims_of_account(corpus[account.doc], account, cluster.id, names, "register/rounds")
    for account, place in cluster.several:
        event = _share(corpus[account.doc], account.event, place)
        claims += claims_of(corpus[account.doc], event, cluster.id, names, "register/rounds#several")
    triggers = [Evidence(a.doc, a.event.clause or a.event.span) for a in accounts]
    parties = Counter(p for a in accounts for p in names.all(a.doc, (p.entity for p in a.event.participants)))
    most = max(parties.values(), default=0)
    happened = any(a.event.modality == "happened" for a in accounts)
    planned = Counter(a.event.modality for a in accounts)
    return Happening(
        id=cluster.id,
        type="dialogue-round",
        modality="happened" if happened else min(planned, key=lambda m: (-planned[m], m)),
        number=cluster.number,
        process=cluster.process,
        date=choose_date(corpus, claims),
        place=choose_value(corpus, claims, "place"),
        mode=choose_value(corpus, claims, "mode"),
        participants=tuple(sorted(p for p in parties if parties[p] * 3 >= most)),
        claims=tuple(sorted(set(claims), key=lambda c: (c.slot, c.value, c.doc, c.span))),
        evidence=tuple(sorted(set(triggers))),
        accounts=tuple(sorted(Evidence(*a.key) for a in accounts if not a.session)),
        origins=corpus.origins([*triggers, *(Evidence(c.doc, c.span) for c in claims)]),
        reasons=(*sorted(set(cluster.reasons)), *_say_why(corpus, cluster, accounts)),
    )


def _share(document: Document, event: Event, place: int) -> Event:
    """What is said of one of several rounds: of all of them, or of the one by its place (the first by video)."""
    shared = []
    for slot in event.slots:
        ordinal = ordinal_before(document, slot, event.span.end) if slot.name in ("place", "mode") else 0
        if ordinal in (None, place):
            shared.append(slot)
    return replace(event, slots=tuple(shared))


def _say_why(corpus: Corpus, cluster: Cluster, accounts: Iterable[Account]) -> list[str]:
    lines = []
    for account in accounts:
        ident = corpus.event_id(*account.key)
        lines.append(f"{ident} {account.doc}: {cluster.why.get(account.key, 'the first account of it')}")
    return list(dict.fromkeys(lines))


def choose_value(corpus: Corpus, claims: Iterable[Claim], slot: str) -> str | None:
    """The value that most independent origins give; None where two are level."""
    origins: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.slot == slot:
            origins[claim.value].add(corpus.origin[claim.doc])
    ranked = sorted(origins, key=lambda v: (-len(origins[v]), v))
    if len(ranked) > 1 and len(origins[ranked[0]]) == len(origins[ranked[1]]):
        return None
    return ranked[0] if ranked else None


def choose_date(corpus: Corpus, claims: Iterable[Claim]) -> str | None:
    """The date that most independent origins give or allow, more precise before less, earlier before later.

    A day told on it or after it stands before one that was planned: what is planned may be moved.
    """
    dated = [claim for claim in claims if claim.slot == "date"]
    known = {c.value for c in dated if _is_told_after(corpus[c.doc], c)}
    origins: dict[str, set[str]] = defaultdict(set)
    for claim in dated:
        if not known or any(value.startswith(claim.value) for value in known):
            origins[claim.value].add(corpus.origin[claim.doc])
    support = {v: len(set().union(*(o for w, o in origins.items() if v.startswith(w)))) for v in origins}
    return min(origins, key=lambda v: (-support[v], -len(v), v), default=None)


def _is_told_after(document: Document, claim: Claim) -> bool:
    """Whether an article tells of a day on the day or after it."""
    days = read_days(claim.value, claim.mod)
    return (
        days is not None and days.precision == 10 and document.published is not None
        and days.last <= document.published
    )


def open_days(account: Account) -> Days:
    """The days of an account that stands alone."""
    day = account.published or dt.date.min
    return account.days or Days(day, day, 0)
