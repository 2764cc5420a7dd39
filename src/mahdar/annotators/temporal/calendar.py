"""Builders of days, months and years: what a calendar names."""

from __future__ import annotations

import datetime as dt

from mahdar.annotators.temporal.context import Context
from mahdar.annotators.temporal.hijri import from_gregorian, month_interval, to_gregorian
from mahdar.annotators.temporal.made import NO_PUBLICATION, Made, first_day, is_day
from mahdar.annotators.temporal.readers import Month
from mahdar.lang.lookahead import JOINTS
from mahdar.lang.times import TimeRule
from mahdar.model import Anchor
from mahdar.text.patterns import Match, Slot
from mahdar.text.tokens import BREAK, NUMBER, SIGN


def slot(match: Match, name: str) -> Slot | None:
    """The first slot of that name."""
    for item in match.slots:
        if item.name == name:
            return item
    return None


def slots(match: Match, name: str) -> list[Slot]:
    """Every slot of that name, in order."""
    return [item for item in match.slots if item.name == name]


def _value(match: Match, *names: str) -> str | None:
    for item in match.slots:
        if item.name in names:
            return str(item.value)
    return None


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
        return [Made("DATE", f"{year.value.value}-{month.value.number:02}")]
    value, reason = _year_of_month(context, match, month.value.number)
    anchor: Anchor = "context" if slot(match, "same") is not None else "publication"
    return [Made("DATE", f"{value}-{month.value.number:02}", anchor=anchor, reason=reason)]


def _year_of_month(context: Context, match: Match, month: int) -> tuple[str, str | None]:
    """The year of a month told by an adjective (الماضي، المقبل، الجاري) or a unit (من العام الماضي)."""
    published = context.published
    if published is None:
        return "XXXX", NO_PUBLICATION
    rel = _value(match, "ال:rel", "ال:latest")
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
        distance = {y: (y - published.year) * 12 + month - published.month for y in _around(published.year)}
    else:
        distance = {
            y: (dt.date(y, month, day) - published).days for y in _around(published.year) if is_day(y, month, day)
        }
    if not distance:
        return "XXXX", "no such day near publication"
    limit = 20 if day is not None else 1  # a few days or a month against the tense are more likely than a year with it
    for year, apart in sorted(distance.items(), key=lambda row: abs(row[1])):
        if (tense < 0 and apart > limit) or (tense > 0 and apart < -(45 if day is not None else 2)):
            continue
        return f"{year:04}", None
    return f"{published.year:04}", None


def _around(year: int) -> tuple[int, int, int]:
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
    rel = _value(match, "ال:rel", "ال:latest")
    before = context.key(match.first - 1)
    if year is None and rel is None and not month.strong and before not in context.grammar.cue_words["month_before"]:
        return None
    if year is not None:
        return [_hijri_month(int(year.value[0]), month.number, None)]
    number_or_none = _hijri_year_near(context, month.number, None, int(rel) if rel is not None else None)
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


def _hijri_year_near(context: Context, month: int, day: int | None, direction: int | None) -> int | None:
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


# days


def make_day(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A day of a named month, its year printed, told by an adjective, or the nearest."""
    day, month = slot(match, "d") or slot(match, "ord"), slot(match, "m")
    if day is None or month is None or int(day.value) > 31:
        return None
    if (
        not month.value.strong
        and context.tokens[day.first].kind != NUMBER
        and not any(slot(match, name) for name in ("year", "ال:rel", "ال:weekday"))
    ):
        return None
    year = slot(match, "year")
    number = ""
    reason: str | None = None
    anchor: Anchor | None = None
    if year is not None:
        number = year.value.value
    else:
        anchor = "publication"
        if slot(match, "ال:rel") is not None or slot(match, "ال:unit") is not None:
            number, reason = _year_of_day(context, match, month.value.number, int(day.value))
        else:
            number, reason = nearest_year(context, match, month.value.number, int(day.value))
    return _checked(context, match, f"{number}-{month.value.number:02}-{int(day.value):02}", anchor, reason)


def _year_of_day(context: Context, match: Match, month: int, day: int) -> tuple[str, str | None]:
    published = context.published
    if slot(match, "same") is not None and context.last_day is not None and context.last_day[:4].isdecimal():
        return context.last_day[:4], None
    if published is None:
        return "XXXX", NO_PUBLICATION
    direction = int(_value(match, "ال:rel", "ال:latest") or 0)
    if slot(match, "ال:unit") is not None:
        return f"{published.year + direction:04}", None
    here = (published.month, published.day)
    if direction < 0:
        return f"{published.year - ((month, day) >= here):04}", None
    if direction > 0:
        return f"{published.year + ((month, day) <= here):04}", None
    return f"{published.year:04}", None


def _checked(
    context: Context, match: Match, value: str, anchor: Anchor | None, reason: str | None
) -> list[Made] | None:
    """The day, if there is such a day; a weekday printed with it that does not fit is reported."""
    if "X" not in value:
        day = first_day(value)
        if day is None:
            return None
        weekday = slot(match, "ال:weekday")
        if weekday is not None and day.isoweekday() != int(weekday.value):
            told = slot(match, "hm") is not None or slot(match, "ال:rel") is not None
            if anchor is not None and context.published is not None and not told:
                moved = _fit_weekday(day, int(weekday.value))
                if moved is not None:
                    return [Made("DATE", moved.isoformat(), anchor=anchor, reason="year chosen to fit the weekday")]
            reason = f"the weekday printed is not that of {value}"
    return [Made("DATE", value, anchor=anchor, reason=reason)]


def _fit_weekday(day: dt.date, weekday: int) -> dt.date | None:
    for year in (day.year - 1, day.year + 1):
        if is_day(year, day.month, day.day) and dt.date(year, day.month, day.day).isoweekday() == weekday:
            return dt.date(year, day.month, day.day)
    return None


def make_weekday_day(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A weekday and a day of the month: the nearest month in which they fall together."""
    weekday, day = slot(match, "ال:weekday"), slot(match, "d") or slot(match, "ord")
    if weekday is None or day is None or context.published is None or not context.stands_alone(match.last):
        return None
    if context.key(match.last) in JOINTS and context.key(match.last + 1)[:1].isdigit():
        return None  # الثلاثاء 5-10: a day and month of another calendar
    if context.tokens[day.last - 1].kind != NUMBER and int(day.value) <= 5:
        return None  # الأحد الأول: the first Sunday of something
    best: dt.date | None = None
    for months in range(-3, 4):
        count = context.published.year * 12 + context.published.month - 1 + months
        year, month = count // 12, count % 12 + 1
        if is_day(year, month, int(day.value)):
            found = dt.date(year, month, int(day.value))
            nearer = best is None or abs(found - context.published) < abs(best - context.published)
            if found.isoweekday() == int(weekday.value) and nearer:
                best = found
    return [Made("DATE", best.isoformat(), anchor="publication")] if best is not None else None


def make_day_figures_short(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """Day and month in figures, the year the nearest."""
    days = slots(match, "d")
    tokens = context.tokens
    if len(days) != 2 or not context.stands_alone(match.last):
        return None
    if any(tokens[at].end != tokens[at + 1].start for at in range(match.first, match.last - 1)):
        return None
    if any(tokens[item.first].kind != NUMBER for item in days) or context.key(match.last) in ("/", "%", "٪"):
        return None
    day, month = int(days[0].value), int(days[1].value)
    if month > 12:
        day, month = month, day
    if month > 12 or not is_day(2024, month, day):
        return None
    year, reason = nearest_year(context, match, month, day)
    return [Made("DATE", f"{year}-{month:02}-{day:02}", anchor="publication", reason=reason)]


def make_day_first(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """fatih and a month: its first day."""
    month = slot(match, "m")
    if month is None:
        return None
    year = slot(match, "year")
    if year is not None:
        return [Made("DATE", f"{year.value.value}-{month.value.number:02}-01")]
    if slot(match, "ال:rel") is not None:
        number, reason = _year_of_day(context, match, month.value.number, 1)
    else:
        number, reason = nearest_year(context, match, month.value.number, 1)
    return [Made("DATE", f"{number}-{month.value.number:02}-01", anchor="publication", reason=reason)]


def make_day_of_month(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A day of this, the last, the next or the same month."""
    item = slot(match, "d")
    if item is None:
        return None
    words = [context.key(at) for at in range(item.last, match.last)]
    same = any(w in context.grammar.same_words for w in words)
    base = context.published
    anchor: Anchor = "publication"
    if same:
        anchor = "context"
        base = first_day(context.last_day) if context.last_day and len(context.last_day) >= 7 else None
        if base is None:
            return [Made("DATE", f"XXXX-XX-{int(item.value):02}", anchor=anchor, reason="no month named before")]
    if base is None:
        return [Made("DATE", f"XXXX-XX-{int(item.value):02}", anchor=anchor, reason=NO_PUBLICATION)]
    direction = 0
    for word in words:
        if word in context.grammar.directions:
            direction = context.grammar.directions[word]
    day = int(item.value)
    if len(words) == 1:  # 25 المقبل: the next 25th, in this month or the next
        if direction > 0:
            direction = int(day <= base.day)
        elif direction < 0:
            direction = -int(day >= base.day)
    count = base.year * 12 + base.month - 1 + direction
    year, month = count // 12, count % 12 + 1
    if not is_day(year, month, day):
        return None
    return _checked(context, match, f"{year:04}-{month:02}-{day:02}", anchor, None)


def make_day_figures(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A date in figures."""
    item = slot(match, "num")
    if item is None:
        return None
    return _checked(context, match, item.value.isoformat(), None, None)


def make_day_hijri(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A day of a Hijri month, as the Gregorian day it means."""
    day, month = slot(match, "d"), slot(match, "hm")
    if month is None:
        return None
    number = int(day.value) if day is not None else 1
    year = slot(match, "hy")
    if year is not None:
        return _hijri_day(context, match, int(year.value[0]), month.value.number, number, None)
    rel = _value(match, "ال:rel")
    chosen = _hijri_year_near(context, month.value.number, number, int(rel) if rel is not None else None)
    if chosen is None:
        return [Made("DATE", "XXXX-XX-XX", anchor="publication", reason=NO_PUBLICATION)]
    return _hijri_day(context, match, chosen, month.value.number, number, "publication")


def _hijri_day(
    context: Context, match: Match, year: int, month: int, day: int, anchor: Anchor | None
) -> list[Made] | None:
    if not (1 <= day <= 30):
        return None
    found = to_gregorian(year, month, day)
    if found is None:
        return [
            Made("DATE", "XXXX-XX-XX", anchor=anchor, reason=f"{day}/{month}/{year} AH is not in the Umm al-Qura table")
        ]
    made = _checked(context, match, found.isoformat(), anchor, f"{day}/{month}/{year} AH, Umm al-Qura")
    return [Made(m.type, m.value, m.mod, m.anchor, m.reason, data=(year, month, day)) for m in made or ()]


def make_day_hijri_figures(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A Hijri date in figures."""
    item = slot(match, "hnum")
    if item is None:
        return None
    year, month, day = item.value
    return _hijri_day(context, match, year, month, day, None)


def make_both_calendars(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A Hijri and a Gregorian date for one day, checked against each other; the Gregorian gives the value."""
    hijri, gregorian = slot(match, "hday"), slot(match, "gday")
    if hijri is None or gregorian is None:
        return None
    printed: Made = gregorian.value
    other: Made = hijri.value
    if len(printed.value) < 10 or "W" in printed.value:
        return None
    if printed.anchor is not None and "X" not in other.value and other.anchor is None:
        # the Gregorian half has no year of its own: the Hijri one decides it
        near = first_day(other.value)
        if near is not None:
            for year in (near.year, near.year - 1, near.year + 1):
                candidate = first_day(f"{year:04}{printed.value[4:]}")
                if candidate is not None and abs((candidate - near).days) <= 2:
                    return [Made("DATE", candidate.isoformat(), reason=_mismatch(candidate.isoformat(), other))]
    return [Made("DATE", printed.value, anchor=printed.anchor, reason=_mismatch(printed.value, other))]


def _mismatch(value: str, other: Made) -> str | None:
    if value == other.value or "X" in other.value or "X" in value:
        return None
    one, two = first_day(value), first_day(other.value)
    if one is None or two is None:
        return None
    return f"the Hijri date printed is {other.value} in the Umm al-Qura calendar, {abs((one - two).days)} days apart"
