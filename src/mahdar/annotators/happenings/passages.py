"""The sentences of an article as passages, read once for events and commitments alike."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from mahdar.annotators.found import Found, place_mentions
from mahdar.annotators.happenings.clauses import OPENERS, Passage, read_passage
from mahdar.lang.clauses import load_clause_class, load_clause_words
from mahdar.lang.commitments import Known, load_commitments
from mahdar.lang.events import EventLexicon, Word, load_events
from mahdar.lang.gazetteer import load_nationalities, load_outlets
from mahdar.lang.memo import Memo
from mahdar.model import Mention, Time
from mahdar.text.reading import Reading

if TYPE_CHECKING:
    from mahdar.annotators.happenings.actors import Actor


class Placed(NamedTuple):
    """A time or a name with its tokens `[first, last)`."""

    first: int
    last: int
    item: Time | Mention


_PLACE = partial(tuple.__new__, Placed)


def _place(items: Sequence[Time | Mention], places: tuple[list[int], list[int]]) -> list[Placed]:
    """Annotations with their tokens, made in C."""
    return list(map(_PLACE, zip(*places, items, strict=True)))


KEPT = ("last_of", "future", "subjunctive", "three")
"""Classes of clauses.toml whose words are listed for each article, so that nobody looks for them again."""


class Mark(NamedTuple):
    """What a token is apart from its meaning: a word that shapes clauses, an adjective of origin, a sign, a number."""

    shape: str
    """Its class, one of `KEPT`, or empty."""
    nation: str | None
    """The country that it names as an adjective of origin, with or without و."""
    opens: bool
    """It may open or close a clause whatever the lexicon knows of it."""


class Marks:
    """The marks of one pack by folded word, remembered; None for words that need no look here."""

    def __init__(self, code: str) -> None:
        self.shapes = load_clause_words(code)
        self.nations = load_nationalities(code)
        self.by_key: Memo[Mark | None] = Memo(self._mark)

    def _mark(self, key: str) -> Mark | None:
        shape, nation = self.shapes.get(key, ""), self.nations.get(key)
        if nation is None and key[0] == "و":
            nation = self.nations.get(key[1:])
        if nation is None and key[-1] == "ا":  # وفدا سعوديا
            nation = self.nations.get(key[:-1])
        mark = Mark(shape if shape in KEPT else "", nation, shape in OPENERS or not key[0].isalpha())
        return None if mark == _PLAIN else mark


_PLAIN = Mark("", None, False)


class Entry(NamedTuple):
    """What is known of a key that means something to the reading of events or commitments.

    The last fields tell in which lists of `Passages` its tokens stand, asked for once and not at each token.
    """

    word: Word | None
    known: Known | None
    mark: Mark | None
    cue: bool
    """It may name a commitment by itself."""
    begins: bool
    """It may name one with the word after it."""
    trigger: bool
    """It may tell of an event."""
    future: bool
    """It may be a verb with س."""
    clausal: bool
    """Its word may open a clause, be its verb or govern what follows."""
    printed: Entry | None = None
    """The entry of a key in ي where the text has ى: نفى is a verb, نفي a noun."""


class Entries(Memo[Entry | None]):
    """Key -> what is known of it; None for most keys, so that an article is searched once and not for each of them.

    One look-up for a token in place of five lists over all tokens, and the tokens without an entry are passed over
    without a step of Python.
    """

    def __init__(self, code: str) -> None:
        super().__init__(self._enter)
        self._words, self._known = load_events(code).words, load_commitments(code).known
        self._marks = load_marks(code).by_key

    def _enter(self, key: str) -> Entry | None:
        mark = self._marks[key]
        entry = self._entry(key, mark)
        if key[-1] == "ي":
            entry = entry._replace(printed=self._entry(key[:-1] + "ى", mark))
        other = entry.printed
        return entry if any(entry[:3]) or (other is not None and any(other[:3])) else None

    def _entry(self, key: str, mark: Mark | None) -> Entry:
        word, known = self._words[key], self._known[key]
        cue, begins = (bool(known.cues), bool(known.phrases)) if known is not None else (False, False)
        if word is None:
            return Entry(None, known, mark, cue, begins, trigger=False, future=False, clausal=False)
        return Entry(word, known, mark, cue, begins, bool(word.events), word.future, word.clausal)


@lru_cache(maxsize=4)
def load_marks(code: str) -> Marks:
    """The marks of a pack; one object per process."""
    return Marks(code)


@lru_cache(maxsize=4)
def load_entries(code: str) -> Entries:
    """The entries of a pack; one object per process."""
    return Entries(code)


class Passages:
    """One article's words as the lexicon knows them, names and times by token; clauses are found when asked for."""

    def __init__(self, reading: Reading, found: Found, code: str) -> None:
        self._reading = reading
        marks = load_marks(code)
        self.shapes, self.nations = marks.shapes, marks.nations
        self.lexicon: EventLexicon = load_events(code)
        timed, named = reading.ranges([time.span for time in found.times]), place_mentions(reading, found)
        self._time_starts, self._name_starts = timed[0], named.firsts
        self.times = _place(found.times, timed)
        self.names = _place(found.mentions, named)
        """In the order of `found.mentions`."""
        self.outlets = load_outlets(code)
        self.accords = [p for p in self.names if p.item.type == "LAW"]
        """Accords and laws named."""
        tokens = reading.tokens
        self.plain = reading.keys
        """Keys of the tokens."""
        self.taken = frozenset([i for first, last, _ in self.names for i in range(first, last)])
        """Tokens of names."""
        self.blocked = self.taken
        """The same without the names of happenings, whose words tell of them."""
        if any(p.item.type == "EVENT" for p in self.names):
            self.blocked = frozenset([i for p in self.names if p.item.type != "EVENT" for i in range(p.first, p.last)])
        self.words: list[Word | None] = [None] * len(tokens)
        """What the lexicon knows of each token; nothing of those in names: لو in a newspaper's name is not "if"."""
        self.triggers: list[int] = []
        """Tokens that may tell of an event."""
        self.futures: list[int] = []
        """Tokens that may be a verb with س."""
        self.demonyms: dict[int, str] = {}
        """Token -> the country that an adjective of origin there names, names left out."""
        self.known: list[Known | None] = [None] * len(tokens)
        """What the lexicon of commitments knows of each token."""
        self.cues: list[int] = []
        """Tokens that may name a commitment, by themselves or with the word that follows."""
        self.marked: dict[str, list[int]] = {name: [] for name in KEPT}
        """Tokens of the words of a few classes of clauses.toml."""
        self._active: list[int] = []
        """Tokens that may open or close a clause: signs, numbers, words that open one, verbs and what governs."""
        self._enter(list(map(load_entries(code).__getitem__, self.plain)))
        self._origins = list(self.demonyms)
        self.timed = frozenset(i for p in self.times for i in range(p.first, p.last))
        """Tokens of times."""
        self.actors: dict[int, list[Actor]] = {}
        """First token of a sentence -> its actors, kept by `actors_in`."""
        self._may_be_if = load_clause_class(code, "may_be_if")
        self._unread: dict[int, Passage] = {}
        self._bodies = load_bodies(code)

    def _enter(self, entries: list[Entry | None]) -> None:
        """Fill the lists of tokens from the entries of all tokens."""
        taken, blocked = self.taken, self.blocked
        tokens, text, words, knowns = self._reading.tokens, self._reading.text, self.words, self.known
        keys, size, cues, triggers, active = self.plain, len(tokens), self.cues, self.triggers, self._active
        for index in compress(range(size), entries):
            word, known, mark, cue, begins, trigger, future, clausal, printed = entries[index]  # type: ignore[misc]
            if printed is not None and text[tokens[index].end - 1] == "ى":
                word, known, mark, cue, begins, trigger, future, clausal, _ = printed
            if known is not None:
                knowns[index] = known
                if cue or (begins and index + 1 < size and keys[index + 1] in known.phrases):
                    cues.append(index)
            if word is not None:
                if index in blocked:
                    clausal = False
                else:
                    words[index] = word
                    if trigger:
                        triggers.append(index)
                    if future:
                        self.futures.append(index)
            if mark is not None:
                shape, nation, opens = mark
                if shape:
                    self.marked[shape].append(index)
                if nation is not None and index not in taken:
                    self.demonyms[index] = nation
                if opens:
                    active.append(index)
                    continue
            if clausal:
                active.append(index)

    def names_in(self, first: int, last: int) -> Sequence[Placed]:
        """Names that begin in a token range."""
        return self.names[bisect_left(self._name_starts, first) : bisect_left(self._name_starts, last)]

    def times_in(self, first: int, last: int) -> Sequence[Placed]:
        """Times that begin in a token range."""
        return self.times[bisect_left(self._time_starts, first) : bisect_left(self._time_starts, last)]

    def demonyms_in(self, first: int, last: int) -> list[tuple[int, str]]:
        """Adjectives of origin in a token range, with their countries."""
        places = self._origins[bisect_left(self._origins, first) : bisect_left(self._origins, last)]
        return [(index, self.demonyms[index]) for index in places]

    def triggers_in(self, first: int, last: int) -> Sequence[int]:
        """Tokens of a range that may tell of an event."""
        return self.triggers[bisect_left(self.triggers, first) : bisect_left(self.triggers, last)]

    def unread(self, sentence: int) -> Passage:
        """A sentence whose clauses may not have been looked for."""
        passage = self._unread.get(sentence)
        if passage is None:
            first, last = self._reading.sentences[sentence]
            passage = self._unread[sentence] = Passage(
                first, last, self._reading.tokens, self.plain, self.words, self.shapes, self.blocked,
                self._reading.text, self._may_be_if, self._bodies, self.timed,
            )
        return passage

    def passage(self, sentence: int) -> Passage:
        """A sentence with its clauses."""
        passage = self.unread(sentence)
        if not passage.clauses:
            active = self._active
            read_passage(passage, active[bisect_left(active, passage.first) : bisect_left(active, passage.last)])
        return passage


@lru_cache(maxsize=4)
def load_bodies(code: str) -> Callable[[str], bool]:
    """Whether a folded word, without a preposition, names a body, an office or people, who can act."""
    lexicon = load_events(code)
    bodies = frozenset().union(*(lexicon.classes[name] for name in ("institutions", "people", "forces", "posts")))

    def names_body(key: str) -> bool:
        return any(n.base in bodies and not n.proclitics for n in lexicon.bases(key))

    return Memo(names_body).__getitem__


def read_passages(reading: Reading, found: Found, code: str) -> Passages:
    """The passages of an article, read once."""
    return found.once(Passages, lambda: Passages(reading, found, code))
