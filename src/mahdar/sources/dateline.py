"""Datelines: the place, and often the outlet or agency, before or above the first sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from mahdar.lang.pack import read_tsv, split_cell
from mahdar.model import Span
from mahdar.outlets import Outlet, find_by_name
from mahdar.sources.printed import find_dates
from mahdar.text.fold import fold_words
from mahdar.text.tokens import BREAK, Token

_DASHES = frozenset(["-", "–", "—", ":", "/", "ـ", "|", "،", ",", "(", ")", "."])
_MOST_WORDS = 9


class Dateline(NamedTuple):
    """Places named in a dateline and the outlet beside them."""

    places: tuple[Span, ...]
    outlet: Outlet | None
    outlet_span: Span | None


@lru_cache(maxsize=4)
def _load_places(code: str) -> frozenset[tuple[str, ...]]:
    rows = read_tsv(code, "places.tsv", ("id", "en", "type", "sort", "names", "weak", "country"))
    names = (name for row in rows for cell in ("names", "weak") for name in split_cell(row[cell]))
    return frozenset(fold_words(name) for name in names)


def _segments(tokens: Sequence[Token]) -> list[list[Token]]:
    """Runs of words between dashes, colons, commas and brackets."""
    runs: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind == BREAK or token.key in _DASHES:
            runs.append([])
        else:
            runs[-1].append(token)
    return [run for run in runs if run]


def read_dateline(tokens: Sequence[Token], code: str) -> Dateline | None:
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
    runs = _segments(tokens)
    if len(words) > _MOST_WORDS or len(runs) < 2:
        return None
    places, outlet, outlet_span = [], None, None
    known = _load_places(code)
    for run in runs:
        keys = tuple(t.key for t in run)
        span = Span(run[0].start, run[-1].end)
        profile = find_by_name(" ".join(keys))
        if keys in known and not (profile and places):
            places.append(span)
        elif profile:
            outlet, outlet_span = profile, span
        elif len(run) > 4:
            return None
    return Dateline(tuple(places), outlet, outlet_span) if places else None


def _place_at_start(tokens: Sequence[Token], code: str) -> Span:
    known = _load_places(code)
    size = next(n for n in (3, 2, 1) if tuple(t.key for t in tokens[:n]) in known)
    return Span(tokens[0].start, tokens[size - 1].end)


def _starts_with_place(tokens: Sequence[Token], code: str) -> bool:
    known = _load_places(code)
    return any(tuple(t.key for t in tokens[:n]) in known for n in (1, 2, 3))


def open_dateline(tokens: Sequence[Token], code: str) -> Dateline | None:
    """A dateline that opens a paragraph: `واشنطن - قال ...`, `دمشق، سوريا (رويترز) - ...`, `بغداد/ واع/ ...`."""
    known = _load_places(code)
    index, places, outlet, outlet_span = 0, [], None, None
    while index < min(len(tokens), 14):
        size = next((n for n in (3, 2, 1) if tuple(t.key for t in tokens[index : index + n]) in known), 0)
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
            return Dateline(tuple(places), outlet, outlet_span)
        closing = next((n for n in range(index + 1, min(index + 6, len(tokens))) if tokens[n].key == ")"), None)
        if closing is not None and closing + 1 < len(tokens) and tokens[closing + 1].key in ("-", "–", "—", ":"):
            return Dateline(tuple(places), None, None)
    return None
