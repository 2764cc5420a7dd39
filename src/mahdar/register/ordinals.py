"""Where articles of one day's news count one meeting, session or summit differently (their third, the fourth)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mahdar.model import Disagreement, Evidence, Figure, public_id
from mahdar.register.corpus import Corpus, Document
from mahdar.register.joining import Joins
from mahdar.register.relations import Relations
from mahdar.register.sides import make_disagreement

_DAYS = 2
"""Days between articles that tell of one sitting as news."""
_LOOK = 24
_ORDINAL, _ROUNDS = "-ordinal", "rounds-ordinal"


def find_disagreeing_ordinals(corpus: Corpus, relations: Relations) -> Iterator[Disagreement]:
    """Disagreements on the number of a sitting; rounds have their own."""
    shelves: dict[str, list[tuple[str, Figure]]] = defaultdict(list)
    for document in corpus:
        if document.published is not None:
            for figure in _read(document):
                shelves[figure.unit].append((document.doc, figure))
    for unit, shelf in sorted(shelves.items()):
        rows = dict(sorted(shelf, key=lambda row: (str(corpus[row[0]].published), row[0])))
        joins = _match(corpus, list(rows), relations)
        for root, docs in joins.classes().items():
            sides: dict[str, list[Evidence]] = defaultdict(list)
            for doc in docs:
                sides[f"{rows[doc].value:f}"].append(Evidence(doc, rows[doc].span))
            if len(sides) > 1 and len({corpus.origin[doc] for doc in docs}) > 1:
                reason = f"articles of one story and of these days number its {unit.removesuffix(_ORDINAL)} differently"
                subject = public_id("F", unit, root)
                made = make_disagreement(corpus, subject, "number", "ordinal", sorted(sides.items()), reason)
                if made is not None:
                    yield made


def _read(document: Document) -> Iterator[Figure]:
    """Numbers of sittings, of each kind the one that the article is about: of several the first, if it is the last."""
    found: dict[str, list[Figure]] = defaultdict(list)
    for figure in document.figures:
        if figure.unit.endswith(_ORDINAL) and figure.unit != _ROUNDS and figure.value is not None:
            found[figure.unit].append(figure)
    for figures in found.values():
        if figures[0].value == max(f.value for f in figures if f.value is not None):
            yield figures[0]


def _match(corpus: Corpus, docs: list[str], relations: Relations) -> Joins[str]:
    joins: Joins[str] = Joins(docs)
    for n, first in enumerate(docs):
        for second in docs[n + 1 : n + 1 + _LOOK]:
            a, b = corpus[first].published, corpus[second].published
            if a is not None and b is not None and abs((a - b).days) <= _DAYS and relations.of_one_story(first, second):
                joins.join(first, second)
    return joins
