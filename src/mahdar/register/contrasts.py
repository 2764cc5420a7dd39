"""Counts that an article sets against each other in one sentence: three years, not two.

Who says so tells what somebody else says, too; so one article is enough. Articles of the same story that give either
value stand beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from mahdar.model import Disagreement, Evidence, public_id
from mahdar.register.corpus import Corpus
from mahdar.register.quantities import Quantity
from mahdar.register.relations import Relations
from mahdar.register.sides import make_disagreement

CONTRASTED = "contrasted"
_FAR = 60
"""Code points between two values that are set against each other."""


def find_contrasts(
    corpus: Corpus, quantities: Sequence[Quantity], relations: Relations
) -> Iterator[Disagreement]:
    """One disagreement for each value that is refused beside another."""
    by_value: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
    for quantity in quantities:
        by_value[quantity.unit, str(quantity.size.normalize())].append(quantity)
    last: Quantity | None = None
    for quantity in sorted(quantities, key=lambda q: q.key):
        if quantity.role == CONTRASTED and last is not None and _are_set_against(corpus, last, quantity):
            sides = []
            for one in (last, quantity):
                rows = by_value[one.unit, str(one.size.normalize())]
                told = [q for q in rows if q is one or _tells_too(q, one, relations)]
                value = f"{one.size.normalize():f} {one.unit}"
                sides.append((value, [Evidence(q.doc, q.figure.span) for q in told]))
            subject = public_id("F", quantity.unit, quantity.doc, str(quantity.figure.span.start))
            reason = f"an article sets two figures in {quantity.unit} against each other in one sentence"
            made = make_disagreement(corpus, subject, "figure", "number", sides, reason)
            if made is not None:
                yield made
        last = quantity


def _are_set_against(corpus: Corpus, first: Quantity, second: Quantity) -> bool:
    if first.doc != second.doc or first.unit != second.unit or not first.excludes(second):
        return False
    document = corpus[first.doc]
    near = second.figure.span.start - first.figure.span.end <= _FAR
    return near and document.sentence(first.figure.span.start) == document.sentence(second.figure.span.start)


def _tells_too(other: Quantity, one: Quantity, relations: Relations) -> bool:
    """Whether an article of the same story gives the value, and does not refuse it."""
    apart = other.doc != one.doc and other.role != CONTRASTED
    return apart and relations.of_one_story(other.doc, one.doc) and bool(other.words & one.words)
