"""Annotators: each finds one kind of thing in one article and only adds.

An annotator is a function `(reading, found, pack) -> its records`. It sees the article's tokens, what was found before
it, and the language pack; never another article, a file or the network. `ANNOTATORS` is the order in which they run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module

from mahdar.annotators.found import Found, order
from mahdar.lang import LanguagePack, load
from mahdar.model import Annotated, Article, Problem
from mahdar.text.reading import Reading

Annotator = Callable[[Reading, Found, LanguagePack], Iterable[object]]


def _annotator(kind: str) -> Annotator:
    """`find_<kind>` of the module of that name, imported at its first call: `mahdar.times` alone needs one of them."""

    def find(reading: Reading, found: Found, pack: LanguagePack) -> Iterable[object]:
        module = import_module(f"mahdar.annotators.{kind}")
        made: Iterable[object] = getattr(module, f"find_{kind}")(reading, found, pack)
        return made

    return find


ANNOTATORS: dict[str, Annotator] = {
    kind: _annotator(kind)
    for kind in ("times", "mentions", "offices", "figures", "statements", "events", "commitments")
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
