"""An article prepared for annotators: its prose as tokens and sentences, computed once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from operator import itemgetter

from mahdar.model import Article, Span
from mahdar.text.columns import Columns
from mahdar.text.sentences import split_sentences
from mahdar.text.tokens import BREAK, Token, tokenize

_KEY = itemgetter(3)


class Reading:
    """The article's tokens and sentences, lines of noise left out.

    `tokens` holds the tokens of title and prose in order, with one `break` token between two lines, so that nothing is
    read across a line and nothing in a line that is not the article's own.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text

    @cached_property
    def tokens(self) -> list[Token]:
        """Tokens of every line that is not noise."""
        if not self.article.parts:
            return tokenize(self.text)
        tokens: list[Token] = []
        for part in self.article.parts:
            if part.role == "noise":
                continue
            line = tokenize(self.text, part.span.start, part.span.end)
            if line and tokens:
                tokens.append(Token(tokens[-1].end, line[0].start, BREAK, "\n"))
            tokens.extend(line)
        return tokens

    @cached_property
    def columns(self) -> Columns:
        """The same tokens as columns; where nobody has asked for `tokens`, none is made."""
        made = "tokens" in self.__dict__ or bool(self.article.parts)
        return Columns(self.text, self.tokens if made else None)

    @cached_property
    def keys(self) -> list[str]:
        """The folded key of each token: `keys[i]` is `tokens[i].key` at an eighth of its time."""
        return list(map(_KEY, self.tokens))

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Token ranges `[first, last)` of the sentences."""
        return split_sentences(self.tokens)

    @cached_property
    def _starts(self) -> list[int]:
        return [t.start for t in self.tokens]

    @cached_property
    def _firsts(self) -> list[int]:
        return [first for first, _ in self.sentences]

    def token_at(self, offset: int) -> int:
        """Index of the token that holds the code point, or of the next one; `len(tokens)` past the end."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.tokens[index].end:
            return index
        return index + 1

    def tokens_in(self, span: Span) -> tuple[int, int]:
        """Token range `[first, last)` that touches the span."""
        return self.token_at(span.start), bisect_left(self._starts, span.end)

    def ranges(self, spans: Iterable[Span]) -> tuple[list[int], list[int]]:
        """`tokens_in` of many spans, in half the time of as many calls: all first tokens, and where each ends."""
        starts, tokens = self._starts, self.tokens
        firsts: list[int] = []
        lasts: list[int] = []
        for start, end in spans:
            first = bisect_right(starts, start) - 1
            if first < 0 or start >= tokens[first].end:
                first += 1
            firsts.append(first)
            lasts.append(bisect_left(starts, end))
        return firsts, lasts

    def sentence_at(self, token: int) -> int:
        """Index of the sentence that holds the token (the nearest before it for a line end)."""
        return max(0, bisect_right(self._firsts, token) - 1)

    def title_end(self) -> int:
        """Source offset where the title ends; 0 without a title."""
        return self.article.title.end if self.article.title else 0

    def words(self, first: int, last: int) -> str:
        """The source words from token `first` to `last` (exclusive)."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if last > first else ""
