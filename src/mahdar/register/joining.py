"""Joining things into one, with the reasons: a union-find that says why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Generic, Protocol, TypeVar


class Thing(Protocol):
    """What can be joined: hashable and in an order of its own."""

    def __hash__(self) -> int: ...

    def __lt__(self, other: Any, /) -> bool: ...


T = TypeVar("T", bound=Thing)


class Joins(Generic[T]):
    """Classes of things; the smallest member (as sorted) stands for its class, so order of joining does not matter."""

    def __init__(self, things: Iterable[T] = ()) -> None:
        self._root: dict[T, T] = {thing: thing for thing in things}
        self._reasons: dict[T, list[str]] = defaultdict(list)

    def __contains__(self, thing: T) -> bool:
        return thing in self._root

    def find(self, thing: T) -> T:
        """What stands for the thing's class."""
        root = self._root.setdefault(thing, thing)
        while root != self._root[root]:
            root = self._root[root]
        while self._root[thing] != root:
            self._root[thing], thing = root, self._root[thing]
        return root

    def join(self, first: T, second: T, reason: str = "") -> bool:
        """Make two things one; False where they already are."""
        a, b = sorted((self.find(first), self.find(second)))
        if a == b:
            return False
        self._root[b] = a
        reasons = self._reasons[a] + self._reasons.pop(b, [])
        self._reasons[a] = [*reasons, reason] if reason else reasons
        return True

    def add_reason(self, thing: T, reason: str) -> None:
        """Say something of the thing's class without joining."""
        self._reasons[self.find(thing)].append(reason)

    def classes(self) -> dict[T, list[T]]:
        """Members by what stands for them, both sorted."""
        members: dict[T, list[T]] = defaultdict(list)
        for thing in sorted(self._root):
            members[self.find(thing)].append(thing)
        return dict(sorted(members.items()))

    def reasons(self, thing: T) -> tuple[str, ...]:
        """Why the members of the thing's class were joined, sorted."""
        return tuple(sorted(set(self._reasons.get(self.find(thing), ()))))
