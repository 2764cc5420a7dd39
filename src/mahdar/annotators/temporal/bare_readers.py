"""Readers of what only the rules of times_bare.toml name."""

from __future__ import annotations

from collections.abc import Iterable

from mahdar.annotators.temporal.readers import SEPARATORS, Readers
from mahdar.text.patterns import Reading

_NOTHING: tuple[Reading, ...] = ()


class BareReaders(Readers):
    """The readers over one token list, those of times that stand alone too."""

    METHODS = Readers.METHODS | {"dm": "day_month", "my": "month_year", "hmm": "clock_digits", "nhour": "hour_word"}

    def _pair(self, at: int) -> tuple[int, str, str] | None:
        """Two groups of digits joined by a sign: the token after them, and the groups."""
        keys = self._keys
        key = keys[at]
        if not key.isdecimal():
            one, dot, two = key.partition(".")
            return (at + 1, one, two) if dot and two.isdecimal() and key[0].isdecimal() else None
        if at + 2 >= self._size or keys[at + 1] not in SEPARATORS or not keys[at + 2].isdecimal():
            return None
        if self._tokens[at + 2].start - self._tokens[at].end != 1:
            return None
        return at + 3, key, keys[at + 2]

    def day_month(self, at: int, opening: bool) -> Iterable[Reading]:
        """A day and a month in figures, the month first where only that makes a date: (month, day)."""
        found = self._pair(at)
        if found is None or not self._ends_alone(found[0]):
            return _NOTHING
        last, one, two = found
        if len(one) > 2 or len(two) > 2:
            return _NOTHING
        day, month = int(one), int(two)
        if month > 12:
            day, month = month, day
        return (Reading(last, (month, day)),) if 1 <= month <= 12 and 1 <= day <= 31 else _NOTHING

    def month_year(self, at: int, opening: bool) -> Iterable[Reading]:
        """A month and a year in figures, in either order: (year, month)."""
        found = self._pair(at)
        if found is None or not self._ends_alone(found[0]):
            return _NOTHING
        last, one, two = found
        year, month = (one, two) if len(one) == 4 else (two, one)
        if len(year) != 4 or len(month) > 2 or not 1 <= int(month) <= 12 or not 1900 <= int(year) <= 2100:
            return _NOTHING
        return (Reading(last, (int(year), int(month))),)

    def clock_digits(self, at: int, opening: bool) -> Iterable[Reading]:
        """A clock time as one number, 340 or 1140: (hour, minute, None)."""
        key = self._keys[at]
        if not key.isdecimal() or len(key) not in (3, 4):
            return _NOTHING
        return self._clock(at + 1, key[:-2], key[-2:], None)

    def hour_word(self, at: int, opening: bool) -> Iterable[Reading]:
        """An hour as a cardinal, with minutes behind it or in it (ثمانية وأربعين is 8:40): (hour, minute or None)."""
        read = self._numbers.reader.read(self._tokens, at, proclitics=opening)
        if read is None or read.shape != "words" or read.value % 1 or read.value >= 100 or read.lone:
            return _NOTHING
        value = int(read.value)
        if value > 20:
            if value % 10 == 0:
                return _NOTHING
            return (Reading(read.last, (value % 10, value // 10 * 10), read.letters),)
        if value > 12:
            return _NOTHING
        if read.last < self._size and self._keys[read.last].startswith(self._grammar.conjunction):
            more = self._numbers.reader.read(self._tokens, read.last, proclitics=True)
            if more is not None and more.shape == "words" and 1 <= more.value < 60 and more.letters == 1:
                return (Reading(more.last, (value, int(more.value)), read.letters),)
        return (Reading(read.last, (value, None), read.letters),)
