"""The rounds of each process, numbered, with every article's claims on them.

Accounts of a round that happens as the article appears are told apart by date. What an article recalls ("the second
round, in August", "the last one") is placed by its date if a round is known there, else by its number. So a date that
contradicts ends up on the round that is meant, as a claim beside the others. Numbers are settled by vote, rising with
the dates.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict

from mahdar.register.accounts import Account, read_accounts
from mahdar.register.clusters import Cluster
from mahdar.register.corpus import Corpus
from mahdar.register.days import Days, around
from mahdar.register.entities import Names
from mahdar.register.numbering import settle_numbers
from mahdar.register.processes import assign_processes
from mahdar.register.relations import Relations

_SAME = 2
"""Days between two accounts of one round: outlets write "yesterday" across time zones."""
_MOVED = 20
"""Days within which two accounts of one number are one round: it may be put off."""
_RECALLED = 0.75
"""Votes on a number said of a round recalled; of the round at hand it is 1. What only follows ("the last one") has no
vote: it decides nothing that is said outright."""


def find_rounds(corpus: Corpus, names: Names, relations: Relations) -> list[Cluster]:
    """Rounds by process and date, each with the accounts that tell of it and the id that they give it."""
    accounts = {d.doc: read_accounts(corpus, d, names) for d in corpus}
    entities = assign_processes(corpus, accounts, names, relations)
    by_process: dict[str, list[Account]] = defaultdict(list)
    for rows in accounts.values():
        for account in rows:
            by_process[account.process].append(account)
    found = []
    for label, rows in sorted(by_process.items()):
        for cluster in _Process(corpus, names, rows).compile():
            cluster.label, cluster.process = label, entities[label]
            cluster.id = cluster.name()
            found.append(cluster)
    return found


class _Process:
    """The rounds of one process while they are found."""

    def __init__(self, corpus: Corpus, names: Names, accounts: list[Account]) -> None:
        self.corpus, self.names = corpus, names
        self.accounts = sorted(accounts, key=lambda a: a.key)
        self.clusters: list[Cluster] = []

    def compile(self) -> list[Cluster]:
        """Rounds in order of date."""
        stands: dict[str, list[Account]] = defaultdict(list)
        for account in self.accounts:
            stands[account.stand].append(account)
        self._place_dated(stands["current"])
        held = self._place_undated(stands["current"])
        held += self._place_recalled(stands["background"])
        self._number()
        self._place_by_number([*held, *stands["relative"]])
        self._place_sessions(stands["session"])
        self.clusters = [c for c in self.clusters if c.accounts or c.recalled]
        self.clusters.sort(key=lambda c: (c.days.first, c.days.last, c.number or 0))
        self._place_plural(stands["plural"])
        return self.clusters

    def _place_dated(self, accounts: list[Account]) -> None:
        """Rounds of the day: one per day or days together, unless one article tells two apart by number."""
        exact = [(a.days, a) for a in accounts if a.days is not None and a.days.precision == 10]
        exact.sort(key=lambda row: (row[0].first, row[1].key))
        for days, account in exact:
            numbered = self._same_number(account, days)
            cluster = numbered or self._same_day(account, days)
            if cluster is None:
                self.clusters.append(Cluster(days, True, [account]))
            elif numbered is not None:
                cluster.take(account, f"the same number, within {_MOVED} days")
            else:
                cluster.take(account, f"a round of the process within {_SAME} days")

    def _same_day(self, account: Account, days: Days) -> Cluster | None:
        for cluster in reversed(self.clusters):
            if cluster.days.gap(days) <= _SAME and not self._tells_apart(cluster, account):
                return cluster
        return None

    def _same_number(self, account: Account, days: Days) -> Cluster | None:
        if account.number is None:
            return None
        near = [c for c in self.clusters if account.number in c.numbers and c.days.gap(days) <= _MOVED]
        return min(near, key=lambda c: (c.days.gap(days), c.days.first), default=None)

    @staticmethod
    def _tells_apart(cluster: Cluster, account: Account) -> bool:
        """Whether the account's own article gives another number to another account in the cluster."""
        return account.number is not None and any(
            a.doc == account.doc and a.number not in (None, account.number) for a in cluster.accounts
        )

    def _place_undated(self, accounts: list[Account]) -> list[Account]:
        """Accounts of the day without a day: to the round of those days, or one of their own.

        Returns:
            Those of an earlier number than the one that their article is about: rounds named in passing.
        """
        held: list[Account] = []
        rest = [a for a in accounts if a.days is None or a.days.precision < 10]
        rest.sort(key=lambda a: (a.published or dt.date.min, a.key))
        highest: dict[str, int] = {}
        for account in accounts:
            if account.number is not None:
                highest[account.doc] = max(highest.get(account.doc, 0), account.number)
        for account in rest:
            window = self._window(account)
            if account.number is not None and account.number < highest[account.doc]:
                window = None  # an earlier round, named in passing
            cluster = self._fit(account, window)
            if cluster is not None:
                cluster.take(account, "told, without a day, in the days of the round")
            elif window is not None:
                self.clusters.append(Cluster(window, False, [account]))
            else:
                held.append(account)
        return held

    def _window(self, account: Account) -> Days | None:
        if account.days is not None:
            return account.days
        if account.published is None:
            return None
        ahead = account.event.modality != "happened"
        return around(account.published, 3 if ahead else 7, 30 if ahead else 2)

    def _fit(self, account: Account, window: Days | None) -> Cluster | None:
        if window is None:
            return None
        own = [c for c in self.clusters if account.doc in c.docs and not self._tells_apart(c, account)]
        if len(own) == 1 and account.days is None:
            return own[0]
        numbered = self._same_number(account, window)
        if numbered is not None:
            return numbered
        day = account.published or window.first
        near = [c for c in self.clusters if c.days.meets(window) and not self._tells_apart(c, account)]
        if account.number is not None:
            near = [c for c in near if not c.numbers or any(abs(n - account.number) <= 1 for n in c.numbers)]
            near = [c for c in near if not c.numbers or self._same_news(c, account)]
        return min(near, key=lambda c: (c.days.gap(around(day, 0, 0)), c.days.first), default=None)

    def _same_news(self, cluster: Cluster, account: Account) -> bool:
        """Whether articles of the same days tell of one round under two numbers."""
        if account.published is None:
            return False
        day = around(account.published, 0, 0)
        published = (a.published for a in cluster.accounts if a.published is not None)
        return (cluster.firm and cluster.days.gap(day) <= _SAME) or any(
            day.gap(around(p, 0, 0)) <= _SAME for p in published
        )

    def _place_recalled(self, accounts: list[Account]) -> list[Account]:
        """Rounds recalled with their date; those whose date says too little are handed back."""
        held = []
        numbered = [a for a in accounts if a.days and a.days.precision >= 7 and (a.number or a.derived)]
        plain = [a for a in accounts if a.days and a.days.precision >= 7 and not (a.number or a.derived)]
        for account in (*numbered, *plain):
            days = account.days
            if days is None:
                continue
            near = [c for c in self.clusters if c.days.meets(days, _SAME if days.precision == 10 else 0)]
            number = account.number or account.derived
            best = min(near, key=lambda c: (number not in c.numbers, c.days.gap(days), c.days.first), default=None)
            if best is not None and not self._tells_apart(best, account):
                best.recall(account, "recalled with a date that is the round's")
                if days.precision > best.days.precision and not best.firm:
                    best.days = days
            else:
                self.clusters.append(Cluster(days, False, [], [account]))
        held += [a for a in accounts if a.days is None or a.days.precision < 7]
        return held

    def _votes(self, cluster: Cluster) -> Counter[int]:
        votes: Counter[int] = Counter()
        said: dict[tuple[str, int], float] = {}
        for weight, accounts in ((1.0, cluster.accounts), (_RECALLED, cluster.recalled)):
            for account in accounts:
                origin = self.corpus.origin[account.doc]
                for slot in account.numbers:
                    key = (origin, int(slot.value))
                    said[key] = max(said.get(key, 0), weight)
        for (_, number), weight in said.items():
            votes[number] += weight  # type: ignore[assignment]
        return votes

    def _number(self) -> None:
        """Numbers by vote, rising with the dates; what no number is left for joins the round that bears it."""
        self.clusters.sort(key=lambda c: (c.days.first, c.days.last, min(a.key for a in (*c.accounts, *c.recalled))))
        votes = [self._votes(c) for c in self.clusters]
        for index, number in settle_numbers(votes).items():
            self.clusters[index].number = number
        by_number = {c.number: c for c in self.clusters if c.number is not None}
        for cluster, counts in zip(self.clusters, votes, strict=True):
            if cluster.number is None and not cluster.accounts:
                derived = next((a.derived for a in cluster.recalled if a.derived is not None), None)
                wanted = min(counts, key=lambda n: (-counts[n], n), default=derived)
                home = by_number.get(wanted) if wanted is not None else None
                if home is None:
                    self._take_number(cluster, derived)
                else:
                    home.absorb(cluster, f"another date, but it means round {wanted}, by number or by order")
                    cluster.recalled = []
        self.clusters = [c for c in self.clusters if c.accounts or c.recalled]
        self._fill()

    def _take_number(self, cluster: Cluster, number: int | None) -> None:
        """A number that follows from an order, where no other round bears it and it rises with the dates."""
        before = [c.number for c in self.clusters if c.number and c.days.first < cluster.days.first]
        after = [c.number for c in self.clusters if c.number and c.days.first > cluster.days.first]
        if number is not None and max(before, default=0) < number < min(after, default=number + 1):
            cluster.number = number
            cluster.reasons.append("numbered by the order in which an article tells it")

    def _fill(self) -> None:
        """Rounds without a number that stand alone in a gap of just their count."""
        known = [(n, c.number) for n, c in enumerate(self.clusters) if c.number is not None]
        for (start, low), (end, high) in zip([(-1, 0), *known], known, strict=False):
            between = self.clusters[start + 1 : end]
            if between and high is not None and low is not None and len(between) == high - low - 1:
                for step, cluster in enumerate(between, 1):
                    cluster.number = low + step
                    cluster.reasons.append("numbered by its place between rounds whose numbers are given")

    def _place_by_number(self, accounts: list[Account]) -> None:
        by_number = {c.number: c for c in self.clusters if c.number is not None}
        for account in accounts:
            number = account.number or account.derived
            cluster = by_number.get(number) if number is not None else None
            if cluster is None and number is None and account.relation != "next":
                cluster = self._year(account) or self._before(account)
            if cluster is None and number is not None and account.relation != "last" and self.clusters:
                cluster = Cluster(self._unknown(number), False, number=number)
                by_number[number] = cluster
                self.clusters.append(cluster)
            if cluster is not None and account not in cluster.recalled:
                how = "by its number" if number == cluster.number else "by order, or the year that it gives"
                cluster.recall(account, f"recalled {how}")

    def _unknown(self, number: int) -> Days:
        """Somewhere between the rounds before and after it."""
        low = max((c.days.last for c in self.clusters if c.number and c.number < number), default=None)
        high = min((c.days.first for c in self.clusters if c.number and c.number > number), default=None)
        first = low or (high - dt.timedelta(days=1) if high and high > dt.date.min else dt.date.min)
        return Days(first, max(first, high or first), 0)

    def _year(self, account: Account) -> Cluster | None:
        if account.days is None:
            return None
        near = [c for c in self.clusters if c.days.meets(account.days)]
        return near[0] if len(near) == 1 else None

    def _before(self, account: Account) -> Cluster | None:
        """The round before the one that the account's article is about."""
        if account.days is not None:
            return None
        own = [n for n, c in enumerate(self.clusters) if account.doc in c.docs]
        if len(own) != 1 or own[0] == 0:
            return None
        return self.clusters[own[0] - 1]

    def _place_sessions(self, accounts: list[Account]) -> None:
        """Sittings of the process to the one round of those days."""
        for account in accounts:
            days = account.days
            if days is None or days.precision < 7:
                continue
            slack = 1 if days.precision == 10 else 0
            near = [c for c in self.clusters if c.days.precision and c.days.meets(days, slack)]
            own = [c for c in near if account.doc in c.docs]
            home = own[0] if len(own) == 1 else near[0] if len(near) == 1 else None
            if home is not None and not any(a.doc == account.doc and a.dates for a in home.accounts):
                home.recall(account, "a sitting of the process on the round's days")

    def _place_plural(self, accounts: list[Account]) -> None:
        """ "The last three rounds": the three before the one that the article is about."""
        for account in accounts:
            own = [n for n, c in enumerate(self.clusters) if account.doc in c.docs]
            last = own[0] if len(own) == 1 else self._until(account)
            if account.relation in ("next", "new") or last - account.count < 0:
                continue
            for place, index in enumerate(range(last - account.count, last), 1):
                self.clusters[index].several.append((account, place))

    def _until(self, account: Account) -> int:
        if account.published is None:
            return 0
        return sum(1 for c in self.clusters if c.days.last < account.published)
