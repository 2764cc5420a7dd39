"""The slots of a match by name: what a builder asks first."""

from __future__ import annotations

from mahdar.text.patterns import Match, Slot


def slot(match: Match, name: str) -> Slot | None:
    """The first slot of that name."""
    for item in match.slots:
        if item.name == name:
            return item
    return None


def slots(match: Match, name: str) -> list[Slot]:
    """Every slot of that name, in order."""
    return [item for item in match.slots if item.name == name]


def value_of(match: Match, *names: str) -> str | None:
    """The value of the first slot of any of the names."""
    for item in match.slots:
        if item.name in names:
            return str(item.value)
    return None


def direction_of(match: Match) -> int | None:
    """Past, current or coming: -1, 0 or 1, of the adjective in a match."""
    for item in match.slots:
        if item.name in ("ال:rel", "ال:latest"):
            return int(item.value)
    return None
