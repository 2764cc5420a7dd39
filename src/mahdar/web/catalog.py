"""The words of the screens in every interface language, dates and plurals included.

`locale/<lang>.toml` holds one table of strings; a string with a count is a table of CLDR plural forms (Arabic has six).
A key that one language has and another lacks fails the tests.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from babel import Locale
from babel.dates import format_date

from mahdar.errors import MahdarError

LANGS = ("ar", "en")
_DIRECTIONS = {"ar": "rtl", "en": "ltr"}
_CALENDARS = {"ar": "ar_EG", "en": "en_GB"}
_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


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
            form = Locale(self.lang).plural_form(int(str(values["n"])))
            words = words.get(form, words["other"])
        return str(words).format(**values) if values else str(words)

    def label(self, group: str, value: str | None) -> str:
        """What a value of a fixed list is called (`act`, `mode`, ...); the value itself where it has no name."""
        if value is None:
            return ""
        return str(self.strings.get(f"{group}.{value}", value))

    def ordinal(self, number: int) -> str:
        """`الثالثة` / `3rd`."""
        return str(self.strings.get(f"ordinal.{number}", number))

    def date(self, value: str | dt.date | None) -> str:
        """A day, month or year in words; what is no date is shown as it is."""
        if value is None:
            return self("no_date")
        text = value.isoformat() if isinstance(value, dt.date) else value
        match = _PARTIAL.fullmatch(text[:10] if len(text) > 10 and text[10] == "T" else text)
        if not match:
            return self.label("date", text)
        year, month, day = (int(part) if part else None for part in match.groups())
        assert_year = year or 1
        if day and month:
            return format_date(dt.date(assert_year, month, day), "d MMMM y", locale=_CALENDARS[self.lang])
        if month:
            return format_date(dt.date(assert_year, month, 1), "MMMM y", locale=_CALENDARS[self.lang])
        return str(year)


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
