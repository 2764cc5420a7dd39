"""What the user has said of events: which accounts are of one happening, and which are not; it wins over the rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from mahdar.model import Article, Span, public_id
from mahdar.model.identity import Key, event_id, happening_id
from mahdar.register.accounts import Account
from mahdar.register.choices import EventChoice
from mahdar.register.clusters import Cluster, open_days
from mahdar.register.corpus import Corpus
from mahdar.register.joining import Joins


class Group(NamedTuple):
    """The accounts that each id of one decision names, in the order of the ids, and where the decision stands."""

    ids: tuple[str, ...]
    keys: tuple[frozenset[Key], ...]
    at: str


class _Index:
    """Accounts of events by the ids that may name them."""

    def __init__(self) -> None:
        self._keys: dict[str, set[Key]] = defaultdict(set)

    def add(self, article: Article, span: Span, kind: str, *, twin: bool) -> None:
        """Remember an account."""
        for ident in (event_id(article, span, twin=twin), happening_id(article, kind, span)):
            self._keys[ident].add((article.doc, span))

    def name(self, ident: str, keys: set[Key]) -> None:
        """Let an id name all these accounts."""
        self._keys[ident] |= keys

    def find(self, ident: str) -> frozenset[Key]:
        """The accounts that an id names; none where there is no such id."""
        return frozenset(self._keys.get(ident, ()))


class Decided:
    """The decisions on events, with accounts for ids."""

    def __init__(self, corpus: Corpus, clusters: Iterable[Cluster], choices: Sequence[EventChoice]) -> None:
        self.same: list[Group] = []
        self.apart: list[Group] = []
        if not choices:
            return
        index = _Index()
        for document in corpus:
            for event in document.events:
                index.add(document.article, event.span, event.type, twin=document.doc in corpus.twins)
        for cluster in clusters:
            for account in (*cluster.accounts, *cluster.recalled):
                twin = account.doc in corpus.twins
                index.add(corpus[account.doc].article, account.event.span, account.event.type, twin=twin)
            index.name(cluster.id, {a.key for a in (*cluster.accounts, *cluster.recalled) if not a.session})
        for choice in choices:
            keys = [index.find(ident) for ident in choice.ids]
            if choice.same:
                self.same.append(Group(choice.ids, tuple(keys), choice.at))
            else:  # of a round and one of its accounts: the others, and that one
                keys = [named.difference(*(other for other in keys if other < named)) for named in keys]
                self.apart.append(Group(choice.ids, tuple(keys), choice.at))

    def may_join(self, first: Iterable[Key], second: Iterable[Key]) -> bool:
        """Whether no decision keeps two classes of accounts apart."""
        if not self.apart:
            return True
        a, b = frozenset(first), frozenset(second)
        for group in self.apart:
            for x, y in combinations(group.keys, 2):
                if (a & x and b & y) or (a & y and b & x):
                    return False
        return True

    def join(self, joins: Joins[Key], known: Iterable[Key]) -> None:
        """Make one what is said to be one, among these accounts."""
        held = set(known)
        for group in self.same:
            keys = sorted(key for keys in group.keys for key in keys & held)
            for key in keys[1:]:
                joins.join(keys[0], key, f"{group.at} says so")

    def settle(self, corpus: Corpus, clusters: list[Cluster], joins: Joins[Key]) -> tuple[list[Cluster], set[Key]]:
        """The rounds as the decisions want them, and the accounts that are no longer happenings of their own.

        Args:
            corpus: All documents.
            clusters: The rounds by the rules.
            joins: The other happenings.
        """
        for group in self.apart:
            clusters = _part(clusters, group)
        taken: set[Key] = set()
        members = joins.classes() if self.same else {}
        for group in self.same:
            wanted = frozenset().union(*group.keys)
            homes = [c for keys in group.keys for c in clusters if keys & c.keys]
            homes = list(dict.fromkeys(homes))
            if not homes:
                continue
            home, reason = homes[0], f"{group.at} says so"
            for other in homes[1:]:
                home.absorb(other, reason)
                clusters.remove(other)
            for key in sorted(wanted - home.keys):
                for member in members.get(joins.find(key), [key]) if key in joins else []:
                    if member not in taken:
                        taken.add(member)
                        home.recall(_account(corpus, member), reason)
        return clusters, taken


def _part(clusters: list[Cluster], group: Group) -> list[Cluster]:
    """Rounds out of which the accounts of all but the first id of the decision are taken."""
    made = list(clusters)
    for n, keys in enumerate(group.keys):
        others = frozenset().union(*group.keys[:n])
        for cluster in clusters:
            inside = keys & cluster.keys
            if not inside or not others & cluster.keys:
                continue
            alone = inside - others if len(inside - others) < len(cluster.keys) else frozenset()
            released = cluster.release(alone)
            if released:
                made.append(_alone(cluster, released, f"{group.at} says that it is not of {cluster.id}"))
    return made


def _alone(home: Cluster, accounts: list[Account], reason: str) -> Cluster:
    first = min(accounts, key=lambda a: a.key)
    numbers = {a.number for a in accounts if a.number is not None}
    number = numbers.pop() if len(numbers) == 1 else None
    cluster = Cluster(open_days(first), False, number=number, label=home.label, process=home.process)
    cluster.id = public_id("R", first.doc, str(first.event.span.start))
    for account in accounts:
        cluster.recall(account, reason)
    return cluster


def _account(corpus: Corpus, key: Key) -> Account:
    document = corpus[key[0]]
    event = next(e for e in document.events if e.span == key[1])
    return Account(doc=document.doc, event=event, published=document.published)
