"""Readers: short stretches of tokens that the patterns of times.toml name (a day, a month, a year, a date)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import ClassVar, NamedTuple

from mahdar.lang.months import MonthName
from mahdar.lang.times import TimeGrammar
from mahdar.text.columns import Columns
from mahdar.text.numbers import parse_digits
from mahdar.text.patterns import Reading

_NOTHING: tuple[Reading, ...] = ()
_FEMININE = ("ه", "ولي")
"""Endings of feminine ordinals: a day of the month is masculine (الأيام العشرة الأولى من الشهر is no first)."""
SEPARATORS = frozenset("/-.\\–−—")
"""Signs between the figures of a date."""


class Month(NamedTuple):
    """A month read: its number, and whether its words can be nothing else."""

    number: int
    strong: bool
    other: int | None = None
    """The number of a second name printed beside it that is another month's."""


class Readers:
    """The readers over one token list."""

    METHODS: ClassVar[dict[str, str]] = {
        "n": "number",
        "aln": "definite_number",
        "d": "day",
        "ord": "ordinal",
        "m": "month",
        "hm": "hijri_month",
        "y": "year",
        "hy": "hijri_year",
        "num": "figures",
        "hnum": "hijri_figures",
        "hhmm": "clock",
        "hour": "hour",
    }
    """Reader of the patterns -> the method that reads it."""

    def __init__(self, tokens: Columns, text: str, grammar: TimeGrammar) -> None:
        self._tokens = tokens
        self._keys: list[str] = tokens.keys
        self._text = text
        self._grammar = grammar
        self._numbers = grammar.numbers
        self._size = len(tokens)
        self._month_words = grammar.cue_words["month_word"]
        self._joined_month_words = grammar.joined_month_words
        self._gregorian, self._hijri = grammar.cue_words["gregorian_era"], grammar.cue_words["hijri_era"]

    def named(self, name: str) -> Callable[[int, bool], Iterable[Reading]] | None:
        """The reader of that name."""
        method = self.METHODS.get(name)
        found: Callable[[int, bool], Iterable[Reading]] | None = None if method is None else getattr(self, method)
        return found

    def number(self, at: int, opening: bool) -> Iterable[Reading]:
        """A cardinal in digits or words."""
        if at >= self._size:
            return _NOTHING
        read = self._numbers.reader.read(self._tokens, at, proclitics=opening)
        if read is None:
            return _NOTHING
        return (Reading(read.last, read.value, read.letters),)

    def definite_number(self, at: int, opening: bool) -> Iterable[Reading]:
        """A number with the article: العشر، الثمانية، الـ48."""
        key = self._keys[at]
        opened = self._numbers.definite_openings.get(key)
        if opened is None or (opened[0] and not opening):
            return _NOTHING
        letters, word = opened
        if word is None:
            if at + 1 < self._size and self._keys[at + 1][0].isdecimal():
                value = parse_digits(self._keys[at + 1])
                if value is not None:
                    return (Reading(at + 2, value, letters),)
            return _NOTHING
        whole = self._numbers.definite(self._tokens, at)
        if whole is not None:
            return (Reading(whole.last, whole.value, letters),)
        if at + 1 < self._size and word.kind == "unit":
            more = self._numbers.reader.words.get(self._keys[at + 1])
            if more is not None and more.kind == "ten":
                return (Reading(at + 2, word.value + 10, letters),)
        return (Reading(at + 1, word.value, letters),)

    def ordinal(self, at: int, opening: bool) -> Iterable[Reading]:
        """An ordinal with the article."""
        read = self._numbers.ordinal(self._keys, at, proclitics=opening)
        if read is None or not read[3]:
            return _NOTHING
        return (Reading(read[0], read[1], read[2]),)

    def day(self, at: int, opening: bool) -> Iterable[Reading]:
        """A day of the month, 1 to 31, in digits, as an ordinal or in words."""
        key = self._keys[at]
        if key[0].isdecimal():
            if len(key) <= 2 and 1 <= int(key) <= 31:
                return (Reading(at + 1, int(key)),)
            return _NOTHING
        read = self._numbers.ordinal(self._keys, at, proclitics=opening)
        if read is not None and 1 <= read[1] <= 31 and (read[3] or read[1] == 1) and not key.endswith(_FEMININE):
            return (Reading(read[0], read[1], read[2]),)
        number = self._numbers.reader.read(self._tokens, at, proclitics=opening)
        if number is not None and number.scale == 1 and 1 <= number.value <= 31 and number.value % 1 == 0:
            return (Reading(number.last, int(number.value), number.letters),)
        return _NOTHING

    def month(self, at: int, opening: bool) -> Iterable[Reading]:
        """A Gregorian month, after شهر or not; a doubled name (نيسان/أبريل) is one month."""
        start, letters = at, 0
        if self._keys[at] in self._month_words and at + 1 < self._size:
            start, opening = at + 1, False
        elif opening and at + 1 < self._size:
            letters = self._joined_month_words.get(self._keys[at], 0)
            if letters:
                start, opening = at + 1, False
        name = self._month_name(start, opening)
        if name is None:
            return _NOTHING
        last, month, more = name
        letters += more
        strong = not month.weak or start > at
        if month.madda and self._text[self._tokens[last - 1].start : self._tokens[last - 1].end].find("آ") < 0:
            strong = start > at
        doubled = self._doubled(last, month)
        if doubled:
            return (Reading(doubled[0], Month(month.number, True, doubled[1]), letters),)
        return (Reading(last, Month(month.number, strong), letters),)

    def _month_name(self, at: int, opening: bool) -> tuple[int, MonthName, int] | None:
        if opening:
            found = self._grammar.month_openings.get(self._keys[at])
            if found is None:
                return None
            letters, rows = found
        else:
            plain = self._grammar.months.get(self._keys[at])
            if plain is None:
                return None
            letters, rows = 0, plain
        row = self._row(at, rows)
        return None if row is None else (at + 1 + len(row.rest), row, letters)

    def _row(self, at: int, rows: list[MonthName]) -> MonthName | None:
        for row in rows:
            end = at + 1 + len(row.rest)
            if end <= self._size and all(self._keys[at + 1 + n] == key for n, key in enumerate(row.rest)):
                return row
        return None

    def _doubled(self, at: int, month: MonthName) -> tuple[int, int | None] | None:
        """The token after a second name of the month, and the number of that name where it is another month's.

        A name of another month in brackets or after a slash is a misprint only across families (تموز (يونيو)); within
        one it is a range (يونيو/يوليو).
        """
        if at >= self._size:
            return None
        sign = self._keys[at]
        beside = self._month_name(at, False)
        if beside is not None and beside[1].number == month.number and "ar_IQ" in (month.locale, beside[1].locale):
            return beside[0], None  # يونيو حزيران, without a sign
        if sign not in ("/", "-", "(", "–", "\\", "[", "—") or at + 1 >= self._size:
            return None
        second = self._month_name(at + 1, False)
        if second is None:
            return None
        last, other, _ = second
        differs = other.number != month.number
        if differs and (
            sign in ("-", "–", "—") or "ar_IQ" not in (month.locale, other.locale) or month.locale == other.locale
        ):
            return None
        if sign in ("(", "["):
            if last >= self._size or self._keys[last] not in (")", "]"):
                return None
            last += 1
        return last, other.number if differs else None

    def hijri_month(self, at: int, opening: bool) -> Iterable[Reading]:
        """A Hijri month."""
        start, letters = at, 0
        if self._keys[at] in self._month_words and at + 1 < self._size:
            start, opening = at + 1, False
        found = self._grammar.hijri_openings.get(self._keys[start])
        if found is None or (found[0] and not opening):
            return _NOTHING
        row = self._row(start, found[1])
        if row is None:
            return _NOTHING
        return (Reading(start + 1 + len(row.rest), Month(row.number, start > at), letters + found[0]),)

    def year(self, at: int, opening: bool) -> Iterable[Reading]:
        """A Gregorian year in four digits with or without م, or in words from a thousand on."""
        if at >= self._size:
            return _NOTHING
        key = self._keys[at]
        if key[0].isdecimal():
            if len(key) == 4 and key.isdigit() and 1000 <= int(key) <= 2199 and not self._has_hijri_era(at + 1):
                last = at + 1
                if (
                    last < self._size
                    and self._keys[last] in self._gregorian
                    and (self._tokens[last].start - self._tokens[at].end <= 1)
                ):
                    last += 1
                return (Reading(last, int(key)),)
            return _NOTHING
        if key not in self._numbers.reader.words:
            return _NOTHING
        number = self._numbers.reader.read(self._tokens, at, proclitics=False)
        if number is None or number.shape != "words" or number.value % 1:
            return _NOTHING
        if 1900 <= number.value <= 2100:
            return (Reading(number.last, int(number.value)),)
        if number.value in (19, 20) and number.last < self._size:  # تسعة عشر تسعة وتسعون
            rest = self._numbers.reader.read(self._tokens, number.last, proclitics=False)
            if rest is not None and rest.shape == "words" and 10 <= rest.value < 100 and rest.value % 1 == 0:
                return (Reading(rest.last, int(number.value * 100 + rest.value)),)
        return _NOTHING

    def _has_hijri_era(self, at: int) -> bool:
        return at < self._size and self._keys[at] in self._hijri

    def hijri_year(self, at: int, opening: bool) -> Iterable[Reading]:
        """A Hijri year with or without هـ; value (year, whether the era is printed)."""
        if at >= self._size or not self._keys[at][0].isdecimal():
            return _NOTHING
        key = self._keys[at]
        if len(key) == 4 and key.isdigit() and 1 <= int(key) <= 1500:
            if self._has_hijri_era(at + 1):
                return (Reading(at + 2, (int(key), True)),)
            if 1300 <= int(key) <= 1500:
                return (Reading(at + 1, (int(key), False)),)
        return _NOTHING

    def _triple(self, at: int) -> tuple[int, tuple[str, str, str]] | None:
        """Three groups of digits with one kind of separator: the token after them, and the groups."""
        keys = self._keys
        key = keys[at]
        if "." in key:
            groups = key.split(".")
            return (at + 1, (groups[0], groups[1], groups[2])) if len(groups) == 3 and key[0].isdecimal() else None
        if at + 4 >= self._size or len(key) > 4 or not key.isdecimal():
            return None
        sign, second, third = keys[at + 1], keys[at + 2], keys[at + 4]
        if sign not in SEPARATORS or keys[at + 3] != sign or not (second.isdecimal() and third.isdecimal()):
            return None
        return at + 5, (key, second, third)

    def _ends_alone(self, last: int) -> bool:
        """No further figure is joined to the date."""
        if last + 1 < self._size and self._keys[last] in ("/", "-", "\\") and self._keys[last + 1][0].isdecimal():
            return self._tokens[last].start != self._tokens[last - 1].end
        return True

    def figures(self, at: int, opening: bool) -> Iterable[Reading]:
        """A Gregorian date in figures: y/m/d, d/m/y, m/d/y where the second number is above 12."""
        found = self._triple(at)
        if found is None or self._has_hijri_era(found[0]) or not self._ends_alone(found[0]):
            return _NOTHING
        if at and self._keys[at - 1] in ("/", "_", "=") and self._tokens[at - 1].end == self._tokens[at].start:
            return _NOTHING  # part of an address
        last, (one, two, three) = found
        if len(two) > 2:
            return _NOTHING
        if len(one) == 4:
            order = [(int(one), int(two), int(three)), (int(one), int(three), int(two))]
        elif len(three) == 4 or (len(three) == 2 and len(one) <= 2):
            year = int(three)
            if len(three) == 2:
                year += 2000 if year < 50 else 1900
                joined = self._tokens[last - 1].end - self._tokens[at].start == len(one) + len(two) + 4
                if not joined:
                    return _NOTHING
            order = [(year, int(two), int(one)), (year, int(one), int(two))]
        else:
            return _NOTHING
        for year, month, day in order:
            if 1500 < year < 2200:
                try:
                    return (Reading(last, dt.date(year, month, day)),)
                except ValueError:
                    continue
        return _NOTHING

    def hijri_figures(self, at: int, opening: bool) -> Iterable[Reading]:
        """A Hijri date in figures: (year, month, day)."""
        found = self._triple(at)
        if found is None:
            return _NOTHING
        last, (one, two, three) = found
        if len(one) == 4:
            year, month, day = int(one), int(two), int(three)
        elif len(three) == 4:
            year, month, day = int(three), int(two), int(one)
        else:
            return _NOTHING
        if self._has_hijri_era(last):
            last += 1
        elif not 1300 <= year <= 1500:
            return _NOTHING
        if 1 <= month <= 12 and 1 <= day <= 30:
            return (Reading(last, (year, month, day)),)
        return _NOTHING

    def clock(self, at: int, opening: bool) -> Iterable[Reading]:
        """A clock time in figures, 10:30 or 10:30:15; 10.30 only after الساعة. Value (hour, minute, second)."""
        keys, key = self._keys, self._keys[at]
        if not key[0].isdecimal():
            return _NOTHING
        named = at > 0 and keys[at - 1] in self._grammar.cue_words["clock_words"]
        if not key.isdecimal():
            hour, _, minute = key.replace(",", ".").partition(".")
            if named and len(hour) <= 2 and len(minute) == 2 and minute.isdecimal():
                return self._clock(at + 1, hour, minute, None)
            return _NOTHING
        if len(key) == 4 and named:  # 1430 GMT, as agencies write it
            return self._clock(at + 1, key[:2], key[2:], None)
        if at + 2 >= self._size or keys[at + 1] != ":" or len(key) > 2:
            return _NOTHING
        minute = keys[at + 2]
        if len(minute) != 2 or not minute.isdecimal() or self._tokens[at + 2].start != self._tokens[at + 1].end:
            return _NOTHING
        second = keys[at + 4] if at + 4 < self._size and keys[at + 3] == ":" else ""
        if len(second) == 2 and second.isdecimal() and int(second) < 60:
            return self._clock(at + 5, key, minute, int(second))
        return self._clock(at + 3, key, minute, None)

    def _clock(self, last: int, hour: str, minute: str, second: int | None) -> Iterable[Reading]:
        if int(hour) > 24 or int(minute) > 59:
            return _NOTHING
        return (Reading(last, (int(hour), int(minute), second)),)

    def hour(self, at: int, opening: bool) -> Iterable[Reading]:
        """An hour in digits, or as the feminine ordinal (العاشرة، الثانية عشرة), الواحدة."""
        key = self._keys[at]
        if key[0].isdecimal():
            return (Reading(at + 1, int(key)),) if len(key) <= 2 and int(key) <= 24 else _NOTHING
        if key in self._grammar.cue_words["one_o_clock"]:
            return (Reading(at + 1, 1),)
        read = self._numbers.ordinal(self._keys, at, proclitics=opening)
        if read is not None and read[1] > 12 and read[0] == at + 2 and key in self._numbers.ordinal_openings:
            joined = self._keys[at + 1].removeprefix(self._grammar.conjunction)
            if not joined.startswith(self._grammar.article):
                known = self._numbers.ordinal_openings[key]  # السابعة وثلاثين: seven and thirty minutes
                read = (at + 1, known[1], known[0], known[2])
            elif read[1] <= 24:
                return (Reading(read[0], read[1], read[2]),)  # الساعة الحادية والعشرين
        if read is None or not read[3] or read[1] > 12:
            return _NOTHING
        word = self._keys[at]
        if not word.endswith(("ه", "ي", "ى")):
            return _NOTHING
        return (Reading(read[0], read[1], read[2]),)
