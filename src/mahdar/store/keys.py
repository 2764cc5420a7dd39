"""Search keys: the forms under which a printed word is found.

A word is found by its folded spelling (الخارجيّة by الخارجيه), by what is left without clitics and article (وبالانسحاب
by انسحاب), by its stem (marked with a tatweel, which no key holds otherwise; stems are no words and are never shown),
and a number by its digits (٢٬٥٠٠ by 2500). A client that knows nothing of folding, such as plain Datasette, searches
with the word as typed: for it the key also holds the word without vowel signs and the spellings that folding joins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import Stemmer

from mahdar.lang import load
from mahdar.text.fold import MARKS, fold_key
from mahdar.text.tokens import BREAK, NUMBER, SIGN, WORD, Token, tokenize

_STEMMERS = {"ar": "arabic", "en": "english", "fr": "french", "de": "german", "es": "spanish", "tr": "turkish"}
_MARKS = re.compile(f"[{MARKS}]")
_GROUPED = re.compile(r"\d{1,3}(?:[,٬]\d{3})+")
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
STEM = "ـ"


class SearchKeys:
    """Forms of words in one language; remembers each distinct word.

    Args:
        lang: A language pack.
    """

    def __init__(self, lang: str = "ar") -> None:
        self._clitics = load(lang).clitics
        self._stemmer = Stemmer.Stemmer(_STEMMERS[lang]) if lang in _STEMMERS else None
        self._forms: dict[tuple[str, str], tuple[str, ...]] = {}
        self._keys: dict[str, str] = {}

    def make_key(self, text: str) -> str:
        """The key column of a passage: the forms of each different word, in the order of the words."""
        words: dict[str, None] = {}
        for token in tokenize(text):
            surface = text[token.start : token.end]
            if surface not in self._keys:
                self._keys[surface] = self._make_word_key(token, surface)
            words[self._keys[surface]] = None
        words.pop("", None)
        return " ".join(words)

    def _make_word_key(self, token: Token, surface: str) -> str:
        if token.kind in (SIGN, BREAK):
            return ""
        return " ".join(dict.fromkeys([*self.forms(token), *self._spell(token, surface)]))

    def forms(self, token: Token) -> tuple[str, ...]:
        """The forms under which a token of a text is found."""
        place = (token.kind, token.key)
        known = self._forms.get(place)
        if known is None:
            known = self._forms[place] = tuple(dict.fromkeys(self._analyse(token.kind, token.key)))
        return known

    def _analyse(self, kind: str, key: str) -> Iterable[str]:
        if kind == NUMBER:
            yield _digits(key)
            return
        if kind != WORD:
            yield key
            return
        stems = [split.stem for split in self._clitics.splits(key)]
        bares = [self._clitics.bare(stem) for stem in stems]
        plain = dict.fromkeys([key, *stems, *bares])
        yield from plain
        yield from (STEM + stem for bare in bares for stem in self._stem(bare) if stem not in plain)

    def _stem(self, bare: str) -> Iterable[str]:
        if self._stemmer is not None and len(bare) > 3:
            stem = self._stemmer.stemWord(bare)
            yield self._stemmer.stemWord(stem)  # the first pass leaves اتفاقا of اتفاقات

    def _spell(self, token: Token, surface: str) -> list[str]:
        """Spellings by which a client that does not fold may ask for the word."""
        if token.kind == NUMBER:
            digits = _digits(token.key)
            grouped = f"{int(digits):,}" if digits.isdecimal() and len(digits) in range(4, 16) else digits
            return [digits.translate(_ARABIC_DIGITS), grouped]
        if token.kind != WORD:
            return []
        plain = [form for form in self.forms(token) if not form.startswith(STEM)]
        return [_MARKS.sub("", surface), *(spelling for form in plain for spelling in _respell(form))]

    def read_query(self, words: str, *, stems: bool = False) -> list[frozenset[str]]:
        """For each word of a query the forms that answer it; a row matches if it has one of each.

        Fewer forms than a text's word has: the query وزير must not find زير. With `stems`, related words answer too
        (اتفاقات to اتفاق, but also خارج to خارجية).
        """
        wanted = []
        for token in tokenize(words):
            if token.kind == NUMBER:
                wanted.append(frozenset([_digits(token.key)]))
            elif token.kind == WORD:
                forms = [*self._ask(token.key)]
                if stems:
                    forms += [form for stem in self._stem(forms[-1]) for form in (stem, STEM + stem)]
                wanted.append(frozenset(forms))
            elif token.kind == "latin":
                wanted.append(frozenset([token.key]))
        return wanted

    def _ask(self, key: str) -> Iterable[str]:
        yield key
        article = self._clitics.article
        bare = self._clitics.bare(key)
        for split in self._clitics.splits(key):
            if split.proclitics and split.stem.startswith(article):  # وال، بال، لل: the article shows where it starts
                bare = self._clitics.bare(split.stem)
        yield bare


def _digits(key: str) -> str:
    return re.sub("[,٬]", "", key) if _GROUPED.fullmatch(key) else key.replace("٫", ".")


def _respell(form: str) -> Iterable[str]:
    """What folding joined at the places where spelling varies most: hamza on the first alif, and the last letter."""
    start = "ال" if form.startswith("ال") else ""
    rest = form[len(start) :]
    fronts = [form]
    if rest.startswith("ا") and len(rest) > 2:
        fronts += [start + alif + rest[1:] for alif in "أإ"]
    if form.endswith("ه") and len(form) > 3:
        return [front[:-1] + "ة" for front in fronts]
    if form.endswith("ي") and len(form) > 3:
        return [*fronts, form[:-1] + "ى"]
    return fronts


def fold_query(words: str) -> str:
    """The folded form of a query, to show what was searched for."""
    return " ".join(fold_key(token.key) for token in tokenize(words) if token.kind != SIGN)
