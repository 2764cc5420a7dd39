"""Datelines: the place, and often the outlet or agency, before or above the first sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mahdar.lang.datelines import load_agency_heads, load_given_names, load_labels, load_places
from mahdar.lang.months import load_months, load_weekdays
from mahdar.model import Span
from mahdar.outlets import Outlet, find_by_name
from mahdar.sources.printed import PrintedDate, find_dates
from mahdar.text.fold import fold_words
from mahdar.text.tokens import BREAK, NUMBER, Token

_DASHES = frozenset(["-", "–", "—", ":", "/", "ـ", "|", "،", ",", "(", ")", ".", "+", "©"])
_OPENERS = frozenset("(-–—/:")
_DAY_SIGNS = frozenset("-–—/")
_QUOTES = frozenset("«»\"“”'‘’")
_MOST_WORDS = 9
_OPENING = 16
"""Tokens at the front of a paragraph in which its dateline ends."""


class Dateline(NamedTuple):
    """Places named in a dateline and what stands beside them: the outlet, an agency or a byline."""

    places: tuple[Span, ...]
    outlet: Outlet | None
    """The profile of what `outlet_span` names, if there is one."""
    outlet_span: Span | None


def split_segments(tokens: Sequence[Token]) -> list[list[Token]]:
    """Runs of words between dashes, colons, commas and brackets, without quotation marks around them."""
    runs: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind == BREAK or token.key in _DASHES:
            runs.append([])
        else:
            runs[-1].append(token)
    return [bare for run in runs if (bare := _unquote(run))]


def _unquote(run: list[Token]) -> list[Token]:
    first, last = 0, len(run)
    while first < last and run[first].key in _QUOTES:
        first += 1
    while last > first and run[last - 1].key in _QUOTES:
        last -= 1
    return run[first:last]


def read_dateline(text: str, tokens: Sequence[Token], code: str) -> Dateline | None:
    """A line that is a dateline and nothing else: `بيروت - الشرق`, `العالم - لبنان`, `جدة 3 مايو 2015م واس`."""
    words = [t for t in tokens if t.kind != "sign"]
    if len(words) > _MOST_WORDS + 8 or not words:
        return None
    dates = find_dates(tokens, code)
    if dates and _starts_with_place(tokens, code):
        # State agencies print both calendars between place and agency.
        outlet = find_by_name(tokens[-1].key)
        return Dateline(
            (_place_at_start(tokens, code),), outlet, Span(tokens[-1].start, tokens[-1].end) if outlet else None
        )
    runs = split_segments(tokens)
    if len(words) > _MOST_WORDS or len(runs) < 2:
        return None
    places: list[Span] = []
    outlet, outlet_span = None, None
    unknown: list[Span] = []
    known = load_places(code)
    certain = any(known.get(tuple(t.key for t in run)) for run in runs)
    for run in runs:
        keys = tuple(t.key for t in run)
        span = Span(run[0].start, run[-1].end)
        profile = find_by_name(" ".join(keys))
        if keys in known and (known[keys] or not certain) and not (profile and places):
            places.append(span)
        elif profile:
            outlet, outlet_span = profile, span
        elif len(run) > 4:
            return None
        else:
            unknown.append(span)
    if not places:
        return None
    if outlet is None and unknown:
        names = [span for span in unknown if not is_byline(text[span.start : span.end], code)]
        outlet_span = names[0] if len(names) == 1 else None
    return Dateline(tuple(places), outlet, outlet_span)


def _place_at_start(tokens: Sequence[Token], code: str) -> Span:
    return Span(tokens[0].start, tokens[_measure_place(tokens, 0, code) - 1].end)


def _starts_with_place(tokens: Sequence[Token], code: str) -> bool:
    return _measure_place(tokens, 0, code) > 0


def _measure_place(tokens: Sequence[Token], index: int, code: str) -> int:
    """How many tokens a place's name takes here; 0 where none stands."""
    known = load_places(code)
    sizes = range(min(3, len(tokens) - index), 0, -1)
    return next((n for n in sizes if tuple(t.key for t in tokens[index : index + n]) in known), 0)


def open_dateline(text: str, tokens: Sequence[Token], code: str) -> Dateline | None:
    """A dateline that opens a paragraph: `واشنطن - قال ...`, `دمشق، سوريا (رويترز) - ...`, `بغداد/ واع/ ...`."""
    found = _open_after_place(tokens, code)
    return found if found and found.outlet_span else _open_to_colon(text, tokens, code) or found


def _open_to_colon(text: str, tokens: Sequence[Token], code: str) -> Dateline | None:
    """Place, reporter and outlet in any order before a colon or a dash: `عدن - سالم العوفي - الميناء: ...`.

    A name that no profile knows is an outlet in quotation marks, or as the third beside place and reporter.
    """
    closers = [n for n, t in enumerate(tokens[:_OPENING]) if t.key == ":" or t.key in ("-", "–", "—")]
    for close in closers[1:]:
        runs = split_segments(tokens[:close])
        if len(runs) < 2 or any(len(run) > 4 for run in runs):
            return None
        found = read_dateline(text, tokens[:close], code)
        if found is None or found.outlet_span is None:
            continue
        quoted = text[found.outlet_span.start - 1 : found.outlet_span.start] in _QUOTES and found.outlet_span.start > 0
        signed = any(is_byline(text[run[0].start : run[-1].end], code) for run in runs)
        placed = tokens[close].key == ":" and found.places[-1].end == tokens[close - 1].end
        if found.outlet or quoted or placed or (signed and tokens[close].key == ":"):
            return found
    return None


def _open_after_place(tokens: Sequence[Token], code: str) -> Dateline | None:
    index = 0
    places: list[Span] = []
    while index < min(len(tokens), 14):
        size = _measure_place(tokens, index, code)
        if size:
            places.append(Span(tokens[index].start, tokens[index + size - 1].end))
            index += size
            closes = tokens[index].key if index < len(tokens) else ""
            if closes in ("،", ",", "و") and index + 1 < len(tokens):
                index += 1
                continue
        break
    if not places or index >= len(tokens):
        return None
    index = _skip_day(tokens, index, code)
    if tokens[index].key in ("(", "-", "–", "—", "/", ":"):
        opener = tokens[index].key
        for size in (4, 3, 2, 1):
            words = tokens[index + 1 : index + 1 + size]
            profile = find_by_name(" ".join(t.key for t in words))
            if profile and words:
                after = tokens[index + 1 + size].key if index + 1 + size < len(tokens) else ""
                if after in (")", "-", "–", "—", ":", "/"):
                    return Dateline(tuple(places), profile, Span(words[0].start, words[-1].end))
        if opener != "(":
            closing = next((n for n in range(index + 2, min(index + 6, len(tokens))) if tokens[n].key == "/"), None)
            between = tokens[index + 1 : closing] if opener == "/" and closing else []
            return Dateline(tuple(places), None, Span(between[0].start, between[-1].end) if between else None)
        closing = next((n for n in range(index + 1, min(index + 6, len(tokens))) if tokens[n].key == ")"), None)
        if closing is not None and closing + 1 < len(tokens) and tokens[closing + 1].key in ("-", "–", "—", ":"):
            named = closing > index + 1 and tokens[index + 1].key not in load_agency_heads(code)
            name = Span(tokens[index + 1].start, tokens[closing - 1].end) if named else None
            return Dateline(tuple(places), None, name)
    return None


def _skip_day(tokens: Sequence[Token], index: int, code: str) -> int:
    """The index after a day printed between place and agency: `عمان في 10 نوفمبر /.../`; else `index` itself."""
    at = index
    while at < len(tokens) and at < index + 8 and tokens[at].kind != "sign":
        at += 1
    if any(t.kind == NUMBER for t in tokens[index:at]) and at < len(tokens) and tokens[at].key in ("/", "(", "-"):
        months = load_months(code)
        if any((t.key,) in months for t in tokens[index:at]):
            return at
    digits = index  # `الكويت - 12 - 3 (...)`
    while digits < len(tokens) and (tokens[digits].key in _DAY_SIGNS or tokens[digits].kind == NUMBER):
        digits += 1
    numbers = sum(t.kind == NUMBER for t in tokens[index:digits])
    return digits if numbers > 1 and digits < len(tokens) and tokens[digits].key == "(" else index


def find_opening_date(tokens: Sequence[Token], code: str) -> PrintedDate | None:
    """The whole date in a dateline that opens a paragraph: `بغداد 3 مايو 2020 (واع) - ...`, `جدة، الأحد 3/5/2020 - `.

    It stands right behind the places, a weekday and one short word (في) at most between, and a sign that opens the
    agency or the text follows within a word (هـ، م).
    """
    behind = 0
    while size := _measure_place(tokens, behind, code):
        behind += size
        if behind < len(tokens) and tokens[behind].key in ("،", ","):
            behind += 1
    date = next(iter(find_dates(tokens[: behind + _OPENING], code)), None) if behind else None
    if date is None or date.last >= len(tokens):
        return None
    between = [t for t in tokens[behind : date.first] if t.key not in _DASHES and t.key not in load_weekdays(code)]
    if len(between) > 1 or any(len(t.key) > 2 for t in between):
        return None
    closing = tokens[date.last : date.last + 2]
    return date if any(t.key in _OPENERS for t in closing[: 1 + (len(closing[0].key) == 1)]) else None


def is_byline(name: str, code: str) -> bool:
    """Whether words beside a place name a reporter or a kind of source ("agencies"), not the outlet."""
    first = fold_words(name)[0]
    return first in load_labels(code) or first in load_given_names(code)
