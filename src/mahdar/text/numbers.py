"""Numbers in words and digits: reading them off a token list.

The reader knows the build of an Arabic number (units before tens joined by و, hundreds, powers of a thousand, duals,
halves after a scale) and no words; those come from the pack as `NumberWord`s.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from mahdar.text.columns import Columns

WordKind = Literal["unit", "ten", "tens", "hundred", "hundreds", "scale", "scales", "fraction", "vague", "decimal"]
"""1-9; ten, which makes the teens; 20-90; one or two hundred; the noun hundred after a unit; one or two of a power of a
thousand; its plural; a half, third, ...; tens, hundreds, a few as nouns; a letter that stands for the decimal point."""


class NumberWord(NamedTuple):
    """A number word: what it adds or multiplies."""

    kind: WordKind
    value: Decimal
    scale: int = 1
    """Of a scale word: the power, 1000 for ألف and for its dual ألفين."""


class Number(NamedTuple):
    """A number read: tokens up to `last`, its value, how it is written."""

    last: int
    value: Decimal
    letters: int
    """Letters of proclitics on the first token."""
    shape: Literal["digits", "words", "mixed"]
    scale: int
    """The largest power of a thousand named, or 1."""
    lone: bool = False
    """One bare word (ألف, عشر, نصف) that may be something else."""


_JOINERS = frozenset(".,٫٬،")


@lru_cache(maxsize=16_384)
def parse_digits(key: str) -> Decimal | None:
    """The value of a folded number token, or None if its separators make no number (a date, an address).

    A group of three digits after a separator is thousands, unless the number begins with 0 or the separator is the
    Arabic decimal sign; any other group is a fraction. `1.234,5` and `1,234.5` are read by their last separator.

    >>> [str(parse_digits(d)) for d in ("2500", "2,500", "12.5", "1.234.567", "0.250", "1,234.5", "7.4.2021")]
    ['2500', '2500', '12.5', '1234567', '0.250', '1234.5', 'None']
    """
    if key.isdigit():
        return Decimal(key)
    groups: list[str] = [""]
    signs: list[str] = []
    for char in key:
        if char in _JOINERS:
            signs.append(char)
            groups.append("")
        else:
            groups[-1] += char
    if not all(g.isdigit() for g in groups):
        return None
    kinds = list(dict.fromkeys(signs))
    if len(kinds) == 1:
        sign = kinds[0]
        thousands = (
            sign != "٫" and groups[0] != "0" and 1 <= len(groups[0]) <= 3 and all(len(g) == 3 for g in groups[1:])
        )
        if thousands and groups[0].startswith("0"):
            thousands = False
        if thousands:
            return Decimal("".join(groups))
        return Decimal(f"{groups[0]}.{groups[1]}") if len(groups) == 2 else None
    if (
        len(kinds) == 2
        and signs.count(kinds[1]) == 1
        and signs[-1] == kinds[1]
        and all(len(g) == 3 for g in groups[1:-1])
    ):
        return Decimal("".join(groups[:-1]) + "." + groups[-1])
    return None


def _grouped(tokens: Columns, at: int, value: Decimal) -> tuple[int, Decimal]:
    """Groups of three digits after one space or an Arabic comma (1 234 567، ١،٢٣٤،٥٦٧): next token and value."""
    keys, size = tokens.keys, len(tokens.keys)
    if len(keys[at - 1]) > 3 or not keys[at - 1].isdigit():
        return at, value
    while at < size:
        comma = keys[at] == "،"
        group = at + comma
        if group >= size or len(keys[group]) != 3 or not keys[group].isdecimal():
            break
        token, before = tokens[group], tokens[at - 1]
        if (token.start - before.end != 1) or (comma and tokens[at].start != before.end):
            break
        value = value * 1000 + Decimal(keys[group])
        at = group + 1
    return at, value


class NumberReader:
    """Reads numbers off tokens.

    Args:
        words: Key -> number word, without proclitics.
        openings: Key -> (letters of proclitics, number word), for the first word.
        joined: Key of a word with و before it -> number word, for the words after it.
        conjunction: The و that stands alone before digits.
        decimals: Keys of letters that agencies write for the decimal point.
    """

    def __init__(
        self,
        words: Mapping[str, NumberWord],
        openings: Mapping[str, tuple[int, NumberWord]],
        joined: Mapping[str, NumberWord],
        conjunction: str,
        decimals: frozenset[str] = frozenset(),
    ) -> None:
        self.words = words
        self.openings = openings
        self.joined = joined
        self.conjunction = conjunction
        self.decimals = decimals

    def read(self, tokens: Columns, first: int, *, proclitics: bool = True) -> Number | None:
        """The longest number that begins at a token.

        Args:
            tokens: The text.
            first: Where to begin.
            proclitics: Whether the first word may carry proclitics.
        """
        keys = tokens.keys
        key = keys[first]
        letters = 0
        if key[0].isdecimal():
            value = parse_digits(key)
            if value is None:
                return None
            at = first + 1
            if at < len(keys) and keys[at] in self.decimals:
                at, value = self._lettered(tokens, at, value)
            at, current = _grouped(tokens, at, value)
            return self._scaled(keys, first, at, current, letters, "digits", cap=0)
        opening = self.openings.get(key) if proclitics else None
        if opening is not None:
            letters, word = opening
        else:
            plain = self.words.get(key)
            if plain is None:
                return None
            word = plain
        return self._words(keys, first, word, letters)

    def read_from(self, tokens: Columns, first: int, word: NumberWord, letters: int) -> Number | None:
        """The number that begins at a token with a word already known, its article left aside."""
        return self._words(tokens.keys, first, word, letters)

    def _lettered(self, tokens: Columns, at: int, value: Decimal) -> tuple[int, Decimal]:
        """Figures joined by a letter (`5ر12` is 12.5, `250ر1` is 1,250): typed so that they look right on the page.

        The letter turns the order of the figures around, so the last group is the whole number. A first group of three
        digits is thousands, as with any other separator.
        """
        keys = tokens.keys
        groups = [keys[at - 1]]
        while (
            at + 1 < len(keys)
            and keys[at] in self.decimals
            and keys[at + 1][0].isdecimal()
            and keys[at + 1].isdigit()
            and tokens[at - 1].end == tokens[at].start
            and tokens[at].end == tokens[at + 1].start
        ):
            groups.append(keys[at + 1])
            at += 2
        groups.reverse()
        if len(groups) == 1 or not all(g.isdigit() for g in groups):
            return at, value
        if all(len(g) == 3 for g in groups[1:]) and 1 <= len(groups[0]) <= 3 and groups[0][0] != "0":
            return at, Decimal("".join(groups))
        return (at, Decimal(f"{groups[0]}.{groups[1]}")) if len(groups) == 2 else (at, value)

    def _words(self, keys: Sequence[str], first: int, word: NumberWord, letters: int) -> Number | None:
        kind = word.kind
        if kind in ("vague", "scales"):
            return None
        if kind == "fraction":
            following = self.words.get(keys[first + 1]) if first + 1 < len(keys) else None
            if following is not None and following.kind == "scale" and following.value == following.scale:
                return Number(first + 2, word.value * following.value, letters, "words", following.scale)
            return Number(first + 1, word.value, letters, "words", 1, lone=True)
        if kind == "scale":
            return self._scaled(keys, first, first + 1, word.value, letters, "words", cap=0, opened=word)
        current, at, cap = self._small(keys, first, word)
        return self._scaled(keys, first, at, current, letters, "words", cap=cap)

    def _small(self, keys: Sequence[str], at: int, word: NumberWord) -> tuple[Decimal, int, int]:
        """A number below 1,000 whose first word is read; (value, next token, what may still be added is below this)."""
        size = len(keys)
        value, kind = word.value, word.kind
        at += 1
        following = self.words.get(keys[at]) if at < size else None
        if kind == "unit":
            if following is not None and following.kind == "ten":
                return self._after(keys, value + 10, at + 1, 0)
            if (
                following is not None
                and following.kind in ("hundreds", "hundred")
                and following.value == 100
                and value > 2
            ):
                return self._tail(keys, value * 100, at + 1)
            if following is not None and following.kind == "fraction" and value > 2 and following.scale > 1:
                return value * following.value, at + 1, 0
            return self._tens(keys, value, at)
        if kind == "hundred":
            return self._tail(keys, value, at)
        return value, at, 0

    def _after(self, keys: Sequence[str], value: Decimal, at: int, cap: int) -> tuple[Decimal, int, int]:
        return value, at, cap

    def _joined(self, keys: Sequence[str], at: int) -> tuple[NumberWord, int] | None:
        """The number word joined by و at a token, and the token after it."""
        if at >= len(keys):
            return None
        key = keys[at]
        word = self.joined.get(key)
        if word is not None:
            return word, at + 1
        if key == self.conjunction and at + 1 < len(keys):
            plain = self.words.get(keys[at + 1])
            if plain is not None:
                return plain, at + 2
        return None

    def _tens(self, keys: Sequence[str], value: Decimal, at: int) -> tuple[Decimal, int, int]:
        """After a unit: the tens joined by و (خمسة وعشرين)."""
        more = self._joined(keys, at)
        if more is not None and more[0].kind == "tens":
            return value + more[0].value, more[1], 0
        return value, at, 0

    def _tail(self, keys: Sequence[str], value: Decimal, at: int) -> tuple[Decimal, int, int]:
        """After a hundred: what is joined by و and below 100."""
        more = self._joined(keys, at)
        if more is not None and more[0].kind in ("unit", "ten", "tens"):
            rest, after, _ = self._small(keys, more[1] - 1, more[0])
            if rest < 100:
                return value + rest, after, 0
        return value, at, 0

    def _scaled(
        self,
        keys: Sequence[str],
        first: int,
        at: int,
        current: Decimal,
        letters: int,
        shape: Literal["digits", "words", "mixed"],
        *,
        cap: int,
        opened: NumberWord | None = None,
    ) -> Number:
        """Scale words after a number, and further parts joined by و with smaller scales."""
        size, total, scale, largest = len(keys), Decimal(0), 1, 1
        lone = opened is not None
        if opened is not None:
            scale = largest = opened.scale
        while True:
            while at < size:
                word = self.words.get(keys[at])
                if word is None or word.kind not in ("scale", "scales") or word.value != word.scale:
                    break
                if current == 1 and scale == 1 and word.kind == "scale" and shape == "words":
                    break  # واحد ألف is no number
                current *= word.scale
                scale *= word.scale
                lone = False
                if shape == "digits":
                    shape = "mixed"
                at += 1
            total += current
            largest = max(largest, scale)
            half = self._joined(keys, at)
            if half is not None and half[0].kind == "fraction" and half[0].scale == 1:
                following = self.words.get(keys[half[1]]) if half[1] < size else None
                if following is not None and following.kind == "scale" and following.scale == scale and scale > 1:
                    return Number(half[1] + 1, total + half[0].value * scale, letters, shape, largest)
                article = half[1] < size and keys[half[1]][:2] == "ال" and self.words.get(keys[half[1]][2:])
                if article and article.scale == scale and scale > 1:
                    return Number(half[1] + 1, total + half[0].value * scale, letters, shape, largest)
                if scale > 1 or shape != "words" or current >= 1:
                    return Number(half[1], total + half[0].value * scale, letters, shape, largest)
            part = self._part(keys, at, scale)
            if part is None:
                return Number(at, total, letters, shape, largest, lone=lone)
            current, at, scale = part
            lone = False

    def _part(self, keys: Sequence[str], at: int, cap: int) -> tuple[Decimal, int, int] | None:
        """A further part joined by و whose scale is below `cap`: (value, next token, scale), scale words read."""
        if cap == 1:
            return None
        if at + 1 < len(keys) and keys[at] == self.conjunction and keys[at + 1][0].isdecimal():
            value = parse_digits(keys[at + 1])
            if value is None or value >= cap or value >= 1000:
                return None
            following = self.words.get(keys[at + 2]) if at + 2 < len(keys) else None
            if following is None or following.kind not in ("scale", "scales") or following.scale >= cap:
                if cap == 1000 and value >= 100:
                    return value, at + 2, 1  # 12 ألفا و500
                return None  # مليون و500 شخص is one number only before another scale; 500 alone counts something else
            return value, at + 2, 1
        more = self._joined(keys, at)
        if more is None:
            return None
        word, after = more
        if word.kind == "scale":
            return (word.value, after, word.scale) if word.scale < cap else None
        if word.kind not in ("unit", "ten", "tens", "hundred"):
            return None
        value, after, _ = self._small(keys, after - 1, word)
        following = self.words.get(keys[after]) if after < len(keys) else None
        if following is not None and following.kind in ("scale", "scales") and following.scale >= cap:
            return None
        return value, after, 1
