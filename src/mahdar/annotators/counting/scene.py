"""The article around a number: tokens, the pack's figures, which tokens belong to dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from mahdar.lang.figures import FigureGrammar
from mahdar.lang.function import load_function_words
from mahdar.lang.gazetteer import load_nationalities
from mahdar.lang.pack import load_clitics
from mahdar.lang.verbs import load_verbs
from mahdar.model import Mention, Time
from mahdar.text.columns import Columns
from mahdar.text.tokens import WORD

TIME_UNITS = frozenset(("seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"))


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure before it has a record."""

    rule: str
    first: int
    last: int
    letters: int
    value: Decimal | None
    unit: str
    currency: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    qualifier: str | None = None
    also_by: tuple[str, ...] = ()
    noun: tuple[int, int] | None = None
    """Tokens of the counted noun."""
    bare: bool = False
    """Its unit is taken from another figure."""
    scale: int = 1
    """The largest power of a thousand that its words name."""


class Scene:
    """One article's tokens for the figure rules.

    Args:
        tokens: Its tokens.
        text: Its text.
        grammar: The pack's figures.
        times: Its times.
        mentions: Its names.
    """

    def __init__(
        self,
        tokens: Columns,
        text: str,
        grammar: FigureGrammar,
        times: Iterable[Time],
        mentions: Iterable[Mention] = (),
    ) -> None:
        self.tokens = tokens
        self.text = text
        self.grammar = grammar
        self.keys = tokens.keys
        self.size = len(tokens.keys)
        counted = [t.span for t in times if t.type in ("DATE", "TIME")]
        self._dated = {at for span in counted for at in tokens.touching(span.start, span.end)}
        self._named = {at for m in mentions for at in tokens.touching(m.span.start, m.span.end)}

    def key(self, at: int) -> str:
        """The key of a token, empty outside the text."""
        return self.keys[at] if 0 <= at < self.size else ""

    def is_dated(self, first: int, last: int) -> bool:
        """Whether tokens `[first, last)` touch a date or a clock time."""
        dated = self._dated
        return first in dated or any(at in dated for at in range(first + 1, last))

    def is_named(self, at: int) -> bool:
        """Whether a token is part of a name."""
        return at in self._named

    def is_nationality(self, key: str) -> bool:
        """Whether a word is an adjective of origin, without article."""
        return not key.startswith(self.grammar.article) and key.removesuffix("ا") in load_nationalities(
            self.grammar.code
        )

    def country_of(self, key: str) -> str | None:
        """The country of an adjective of origin, with or without article."""
        table = load_nationalities(self.grammar.code)
        return table.get(key) or table.get(key.removesuffix("ا"))

    def is_people(self, key: str) -> bool:
        """Whether a word is a sound masculine plural, which only nouns of people have (منشقين، المتأثرين).

        Broken plurals of the pattern of قوانين and ميادين end alike and are left out.
        """
        bare = key.removeprefix(self.grammar.article)
        if len(bare) < 5 or not bare.endswith(("ين", "ون")) or bare in load_function_words(self.grammar.code):
            return False
        if bare in self.grammar.numbers.reader.words or bare in self.grammar.units:
            return False
        return not (len(bare) == 6 and bare[2] == "ا" and bare.endswith("ين"))

    def is_noun(self, at: int, *, joined: bool = False) -> bool:
        """Whether a token can be an indefinite noun that a number counts: no article, no function word, no verb.

        Args:
            at: The token.
            joined: It stands in construct with the word before, so that و is its own first letter.
        """
        if at >= self.size or self.tokens.kind(at) != WORD:
            return False
        key = self.keys[at]
        words = load_function_words(self.grammar.code)
        if len(key) < 3 or key.startswith((self.grammar.article, "لل")) or key in words:
            return False
        if not joined and key.startswith(self.grammar.conjunction):
            return False
        if key[0] in "بلفك" and (key[1:] in words or key[1:].startswith(self.grammar.article)):
            return False
        if key[0] in "بل" and not joined and key not in self.grammar.units:
            return False  # بموقع، لمسابقة: a phrase of its own; nouns of this letter that are counted are known
        if any(head in words for head, enclitic in load_clitics(self.grammar.code).endings(key) if enclitic):
            return False
        form = load_verbs(self.grammar.code).finite(key)
        return form is None or (form.part != "present" and not key.endswith(("وا", "تا")))
