"""What a round led to and who sat in it: outcome texts, the next step, delegations with the offices of those days.

Only articles that tell of the round as it happens are asked, and only if they are about no other round as well: what
stands in them of a joint statement, an agreement or a next meeting is then this round's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from mahdar.lang.pack import load_clitics
from mahdar.lang.processes import load_delegation_words
from mahdar.model import Claim, Delegate, Evidence, Happening, Office, Span
from mahdar.register.clusters import Cluster
from mahdar.register.corpus import Corpus, Document
from mahdar.register.days import Days, around, read_days
from mahdar.register.entities import Names
from mahdar.register.tenures import is_counterpart

_TEXTS = frozenset({"joint-statement", "agreement"})
_NEXT = frozenset({"meeting", "visit"})
_DAYS = 4
"""Days between a round and an article that tells of it as news, and between it and a text that comes of it."""
_BACK = 12
"""Words before a person's office among which a word of delegation stands, in one clause."""


def add_proceedings(
    corpus: Corpus,
    names: Names,
    clusters: Iterable[Cluster],
    rounds: Sequence[Happening],
    happenings: Sequence[Happening],
) -> tuple[Happening, ...]:
    """The rounds with claims `outcome` and `next`, and with delegations.

    Args:
        corpus: All documents.
        names: Entities.
        clusters: The accounts of each round.
        rounds: In order of date.
        happenings: Other happenings.
    """
    news = _find_news(corpus, clusters)
    by_doc: dict[str, list[tuple[Happening, Span]]] = defaultdict(list)
    for entry in (*happenings, *rounds):
        for doc, span in entry.accounts:
            by_doc[doc].append((entry, span))
    made = []
    for entry in rounds:
        docs = sorted(news.get(entry.id, ()))
        claims = [c for doc in docs for c in _follow(corpus[doc], entry, by_doc[doc])]
        delegations = _find_delegates(corpus, names, docs, entry)
        claims = sorted({*entry.claims, *claims}, key=lambda c: (c.slot, c.value, c.doc, c.span))
        made.append(replace(entry, claims=tuple(claims), delegations=delegations))
    return tuple(made)


def _find_news(corpus: Corpus, clusters: Iterable[Cluster]) -> dict[str, set[str]]:
    """The articles that tell of one round only as it happens, by round."""
    homes: dict[str, set[str]] = defaultdict(set)
    for cluster in clusters:
        for account in cluster.accounts:
            published = corpus[account.doc].published
            if published is not None and cluster.days.gap(around(published, 0, 0)) <= _DAYS:
                homes[account.doc].add(cluster.id)
    news: dict[str, set[str]] = defaultdict(set)
    for doc, ids in homes.items():
        if len(ids) == 1:
            news[next(iter(ids))].add(doc)
    return news


def _follow(document: Document, entry: Happening, told: Sequence[tuple[Happening, Span]]) -> Iterator[Claim]:
    days = read_days(entry.date)
    for other, span in told:
        if other.id == entry.id:
            continue
        when = read_days(other.date)
        if other.type in _TEXTS and other.modality == "happened" and _is_then(days, when) and _is_theirs(entry, other):
            yield _claim(document, entry, "outcome", other.type, span)
        elif _is_next_round(entry, other) or _is_next_meeting(entry, other, days, when):
            yield _claim(document, entry, "next", other.id, span)
    for figure in document.figures:
        if figure.unit == "files" and figure.value is not None:
            value = f"{figure.value.normalize():f} files"
            shown = document.hull(figure.span, figure.of) if figure.of else figure.span
            yield Claim(
                subject=entry.id, slot="agenda", value=value, doc=document.doc, span=shown, by="register/proceedings"
            )


def _is_next_round(entry: Happening, other: Happening) -> bool:
    return other.type == "dialogue-round" and other.process == entry.process and _is_after(entry, other)


def _is_next_meeting(entry: Happening, other: Happening, days: Days | None, when: Days | None) -> bool:
    """Whether it is a meeting or visit of two parties of the round, planned for a day after it."""
    if other.type not in _NEXT or other.modality != "planned" or days is None or when is None:
        return False
    return when.first > days.last and len(_shared(entry, other)) > 1


def _shared(entry: Happening, other: Happening) -> set[str]:
    return {*entry.participants} & {*other.participants}


def _is_then(days: Days | None, when: Days | None) -> bool:
    """Whether a text is of the round's days, or told without a day of its own."""
    return when is None or (days is not None and when.gap(days) <= _DAYS and when.precision >= 7)


def _is_theirs(entry: Happening, other: Happening) -> bool:
    """Whether a party of the round has a part in it, or nobody is named."""
    return not other.participants or not entry.participants or bool(_shared(entry, other))


def _is_after(entry: Happening, other: Happening) -> bool:
    """Whether one round is the next after another: by number, else planned for later."""
    if entry.number is not None and other.number is not None:
        return other.number == entry.number + 1
    days, when = read_days(entry.date), read_days(other.date)
    return other.modality == "planned" and days is not None and when is not None and when.first > days.last


def _claim(document: Document, entry: Happening, slot: str, value: str, span: Span) -> Claim:
    event = next((e for e in document.events if e.span == span), None)
    shown = event.clause if event is not None and event.clause is not None else span
    return Claim(subject=entry.id, slot=slot, value=value, doc=document.doc, span=shown, by="register/proceedings")


def _find_delegates(corpus: Corpus, names: Names, docs: Iterable[str], entry: Happening) -> tuple[Delegate, ...]:
    """People who lead or sit in a delegation, or take part in the round, with the office that those articles give."""
    found: dict[tuple[str, str], list[tuple[Office, Evidence]]] = defaultdict(list)
    for doc in docs:
        document = corpus[doc]
        spans = [e.clause or e.span for e in document.events if Evidence(doc, e.span) in entry.accounts]
        taking = {
            names(doc, p.entity)
            for e in document.events
            if Evidence(doc, e.span) in entry.accounts
            for p in e.participants
        }
        for office in document.offices:
            if office.person is None or office.status not in ("current", "acting"):
                continue
            person = names(doc, office.person)
            if person not in names.by_id or names.by_id[person].type != "PER":
                continue
            if is_counterpart(office.role):
                continue  # his counterpart holds the same office of his own side, which is named elsewhere or not
            beside = any(document.sentence(s.start) == document.sentence(office.span.start) for s in spans)
            if person in taking or (beside and _is_delegated(document, office.span)):
                found[person, office.role].append((office, Evidence(doc, office.span)))
    made = []
    for (person, role), rows in sorted(found.items()):
        titles = sorted(rows, key=lambda row: (-len(row[0].title), row[1]))
        office = titles[0][0]
        of = names(titles[0][1].doc, office.of) if office.of else None
        evidence = tuple(sorted({e for _, e in rows}))
        made.append(Delegate(person=person, title=office.title, role=role, of=of, evidence=evidence))
    return tuple(made)


def _is_delegated(document: Document, span: Span) -> bool:
    """Whether a word of delegation stands before the office in its clause."""
    words, clitics = document.words, load_clitics(document.article.lang)
    cues = load_delegation_words(document.article.lang)
    first = bisect_left(words.starts, span.start)
    for at in range(first - 1, max(first - 1 - _BACK, -1), -1):
        if words.kinds[at] == "b" or words.keys[at] in (".", "؛"):
            return False
        if any(split.stem in cues for split in clitics.splits(words.keys[at])):
            return True
    return False
