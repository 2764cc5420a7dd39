"""The sentences of an article as passages, read once for events and commitments alike."""

from __future__ import annotations

from functools import lru_cache

from mahdar.annotators.happenings.clauses import Passage, read_passage
from mahdar.lang.clauses import load_clause_words
from mahdar.lang.events import EventLexicon, Word, load_events
from mahdar.text.reading import Reading
from mahdar.text.tokens import Token


class Passages:
    """Sentences of one article with what the lexicon knows of their words; clauses are found when first asked for."""

    def __init__(self, reading: Reading, code: str) -> None:
        self._reading = reading
        self._shapes = load_clause_words(code)
        self._lexicon = load_events(code)
        self._words: list[list[Word | None]] = []
        self._read: dict[int, Passage] = {}
        text, look = reading.text, self._lexicon.word
        for first, last in reading.sentences:
            self._words.append([look(printed(t, text)) for t in reading.tokens[first:last]])

    @property
    def lexicon(self) -> EventLexicon:
        """The lexicon that the words were looked up in."""
        return self._lexicon

    def words(self, sentence: int) -> list[Word | None]:
        """What the lexicon knows of each word of a sentence."""
        return self._words[sentence]

    def passage(self, sentence: int) -> Passage:
        """The sentence with its clauses."""
        known = self._read.get(sentence)
        if known is None:
            first, last = self._reading.sentences[sentence]
            words = self._words[sentence]
            known = read_passage(self._reading.tokens, first, last, words, self._shapes, self._lexicon)
            self._read[sentence] = known
        return known


def printed(token: Token, text: str) -> str:
    """The key of a token, its last letter ى where it is printed so: نفى is a verb, نفي a noun."""
    key = token.key
    if key[-1:] == "ي" and text[token.end - 1] == "ى":
        return key[:-1] + "ى"
    return key


@lru_cache(maxsize=2)
def read_passages(reading: Reading, code: str) -> Passages:
    """The passages of an article; the last two articles are kept, so that each is read once."""
    return Passages(reading, code)
