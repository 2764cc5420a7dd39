"""What an article tells and says in the same breath that somebody refutes: X was killed, which the brigade denied."""

from __future__ import annotations

from collections.abc import Iterator

from mahdar.lang.refutation import find_refutations
from mahdar.model import Disagreement, Evidence, Span, public_id
from mahdar.register.corpus import Corpus, Document
from mahdar.register.sides import make_disagreement

_MOST = 160
"""Code points of a refutation that are shown."""
_SUBJECT = 3
"""Words behind the verb within which the name of who refutes begins: المتحدث الرسمي لوزارة كذا."""
_JOINT = 4
"""Code points between what is refuted and the clause that does it: a comma, a quotation mark, a space."""


def find_refuted(corpus: Corpus) -> Iterator[Disagreement]:
    """One disagreement for each refutation whose object is known, though one article tells both sides."""
    for document in corpus:
        words = document.words
        for first, verb in find_refutations(document.article.lang, words.keys):
            clause = _clause(document, first)
            told = _told_before(document, clause.start) if _is_named(document, verb) else None
            if told is not None:
                made = make_disagreement(
                    corpus,
                    public_id("H", document.doc, str(told.start), "refuted"),
                    "polarity",
                    "modality",
                    [("said", [Evidence(document.doc, told)]), ("denied", [Evidence(document.doc, clause)])],
                    "an article tells it, and beside it that somebody denies it",
                )
                if made is not None:
                    yield made


def _is_named(document: Document, verb: int) -> bool:
    """Whether a name stands close behind the verb: somebody refutes it, not a finding or an outcome."""
    words = document.words
    first, last = words.ends[verb], words.ends[min(verb + _SUBJECT, len(words.ends) - 1)]
    return any(first <= mention.span.start < last for mention in document.mentions)


def _clause(document: Document, first: int) -> Span:
    """The refuting clause, to the end of its sentence or to the next comma."""
    words = document.words
    start = words.starts[first]
    end = min(document.sentence(start).end, start + _MOST)
    last = first
    while last + 1 < len(words.keys) and words.ends[last + 1] <= end and words.kinds[last + 1] not in "sb":
        last += 1
    return Span(start, words.ends[last])


def _told_before(document: Document, until: int) -> Span | None:
    """What a clause refutes: the statement that ends at it, else the last happening of its sentence, to the clause."""
    sentence = document.sentence(until)
    said = [p for s in document.statements for p in s.parts if sentence.start <= p.start and p.end <= until]
    beside = [part for part in said if until - part.end <= _JOINT]
    if beside:
        return min(beside, key=lambda part: part.end - part.start)
    within = [p for s in document.statements for p in s.parts if p.start < until < p.end]
    events = [
        event for event in document.events
        if sentence.start <= event.span.start and event.span.end <= until and event.modality != "denied"
    ]
    if not events:
        return None
    clauses = [event.clause or event.span for event in events]
    start = max(min(c.start for c in clauses if c.end > events[-1].span.start), *(p.start for p in within), 0)
    end = until
    while end > start and not document.text[end - 1].isalnum():
        end -= 1
    return Span(min(start, events[-1].span.start), end)
