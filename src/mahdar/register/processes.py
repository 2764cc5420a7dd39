"""Which process a round belongs to: the named dialogue or talks, or else who sits at the table."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations

from mahdar.lang.gazetteer import load_gazetteer
from mahdar.register.accounts import Account
from mahdar.register.corpus import Corpus, Document
from mahdar.register.entities import Names
from mahdar.register.joining import Joins
from mahdar.register.relations import Relations

Key = tuple[str, str]
"""An article and the name that it gives the process, empty where it gives none."""

_NEWS, _LOOK = 3, 24
_PARTIES = frozenset({"GPE", "ORG", "GROUP"})


def assign_processes(
    corpus: Corpus, accounts: dict[str, list[Account]], names: Names, relations: Relations
) -> dict[str, str | None]:
    """Set `process` of every account; accounts of one process carry the same label.

    One name may be borne by several processes (two strategic dialogues): articles count as one process when they name
    it alike and share two parties, or when one of them names fewer than two. Articles that do not name it are of one
    process when they tell one story within days.

    Returns:
        The entity of each label's process, None where the process has no name of its own.
    """
    parties: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for doc, rows in sorted(accounts.items()):
        main = _main_process(corpus[doc], rows, names)
        for account in rows:
            account.process = _named_at(corpus[doc], account, names) or main or ""
            parties[doc, account.process].update(_parties(corpus, account, names))
        for name in sorted({account.process for account in rows}):
            if len(parties[doc, name]) < 2:  # the events name no two parties: the countries most spoken of
                parties[doc, name].update(_countries(corpus[doc], names))
    labels = _join_articles(parties, _same_news(corpus, sorted(parties), relations))
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


def _countries(document: Document, names: Names) -> dict[str, int]:
    entries = load_gazetteer(document.article.lang).entries
    counts: Counter[str] = Counter()
    for mention in document.mentions:
        place = mention.metonym or mention.entity
        if place in entries and entries[place].sort == "country":
            counts[names(document.doc, place)] += 1
    return dict.fromkeys(sorted(counts, key=lambda c: (-counts[c], c))[:2], 1)


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


def _same_news(corpus: Corpus, keys: list[Key], relations: Relations) -> list[tuple[Key, Key]]:
    """Pairs of articles that tell one story within days of each other, of which one at least names no process."""
    dated = sorted((day, key) for key in keys if (day := corpus[key[0]].published) is not None)
    pairs = []
    for n, (day, key) in enumerate(dated):
        for other, second in dated[n + 1 : n + 1 + _LOOK]:
            if (other - day).days > _NEWS:
                break
            if not (key[1] and second[1]) and relations.of_one_story(key[0], second[0]):
                pairs.append((key, second))
    return pairs


def _join_articles(
    parties: dict[Key, Counter[str]], news: Iterable[tuple[Key, Key]]
) -> dict[Key, str]:
    """A label for each (article, name); articles without the name join the named process of their parties."""
    joins: Joins[tuple[str, str]] = Joins(parties)
    tables = {key: sorted(sorted(counts, key=lambda p: (-counts[p], p))[:6]) for key, counts in parties.items()}
    by_pair: dict[tuple[str, str, str], tuple[str, str]] = {}
    named: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for key in sorted(parties):
        for pair in combinations(tables[key], 2):
            joins.join(by_pair.setdefault((key[1], *pair), key), key)
            if key[1]:
                named[pair].append(key)
    beside: dict[Key, set[Key]] = defaultdict(set)
    for first, second in news:
        if first[1] or second[1]:
            unnamed, known = (second, first) if first[1] else (first, second)
            beside[unnamed].add(joins.find(known))
        else:
            joins.join(first, second)
    for unnamed, found in sorted(beside.items()):
        homes = {joins.find(key) for key in found}
        if len(homes) == 1:
            joins.join(homes.pop(), unnamed)
    poor = [key for key in sorted(parties) if len(tables[key]) < 2]
    for key in poor:
        rich = Counter(joins.find(k) for k in parties if k[1] == key[1] and len(tables[k]) > 1)
        first = next(k for k in poor if k[1] == key[1])
        joins.join(min(rich, key=lambda k: (-rich[k], k)) if rich else first, key)
    processes = {joins.find(key) for key in parties if key[1]}
    for key in sorted(parties):
        if key[1]:
            continue
        found = {joins.find(k) for pair in combinations(tables[key], 2) for k in named.get(pair, ())}
        home = found or (processes if len(processes) == 1 and len(tables[key]) < 2 else set())
        if len(home) == 1:
            joins.join(home.pop(), key)
    labels: dict[tuple[str, str], str] = {}
    for members in joins.classes().values():
        names = Counter(m[1] for m in members if m[1])
        name = min(names, key=lambda n: (-names[n], n), default="")
        common: Counter[str] = Counter()
        for member in members:
            common.update(set(parties[member]))
        table = sorted(sorted(common, key=lambda p: (-common[p], p))[:2])
        labels.update(dict.fromkeys(members, f"{name}|{'+'.join(table)}"))
    return labels
