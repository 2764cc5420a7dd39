"""What keeps two classes of accounts apart that no two accounts of theirs keep apart by themselves.

Accounts are joined two by two, and a chain of them may lead from one meeting to the next: so the days, the places and
the dates of printing of whole classes are compared too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from mahdar.model.identity import Key
from mahdar.register.entities import Names
from mahdar.register.joining import Joins
from mahdar.register.references import Told, are_one_place, differ_in_size

Pair = tuple[Told, Told, str]
"""Two accounts and why they may be one."""
_BY_PLACE = frozenset({"meeting", "visit"})
"""Types that are at one place, so that accounts of two places are of two."""
_SURE = 2
"""Accounts of one class or the other that must give its place for it to be sure."""
_CROWD = 3
"""People who are enough to tell their meeting from those of some of them."""
_SPREAD = 6
"""Days between the first and the last article that tell of one happening without dating it."""


def undivided(
    pairs: Sequence[Pair],
    joins: Joins[Key],
    accounts: Mapping[Key, Told],
    members: Mapping[Key, Iterable[Key]],
) -> list[Pair]:
    """Pairs of a dated and an undated account, without those whose undated one fits happenings of different days.

    What other articles tell counts: three who met are not the two of them who met on another day.
    """
    homes: dict[Key, list[tuple[Told, Pair]]] = defaultdict(list)
    for pair in pairs:
        dated, undated = pair[:2] if pair[0].days is not None else pair[1::-1]
        homes[joins.find(undated.key)].append((dated, pair))
    kept: list[Pair] = []
    for root, found in homes.items():
        met = _most_named(accounts[k] for k in members[root])
        if len(met) >= _CROWD and _divide(found, accounts):
            homes_of = {joins.find(dated.key) for dated, _ in found}
            whole = {home for home in homes_of if met <= _most_named(accounts[k] for k in members[home])}
            found = [row for row in found if joins.find(row[0].key) in whole]
        if not _divide(found, accounts):
            kept += [pair for _, pair in found]
    return kept


def _divide(found: Sequence[tuple[Told, Pair]], accounts: Mapping[Key, Told]) -> bool:
    """Whether dated accounts are of different days."""
    days = {a.days: a.key for a, _ in found}
    return any(days_apart(accounts, [a], [b]) for a, b in combinations(days.values(), 2))


def _most_named(told: Iterable[Told]) -> frozenset[str]:
    """The people whom a third of the accounts name at least; others may have come into them by mistake."""
    all_told = [a.people for a in told]
    counts = Counter(p for people in all_told for p in people)
    return frozenset(p for p, count in counts.items() if count * 3 >= len(all_told))


def days_apart(accounts: Mapping[Key, Told], first: Iterable[Key], second: Iterable[Key]) -> bool:
    """Whether two classes tell of days that cannot be one's, though no two accounts that were compared do."""
    days = [accounts[k].days for k in second]
    return any(
        one is not None and two is not None and not one.may_be(two)
        for one in (accounts[k].days for k in first)
        for two in days
    )


def told_apart(accounts: Mapping[Key, Told], first: Iterable[Key], second: Iterable[Key], names: Names) -> bool:
    """Whether two classes have no day and were told too far from each other, or each at a place of its own.

    Where one account on either side alone gives a place it may be a mistake, and two places on one day are a
    disagreement.
    """
    told, other = [accounts[k] for k in first], [accounts[k] for k in second]
    here, there = ([a.places for a in some if a.places] for some in (told, other))
    if told[0].event.type in _BY_PLACE and here and there and max(len(here), len(there)) >= _SURE:
        days = {a.days for a in told} & {a.days for a in other} - {None}
        if not days and not are_one_place(frozenset().union(*here), frozenset().union(*there), names):
            return True
    if any(a.days is not None for a in (*told, *other)):
        return False
    spread = _spread((*told, *other))
    return spread > _SPREAD and max(_spread(told), _spread(other)) <= _SPREAD  # a decision may join what is far apart


def _spread(told: Iterable[Told]) -> int:
    """Days between the first and the last article."""
    printed = [a.published.first for a in told if a.published is not None]
    return (max(printed) - min(printed)).days if printed else 0


def are_of_others(first: Told, second: Told, names: Names) -> bool:
    """Whether those who met, or their number, keep two accounts apart; of visits, a tour and a stay."""
    if first.event.type == "visit":
        return first.event.by.endswith("#tour") != second.event.by.endswith("#tour")
    if first.event.type == "meeting" and (_met_others(first, second, names) or _met_others(second, first, names)):
        return True
    if first.naming.size is None and second.naming.size is None:
        return False
    return differ_in_size(first.naming, second.naming) or _lacks(first, second, names) or _lacks(second, first, names)


def _lacks(first: Told, second: Told, names: Names) -> bool:
    """Whether a meeting of so many lacks somebody who was at another, though all who met at it are named."""
    size = first.naming.size
    if size is None or second.naming.size is not None or len(first.people) < size:
        return False
    others = second.participants - first.participants
    return any(p in names.by_id and names.by_id[p].type != "GPE" for p in others)  # a country may stand for its envoy


def _met_others(first: Told, second: Told, names: Names) -> bool:
    """Whether whom a meeting was with, by the words right behind it, is not among those who met at another."""
    if len(second.participants) < _TWO:
        return False
    end = first.event.span.end
    partners = {
        names(first.doc, p.entity) for p in first.event.participants
        if p.role == "partner" and p.span is not None and end <= p.span.start < end + _BEHIND
    }
    known = {p for p in partners if p in names.by_id and names.by_id[p].type in ("PER", "ORG")}
    return bool(known) and known == partners and not known & second.participants


_TWO = 2
_BEHIND = 60
"""Code points behind a meeting in which whom it was with stands."""
