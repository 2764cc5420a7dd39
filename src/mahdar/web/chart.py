"""Figures over time as an inline SVG: points only, a shape and a colour for each outlet; numbers run left to right.

Drawn here rather than by a chart library, because the report carries no script and needs no more than points on two
axes. The table beside it holds the same figures with their words.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from markupsafe import Markup

from mahdar.model import Point

WIDTH, HEIGHT = 600, 260
_START, _END, _TOP, _BOTTOM = 78, 16, 14, 34
"""Room for the numbers of the axes, in the units of the drawing."""

_SHAPES = (
    '<circle cx="{x}" cy="{y}" r="6"/>',
    '<rect x="{x0}" y="{y0}" width="11" height="11"/>',
    '<path d="M{x} {y1}l7 12h-14z"/>',
    '<path d="M{x} {y2}l7.5 7.5l-7.5 7.5l-7.5-7.5z"/>',
    '<path d="M{x3} {y2}h5v5h5v5h-5v5h-5v-5h-5v-5h5z"/>',
    '<path d="M{x} {y4}l-7-12h14z"/>',
)


class Chart(NamedTuple):
    """A drawing and its legend: (outlet, class, mark) in the order of first appearance."""

    svg: Markup
    legend: list[tuple[str | None, Markup]]


def draw_chart(points: Sequence[Point], outlets: Sequence[str | None]) -> Chart | None:
    """The chart of a series, or None where fewer than three dated values on two days would make one.

    Args:
        points: The series.
        outlets: Who gives each point.
    """
    dated = [(_day(p.date), p, o) for p, o in zip(points, outlets, strict=True)]
    middles = ((day, _middle(p), p, o) for day, p, o in dated)
    shown = [(day, float(value), p, o) for day, value, p, o in middles if day is not None and value is not None]
    days = {day for day, *_ in shown}
    if len(shown) < 3 or len(days) < 2 or len({value for _, value, *_ in shown}) < 2:
        return None
    top, step = _scale(max(max(value, float(p.high or 0)) for _, value, p, _ in shown))
    first, last = min(days), max(days)
    marks = {outlet: n for n, outlet in enumerate(dict.fromkeys(o for *_, o in shown))}

    def across(day: int) -> float:
        return _START + 12 + (WIDTH - _START - _END - 24) * (day - first) / (last - first)

    def down(value: float) -> float:
        return _TOP + (HEIGHT - _TOP - _BOTTOM) * (1 - value / top)

    parts = [_axes(top, step, down), _days(first, last, across)]
    for day, value, p, outlet in shown:
        x, y = across(day), down(value)
        bar = _bar(x, p, down)
        parts.append(f'<g class="s{marks[outlet] % len(_SHAPES)}">{bar}{_mark(marks[outlet], x, y)}</g>')
    body = "".join(parts)
    svg = f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{{label}}" focusable="false">{body}</svg>'
    legend = [(outlet, _swatch(n)) for outlet, n in marks.items()]
    return Chart(Markup(svg), legend)


def _middle(point: Point) -> Decimal | None:
    if point.value is not None:
        return point.value
    if point.low is not None and point.high is not None:
        return (point.low + point.high) / 2
    return None


def _day(date: str | None) -> int | None:
    """A day's number; of a month or a year its first."""
    if not date or not date[:4].isdigit():
        return None
    try:
        return dt.date.fromisoformat(f"{date[:10]}-01-01"[:10] if len(date) < 10 else date[:10]).toordinal()
    except ValueError:
        return None


def _scale(most: float) -> tuple[float, float]:
    """The top of the axis and the step between its lines: 1, 2 or 5 times a power of ten."""
    if most <= 0:
        return 1.0, 1.0
    rough = most / 4
    power = 10 ** math.floor(math.log10(rough))
    step = next(m * power for m in (1, 2, 5, 10) if m * power >= rough)
    return step * math.ceil(most / step), step


def _axes(top: float, step: float, down: Callable[[float], float]) -> str:
    lines = []
    for n in range(round(top / step) + 1):
        value = n * step
        y = down(value)
        lines.append(
            f'<path class="grid" d="M{_START} {y:.1f}H{WIDTH - _END}"/>'
            f'<text x="{_START - 8}" y="{y + 5:.1f}" text-anchor="end">{_number(value)}</text>'
        )
    return "".join(lines)


def _days(first: int, last: int, across: Callable[[int], float]) -> str:
    short = last - first < 130
    count = 2 if short and last - first > 1 else 1 if short else 4
    marks = []
    for n in range(count + 1):
        day = first + round((last - first) * n / count)
        x = across(day)
        words = dt.date.fromordinal(day).isoformat()
        marks.append(f'<text x="{x:.1f}" y="{HEIGHT - 8}" text-anchor="middle">{words if short else words[:7]}</text>')
    return "".join(marks)


def _number(value: float) -> str:
    for size, sign in ((1e9, "B"), (1e6, "M")):
        if value >= size:
            return f"{value / size:g}{sign}"
    return f"{value:,.0f}" if value == int(value) else f"{value:g}"


def _bar(x: float, point: Point, down: Callable[[float], float]) -> str:
    """A line from the lowest to the highest value that the words allow."""
    if point.low is None or point.high is None:
        return ""
    y1, y2 = down(float(point.low)), down(float(point.high))
    return f'<path class="span" d="M{x:.1f} {y1:.1f}V{y2:.1f}"/>'


def _mark(n: int, x: float, y: float) -> str:
    return _SHAPES[n % len(_SHAPES)].format(
        x=f"{x:.1f}",
        y=f"{y:.1f}",
        x0=f"{x - 5.5:.1f}",
        y0=f"{y - 5.5:.1f}",
        y1=f"{y - 7:.1f}",
        y2=f"{y - 7.5:.1f}",
        x3=f"{x - 2.5:.1f}",
        y4=f"{y + 7:.1f}",
    )


def _swatch(n: int) -> Markup:
    shape = _mark(n, 10, 10)
    look = f'class="swatch s{n % len(_SHAPES)}" aria-hidden="true" focusable="false"'
    return Markup(f'<svg viewBox="0 0 20 20" {look}>{shape}</svg>')
