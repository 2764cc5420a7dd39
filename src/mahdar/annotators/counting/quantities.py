"""Numbers as such: every number, ordinal, percentage and bound of a text, counted nouns or not.

What a calculator, a form or a command needs and running news does not: powers, dozens, "one over twenty", the last but
one, "more than ten and less than fifteen". The figures of an article are read by the annotator `figures`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, DivisionByZero, InvalidOperation, Overflow
from typing import Literal, NamedTuple

from mahdar.lang.quantities import QuantityGrammar
from mahdar.model import Span
from mahdar.text.columns import Columns
from mahdar.text.numbers import parse_digits

Kind = Literal["number", "ordinal", "percent", "range"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number, ordinal, percentage or range as the text words it.

    Of a range `low` and `high` are its bounds, None where it is open, and `closed` says which of them belong to it.
    `place` is an ordinal told from the end of a list or from the one at hand: `end-1`, `current+1`.
    """

    kind: Kind
    span: Span
    value: Decimal | None = None
    place: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    closed: tuple[bool, bool] = (False, False)


class Read(NamedTuple):
    """Tokens `[first, last)` with their value, and the letters of proclitics on the first."""

    first: int
    last: int
    value: Decimal
    letters: int = 0


_CARDINAL = 20
"""From here on the cardinal with the article is the ordinal."""
MARKS_HIDDEN = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Marks of direction, which nobody sees."""


class QuantityReader:
    """The numbers and ordinals of one text."""

    def __init__(self, tokens: Columns, text: str, grammar: QuantityGrammar) -> None:
        self.tokens, self.text, self.grammar = tokens, text, grammar
        self.keys, self.size = tokens.keys, len(tokens.keys)
        self.values: dict[int, Read] = {}
        at = 0
        while at < self.size:
            read = self.value_at(at)
            if read is None:
                at = self._behind_letters(at)
                continue
            self.values[read.first] = read
            at = read.last

    def numbers(self) -> Iterator[Quantity]:
        """Numbers and percentages; the groups of an address with points are numbers of their own."""
        words, percents = self.grammar.words, self.grammar.words["percent_before"]
        for read in self.values.values():
            before, after = self.key(read.first - 1), self._percent_after(read.last)
            if after and not self._in_address(read, after):
                yield Quantity(kind="percent", span=self.span_of(read.first, after, read.letters), value=read.value)
            elif (before in percents and not self._in_address(read, read.first)) or (
                self.key(read.first - 2) in percents and before in words["negative"]
            ):
                first = read.first - 1 if before in percents else read.first - 2
                yield Quantity(kind="percent", span=self.span_of(first, read.last, 0), value=read.value)
            yield Quantity(kind="number", span=self.span_of(read.first, read.last, read.letters), value=read.value)
        for at, key in enumerate(self.keys):
            if key[0].isdecimal() and key.count(".") > 2 and not self._joined_to_letters(at):
                start = self.tokens[at].start
                for group in re.finditer(r"\d+", key):
                    span = Span(start + group.start(), start + group.end())
                    yield Quantity(kind="number", span=span, value=Decimal(group.group()))

    def ordinals(self) -> Iterator[Quantity]:
        """Ordinals, and places told from the end or from the one at hand."""
        at = 0
        numbers = self.grammar.numbers
        while at < self.size:
            found = self.phrase(self.grammar.relative, at)
            if found is not None:
                yield Quantity(kind="ordinal", span=self.span_of(at, found[0], 0), place=found[1])
                at = found[0]
                continue
            read = numbers.ordinal(self.keys, at)
            if read is not None and read[1] >= _CARDINAL and not read[3]:
                read = None  # عشرين: a cardinal without its article
            if read is None:
                opened = numbers.definite_openings.get(self.keys[at])
                tens = self.key(at + 1).removeprefix(numbers.conjunction).removeprefix(numbers.article)
                more = numbers.ordinals.get(tens, 0)
                unit = opened[1].value if opened is not None and opened[1] is not None else Decimal(0)
                joined = self.key(at + 1).startswith(numbers.conjunction)
                if not 1 <= unit <= 9 or more < 20 or more % 10 or not joined:
                    at += 1
                    continue
                letters = opened[0] if opened else 0
                yield Quantity(kind="ordinal", span=self.span_of(at, at + 2, letters), value=unit + more)
                at += 2
                continue
            yield Quantity(kind="ordinal", span=self.span_of(at, read[0], read[2]), value=Decimal(read[1]))
            at = read[0]

    # numbers

    def value_at(self, at: int) -> Read | None:
        """A number with what changes it: sign, fraction, power, multiple."""
        negative = self.keys[at] in self.grammar.words["negative"] and self._is_sign(at)
        start = at + negative
        if start >= self.size:
            return None
        read = self._fraction(start) or self._plain(start)
        if read is None:
            return None
        read = self._divided(self._raised(read))
        return read._replace(first=at, value=-read.value, letters=0) if negative else read

    def _plain(self, at: int) -> Read | None:
        grammar, keys = self.grammar, self.keys
        if keys[at] in grammar.words["parts"] and self.key(at + 1) in grammar.words["out_of"] and at + 2 < self.size:
            below = self._plain(at + 2)
            if below is not None and below.value > 1:
                return Read(at, below.last, 1 / below.value)  # جزء من مئة
        multiple = grammar.multiples.get(keys[at])
        if multiple is not None:
            return Read(at, at + 1, multiple)
        read = grammar.numbers.reader.read(self.tokens, at)
        if read is None:
            read = grammar.numbers.definite(self.tokens, at)
        if read is None or (keys[at][0].isdecimal() and self._joined_to_letters(at)):
            return None
        value, last = read.value, read.last
        if read.shape == "digits" and self._is_decimal_sign(last):  # 26،013,94
            value, last = Decimal(f"{value}.{keys[last + 1]}"), last + 2
        part = grammar.parts.get(keys[at][read.letters :])
        if part is not None and last == at + 1 and self.key(last).startswith(grammar.numbers.article):
            return Read(at, last, part, read.letters)  # خمس الساعة
        following = self.key(last)
        if following in grammar.plural_parts and value >= 3:
            return Read(at, last + 1, value * grammar.plural_parts[following], read.letters)
        if following in grammar.parts and value > 10 and read.shape == "words":
            return Read(at, last + 1, value * grammar.parts[following], read.letters)
        if following in grammar.multiples:
            return Read(at, last + 1, value * grammar.multiples[following], read.letters)
        joined = following.removeprefix(grammar.numbers.conjunction)
        if joined != following and joined in grammar.multiples:
            return Read(at, last + 1, value + grammar.multiples[joined], read.letters)
        return Read(at, last, value, read.letters)

    def _is_decimal_sign(self, at: int) -> bool:
        """Whether a comma at a token ties the figures before it to those behind, an invisible mark between them."""
        if self.key(at) not in (",", "٫") or not self.key(at + 1).isdecimal():
            return False
        tokens = self.tokens
        between = self.text[tokens[at - 1].end : tokens[at].start]
        if tokens[at + 1].start != tokens[at].end or "." in self.keys[at - 1]:
            return False
        return not between.strip(MARKS_HIDDEN)

    def _fraction(self, at: int) -> Read | None:
        """`1/4`, with the whole number before it or, as it is typed in Arabic, behind it."""
        keys = self.keys
        pair = self._over(at)
        if pair is not None:
            whole = self.key(pair.last)
            if whole.isdecimal() and self.tokens[pair.last].start > self.tokens[pair.last - 1].end:
                return Read(at, pair.last + 1, Decimal(whole) + pair.value)
            return pair
        if keys[at].isdecimal() and at + 1 < self.size:
            pair = self._over(at + 1)
            if pair is not None and self.tokens[at + 1].start > self.tokens[at].end:
                return Read(at, pair.last, Decimal(keys[at]) + pair.value)
        return None

    def _over(self, at: int) -> Read | None:
        if not self.key(at).isdecimal() or self.key(at + 1) != "/" or not self.key(at + 2).isdecimal():
            return None
        apart = self.tokens[at + 2].start - self.tokens[at].end != 1
        if apart or self.key(at + 3) == "/" or not int(self.keys[at + 2]):
            return None
        return Read(at, at + 3, Decimal(self.keys[at]) / Decimal(self.keys[at + 2]))

    def _raised(self, read: Read) -> Read:
        """A power (1.1^23) or an exponent (12.3e+4)."""
        key = self.key(read.last)
        try:
            if key == "^":
                at = read.last + 1
                minus = self.key(at) == "-"
                exponent = parse_digits(self.key(at + minus)) if self.key(at + minus)[:1].isdecimal() else None
                if exponent is not None:
                    return read._replace(last=at + minus + 1, value=read.value ** (-exponent if minus else exponent))
            match = re.fullmatch(r"e(\d*)", key)
            if match and self.tokens[read.last].start == self.tokens[read.last - 1].end:
                if match[1]:
                    return read._replace(last=read.last + 1, value=read.value * Decimal(10) ** int(match[1]))
                sign = self.key(read.last + 1)
                digits = self.key(read.last + 2)
                if sign in ("+", "-") and digits.isdecimal():
                    power = int(digits) * (-1 if sign == "-" else 1)
                    return read._replace(last=read.last + 3, value=read.value * Decimal(10) ** power)
        except (InvalidOperation, Overflow):
            return read
        return read

    def _divided(self, read: Read) -> Read:
        """One over three, one out of twenty, twenty parts of twenty-five."""
        words, at = self.grammar.words, read.last
        key = self.key(at)
        if key in words["parts"] and self.key(at + 1) in words["out_of"]:
            at += 1
        elif key not in words["over"] | words["out_of"] or (key not in words["over"] and not self._is_plain(read)):
            return read
        if at + 1 >= self.size:
            return read
        below = self._plain(at + 1)
        if below is None or below.letters or (key not in words["over"] and below.value <= read.value < 1):
            return read
        try:
            return read._replace(last=below.last, value=read.value / below.value)
        except (DivisionByZero, InvalidOperation):
            return read

    def _is_plain(self, read: Read) -> bool:
        """A small whole number: what can be told out of another."""
        return read.value % 1 == 0 and read.value > 0

    def _is_sign(self, at: int) -> bool:
        """Whether a minus is one and no dash between two numbers."""
        if self.keys[at][0].isalpha():
            return True
        touching = at + 1 < self.size and self.tokens[at].end == self.tokens[at + 1].start
        return touching and not (at and self.keys[at - 1][0].isdecimal())

    def _in_address(self, read: Read, last: int) -> bool:
        """Whether a percent sign stands in a web address: more is written onto it."""
        sign = self.tokens[last - 1]
        return (
            last < self.size
            and sign.key in ("%", "٪")
            and self.tokens[last].start == sign.end
            and (self.keys[last][0].isalnum() or self.keys[last] in ("%", "٪"))
        )

    def _joined_to_letters(self, at: int) -> bool:
        """Whether letters follow a figure without a space: a label or a unit of measure, no number by itself."""
        if at + 1 >= self.size or self.tokens[at + 1].start != self.tokens[at].end:
            return False
        key = self.keys[at + 1]
        return key[0].isalpha() and re.fullmatch(r"e\d*", key) is None

    def _behind_letters(self, at: int) -> int:
        """The token to go on at behind one that begins no number; past a whole label of figures and letters."""
        if self.keys[at][0].isdecimal() and self._joined_to_letters(at):
            return at + 2
        return at + 1

    # tokens

    def key(self, at: int) -> str:
        """The key of a token, empty outside the text."""
        return self.keys[at] if 0 <= at < self.size else ""

    def span_of(self, first: int, last: int, letters: int) -> Span:
        """The code points of tokens `[first, last)` after `letters` letters of proclitics."""
        return Span(self.tokens[first].at(letters, self.text), self.tokens[last - 1].end)

    def _percent_after(self, at: int) -> int | None:
        key = self.key(at)
        if key in ("%", "٪"):
            return at + 1
        if key.startswith("ب") and key in self.grammar.words["percent_before"] and key[1:2] == "ا":
            return at + 1
        hundred = self.key(at + 1).removeprefix(self.grammar.numbers.article)
        word = self.grammar.numbers.reader.words.get(hundred)
        if key == "في" and word is not None and word.value == 100 and hundred != self.key(at + 1):
            return at + 2
        return None

    def phrase(self, table: dict[str, list[tuple[tuple[str, ...], str]]], at: int) -> tuple[int, str] | None:
        """The token behind the phrase that begins at a token, and its meaning."""
        for keys, meaning in table.get(self.key(at), ()):
            if tuple(self.keys[at : at + len(keys)]) == keys:
                return at + len(keys), meaning
        return None
