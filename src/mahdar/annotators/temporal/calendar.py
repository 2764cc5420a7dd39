"""Builders of months and years: what a calendar names."""

from __future__ import annotations

import datetime as dt

from mahdar.annotators.temporal.context import Context
from mahdar.annotators.temporal.hijri import from_gregorian, month_interval, to_gregorian
from mahdar.annotators.temporal.made import NO_PUBLICATION, Made, is_day
from mahdar.annotators.temporal.readers import Month
from mahdar.annotators.temporal.slots import slot, slots, value_of
from mahdar.lang.times import TimeRule
from mahdar.model import Anchor
from mahdar.text.patterns import Match
from mahdar.text.tokens import BREAK, NUMBER, SIGN

# years


def make_year(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A year named as such."""
    item = slot(match, "y")
    return None if item is None else [Made("DATE", f"{item.value:04}", data="year")]


def make_year_bare(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """Four digits standing alone: a year where nothing is counted with it."""
    item = slot(match, "y")
    if item is None:
        return None
    year = int(item.value)
    if not 1900 <= year <= 2060:
        return None
    tokens, grammar = context.tokens, context.grammar
    marked = item.last - item.first > 1 or _named_year(context, match)
    if tokens[match.first].kind != NUMBER:  # in words only after a word for year
        return None
    before, after = context.key(match.first - 1), context.key(match.last)
    touching = match.first > 0 and tokens[match.first - 1].end == tokens[match.first].start
    if before in grammar.cue_words["not_year_before"]:
        return None
    if before in ("/", "-", ".", ",", ":", "+", "$", "€", "£", "#") and touching and before != "(":
        return None
    if marked or before in grammar.cue_words["year_before"]:
        return (
            None if after in ("%", "٪") or (_counts(context, after, year) and not marked) else [Made("DATE", f"{year}")]
        )
    if match.last < len(tokens):
        token = tokens[match.last]
        if token.key in ("%", "٪", "/", ":", "$") or (token.kind == NUMBER):
            return None
        if (
            token.key in ("-", "–")
            and context.tokens[match.last + 1 : match.last + 2]
            and (
                tokens[match.last + 1].kind == NUMBER
                and token.start == tokens[match.last].start == tokens[match.last - 1].end
            )
        ):
            return None
        if token.kind not in (BREAK, SIGN) and (grammar.is_counted(token.key) or not _closed(context, token.key)):
            return None
    return [Made("DATE", f"{year}")]


def _counts(context: Context, key: str, number: int) -> bool:
    """Whether a word is a noun in the form that the number asks for.

    2014 طلبا are requests, 2014 طلب الوفد is a year and what was asked in it.
    """
    return context.grammar.is_counted(key) and (number % 100 < 11 or key.endswith(_COUNTED_ENDINGS))


_COUNTED_ENDINGS = ("ا", "ه")
"""Of the accusative and of the feminine, which follow 11 to 99."""


def _named_year(context: Context, match: Match) -> bool:
    """Directly after a definite noun and before no counted one (مؤتمر القاهرة 2014, كأس العالم 2018 بروسيا)."""
    before, after = context.key(match.first - 1), context.key(match.last)
    if len(before) < 5 or not before.startswith(context.grammar.article) or match.letters:
        return False
    return not context.grammar.is_counted(after) and after[:1] in _JOINED_PREPOSITIONS


_JOINED_PREPOSITIONS = ("ب", "ل")


def _closed(context: Context, key: str) -> bool:
    """A word that cannot be a counted noun: it has the article or a conjunction, or is a function word or verb."""
    grammar = context.grammar
    return key.startswith((grammar.article, "و", "ف")) or key in grammar.cue_words["after_year"]


def make_year_hijri(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A Hijri year: the Gregorian days it covers."""
    item = slot(match, "hy")
    if item is None:
        return None
    year, era = item.value
    if not era and item.first == match.first:
        return None
    return [_hijri_year(year)]


def _hijri_year(year: int) -> Made:
    first, last = to_gregorian(year, 1, 1), to_gregorian(year + 1, 1, 1)
    if first is None or last is None:
        return Made("DATE", "XXXX", reason=f"{year} AH is outside the Umm al-Qura table (1343-1500)")
    days = f"{first.isoformat()}/{(last - dt.timedelta(days=1)).isoformat()}"
    middle = first + (last - first) / 2
    reason = f"the year {year} AH, most of whose days are in {middle.year}"
    return Made("DATE", f"{middle.year}", reason=reason, edtf=days)


# months


def make_month(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A month with its year, or with an adjective or unit that gives it."""
    month = slot(match, "m")
    if month is None:
        return None
    year = slot(match, "year")
    if year is not None:
        if context.key(year.first - 1) == "." and not _carries_stop(context, year.first):
            return None
        return [Made("DATE", f"{year.value.value}-{month.value.number:02}")]
    value, reason = _year_of_month(context, match, month.value.number)
    anchor: Anchor = "context" if slot(match, "same") is not None else "publication"
    return [Made("DATE", f"{value}-{month.value.number:02}", anchor=anchor, reason=reason)]


def _carries_stop(context: Context, year: int) -> bool:
    """Whether the stop of the sentence stands right before a year, as some agencies set it: في مارس .2011 وقد."""
    stop = context.tokens[year - 1]
    return stop.end == context.tokens[year].start and stop.start > context.tokens[year - 2].end


def _year_of_month(context: Context, match: Match, month: int) -> tuple[str, str | None]:
    """The year of a month told by an adjective (الماضي، المقبل، الجاري) or a unit (من العام الماضي)."""
    published = context.published
    if published is None:
        return "XXXX", NO_PUBLICATION
    rel = value_of(match, "ال:rel", "ال:latest")
    direction = int(rel) if rel is not None else 0
    if slot(match, "same") is not None and context.last_day is not None and context.last_day[:4].isdecimal():
        return context.last_day[:4], None
    if slot(match, "ال:unit") is not None:
        return f"{published.year + direction:04}", None
    if direction < 0:
        return f"{published.year - (month >= published.month):04}", None
    if direction > 0:
        return f"{published.year + (month <= published.month):04}", None
    return f"{published.year:04}", None


def make_month_bare(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A month alone: the year by tense and publication."""
    item = slot(match, "m")
    if item is None:
        return None
    month: Month = item.value
    before = context.key(match.first - 1)
    if not month.strong and (match.letters or before not in context.grammar.cue_words["month_before"]):
        return None
    if before in context.grammar.cue_words["not_month_before"]:
        return None
    year, reason = nearest_year(context, match, month.number, None)
    return [Made("DATE", f"{year}-{month.number:02}", anchor="publication", reason=reason)]


def nearest_year(context: Context, match: Match, month: int, day: int | None) -> tuple[str, str | None]:
    """The year of a month or day printed without one: by tense where it tells, else the nearest to publication.

    A year named just before in the same sentence is taken where the tense is past and it is not the current one.
    """
    published = context.published
    if published is None:
        return "XXXX", NO_PUBLICATION
    tense = context.tense(match.first, match.last)
    if tense < 0 and day is None:
        ahead = (month - published.month) % 12
        if 2 <= ahead <= 3:  # what a past verb said about a month near ahead (لوح بإضراب في مارس), or last year's
            tense = context.tense(match.first, match.last, reach=3)
    if day is None:
        distance = {y: (y - published.year) * 12 + month - published.month for y in around(published.year)}
    else:
        distance = {
            y: (dt.date(y, month, day) - published).days for y in around(published.year) if is_day(y, month, day)
        }
    if not distance:
        return "XXXX", "no such day near publication"
    limit = 20 if day is not None else 1  # a few days or a month against the tense are more likely than a year with it
    for year, apart in sorted(distance.items(), key=lambda row: abs(row[1])):
        if (tense < 0 and apart > limit) or (tense > 0 and apart < -(45 if day is not None else 2)):
            continue
        return f"{year:04}", None
    return f"{published.year:04}", None


def around(year: int) -> tuple[int, int, int]:
    """A year and those beside it, the last one first."""
    return year, year - 1, year + 1


def make_months_pair(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """Two months that share what follows them (يونيو وأغسطس الماضيين): two expressions."""
    months = slots(match, "m")
    second = slot(match, "و:m") or (months[1] if len(months) > 1 else None)
    if second is None:
        return None
    made = []
    for item, last in ((months[0], months[0].last), (second, match.last)):
        year = slot(match, "year")
        value, reason = (
            (year.value.value, None) if year is not None else _year_of_month(context, match, item.value.number)
        )
        anchor: Anchor | None = None if year is not None else "publication"
        first = match.first if item is months[0] else item.first
        joined = item.name != "m" and context.key(item.first) != context.grammar.conjunctions[0]
        letters = match.letters if item is months[0] else len(context.grammar.conjunctions[0]) * joined
        if item.name != "m" and not joined:
            first += 1
        made.append(
            Made(
                "DATE",
                f"{value}-{item.value.number:02}",
                anchor=anchor,
                reason=reason,
                first=first,
                last=last,
                letters=letters,
            )
        )
    return made


def make_month_hijri(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A Hijri month: the Gregorian days it covers."""
    item = slot(match, "hm")
    if item is None:
        return None
    month: Month = item.value
    year = slot(match, "hy")
    rel = value_of(match, "ال:rel", "ال:latest")
    before = context.key(match.first - 1)
    if year is None and rel is None and not month.strong and before not in context.grammar.cue_words["month_before"]:
        return None
    if year is not None:
        return [_hijri_month(int(year.value[0]), month.number, None)]
    number_or_none = hijri_year_near(context, month.number, None, int(rel) if rel is not None else None)
    if number_or_none is None:
        return [Made("DATE", "XXXX-XX", anchor="publication", reason=NO_PUBLICATION)]
    return [_hijri_month(number_or_none, month.number, "publication")]


def _hijri_month(year: int, month: int, anchor: Anchor | None) -> Made:
    """The Gregorian month a Hijri month begins in; its exact days are the EDTF interval."""
    days = month_interval(year, month)
    if days is None:
        return Made("DATE", "XXXX-XX", anchor=anchor, reason=f"{year} AH is outside the Umm al-Qura table (1343-1500)")
    return Made(
        "DATE",
        days[0].isoformat()[:7],
        anchor=anchor,
        reason=f"month {month} of {year} AH",
        edtf=f"{days[0].isoformat()}/{days[1].isoformat()}",
    )


def hijri_year_near(context: Context, month: int, day: int | None, direction: int | None) -> int | None:
    """The Hijri year of a month or day told without one: by its adjective, else the nearest."""
    if context.published is None:
        return None
    here = from_gregorian(context.published)
    if here is None:
        return None
    year, now_month, now_day = here
    here_day = (now_month, now_day) if day is not None else (now_month, 0)
    there = (month, day or 0)
    if direction is None:
        months = {y: (y - year) * 12 + month - now_month for y in (year, year - 1, year + 1)}
        return min(months, key=lambda y: (abs(months[y]), y))
    if direction < 0:
        return year if there < here_day else year - 1
    if direction > 0:
        return year if there > here_day else year + 1
    return year
