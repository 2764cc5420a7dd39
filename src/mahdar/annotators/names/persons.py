"""Runs of tokens that make a personal name.

A part is taken on evidence of graded strength: the name lexicon; the composition (عبد، أبو، بن، ولد، الدين); a family name
with the article; and, beside a title only, a word that no frequent Arabic word explains.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mahdar.annotators.names.words import COMPLETIONS, MIN_SHARE, PARTICLES, Lexicon, Word
from mahdar.lang.gazetteer import STRONG
from mahdar.text.tokens import WORD, Token

MAX_PARTS = 8


class Run(NamedTuple):
    """A run of name tokens `[first, last)`; `letters` of the first belong to proclitics."""

    first: int
    last: int
    letters: int
    strong: int
    """How many parts are in the lexicon as hardly ever another word."""
    known: int
    """How many parts are in the lexicon at all, or composed."""


class PersonReader:
    """Reads names at a token.

    Args:
        tokens: The article's tokens.
        lexicon: The pack's words.
        text: The source, to see tanwin, which no name carries.
    """

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon, text: str) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.text = text

    def run(self, first: int, *, titled: bool = False, proclitics: bool = True) -> Run | None:
        """The longest name that begins at `first`.

        Args:
            titled: A title or rank stands before it, so that unknown words may be names.
            proclitics: Whether و، ل ... may stand before its first part.
        """
        tokens, size = self.tokens, len(self.tokens)
        token = tokens[first]
        if token.kind != WORD:
            return None
        word = self.lexicon.word(token.key)
        opened = self._open(word, first, titled=titled, proclitics=proclitics)
        if opened is None:
            return None
        letters, taken, strong, known, foreign = opened
        last = first + taken
        families = int(strong == 0 and word.article)
        while last < size and last - first < MAX_PARTS:
            if tokens[last].kind != WORD:
                break
            step = self._step(last, foreign=foreign, titled=titled, families=families, single=last - first == 1)
            if step is None:
                break
            taken, more_strong, more_known, foreign, family = step
            last += taken
            strong += more_strong
            known += more_known
            families += family
        return Run(first, last, letters, strong, known)

    def _open(
        self, word: Word, index: int, *, titled: bool, proclitics: bool
    ) -> tuple[int, int, int, int, bool] | None:
        """(letters, tokens, strong, known, foreign) of the first part."""
        stems = word.splits if proclitics else word.splits[:1]
        for letters, stem in stems:
            if stem in PARTICLES:
                taken = self._particle(index, stem)
                if taken and (taken > 2 or stem not in ("ام", "ال", "سان", "لو", "دا", "تين") or titled):
                    return letters, taken, int(stem in ("عبد", "ابو", "ولد")), 1, False
        for letters, _stem, part in word.parts:
            if letters and not proclitics:
                continue
            if not titled and part.certainty < STRONG and word.verb and part.kind != "given":
                continue
            if word.never and part.certainty < STRONG and not (titled and part.kind == "given"):
                continue
            return letters, 1, int(part.certainty == STRONG), 1, part.kind == "foreign"
        if titled and not word.article and self.unknown(word, index):
            return 0, 1, 0, 0, True
        if titled and word.article and self._family(word, index, single=True):
            return 0, 1, 0, 0, False
        return None

    def _particle(self, index: int, stem: str) -> int:
        """How many tokens a particle and what it governs take; 0 if nothing fits behind it."""
        tokens = self.tokens
        after = index + 1
        if after >= len(tokens) or tokens[after].kind != WORD:
            return 0
        word = self.lexicon.word(tokens[after].key)
        if stem == "عبد":
            return 2 if word.article or word.key in ("ربه", "الله", "مناف", "علي", "ربو") else 0
        if word.key in PARTICLES and word.key != "لو":
            more = self._particle(after, word.key)
            return 1 + more if more else 0
        if word.verb and not word.part():
            return 0
        if word.never and not word.part() and stem not in ("ابو", "ابي"):
            return 0
        if stem in ("ال", "ام", "سان", "سانت", "لو", "دا", "تين", "ابي", "ابا"):
            return 2 if word.part() or (word.key not in self.lexicon.frequency) else 0
        if stem in ("سيدي", "مولاي", "اولاد"):
            return 2 if word.part() else 0
        if stem in ("بن", "ابن", "بنت", "ولد", "ابو", "بو", "ايت"):
            return 2
        return 2 if word.part() or self.unknown(word, after) else 0

    def _step(
        self, index: int, *, foreign: bool, titled: bool, families: int, single: bool
    ) -> tuple[int, int, int, bool, int] | None:
        """(tokens, strong, known, foreign, family) of a further part."""
        word = self.lexicon.word(self.tokens[index].key)
        key = word.key
        if key in PARTICLES:
            taken = self._particle(index, key)
            return (taken, int(key in ("بن", "ولد", "ابو", "عبد", "ال")), 1, False, 0) if taken else None
        if key in COMPLETIONS:
            return 1, 0, 1, False, 0
        part = word.part()
        if part and not (word.never and part.certainty < STRONG):
            if part.certainty < STRONG and (word.verb or (word.title and word.article and families)):
                return None
            if word.article and families and part.certainty < STRONG:
                return None
            return 1, int(part.certainty == STRONG), 1, part.kind == "foreign", int(word.article)
        if word.article:
            if families or not self._family(word, index, single=single):
                return None
            return 1, 0, 0, False, 1
        if word.verb or word.never or word.title or word.head or word.nation or families:
            return None
        if (titled or foreign or single) and self.unknown(word, index):
            return 1, 0, 0, True, 0
        return None

    def _family(self, word: Word, index: int, *, single: bool) -> bool:
        """A word with the article that can be a family name here."""
        if word.part():
            return True
        if word.nation or word.title or word.never or word.gaz or word.head or word.verb:
            return False
        title, bare = self.lexicon.heads.title, word.key
        if bare in title.qualifiers or bare in title.former or bare in title.evaluative or bare in self.lexicon.heads.organisation.stops:
            return False
        if bare.endswith(("ات", "ين", "ون", "يه")) or bare in self.lexicon.heads.organisation.seconds:
            return False
        common = self.lexicon.frequency.get(bare, 0.0)
        if bare.endswith("ي"):
            return common < 3e-5
        return single and common < 4e-6 and self.lexicon.frequency.get(bare[2:], 0.0) < 1e-5

    def unknown(self, word: Word, index: int) -> bool:
        """No frequent Arabic word explains it: it may be a name beside a title or a given name."""
        key = word.key
        if len(key) < 2 or word.never or word.title or word.head or word.nation or word.gaz or word.verb:
            return False
        token = self.tokens[index]
        if self.text[token.start : token.end].endswith(("ً", "اً", "ًا", "ٍ", "ٌ")):
            return False
        frequency = self.lexicon.frequency
        own = frequency.get(key, 0.0)
        if own:
            return own < 2e-5 and frequency.get("ال" + key, 0.0) < MIN_SHARE * own and not key.endswith(("ا", "ه", "ات", "ين", "ون", "هم", "نا"))
        for letters, stem in word.splits[1:]:
            if letters and len(stem) > 2 and (stem in frequency or self.lexicon.verbs.finite(stem)):
                return False
        if frequency.get("ال" + key, 0.0) > 2e-6:
            return False
        for stem, enclitic in self.lexicon.pack.clitics.endings(key)[1:]:
            if len(stem) > 2 and len(enclitic) > 1 and stem in frequency:
                return False
        if key.endswith(("ه", "ي", "ا")) and len(key) > 3 and frequency.get(key[:-1], 0.0) > 5e-6 and key[-1] != "ي":
            return False
        if any(form.finite for form in self.lexicon.verbs.analyse(key)):
            return False
        return not (key.startswith("ال") or key[0] == "س" and self.lexicon.verbs.finite(key[1:]))
