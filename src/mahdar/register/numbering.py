"""Which number each round bears, where accounts differ: a vote in which numbers rise with the dates."""

from __future__ import annotations

from collections import Counter

_FOLLOWS = 0.05
"""Between two numbers with as many votes, the one that follows its neighbour's."""


def settle_numbers(votes: list[Counter[int]]) -> dict[int, int]:
    """The assignment of numbers to rounds in order of date that strictly rises and keeps most votes.

    Among equals the one that numbers more rounds, then smaller numbers. A plain dynamic programme over (round, number).
    """
    best: dict[int, tuple[float, int, tuple[tuple[int, int], ...]]] = {0: (0.0, 0, ())}
    for index, counts in enumerate(votes):
        after = dict(best)
        for last, (score, used, path) in best.items():
            for number, weight in counts.items():
                if number > last:
                    follows = _FOLLOWS if last and number == last + 1 else 0
                    made = (score + weight + follows, used + 1, (*path, (index, number)))
                    old = after.get(number)
                    if old is None or (made[0], made[1], [(-i, -n) for i, n in made[2]]) > (
                        old[0], old[1], [(-i, -n) for i, n in old[2]]
                    ):  # fmt: skip
                        after[number] = made
        best = after
    chosen = max(best.values(), key=lambda row: (round(row[0], 6), row[1], [(-i, -n) for i, n in row[2]]))
    return dict(chosen[2])
