"""Figures prepared for comparison: what they count, in which words, when, and which values they allow."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from mahdar.lang.comparison import load_comparison_words
from mahdar.lang.function import stem
from mahdar.model import Figure, Span
from mahdar.register.content import Weights
from mahdar.register.corpus import Corpus, Document
from mahdar.register.days import Days, around, read_days
from mahdar.register.entities import Names

GENERIC = frozenset(
    {"percent", "fraction", "years", "months", "weeks", "days", "hours", "minutes", "seconds", "times", "people"}
    | {"stages", "points", "items", "parts"}
)
"""Units that count too many different things for a likeness of unit to mean much."""
MEASURES = frozenset(
    {"tonnes", "kilograms", "metres", "kilometres", "square metres", "square kilometres", "hectares", "dunams"}
    | {"cubic metres", "litres", "barrels", "degrees", "megawatts"}
)
"""Units that measure anything: two leading figures in them need not be of one thing, as those of prisoners are."""
_NOTHING = frozenset({"unspecified", "units", "items"})
_LIST = 3
"""So many figures of one unit in one sentence are a list; each counts a thing of its own."""
_WINDOW = 7
"""Words before and after a figure that say what it is about."""
_DAYS = 16
"""Days within which two figures of one thing are taken to be of one state of it."""
_NEWS, _FAR_ALIKE, _FAR_NAMED = 3, 0.5, 0.35
"""Days within which they are news of one thing; of articles farther apart the words must be this much alike, less
where a name stands beside both or one body owns both."""
_TIMES = 10
"""A value so many times another's is of something else, unless both belong to one body."""
REFUSED = "refused"
"""The role of a figure inside what somebody denies: it is another's account, told to be refused."""
_SOON = 1
"""The same for prices, shares and lengths, which change from day to day."""
_BESIDE = 200
"""Code points before and after the sentence in which names still tell what the figure is about."""
_SMALL = 20
"""Counts below this differ from one thing to the next by themselves."""
_AROUND = Decimal("0.08")
"""How far a value said to be approximate may be off."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure of an article with what is needed to compare it."""

    doc: str
    figure: Figure
    unit: str
    whose: str | None
    words: frozenset[str]
    role: str | None
    lead: bool
    days: Days | None
    names: frozenset[str]
    """Entities named in its sentence and right beside it."""
    low: Decimal
    high: Decimal | None

    @property
    def key(self) -> tuple[str, Span]:
        """Names the quantity."""
        return (self.doc, self.figure.span)

    @property
    def size(self) -> Decimal:
        """One number for sorting and ratios."""
        return self.figure.value if self.figure.value is not None else (self.high or self.low)

    def excludes(self, other: Quantity) -> bool:
        """Whether no value is allowed by both."""
        return (self.high is not None and self.high < other.low) or (other.high is not None and other.high < self.low)


def read_quantities(corpus: Corpus, names: Names) -> list[Quantity]:
    """The figures of all articles that count something; ordinals are the business of rounds and meetings."""
    found = []
    for document in corpus:
        lines = [p.span for p in document.article.parts if p.role == "paragraph"]
        lead = lines[0].end if lines else 300
        for figure in document.figures:
            bounds = _bounds(figure)
            counts = not figure.unit.endswith("ordinal") and figure.unit not in _NOTHING
            if bounds is None or not counts or _is_listed(document, figure):
                continue
            days = read_days(figure.as_of)
            if days is None and document.published is not None:
                days = around(document.published, 0, 0)
            words, role = _context(document, figure)
            if role is None and _is_refused(document, figure):
                role = REFUSED
            found.append(
                Quantity(
                    doc=document.doc,
                    figure=figure,
                    unit=figure.currency or figure.unit,
                    whose=names(document.doc, figure.whose) if figure.whose else None,
                    words=words,
                    role=role,
                    lead=figure.span.start < lead,
                    days=days,
                    names=_names_near(document, figure, names),
                    low=bounds[0],
                    high=bounds[1],
                )
            )
    return found


def _is_refused(document: Document, figure: Figure) -> bool:
    """Whether a figure stands in what somebody denies: the innermost statement, else a happening or undertaking."""
    at = figure.span.start
    said = [(p.end - p.start, s.act) for s in document.statements for p in s.parts if p.start <= at < p.end]
    if said:
        return min(said)[1] == "deny"
    clauses = [e.clause for e in document.events if e.modality == "denied" and e.clause is not None]
    clauses += [c.span for c in document.commitments if c.status == "denied"]
    return any(clause.start <= at < clause.end for clause in clauses)


def _names_near(document: Document, figure: Figure, names: Names) -> frozenset[str]:
    sentence = document.sentence(figure.span.start)
    first, last = sentence.start - _BESIDE, sentence.end + _BESIDE
    return frozenset(names(document.doc, m.entity) for m in document.mentions if first <= m.span.start < last)


def _is_listed(document: Document, figure: Figure) -> bool:
    sentence = document.sentence(figure.span.start)
    beside = [f for f in document.figures if f.unit == figure.unit and sentence.start <= f.span.start < sentence.end]
    return len({f.value for f in beside}) >= _LIST


def _bounds(figure: Figure) -> tuple[Decimal, Decimal | None] | None:
    value = figure.value
    if value is None:
        if figure.low is None:
            return None
        return figure.low, figure.high
    match figure.qualifier:
        case "at-least" | "more-than":
            return value, None
        case "at-most" | "less-than" | "up-to":
            return Decimal(0), value
        case "approx" | "vague":
            return value * (1 - _AROUND), value * (1 + _AROUND)
        case _:
            return value, value


def _context(document: Document, figure: Figure) -> tuple[frozenset[str], str | None]:
    """Stems around the figure in its sentence, the unit's own left out, and the role of the word before it."""
    code, tokens = document.article.lang, document.words
    first, last = tokens.at(figure.span)
    sentence = document.sentence(figure.span.start)
    if sentence.end <= sentence.start:
        return frozenset(), None
    low, high = tokens.at(sentence)
    near = [*range(max(low, first - _WINDOW), first), *range(last, min(high, last + _WINDOW))]
    unit = {stem(code, key) for key in tokens.keys[first:last]}
    words = {stem(code, tokens.keys[n]) for n in near if tokens.kinds[n] in "wl"}
    before = next((tokens.keys[n] for n in range(first - 1, low - 1, -1) if tokens.kinds[n] == "w"), "")
    return frozenset(w for w in words - unit if len(w) > 1), load_comparison_words(code).get(before)


def comparable(
    first: Quantity, second: Quantity, weights: Weights, rare: bool, named: bool, sole: bool = False
) -> float:
    """How surely two figures count the same thing at the same time, 0 to about 1.5; 0.3 is enough.

    Weights were set on the annotated samples: 24 disagreeing pairs among 90 of one unit within ten days. On 1,000 mixed
    articles of one month they brought together prices, shares and casualties of different days and places, so that
    figures of any unit (percent, money, measures of time) or of no day ask for like words and a name beside both.

    Args:
        first: A figure.
        second: A figure of another article of the same story.
        weights: How telling words are.
        rare: Whether few articles count in the unit.
        named: Whether a telling name stands beside both.
        sole: Whether each of the two articles gives one value in the unit and no other.
    """
    if first.unit != second.unit or {"part_of", "changed_from", "contrasted", REFUSED} & {first.role, second.role}:
        return 0.0
    if first.whose is not None and second.whose is not None and first.whose != second.whose:
        return 0.0
    if not _same_time(first, second):
        return 0.0
    alike = weights.alike(first.words, second.words)
    far = first.days is not None and second.days is not None and first.days.gap(second.days) > _NEWS
    shared = len(first.words & second.words)
    owned = first.whose is not None and first.whose == second.whose
    if far and alike < (_FAR_NAMED if named or owned else _FAR_ALIKE):
        return 0.0
    if first.unit in GENERIC or first.figure.currency is not None:
        if first.days is None or second.days is None:
            return 0.0
        near = first.days.gap(second.days) <= _SOON
        return alike if near and (named or owned) and alike >= 0.45 and shared >= 3 else 0.0
    undated = first.days is None or second.days is None
    if undated and (first.unit in MEASURES or not (sole or ((named or owned) and alike >= 0.5 and shared >= 3))):
        return 0.0
    small, large = sorted((first.size, second.size))
    if large > _TIMES * small and not owned:
        return 0.0
    if large < _SMALL and (alike < 0.35 or shared < 2):
        return 0.0
    if alike < 0.3 and (large > 3 * small or not (named or owned)):
        return 0.0
    if large > 3 * small and not (named or owned):
        return 0.0
    score = alike
    score += 0.2 if sole and rare and first.unit not in MEASURES and shared else 0
    score += 0.15 if owned else 0
    score += 0.2 if first.lead and second.lead and first.unit not in MEASURES else 0
    score += 0.2 if first.role == second.role == "changed_to" else 0
    score += 0.1 if rare else 0
    return score


def _same_time(first: Quantity, second: Quantity) -> bool:
    if first.days is None or second.days is None:
        return True  # of a day that no article prints nothing can be said against
    if 4 in (first.days.precision, second.days.precision):
        return first.days == second.days
    return first.days.gap(second.days) <= _DAYS


def when(quantity: Quantity) -> str:
    """For ordering by time."""
    return quantity.days.first.isoformat() if quantity.days else dt.date.min.isoformat()
