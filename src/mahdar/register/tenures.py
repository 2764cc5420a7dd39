"""Who holds which office, as claims with dates and words."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict

from mahdar.model import Evidence, Office, Tenure, public_id
from mahdar.register.corpus import Corpus
from mahdar.register.entities import Names


def compile_tenures(corpus: Corpus, names: Names) -> tuple[Tenure, ...]:
    """One entry per person, office, body and status, most told first."""
    told: dict[tuple[str, str, str | None, str], list[tuple[str, Office, dt.date | None]]] = defaultdict(list)
    bodies: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for document in corpus:
        for office in document.offices:
            if office.person is None:
                continue
            person = names(document.doc, office.person)
            of = names(document.doc, office.of) if office.of else None
            told[person, office.role, of, office.status].append((document.doc, office, document.published))
            if of is not None:
                bodies[person, office.role][of] += 1
    for (person, role, of, status), rows in sorted(told.items(), key=str):
        known = bodies[person, role]
        if of is None and len(known) == 1:  # said without its country: the one that is named elsewhere
            told[person, role, next(iter(known)), status] += rows
            rows.clear()
    made = [_tenure(*key, rows) for key, rows in told.items() if rows]
    return tuple(sorted(made, key=lambda t: (-len(t.evidence), t.id)))


def _tenure(
    person: str, role: str, of: str | None, status: str, rows: list[tuple[str, Office, dt.date | None]]
) -> Tenure:
    titles = Counter(office.title for _, office, _ in rows)
    days = sorted(day.isoformat() for _, _, day in rows if day is not None)
    return Tenure(
        id=public_id("T", person, role, of or "", status),
        person=person,
        role=role,
        title=min(titles, key=lambda t: (-titles[t], t)),
        of=of,
        status=status,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        evidence=tuple(sorted({Evidence(doc, office.span) for doc, office, _ in rows})),
    )
