"""The sentences of an article as passages, read once for events and commitments alike."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from mahdar.annotators.found import Found
from mahdar.annotators.happenings.clauses import Passage, read_passage
from mahdar.lang.clauses import load_clause_class, load_clause_words
from mahdar.lang.events import EventLexicon, Word, load_events
from mahdar.lang.gazetteer import load_nationalities
from mahdar.model import Mention, Time
from mahdar.text.reading import Reading


class Placed(NamedTuple):
    """A time or a name with its tokens `[first, last)`."""

    first: int
    last: int
    item: Time | Mention


class Passages:
    """One article's words as the lexicon knows them, names and times by token; clauses are found when asked for."""

    def __init__(self, reading: Reading, found: Found, code: str) -> None:
        self._reading = reading
        self.shapes = load_clause_words(code)
        self.lexicon: EventLexicon = load_events(code)
        self.times = [Placed(*reading.tokens_in(t.span), t) for t in found.times]
        self.names = [Placed(*reading.tokens_in(m.span), m) for m in found.mentions]
        self._time_starts = [p.first for p in self.times]
        self._name_starts = [p.first for p in self.names]
        tokens, text = reading.tokens, reading.text
        self.keys = [t.key if t.key[-1:] != "ي" or text[t.end - 1] != "ى" else t.key[:-1] + "ى" for t in tokens]
        """Keys, the last letter ى where it is printed so: نفى is a verb, نفي a noun."""
        self.words: list[Word | None] = list(map(self.lexicon.word, self.keys))
        """What the lexicon knows of each token; nothing of those in names: لو in a newspaper's name is not "if"."""
        taken: set[int] = set()
        blocked: set[int] = set()
        for first, last, item in self.names:
            taken.update(range(first, last))
            if item.type != "EVENT":
                blocked.update(range(first, last))
        for index in blocked:
            self.words[index] = None
        self.triggers = [i for i, w in enumerate(self.words) if w is not None and w.events]
        """Tokens that may tell of an event."""
        self.taken, self.blocked = frozenset(taken), frozenset(blocked)
        self.nations = nations = load_nationalities(code)
        self.demonyms: dict[int, str] = {}
        """Token -> the country that an adjective of origin there names, names left out."""
        self.marked: dict[str, list[int]] = {"last_of": [], "future": [], "subjunctive": []}
        """Tokens of the words of a few classes of clauses.toml, so that nobody looks for them again."""
        shapes, marked = self.shapes, self.marked
        for index, token in enumerate(tokens):
            key = token.key
            if key in shapes and shapes[key] in marked:
                marked[shapes[key]].append(index)
            if key in nations:
                country = nations[key]
            elif key[0] == "و" and key[1:] in nations:
                country = nations[key[1:]]
            else:
                continue
            if index not in taken:
                self.demonyms[index] = country
        self._may_be_if = load_clause_class(code, "may_be_if")
        self._read: dict[int, Passage] = {}

    def names_in(self, first: int, last: int) -> Sequence[Placed]:
        """Names that begin in a token range."""
        return self.names[bisect_left(self._name_starts, first) : bisect_left(self._name_starts, last)]

    def times_in(self, first: int, last: int) -> Sequence[Placed]:
        """Times that begin in a token range."""
        return self.times[bisect_left(self._time_starts, first) : bisect_left(self._time_starts, last)]

    def triggers_in(self, first: int, last: int) -> Sequence[int]:
        """Tokens of a range that may tell of an event."""
        return self.triggers[bisect_left(self.triggers, first) : bisect_left(self.triggers, last)]

    def passage(self, sentence: int) -> Passage:
        """A sentence with its clauses."""
        known = self._read.get(sentence)
        if known is None:
            first, last = self._reading.sentences[sentence]
            known = Passage(
                first,
                last,
                self._reading.tokens,
                self.words,
                self.shapes,
                self.blocked,
                self._reading.text,
                self._may_be_if,
            )
            read_passage(known)
            self._read[sentence] = known
        return known


@lru_cache(maxsize=2)
def read_passages(reading: Reading, found: Found, code: str) -> Passages:
    """The passages of an article; the last two articles are kept, so that each is read once."""
    return Passages(reading, found, code)
