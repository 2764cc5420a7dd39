"""Make `src/mahdar/lang/ar/calendar_names.tsv`: names of months and weekdays, from CLDR as babel carries it.

Run by hand, when a new CLDR shall be taken over: `python scripts/make_calendar_names.py`. Reading seven locales through
Babel took a fifth of the time of the first call of `mahdar.times`; the table takes a millisecond.
"""

from __future__ import annotations

from pathlib import Path

from babel import Locale

TABLE = Path(__file__).parent.parent / "src" / "mahdar" / "lang" / "ar" / "calendar_names.tsv"
LOCALES = ("ar_IQ", "ar_EG", "ar_DZ", "ar_MA", "ar_MR")
"""One for each family of month names: Levant and Iraq, Egypt and the Gulf, Algeria and Tunisia, Morocco, Mauritania."""
HEAD = """\
# Names of months (1 to 12) and weekdays (0 Monday to 6 Sunday), made by scripts/make_calendar_names.py.
# A locale is listed with the names that no locale above it has. English names serve quoted tweets and pages.
kind	locale	number	name	source
"""


def make_rows() -> list[str]:
    rows, known = [], set()
    for locale in (*LOCALES, "en"):
        widths = ("wide", "abbreviated") if locale == "en" else ("wide",)
        for width in widths:
            for number, name in Locale.parse(locale).months["format"][width].items():
                if name not in known:
                    known.add(name)
                    rows.append(f"month\t{locale}\t{number}\t{name}\tCLDR")
    for locale in ("ar", "en"):
        for number, name in Locale.parse(locale).days["format"]["wide"].items():
            rows.append(f"weekday\t{locale}\t{number}\t{name}\tCLDR")
    return rows


if __name__ == "__main__":
    TABLE.write_text(HEAD + "\n".join(make_rows()) + "\n", "utf-8")
