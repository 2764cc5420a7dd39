"""What agreements are called, wherever an article speaks of them: الاتفاق النووي مع إيران، هدنة إنسانية."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from mahdar.lang.clauses import load_clause_words
from mahdar.lang.events import load_events
from mahdar.lang.function import load_function_words, stem
from mahdar.lang.pack import load_basics
from mahdar.model import Event, Span
from mahdar.register.corpus import Document
from mahdar.register.entities import Names
from mahdar.text.fold import fold_words

_ADJECTIVES = 3
"""Words behind an accord that may name it."""
_PARTY = 7
"""Words behind an accord in which the countries that it is with stand."""
_TRUCE = 4
"""Words behind an accord in which those of a truce stand."""
_BACK = 5
"""Words before a verb of conclusion in which its accord stands."""
_ENDS = frozenset({"that", "relative", "connective"})
_WITH = frozenset({"with", "between"})


CONCLUDED = frozenset({"accord", "truce"})
"""Kinds of what two conclude with each other; a truce is spoken of as an accord."""


class Accord(NamedTuple):
    """What all mentions of an agreement in one article call it."""

    kind: str
    """`truce`, `consent` (an approval), `act` (what two agree on) or `accord`."""
    name: frozenset[str]
    """Stems of the adjectives of relation, or of the noun that it governs."""
    parties: frozenset[str]
    """Countries that it is said to be with or between, or of which its adjectives are."""

    def fits(self, other: Accord) -> bool:
        """Whether nothing in the two names keeps them apart."""
        if self.kind != other.kind and not {self.kind, other.kind} <= CONCLUDED:
            return False
        if self.name and other.name and not self.name & other.name:
            return False
        return not (self.parties and other.parties) or bool(self.parties & other.parties)


def read_accord(document: Document, event: Event, names: Names) -> Accord:
    """The name of an agreement, from its trigger and the mentions that its article joins to it."""
    rule = event.by.rpartition("#")[2]
    kind = {"ceasefire": "truce", "ceasefire-later": "truce", "consent": "consent", "agree": "act", "consensus": "act"}
    name: set[str] = set()
    parties: set[str] = set()
    sort = kind.get(rule, "accord")
    if sort == "accord" and _is_of_truce(document, event.span):
        sort = "truce"
    held = any(other.endswith("modality.toml#hold") for other in event.also_by)
    for span in (event.span, *event.mentions):
        adjectives, countries = _read(document, span, names, kind.get(rule) == "truce")
        name |= adjectives
        parties |= countries
    if sort == "accord" and held and not name and not parties:
        sort = "act"  # تم الاتفاق على كذا
    return Accord(sort, frozenset(name), frozenset(parties))


def _is_of_truce(document: Document, span: Span) -> bool:
    """اتفاق لوقف إطلاق النار: the words of a truce stand right behind."""
    words = document.words
    _, behind = words.at(span)
    code = document.article.lang
    article = load_basics(code).article
    nouns = [fold_words(noun) for noun in load_events(code).rules["ceasefire"].nouns]
    wanted = {tuple(word.removeprefix(article) for word in noun[-2:]) for noun in nouns if len(noun) > 1}
    keys = [key.removeprefix(article) for key in words.keys[behind : behind + _TRUCE]]
    return any(tuple(keys[n : n + 2]) in wanted for n in range(len(keys) - 1))


@lru_cache(maxsize=4)
def _plain(code: str) -> frozenset[str]:
    return frozenset(stem(code, word) for word in load_events(code).classes["plain"])


def _read(document: Document, span: Span, names: Names, truce: bool) -> tuple[set[str], set[str]]:
    """Adjectives and countries behind one mention; of a truce behind the last word of its trigger."""
    code, words = document.article.lang, document.words
    article, shapes = load_basics(code).article, load_clause_words(code)
    first, behind = words.at(span)
    at = behind - 1 if truce else _find_accord(document, first, behind)
    if at is None:
        return set(), set()
    last = max(at, behind - 1)  # a verb of conclusion has the parties behind it: الاتفاق الذي أبرم مع كذا
    while last + 1 < len(words.keys) and last - max(at, behind - 1) < _PARTY and words.kinds[last + 1] in "wln":
        if shapes.get(words.keys[last + 1]) in _ENDS:
            break
        last += 1
    adjectives: set[str] = set()
    definite = words.keys[at].startswith((article, "لل", "بال", "وال"))
    for n in range(at + 1, min(last, at + _ADJECTIVES) + 1):
        key = words.keys[n]
        if key in load_function_words(code):
            break
        if n == at + 1 and key.startswith(article) and not definite:
            definite = True
            adjectives.add(stem(code, key))
        elif key.startswith(article) != definite:
            if not key.startswith("بال"):
                break
        elif key.endswith(("ي", "يه", "يا")) and document.text[words.ends[n] - 1] != "ى":
            adjectives.add(stem(code, key))
    countries = {a[1:] for a in adjectives if a.startswith("@")}
    link = next((n for n in range(at + 1, last + 1) if shapes.get(words.keys[n]) in _WITH), None)
    if link is not None:
        reach = Span(words.ends[link], words.ends[last])
        countries |= {
            names(document.doc, m.metonym or m.entity) for m in document.mentions
            if m.type == "GPE" and reach.start <= m.span.start < reach.end
        }
    return {a for a in adjectives if not a.startswith("@")} - _plain(code), countries


def _find_accord(document: Document, first: int, behind: int) -> int | None:
    """The word of the accord: the trigger itself, before a verb of conclusion, or behind a signing."""
    code, words = document.article.lang, document.words
    lexicon = load_events(code)
    accords = lexicon.classes["accords"]

    def names_accord(n: int) -> bool:
        return words.kinds[n] == "w" and lexicon.is_of(accords, words.keys[n])

    inside = next((n for n in range(first, behind) if names_accord(n)), None)
    if inside is not None:
        return inside
    after = next((n for n in range(behind, min(behind + 3, len(words.keys))) if names_accord(n)), None)
    before = next((n for n in range(first - 1, max(first - 1 - _BACK, -1), -1) if names_accord(n)), None)
    return before if after is None else after
