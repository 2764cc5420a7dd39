"""Which process a round belongs to: the named dialogue or talks, or else who sits at the table."""

from __future__ import annotations

from collections import Counter, defaultdict

from mahdar.register.accounts import Account
from mahdar.register.corpus import Corpus, Document
from mahdar.register.entities import Names
from mahdar.register.joining import Joins

_PARTIES = frozenset({"GPE", "ORG", "GROUP"})


def assign_processes(corpus: Corpus, accounts: dict[str, list[Account]], names: Names) -> dict[str, str | None]:
    """Set `process` of every account; accounts of one process carry the same label.

    One name may be borne by several processes (two strategic dialogues): articles count as one process when they name
    it alike and share two parties, or when one of them names fewer than two.

    Returns:
        The entity of each label's process, None where the process has no name of its own.
    """
    parties: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for doc, rows in sorted(accounts.items()):
        main = _main_process(corpus[doc], rows, names)
        for account in rows:
            account.process = _named_at(corpus[doc], account, names) or main or ""
            parties[doc, account.process].update(_parties(corpus, account, names))
    labels = _join_articles(parties)
    for doc, rows in accounts.items():
        for account in rows:
            account.process = labels[doc, account.process]
    return {label: label.partition("|")[0] or None for label in labels.values()}


def _parties(corpus: Corpus, account: Account, names: Names) -> list[str]:
    """Countries and bodies that take part; people stand for nobody here."""
    found = []
    for participant in account.event.participants:
        entity = names(account.doc, participant.entity)
        known = names.by_id.get(entity)
        if known is None or known.type in _PARTIES:
            found.append(entity)
    return found


def _named_at(document: Document, account: Account, names: Names) -> str | None:
    """The process named in the round's own words, else the nearest name before it in its sentence, else after it."""
    event, sentence = account.event, document.sentence(account.event.span.start)
    inside = [m for m in document.mentions if m.type == "EVENT" and sentence.start <= m.span.start < sentence.end]
    if not inside:
        return None
    near = min(inside, key=lambda m: (max(0, m.span.start - event.span.end, event.span.start - m.span.end), m.span))
    return names(document.doc, near.entity)


def _main_process(document: Document, rows: list[Account], names: Names) -> str | None:
    counts = Counter(n for n in (_named_at(document, account, names) for account in rows) if n)
    if not counts:
        counts = Counter(names(document.doc, m.entity) for m in document.mentions if m.type == "EVENT")
    return min(counts, key=lambda n: (-counts[n], n)) if counts else None


def _join_articles(parties: dict[tuple[str, str], Counter[str]]) -> dict[tuple[str, str], str]:
    joins: Joins[tuple[str, str]] = Joins(parties)
    by_pair: dict[tuple[str, str, str], tuple[str, str]] = {}
    weights: Counter[tuple[str, str]] = Counter()
    poor: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key, counts in sorted(parties.items()):
        top = sorted(counts, key=lambda p: (-counts[p], p))[:6]
        if len(top) < 2:
            poor[key[1]].append(key)
        for n, first in enumerate(sorted(top)):
            for second in sorted(top)[n + 1 :]:
                joins.join(by_pair.setdefault((key[1], first, second), key), key)
                if key[1]:  # an article without the name, whose parties sit in a named process, means that process
                    by_pair.setdefault(("", first, second), key)
    for key in parties:
        weights[joins.find(key)] += 1
    for name, keys in sorted(poor.items()):
        others = {joins.find(k) for k in parties if k[1] == name and k not in keys}
        rich = sorted(others, key=lambda k: (-weights[k], k))
        for key in keys:
            joins.join(rich[0] if rich else keys[0], key)
    labels: dict[tuple[str, str], str] = {}
    for members in joins.classes().values():
        name = min((m[1] for m in members if m[1]), default="")
        common: Counter[str] = Counter()
        for member in members:
            common.update(set(parties[member]))
        pair = sorted(sorted(common, key=lambda p: (-common[p], p))[:2])
        labels.update(dict.fromkeys(members, f"{name}|{'+'.join(pair)}"))
    return labels
