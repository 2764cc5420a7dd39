"""Ranges of numbers: bounds told before or behind a number, between two numbers, from one to another."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from mahdar.annotators.counting.quantities import Quantity, QuantityReader, Read
from mahdar.lang.quantities import load_quantities
from mahdar.text.columns import Columns


class _Bound(NamedTuple):
    first: int
    last: int
    low: Decimal | None
    high: Decimal | None
    closed: tuple[bool, bool]


def read_quantities(tokens: Columns, text: str, code: str) -> list[Quantity]:
    """Every quantity of a text by its start; a range besides the numbers it is made of."""
    reader = RangeReader(tokens, text, load_quantities(code))
    ordinals = list(reader.ordinals())
    taken = {q.span for q in ordinals}
    made = [*(q for q in reader.numbers() if q.span not in taken), *ordinals, *reader.ranges()]
    return sorted(made, key=lambda q: (q.span.start, q.span.end, q.kind))


_SIGNS = frozenset("<>=≤≥")


class RangeReader(QuantityReader):
    """The numbers of one text and the ranges they make."""

    def ranges(self) -> Iterator[Quantity]:
        """Bounds told before or behind a number, two of them as one range, between two numbers, from one to another."""
        bounds, at = [], 0
        while at < self.size:
            bound = self._between(at) or self._bound(at)
            if bound is None:
                at += 1
                continue
            bounds.append(bound)
            at = bound.last
        joined: list[_Bound] = []
        for bound in bounds:
            last = joined[-1] if joined else None
            if last is not None and self._are_one(last, bound):
                low, high = (last, bound) if last.low is not None else (bound, last)
                closed = (low.closed[0], high.closed[1])
                joined[-1] = _Bound(last.first, bound.last, low.low, high.high, closed)
            else:
                joined.append(bound)
        for one in joined:
            span = self.span_of(one.first, one.last, 0)
            yield Quantity(kind="range", span=span, low=one.low, high=one.high, closed=one.closed)

    def _bound(self, at: int) -> _Bound | None:
        """A bound told before its number, or an ordinal, or behind it."""
        found = self.phrase(self.grammar.before, at)
        if found is not None and at and self.keys[at - 1] in _SIGNS and self.keys[at] in _SIGNS:
            return None  # <>: not equal
        if found is not None:
            operand = self._operand(found[0])
            if operand is not None:
                bound = _make_bound(found[1], at, operand.last, operand.value)
                after = self.phrase(self.grammar.after, operand.last)
                if after is not None and after[1] == "or_equal_after":
                    return bound._replace(last=after[0], closed=(bound.low is not None, bound.high is not None))
                return bound
        operand = self.values.get(at)
        if operand is None:
            return None
        after = self.phrase(self.grammar.after, operand.last)
        if after is None or after[1] == "or_equal_after" or self._operand(after[0]) is not None:
            return None
        meaning = after[1].removesuffix("_after")
        return _make_bound(meaning, at, after[0], operand.value)

    def _between(self, at: int) -> _Bound | None:
        """Between two numbers, or from one to another; the second is not reached."""
        words = self.grammar.words
        start = at + 1 if self.keys[at] in words["between"] else at
        first = self.values.get(start)
        if first is None:
            return None
        middle = first.last
        if start > at:
            conjunction = self.grammar.numbers.conjunction
            place = middle + 1 if self.key(middle) == conjunction else middle
            second = self._operand(place)
            if second is None or not (place > middle or self.key(place).startswith(conjunction)):
                return None
        elif self.key(middle) in words["to"]:
            second = self._operand(middle + 1)
        else:
            return None
        if second is None or second.value <= first.value:
            return None
        return _Bound(at, second.last, first.value, second.value, (True, False))

    def _operand(self, at: int) -> Read | None:
        """A number, a definite one (الثلاثين) or an ordinal."""
        if at >= self.size:
            return None
        read = self.values.get(at) or self.value_at(at)
        if read is not None:
            return read
        numbers = self.grammar.numbers
        ordinal = numbers.ordinal(self.keys, at)
        if ordinal is not None:
            return Read(at, ordinal[0], Decimal(ordinal[1]), ordinal[2])
        opened = numbers.definite_openings.get(self.keys[at])
        if opened is None or opened[1] is None:
            return None
        return Read(at, at + 1, opened[1].value, opened[0])

    def _are_one(self, one: _Bound, two: _Bound) -> bool:
        """Whether two bounds close one range: a lower and an upper one, nothing but and between them."""
        if (one.low is None) == (two.low is None) or (one.high is None) == (two.high is None):
            return False
        between = self.keys[one.last : two.first]
        conjunction = self.grammar.numbers.conjunction
        if not (between == [conjunction] or (not between and self.keys[two.first].startswith(conjunction))):
            return False
        low, high = (one.low, two.high) if one.low is not None else (two.low, one.high)
        return low is not None and high is not None and low < high


def _make_bound(meaning: str, first: int, last: int, value: Decimal) -> _Bound:
    if meaning == "equal":
        return _Bound(first, last, value, value, (True, True))
    if meaning in ("more_than", "at_least"):
        return _Bound(first, last, value, None, (meaning == "at_least", False))
    return _Bound(first, last, None, value, (False, meaning == "at_most"))
