"""The words of the screens in every interface language, dates, numbers and plurals included.

`locale/<lang>.toml` holds one table of strings; a string with a count is a table of CLDR plural forms (Arabic has six).
A key that one language has and another lacks fails the tests.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from typing import Any

from babel import Locale
from babel.dates import format_date
from markupsafe import Markup, escape

from mahdar.errors import MahdarError

LANGS = ("ar", "en")
_DIRECTIONS = {"ar": "rtl", "en": "ltr"}
_CALENDARS = {"ar": "ar_EG", "en": "en_GB"}
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d:\d\d))?(?::\d\d)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI|H1|H2|Q[1-4])")
_MODIFIED = re.compile(r"(.+) \(([A-Z_]+)\)")
_ARABIC = re.compile(r"[\u0620-\u064a]")


@dataclass(frozen=True, slots=True)
class Catalog:
    """One interface language."""

    lang: str
    strings: dict[str, Any]

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return _DIRECTIONS[self.lang]

    @property
    def other(self) -> str:
        """The other interface language."""
        return next(lang for lang in LANGS if lang != self.lang)

    def __call__(self, key: str, **values: object) -> str:
        """The string of a key, with its values filled in.

        Raises:
            KeyError: there is no such string.
        """
        words = self.strings[key]
        if isinstance(words, dict):
            words = words.get(_plural(self.lang, int(str(values["n"]))), words["other"])
        return str(words).format(**values) if values else str(words)

    def fill(self, key: str, **values: object) -> Markup:
        """The string of a key with each value isolated, so that names and ids keep their own direction."""
        return Markup.escape(self(key)).format(**{name: isolate(value) for name, value in values.items()})

    def label(self, group: str, value: str | None) -> str:
        """What a value of a fixed list is called (`act`, `mode`, ...); the value itself where it has no name."""
        if value is None:
            return ""
        return str(self.strings.get(f"{group}.{value}", value))

    def ordinal(self, number: int) -> str:
        """`الثالثة` / `3`."""
        return str(self.strings.get(f"ordinal.{number}", number))

    def number(self, value: Decimal) -> str:
        """A number with its thousands marked, never in scientific form."""
        text = f"{value:,f}"
        return text.rstrip("0").rstrip(".") if "." in text else text

    def date(self, value: str | dt.date | None) -> str:
        """A day, month, year, week or season in words; what is no date is shown as it is."""
        if value is None:
            return self("no_date")
        return _date(self, value.isoformat() if isinstance(value, dt.date) else value)


def isolate(value: object) -> Markup:
    """A value in its own direction, Arabic words named as such."""
    return _isolate(str(value))


@lru_cache(maxsize=16384)  # names and outlets come again and again; Markup.format took a sixth of a big report's time
def _isolate(text: str) -> Markup:
    lang = ' lang="ar"' if has_arabic(text) else ""
    return Markup(f"<bdi{lang}>{escape(text)}</bdi>")


def has_arabic(text: str) -> bool:
    """Whether there is an Arabic letter in it."""
    return _ARABIC.search(text) is not None


@lru_cache(maxsize=4)
def load_catalog(lang: str) -> Catalog:
    """The catalogue of an interface language.

    Raises:
        MahdarError: there is none.
    """
    if lang not in LANGS:
        raise MahdarError(f"no interface language {lang!r}", remedy=f"there are: {', '.join(LANGS)}")
    raw = tomllib.loads((resources.files("mahdar.web") / "locale" / f"{lang}.toml").read_text("utf-8"))
    return Catalog(lang, raw)


@lru_cache(maxsize=1024)
def _plural(lang: str, n: int) -> str:
    return Locale(lang).plural_form(n)


def _date(t: Catalog, text: str) -> str:
    if match := _MODIFIED.fullmatch(text):
        key = f"mod.{match[2]}"
        return t(key, date=_date(t, match[1])) if key in t.strings else text
    if match := _WEEK.fullmatch(text):
        return t("week", number=int(match[2]), year=match[1])
    if match := _SEASON.fullmatch(text):
        return t("season", name=t.label("season", match[2]), year=match[1])
    match = _DAY.fullmatch(text)
    if not match:
        return t.label("date", text)
    day = _day(t.lang, *match.groups()[:3])
    return t("at_time", date=day, time=match[4]) if match[4] else day


@lru_cache(maxsize=4096)
def _day(lang: str, year: str, month: str | None, day: str | None) -> str:
    try:
        first = dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:  # no such day: shown as it came
        return "-".join(part for part in (year, month, day) if part)
    form = "d MMMM y" if day else "MMMM y" if month else "y"
    return format_date(first, form, locale=_CALENDARS[lang])
