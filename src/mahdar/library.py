"""Dates, numbers and reported speech as a library: `mahdar.times`, `figures`, `statements`, `quotations`.

Needs nothing of the web, the store or the register; the first call compiles the pack's rules once per process.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mahdar.annotators.found import Found, order
from mahdar.annotators.times import find_times, read_times
from mahdar.errors import SourceError
from mahdar.lang import load
from mahdar.model import Article, Figure, Published, Statement, Time
from mahdar.text.reading import Reading

if TYPE_CHECKING:
    from mahdar.annotators.counting.quantities import Quantity
    from mahdar.annotators.speech.quotations import Quotation


def times(text: str, published: dt.date | str | None = None, lang: str = "ar", *, bare: bool = False) -> list[Time]:
    """Every date, clock time, duration and set of a text, in order.

    Args:
        text: Any text; spans of the result are code points of it.
        published: The day that "yesterday" and bare weekdays are counted from, a date or ISO string; without it their
            values have X where the day is not known.
        lang: A language pack.
        bare: Also read hours, days of a month and figures that only the asker knows to be times, as in a command or a
            form (أعود في السابعة، 4/22); in running news these are more often something else.

    Raises:
        ValueError: `published` is no ISO date.
        PackError: there is no such language pack.

    >>> [(t.value, t.mod) for t in times("غادر أمس ويعود نهاية العام", published="2024-03-06")]
    [('2024-03-05', None), ('2024', 'END')]
    """
    reading, pack = _reading(text, published, lang), load(lang)
    return order(read_times(reading.columns, text, reading.article.published.day, pack, alone=bare))


def figures(text: str, published: dt.date | str | None = None, lang: str = "ar") -> list[Figure]:
    """Every count, percentage, sum of money and ordinal of a text, in order; dates are left alone.

    Args:
        text: Any text.
        published: The day `Figure.as_of` is, where the text dates a figure no other way.
        lang: A language pack.

    >>> [(str(f.value), f.unit) for f in figures("انسحب 2500 جندي في 2021")]
    [('2500', 'soldiers')]
    """
    from mahdar.annotators.figures import find_figures  # counted nouns, verbs, nationalities: times need none of them

    reading, pack, found = _reading(text, published, lang), load(lang), Found()
    found.times = order(find_times(reading, found, pack))
    return order(find_figures(reading, found, pack))


def numbers(text: str, lang: str = "ar") -> list[Quantity]:
    """Every number, ordinal, percentage and range of a text, whether it counts anything or not, in order.

    What a form or a command needs: fractions written out, powers, dozens, bounds, the last but one. For what the
    sentences of an article count see `figures`.

    Args:
        text: Any text.
        lang: A language pack.

    >>> [(q.kind, str(q.value)) for q in numbers("نصف دزينة")]
    [('number', '6.0')]
    """
    from mahdar.annotators.counting.bounds import read_quantities

    return read_quantities(_reading(text, None, lang).columns, text, lang)


def statements(
    text: str, published: dt.date | str | None = None, lang: str = "ar", outlet: str | None = None
) -> list[Statement]:
    """Every attributed utterance of a text, in order: who said it, the cue, mode, act, chain of sources, day.

    Args:
        text: Any text; spans of the result are code points of it.
        published: The day that "yesterday" and bare weekdays are counted from.
        lang: A language pack.
        outlet: Who prints the text; words given to another outlet get that as the first link of their chain.

    Raises:
        ValueError: `published` is no ISO date.
        PackError: there is no such language pack.

    >>> text = "قال الوزير سامي نجار أمس إن الجسر مفتوح للشاحنات"
    >>> [(s.lemma, s.act, s.mode, s.date, text[slice(*s.span)]) for s in statements(text, "2024-03-06")]
    [('قال', 'assert', 'indirect', '2024-03-05', 'الجسر مفتوح للشاحنات')]
    """
    return _said(text, published, lang, outlet)[1].statements


def quotations(
    text: str, published: dt.date | str | None = None, lang: str = "ar", outlet: str | None = None
) -> list[Quotation]:
    """Every stretch between quotation marks, in order: the statement that holds it, or why it is nobody's words.

    Args:
        text: Any text.
        published: As for `statements`.
        lang: A language pack.
        outlet: As for `statements`.

    >>> text = "وقع السفير كتابه الجديد «رحلة في جبال الشمال البعيدة»"
    >>> [(q.words, q.statement, q.reason) for q in quotations(text)]
    [(5, None, 'title')]
    """
    from mahdar.annotators.speech.quotations import find_quotations

    reading, found = _said(text, published, lang, outlet)
    return list(find_quotations(reading, found, load(lang)))


def times_file(path: Path, published: dt.date | str | None = None, lang: str = "ar") -> list[Time]:
    """The times of a UTF-8 text file.

    Raises:
        SourceError: the file cannot be read or is not UTF-8.
        ValueError: `published` is no ISO date.
    """
    return times(read_text(path), published, lang)


def read_text(path: Path) -> str:
    """A UTF-8 text file as it is, line ends included.

    Raises:
        SourceError: the file cannot be read or is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", path=str(path)) from error
    except UnicodeDecodeError as error:
        raise SourceError("not UTF-8 text", path=str(path), remedy="save it as UTF-8") from error


def _said(text: str, published: dt.date | str | None, lang: str, outlet: str | None) -> tuple[Reading, Found]:
    """The text with its statements found, and what these rest on."""
    from mahdar.annotators import ANNOTATORS

    pack, found = load(lang), Found()
    plain = _reading(text, published, lang)
    reading = Reading(replace(plain.article, outlet=outlet)) if outlet else plain
    for name in ("times", "mentions", "offices", "statements"):
        setattr(found, name, order(ANNOTATORS[name](reading, found, pack)))
    return reading, found


def _reading(text: str, published: dt.date | str | None, lang: str) -> Reading:
    day = dt.date.fromisoformat(published) if isinstance(published, str) else published
    return Reading(Article(doc="", text=text, sha256="", lang=lang, published=Published(day=day, how="given")))
