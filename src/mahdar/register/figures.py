"""Figures that count one thing, as series over time, and where they exclude each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from mahdar.model import Disagreement, Evidence, Point, Series, Span, public_id
from mahdar.register.content import Weights
from mahdar.register.corpus import Corpus, Document
from mahdar.register.joining import Joins
from mahdar.register.quantities import GENERIC, Quantity, comparable, when
from mahdar.register.relations import Relations
from mahdar.register.sides import make_disagreement

_ENOUGH = 0.3
_LOOK = 24
_MANY = 3
"""An article that gives so many values counts several things, and is on no side."""
_RARE = 0.35
"""A unit in at most this share of the articles (or in two) is telling by itself."""

Key = tuple[str, Span]


def compile_series(corpus: Corpus, quantities: Sequence[Quantity]) -> tuple[Series, ...]:
    """Figures of one unit that belong to one country or body, two at least, by date."""
    shelves: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
    for quantity in quantities:
        if quantity.whose is not None and quantity.unit not in GENERIC and quantity.role != "part_of":
            shelves[quantity.unit, quantity.whose].append(quantity)
    made = []
    for (unit, whose), rows in sorted(shelves.items()):
        if len(rows) < 2:
            continue
        labels = Counter(corpus[q.doc].quote(q.figure.of) for q in rows if q.figure.of is not None)
        points = [
            Point(
                date=q.figure.as_of or (when(q) if q.days else None),
                value=q.figure.value,
                low=q.figure.low,
                high=q.figure.high,
                qualifier=q.figure.qualifier,
                evidence=Evidence(q.doc, q.figure.span),
            )
            for q in sorted(rows, key=lambda q: (when(q), q.key))
        ]
        label = min(labels, key=lambda w: (-labels[w], len(w), w)) if labels else unit
        series = Series(id=public_id("F", unit, whose), unit=unit, whose=whose, label=label, points=tuple(points))
        made.append(series)
    return tuple(made)


def find_disagreeing_figures(
    corpus: Corpus, quantities: Sequence[Quantity], weights: Weights, relations: Relations
) -> Iterator[Disagreement]:
    """Figures of one thing and one time whose values exclude each other."""
    joins = _match(corpus, quantities, weights, relations)
    by_key = {q.key: q for q in quantities}
    for root, keys in joins.classes().items():
        values = Counter(doc for doc, _ in {(by_key[k].doc, by_key[k].size) for k in keys})
        rows = sorted((by_key[k] for k in keys if values[k[0]] < _MANY), key=lambda q: (q.size, q.key))
        sides: list[list[Quantity]] = []
        for quantity in rows:
            if sides and not any(quantity.excludes(q) for q in sides[-1]):
                sides[-1].append(quantity)
            else:
                sides.append([quantity])
        if len(sides) < 2 or len({corpus.origin[q.doc] for q in rows}) < 2:
            continue
        unit = rows[0].unit
        evidence = [(_label(side), [Evidence(q.doc, _words(corpus[q.doc], q)) for q in side]) for side in sides]
        subject = public_id("F", unit, root[0], str(root[1].start))
        reason = f"figures in {unit} for one thing, told within days of each other in like words"
        made = make_disagreement(corpus, subject, "figure", "number", evidence, reason)
        if made is not None:
            yield made


def _match(
    corpus: Corpus, quantities: Sequence[Quantity], weights: Weights, relations: Relations
) -> Joins[Key]:
    joins: Joins[Key] = Joins(q.key for q in quantities)
    holding: dict[str, set[str]] = defaultdict(set)
    for quantity in quantities:
        holding[quantity.unit].add(quantity.doc)
    values: dict[tuple[str, str], set[str]] = defaultdict(set)
    for quantity in quantities:
        values[quantity.doc, quantity.unit].add(str(quantity.size))
    rare = {u for u, docs in holding.items() if len(docs) <= max(2, _RARE * len(corpus.documents)) and len(docs) < 60}
    shelves: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
    for quantity in quantities:
        for word in weights.rarest(quantity.words, 6):
            shelves[quantity.unit, word].append(quantity)
        alone = len(values[quantity.doc, quantity.unit]) == 1
        if quantity.unit in rare and (alone or quantity.lead or quantity.role == "changed_to"):
            shelves[quantity.unit, ""].append(quantity)
    scores: dict[tuple[Key, Key], float] = {}
    for _, shelf in sorted(shelves.items()):
        rows = sorted(shelf, key=lambda q: (when(q), q.key))
        for n, first in enumerate(rows):
            for second in rows[n + 1 : n + 1 + _LOOK]:
                if first.doc != second.doc and relations.of_one_story(first.doc, second.doc):
                    pair = (min(first.key, second.key), max(first.key, second.key))
                    if pair not in scores:
                        named = relations.share(first.doc, first.names, second.doc, second.names)
                        sole = len(values[first.doc, first.unit]) == len(values[second.doc, second.unit]) == 1
                        scores[pair] = comparable(first, second, weights, first.unit in rare, named, sole)
    held = {q.key: [q] for q in quantities}
    for (a, b), score in sorted(scores.items(), key=lambda row: (-row[1], row[0])):
        one, other = joins.find(a), joins.find(b)
        if score >= _ENOUGH and one != other and not _stand_side_by_side(held[one], held[other]):
            joins.join(a, b)
            held[joins.find(a)] = held[one] + held[other]
    return joins


def _stand_side_by_side(first: Sequence[Quantity], second: Sequence[Quantity]) -> bool:
    """Whether one article gives values that exclude each other on both: then they count two things, or two times."""
    return any(a.doc == b.doc and a.excludes(b) for a in first for b in second)


def _words(document: Document, quantity: Quantity) -> Span:
    figure = quantity.figure
    return document.hull(figure.of, figure.span, 80) if figure.of is not None else figure.span


def _label(side: Sequence[Quantity]) -> str:
    exact = [q for q in side if q.figure.qualifier == "exact" and q.figure.value is not None] or list(side)
    value = exact[0].figure.value
    words = f"{value.normalize():f}" if value is not None else f"{exact[0].low}-{exact[0].high}"
    return f"{words} {exact[0].unit}"
