"""Annotators: each finds one kind of thing in one article and only adds.

An annotator is a function `(reading, found, pack) -> its records`. It sees the article's tokens, what was found before
it, and the language pack; never another article, a file or the network. `ANNOTATORS` is the order in which they run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from mahdar.annotators.commitments import find_commitments
from mahdar.annotators.events import find_events
from mahdar.annotators.figures import find_figures
from mahdar.annotators.found import Found, order
from mahdar.annotators.mentions import find_mentions
from mahdar.annotators.offices import find_offices
from mahdar.annotators.statements import find_statements
from mahdar.annotators.times import find_times
from mahdar.lang import LanguagePack, load
from mahdar.model import Annotated, Article, Problem
from mahdar.text.reading import Reading

Annotator = Callable[[Reading, Found, LanguagePack], Iterable[object]]

ANNOTATORS: dict[str, Annotator] = {
    "times": find_times,
    "mentions": find_mentions,
    "offices": find_offices,
    "figures": find_figures,
    "statements": find_statements,
    "events": find_events,
    "commitments": find_commitments,
}


def annotate(article: Article) -> Annotated:
    """Run every annotator over one article.

    An annotator that fails on it becomes a `Problem`; the others still run.
    """
    pack, reading, found = load(article.lang), Reading(article), Found()
    problems = []
    for name, find in ANNOTATORS.items():
        try:
            setattr(found, name, order(find(reading, found, pack)))
        except Exception as error:  # noqa: BLE001 - one article's failure must not end the run
            problems.append(
                Problem(
                    path=article.doc,
                    code="annotator-failed",
                    what=f"{name}: {type(error).__name__}: {error}",
                    remedy="the other annotations of this article are kept; please report this text",
                )
            )
    return Annotated(article=article, annotations=tuple(found), problems=tuple(problems))
