"""Who holds which office, as claims with dates and words."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict

from mahdar.model import Evidence, Office, Tenure, public_id
from mahdar.register.corpus import Corpus
from mahdar.register.entities import Names
from mahdar.text.fold import fold_words

Key = tuple[str, str, str | None, str]
Row = tuple[str, Office, dt.date | None]

_COUNTERPART = "نظير"
"""The word for a counterpart, as a role keeps it with its pronoun."""


def compile_tenures(corpus: Corpus, names: Names) -> tuple[Tenure, ...]:
    """One entry per person, office, body and status, most told first."""
    told: dict[Key, list[Row]] = defaultdict(list)
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
    _place_counterparts(told)
    _place_bare_titles(told)
    for (person, role, of, status), rows in sorted(told.items(), key=str):
        known = bodies[person, role]
        if of is None and len(known) == 1:  # said without its country: the one that is named elsewhere
            told[person, role, next(iter(known)), status] += rows
            rows.clear()
    made = [_tenure(*key, rows) for key, rows in told.items() if rows]
    return tuple(sorted(made, key=lambda t: (-len(t.evidence), t.id)))


def _place_counterparts(told: dict[Key, list[Row]]) -> None:
    """ "His Iraqi counterpart" says that he holds the office that he is known by for that country, and no other."""
    offices: dict[tuple[str, str | None], list[Key]] = defaultdict(list)
    for key in sorted(told, key=str):
        if not is_counterpart(key[1]):
            offices[key[0], key[2]].append(key)
    for key in sorted(told, key=str):
        if is_counterpart(key[1]):
            held = offices[key[0], key[2]]
            rows = told.pop(key)
            if len(held) == 1:
                told[held[0]] += rows


def _place_bare_titles(told: dict[Key, list[Row]]) -> None:
    """ "The minister" is the office that the person is known by, if its title holds the word."""
    by_person: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(told, key=str):
        by_person[key[0]].append(key)
    for keys in by_person.values():
        titles = {key: fold_words(told[key][0][1].title) for key in keys}
        for key in keys:
            if len(titles[key]) != 1:
                continue
            bare = titles[key][0].removeprefix("ال")
            fuller = [k for k in keys if len(titles[k]) > 1 and titles[k][0].removeprefix("ال") == bare]
            if len(fuller) == 1:
                told[fuller[0]] += told.pop(key)


def is_counterpart(role: str) -> bool:
    """Whether the role only says that the person is another's counterpart."""
    return role.startswith("counterpart") or 0 <= role.find(_COUNTERPART) <= 1  # after a conjunction, too


def _tenure(
    person: str, role: str, of: str | None, status: str, rows: list[Row]
) -> Tenure:
    titles = Counter(office.title for _, office, _ in rows if not is_counterpart(office.role))
    days = sorted(day.isoformat() for _, _, day in rows if day is not None)
    return Tenure(
        id=public_id("T", person, role, of or "", status),
        person=person,
        role=role,
        title=min(titles, key=lambda t: (-titles[t], t), default=rows[0][1].title),
        of=of,
        status=status,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        evidence=tuple(sorted({Evidence(doc, office.span) for doc, office, _ in rows})),
    )
