"""Numbers in words and digits, as the Arabic pack words them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.lang.numbers import load_numbers
from mahdar.text.columns import Columns
from mahdar.text.numbers import parse_digits

UNITS = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
TENS = ["", "عشرة", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
HUNDREDS = ["", "مئة", "مئتان", *(w + "مئة" for w in ("ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"))]
SCALES = [("", "", ""), ("ألف", "ألفان", "آلاف"), ("مليون", "مليونان", "ملايين"), ("مليار", "ملياران", "مليارات")]


def below_hundred(number: int) -> str:
    if number < 10:
        return UNITS[number]
    if number == 10:
        return TENS[1]
    if number < 20:
        return ("أحد" if number == 11 else "اثنا" if number == 12 else UNITS[number - 10]) + " عشر"
    tens, unit = divmod(number, 10)
    return f"{UNITS[unit]} و{TENS[tens]}" if unit else TENS[tens]


def below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    parts = [HUNDREDS[hundreds]] if hundreds else []
    if rest:
        parts.append(below_hundred(rest))
    return " و".join(parts)


def spell(number: int) -> str:
    """A number as a newspaper spells it out."""
    groups, power = [], 0
    while number:
        number, group = divmod(number, 1000)
        if group:
            one, two, many = SCALES[power]
            if not power:
                groups.append(below_thousand(group))
            elif group == 1:
                groups.append(one)
            elif group == 2:
                groups.append(two)
            else:
                groups.append(f"{below_thousand(group)} {many if 3 <= group <= 10 else one}")
        power += 1
    return " و".join(reversed(groups))


@given(st.integers(1, 10**12 - 1))
def test_every_number_is_read_back(number: int) -> None:
    tokens = Columns(spell(number))
    read = load_numbers("ar").reader.read(tokens, 0)
    assert read is not None
    assert (read.value, read.last) == (number, len(tokens))


@given(st.integers(0, 10**9), st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]))
def test_digits_of_all_scripts(number: int, digits: str) -> None:
    tokens = Columns(str(number).translate(str.maketrans("0123456789", digits)))
    read = load_numbers("ar").reader.read(tokens, 0)
    assert read is not None
    assert read.value == number


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("3 آلاف جندي", 3000, 2),
        ("٢٥ ألفا", 25000, 2),
        ("ألفا جندي", 2000, 1),
        ("ألفي جندي", 2000, 1),
        ("2.5 مليون", 2500000, 2),
        ("مليار ونصف المليار", 1500000000, 3),
        ("مليون ونصف", 1500000, 2),
        ("نصف مليون", 500000, 2),
        ("ثلاثة أرباع", Decimal("0.75"), 2),
        ("مائة وخمسون", 150, 2),
        ("ثلاث مائة", 300, 2),
        ("مليون و500 ألف", 1500000, 4),
        ("1 234 567 دولارا", 1234567, 3),
        ("١،٢٣٤،٥٦٧", 1234567, 5),
        ("خمسة عشر ألفا ومئتين وثلاثين", 15230, 5),
        ("وخمسمئة", 500, 1),
    ],
)
def test_forms(text: str, value: int | Decimal, words: int) -> None:
    read = load_numbers("ar").reader.read(Columns(text), 0)
    assert read is not None
    assert (read.value, read.last) == (value, words)


@pytest.mark.parametrize("text", ["جندي", "الجولة", "مئات الجنود", "7.4.2021", "وصل"])
def test_no_number(text: str) -> None:
    assert load_numbers("ar").reader.read(Columns(text), 0) is None


def test_another_count_is_not_added() -> None:
    """مليون و500 شخص counts two things; only a further scale makes it one number."""
    read = load_numbers("ar").reader.read(Columns("مليون و500 شخص"), 0)
    assert read is not None
    assert (read.value, read.last) == (1000000, 1)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("الثانية", 2),
        ("الحادي عشر", 11),
        ("الخامسة والعشرين", 25),
        ("الـ4", 4),
        ("الثلاثين", 30),
        ("للثالثة", 3),
        ("رابعة", 4),
    ],
)
def test_ordinals(text: str, value: int) -> None:
    read = load_numbers("ar").ordinal(Columns(text).keys, 0)
    assert read is not None
    assert read[1] == value


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("2500", "2500"),
        ("2,500", "2500"),
        ("12.5", "12.5"),
        ("0.250", "0.250"),
        ("1.234.567", "1234567"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("3٫5", "3.5"),
        ("1٬000", "1000"),
    ],
)
def test_separators(key: str, value: str) -> None:
    assert parse_digits(key) == Decimal(value)


@pytest.mark.parametrize("key", ["7.4.2021", "1.2.3.4", "12,34,56"])
def test_what_is_no_number(key: str) -> None:
    assert parse_digits(key) is None
