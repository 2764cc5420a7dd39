"""The sentences of an article as passages, read once for events and commitments alike."""

from __future__ import annotations

from functools import lru_cache

from mahdar.annotators.found import Found
from mahdar.annotators.happenings.clauses import Passage, read_passage
from mahdar.lang.clauses import load_clause_words
from mahdar.lang.events import EventLexicon, Word, load_events
from mahdar.text.inflect import PAST
from mahdar.text.reading import Reading
from mahdar.text.tokens import Token


class Passages:
    """Sentences of one article with what the lexicon knows of their words; clauses are found when first asked for."""

    def __init__(self, reading: Reading, found: Found, code: str) -> None:
        self._reading = reading
        self._shapes = load_clause_words(code)
        self._lexicon = load_events(code)
        self._words: list[list[Word | None]] = []
        self._read: dict[int, Passage] = {}
        text, look = reading.text, self._lexicon.word
        tokens = reading.tokens
        self.blocked = frozenset(
            i for m in found.mentions if m.type != "EVENT" for i in range(*reading.tokens_in(m.span))
        )
        """Tokens of names, which are no other words: لو in the name of a newspaper is not "if"."""
        for first, last in reading.sentences:
            self._words.append(
                [None if i in self.blocked else look(printed(tokens[i], text)) for i in range(first, last)]
            )

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
            known = read_passage(
                self._reading.tokens, first, last, words, self._shapes, self._conditional(first, last, words),
                self.blocked,
            )
            self._read[sentence] = known
        return known


    def _conditional(self, first: int, last: int, words: list[Word | None]) -> frozenset[int]:
        """Where إن is "if": before لم or a past verb, which إنّ and أنّ never are."""
        tokens, text = self._reading.tokens, self._reading.text
        found: set[int] = set()
        for index in range(first, last - 1):
            token = tokens[index]
            if self._shapes.get(token.key) == "that" and token.key in _IF and "إ" in text[token.start : token.end]:
                word = words[index + 1 - first]
                past = word is not None and bool(word.verbs) and all(v.part == PAST for v in word.verbs)
                if past or self._shapes.get(tokens[index + 1].key) == "jussive":
                    found.add(index)
        return frozenset(found)


_IF = frozenset({"ان", "وان", "فان"})


def printed(token: Token, text: str) -> str:
    """The key of a token, its last letter ى where it is printed so: نفى is a verb, نفي a noun."""
    key = token.key
    if key[-1:] == "ي" and text[token.end - 1] == "ى":
        return key[:-1] + "ى"
    return key


@lru_cache(maxsize=2)
def read_passages(reading: Reading, found: Found, code: str) -> Passages:
    """The passages of an article; the last two articles are kept, so that each is read once."""
    return Passages(reading, found, code)
