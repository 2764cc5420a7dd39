"""Talks that are a round though they are not called one: its sittings on its day, and the talks that an article means.

An article that tells of one round speaks of the talks, the sittings, the dialogue, and means it; another says that
the committee meets on that day in that city. As happenings of their own they would stand beside the round they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from mahdar.lang.function import stem
from mahdar.lang.pack import load_basics
from mahdar.lang.processes import load_talks
from mahdar.lang.sequence import find_relation
from mahdar.model.identity import Key
from mahdar.register.accounts import Account
from mahdar.register.clusters import Cluster
from mahdar.register.corpus import Corpus
from mahdar.register.decided import Decided
from mahdar.register.entities import Names
from mahdar.register.joining import Joins
from mahdar.register.references import Told, are_one_place
from mahdar.register.relations import Relations

_DAY = 10
_ELSEWHERE = frozenset({"press-conference", "call", "call-verb", "conference", "audience", "talk-with"})
"""Rules of meetings that are no sittings."""
_BEFORE = frozenset({"last", "previous", "next"})


def put_to_rounds(
    corpus: Corpus,
    names: Names,
    clusters: Sequence[Cluster],
    accounts: Mapping[Key, Told],
    joins: Joins[Key],
    relations: Relations,
    decided: Decided,
) -> set[Key]:
    """Add to the rounds the meetings that are theirs; the keys of these meetings, which are no other happening."""
    by_doc: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        for doc in sorted({a.doc for a in (*cluster.accounts, *cluster.recalled)}):
            by_doc[doc].append(cluster)
    members = joins.classes()
    taken: set[Key] = set()
    for key, told in sorted(accounts.items()):
        if not _is_sitting(corpus, names, told):
            continue
        together = [accounts[k] for k in members[joins.find(key)]]
        found = list(_homes(corpus, names, told, together, clusters, by_doc, relations))
        if len(found) == 1 and decided.may_join({key}, found[0].keys):
            cluster = found[0]
            published = corpus[told.doc].published
            cluster.recall(Account(doc=told.doc, event=told.event, published=published, session=True), _WHY)
            taken.add(key)
    return taken


_WHY = "talks of its day, or those that an article of this round means"


def _is_sitting(corpus: Corpus, names: Names, told: Told) -> bool:
    """Talks, or sittings in the plural, of parties and not of named people."""
    event = told.event
    if event.type != "meeting" or event.modality not in ("happened", "planned"):
        return False
    if any(p.role == "partner" and names(told.doc, p.entity) in told.people for p in event.participants):
        return False  # who announces the talks stands beside them, whom one meets is met
    if event.by.rpartition("#")[2] in _ELSEWHERE or event.first("number") is not None:
        return False
    document = corpus[told.doc]
    code = document.article.lang
    keys = document.keys(event.span)
    return bool(keys) and (stem(code, keys[0]) in load_talks(code) or keys[0].rstrip("هانم").endswith("ات"))


def _homes(
    corpus: Corpus,
    names: Names,
    told: Told,
    together: Sequence[Told],
    clusters: Sequence[Cluster],
    by_doc: Mapping[str, Sequence[Cluster]],
    relations: Relations,
) -> Iterable[Cluster]:
    """The rounds whose talks they may be."""
    own = by_doc.get(told.doc, ())
    days = {t.days.first for t in together if t.days is not None and t.days.precision == _DAY}
    if not any(t.days is not None for t in together):
        news = [c for c in own if told.doc in c.docs]
        fits = len(news) == 1 and _is_known(corpus, told) and _is_there(told, news[0], names)
        return news if fits else ()
    if len(days) != 1 or told.days is None:
        return ()
    same = [c for c in own if days & _days_in(c, told.doc)]
    if same:
        return same
    return [
        c for c in clusters
        if days & {c.days.first} and c.firm and told.doc not in c.docs and not own
        and _shares_city(told, c, names) and any(relations.of_one_story(told.doc, doc) for doc in sorted(c.docs))
    ]


def _days_in(cluster: Cluster, doc: str) -> set[object]:
    """The days that an article gives the round."""
    accounts = (*cluster.accounts, *cluster.recalled)
    return {d.days.first for a in accounts if a.doc == doc for d in a.dates if d.days.precision == _DAY}


def _is_known(corpus: Corpus, told: Told) -> bool:
    """The talks are spoken of as known, and not as those before or after."""
    document = corpus[told.doc]
    words = document.words
    code = document.article.lang
    first, behind = words.at(told.event.span)
    if find_relation(code, [*words.keys[first : behind + 2]]) in _BEFORE:
        return False
    key = words.keys[first]
    article = load_basics(code).article
    governs = behind < len(words.keys) and words.keys[behind].startswith(article)
    return article in key[:4] or key.startswith("لل") or (governs and not key.endswith("ا"))


def _places_of(cluster: Cluster, names: Names) -> Iterator[str]:
    for account in (*cluster.accounts, *cluster.recalled):
        for slot in account.event.slots:
            if slot.name == "place":
                yield names(account.doc, slot.value)


def _is_there(told: Told, cluster: Cluster, names: Names) -> bool:
    """No place is given that is not the round's."""
    return not told.places or are_one_place(told.places, _places_of(cluster, names), names)


def _shares_city(told: Told, cluster: Cluster, names: Names) -> bool:
    shared = told.places & set(_places_of(cluster, names))
    return any(p in names.by_id and names.by_id[p].country for p in shared)
