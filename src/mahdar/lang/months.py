"""Month and weekday names of every Arabic press, from CLDR (through Babel), folded.

CLDR holds the Levantine, Egyptian and Gulf, Algerian and Tunisian, Moroccan and Mauritanian names; spellings that
differ only in hamza or ya fold together. English names serve the tweets and pages quoted in Arabic articles.
"""

from __future__ import annotations

from functools import lru_cache

from babel import Locale

from mahdar.text.fold import fold_words

_LOCALES = {"ar": ("ar_IQ", "ar_EG", "ar_DZ", "ar_MA", "ar_MR")}


@lru_cache(maxsize=4)
def load_months(code: str) -> dict[tuple[str, ...], int]:
    """Folded words of a Gregorian month name -> its number, 1 to 12; English names and short forms included."""
    months: dict[tuple[str, ...], int] = {}
    for locale in (*_LOCALES.get(code, (code,)), "en"):
        names = Locale.parse(locale).months["format"]
        for width in ("wide", "abbreviated") if locale == "en" else ("wide",):
            for number, name in names[width].items():
                months.setdefault(fold_words(name), int(number))
    return months


@lru_cache(maxsize=4)
def load_weekdays(code: str) -> dict[str, int]:
    """Folded weekday name -> 0 (Monday) to 6, as `datetime.date.weekday`."""
    days: dict[str, int] = {}
    for locale in (code, "en"):
        for number, name in Locale.parse(locale).days["format"]["wide"].items():
            days[fold_words(name)[0]] = int(number)
    return days
