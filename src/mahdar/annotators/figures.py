"""Find figures: counts, percentages, sums of money, ordinals of rounds, duals, vague counts.

Numbers are read off the tokens; what belongs to a date is left alone, save durations, which are both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import compress, count
from typing import cast

from mahdar.annotators.counting.cardinals import read_count, read_fraction, read_vague
from mahdar.annotators.counting.nouns import read_definite_dual, read_noun, read_numeral_after, read_ordinals
from mahdar.annotators.counting.phrases import noun_phrase, owner, qualify
from mahdar.annotators.counting.scene import TIME_UNITS, Counted, Scene
from mahdar.annotators.found import Found
from mahdar.lang import LanguagePack
from mahdar.lang.figures import FigureGrammar, load_figures
from mahdar.model import Figure, Qualifier, Span, Time
from mahdar.text.reading import Reading
from mahdar.text.timex import interval

_INHERIT = 60
"""Tokens within which a number without a noun takes the noun of the figure before it."""
_INHERIT_MONEY = 15
_MILLION = 1_000_000


def find_figures(reading: Reading, found: Found, pack: LanguagePack) -> Iterable[Figure]:
    """Every figure of the article's title and prose."""
    grammar = load_figures(pack.code)
    tokens = reading.columns
    candidates = list(compress(count(), map(grammar.begins.__getitem__, tokens.keys)))
    if not candidates:
        return []
    scene = Scene(tokens, reading.text, grammar, found.times, found.mentions)
    counted = list(_settle(scene, _collect(scene, candidates)))
    published = reading.article.published.day
    return [_record(scene, item, found.times, published.isoformat() if published else None) for item in counted]


def _collect(scene: Scene, candidates: list[int]) -> Iterator[Counted]:
    """Figures in order, none overlapping; a dual only where it is first told."""
    past = 0
    told: set[str] = set()
    for at in candidates:
        if at < past:
            continue
        for item in _read(scene, at):
            if item.first < past:
                continue
            if item.rule == "dual" and item.unit not in TIME_UNITS:
                if item.unit in told:
                    past = item.last
                    continue
                told.add(item.unit)
            past = item.last
            yield item


def _read(scene: Scene, at: int) -> list[Counted]:
    ordinals = list(read_ordinals(scene, at))
    if ordinals:
        return ordinals
    for read in (read_numeral_after, read_definite_dual, read_fraction, read_count, read_vague, read_noun):
        item = read(scene, at)
        if item is not None:
            return [item]
    return []


def _settle(scene: Scene, items: Iterable[Counted]) -> Iterator[Counted]:
    """Units for bare numbers, bounds for ranges, qualifiers."""
    listed = list(items)
    for number, item in enumerate(listed):
        if item.bare:
            given = _neighbour(scene, listed, number)
            if given is None and item.unit == "unspecified":
                continue
            if given is not None and _shares_scale(scene, item, given):
                item = replace(item, value=cast(Decimal, item.value) * given.scale, scale=given.scale)
            if given is not None and (item.unit == "unspecified" or given.unit in scene.grammar.people_units):
                item = replace(item, unit=given.unit, currency=given.currency)
            listed[number] = item
        yield item if item.qualifier else qualify(scene, item)


def _shares_scale(scene: Scene, item: Counted, following: Counted) -> bool:
    """Whether the first number of a range takes the power that the second names: بين 100 و150 مليار دولار."""
    if item.scale > 1 or following.scale == 1 or following.first < item.first or item.value is None:
        return False
    ranged = scene.key(item.first - 1) in scene.grammar.range_words or scene.key(item.last) in scene.grammar.range_links
    return ranged and following.value is not None and item.value <= following.value / following.scale


def _neighbour(scene: Scene, listed: list[Counted], number: int) -> Counted | None:
    """The figure whose noun a bare number shares: the next in a range or change, else the last that counts things."""
    item = listed[number]
    if number + 1 < len(listed):
        following = listed[number + 1]
        if following.first - item.last <= 3 and not following.bare and following.rule in ("count", "money", "percent"):
            between = [scene.key(at) for at in range(item.last, following.first)]
            if "\n" not in scene.keys[item.last : following.first] and (
                not between or between[0] in scene.grammar.number_links
            ):
                return following
    if item.value is not None and item.value < 3 and scene.key(item.last) not in scene.grammar.of_them:
        return None
    for before in reversed(listed[:number]):
        if item.first - before.last > _INHERIT:
            return None
        near = item.first - before.last <= (_INHERIT if item.scale >= _MILLION else _INHERIT_MONEY)
        if before.rule == "count" and before.unit not in TIME_UNITS and before.unit != "unspecified":
            return before
        if before.rule == "money" and near and item.unit == "unspecified" and scene.keys[item.first][0].isdecimal():
            return before
    return None


def _record(scene: Scene, item: Counted, times: list[Time], published: str | None) -> Figure:
    grammar: FigureGrammar = scene.grammar
    tokens = scene.tokens
    start, end = tokens[item.first].at(item.letters, scene.text), tokens[item.last - 1].end
    phrase = noun_phrase(scene, item)
    return Figure(
        span=Span(start, end),
        by=f"{grammar.code}/numbers.toml#{item.rule}",
        also_by=tuple(f"{grammar.code}/numbers.toml#{rule}" for rule in item.also_by),
        value=item.value,
        low=item.low,
        high=item.high,
        unit=item.unit,
        of=Span(tokens[phrase[0]].start, tokens[phrase[1] - 1].end) if phrase else None,
        whose=owner(scene, phrase) if phrase else None,
        currency=item.currency,
        qualifier=cast(Qualifier, item.qualifier or "exact"),
        as_of=_as_of(scene, item, times, published),
    )


def _as_of(scene: Scene, item: Counted, times: list[Time], published: str | None) -> str | None:
    """The last past date of the same clause, else the day of publication."""
    if not times:
        return published
    keys, tokens = scene.keys, scene.tokens
    first = item.first
    while first > 0 and item.first - first < _CLAUSE and keys[first - 1] not in _STOPS:
        first -= 1
    last = item.last
    while last < scene.size and last - item.last < _CLAUSE and keys[last] not in _STOPS:
        last += 1
    start, end = tokens[first].start, tokens[last - 1].end
    for time in times:
        if time.span.start >= end:
            break
        if time.span.end <= start or time.type not in ("DATE", "TIME"):
            continue
        days = interval(time.value, time.mod)
        if days is not None and (published is None or days[1].isoformat() < published):
            return time.value[:10] if time.type == "TIME" else time.value
    return published


_CLAUSE = 12
"""Tokens on each side of a figure that are looked through for its date."""
_STOPS = frozenset(".!?؟؛،\n")
