"""The verb lexicon of a pack: is this word a finite verb, a participle or a verbal noun, and of which verb?"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from mahdar.lang.pack import load_basics, read_tsv, split_cell
from mahdar.text.fold import fold_key
from mahdar.text.inflect import MASDAR, PARTICIPLE, PASSIVE, PAST, PRESENT, Feature, Principal, endings, stems

COLUMNS = (
    "past", "present", "masdar", "participle", "passive", "passive_past", "passive_present", "ambiguous", "source",
)
_ORDER = {PAST: 0, PRESENT: 1, PARTICIPLE: 2, PASSIVE: 3, MASDAR: 4}
_FUTURE = "س"
_ASSEVERATIVE = "ل"
"""ل before a verb: so that (ليبحث), or let him."""
_ME = "ني"
_NEGATIVE = "لا"
"""Written onto the verb in careless copy (لايزال)."""


class VerbForm(NamedTuple):
    """One reading of a word as a form of a verb."""

    lemma: str
    """The row's `past` as written."""
    part: str
    """past, present, participle, passive or masdar."""
    person: int
    """1 or 3; 0 for participles and masdars."""
    number: str
    """s, d or p."""
    gender: str
    """m, f or empty."""
    passive: bool
    """The form can only be passive (قيل، يقال، مقول)."""
    proclitics: str
    """Folded letters before the stem: "", "و", "س", "وس", "ل", "وال", ..."""
    enclitic: str
    """Folded pronoun at the end, or empty."""
    start: int
    """Letters of the key before the stem."""
    ambiguous: bool
    """The word is more often something else (عبر، بين), as far as the row says; never set on a masdar, whose noun
    sense (تنظيم) is the reader's to tell."""

    @property
    def finite(self) -> bool:
        """A past or present form."""
        return self.person != 0


class Verbs:
    """The verbs of a pack, by their stems."""

    def __init__(self, code: str) -> None:
        basics = load_basics(code)
        self._conjunctions = tuple(basics.conjunctions)
        self._prepositions = tuple(basics.prepositions)
        self._article = basics.article
        self.lemmas: dict[str, Principal] = {}
        self._ambiguous: dict[str, frozenset[str]] = {}
        self._stems: dict[str, list[tuple[str, str, str, bool]]] = {}
        self._present: dict[str, list[tuple[str, str, bool]]] = {}
        for row in read_tsv(code, "verbs.tsv", COLUMNS):
            verb = Principal(
                row["past"], row["present"], split_cell(row["masdar"]), row["participle"], row["passive"],
                row["passive_past"], row["passive_present"],
            )
            lemma = verb.past
            self.lemmas.setdefault(lemma, verb)
            if row["ambiguous"]:
                keys = frozenset(fold_key(w) for w in split_cell(row["ambiguous"]))
                self._ambiguous[lemma] = self._ambiguous.get(lemma, frozenset()) | keys
            for letters, part, paradigm, passive in stems(verb):
                if part == PRESENT:
                    self._present.setdefault(letters, []).append((lemma, paradigm, passive))
                else:
                    self._stems.setdefault(letters, []).append((lemma, part, paradigm, passive))
        self._cache: dict[str, tuple[VerbForm, ...]] = {}

    def analyse(self, key: str) -> tuple[VerbForm, ...]:
        """Every reading of a folded word, fewest proclitics first, finite forms before nouns; empty if none."""
        known = self._cache.get(key)
        if known is None:
            read = set(self._read(key))
            found = [f for f in read if not (f.passive and f.person and f._replace(passive=False) in read)]
            nouns = {f.start for f in found if f.part == MASDAR}
            known = self._cache[key] = tuple(sorted((_weigh(f, nouns) for f in found), key=_rank))
        return known

    def finite(self, key: str) -> VerbForm | None:
        """The first finite reading that is not more often another word."""
        return next((f for f in self.analyse(key) if f.finite and not f.ambiguous), None)

    def _read(self, key: str) -> list[VerbForm]:
        found: list[VerbForm] = []
        fronts = [0]
        if len(key) > 2 and key[0] in self._conjunctions:
            fronts.append(1)
        for front in fronts:
            rest = key[front:]
            self._read_words(key, front, found, article=False)
            self._read_present(key, front, found)
            if rest[:1] in (_FUTURE, _ASSEVERATIVE) and len(rest) > 3:
                self._read_present(key, front + 1, found)
            if rest.startswith(_NEGATIVE) and len(rest) > 4:
                self._read_present(key, front + 2, found)
            starts = [(front, True)]
            if rest[:1] in self._prepositions and len(rest) > 2:
                starts.append((front + 1, False))
                if rest.startswith("لل"):
                    starts.append((front + 2, False))
            for start, bare in starts:
                if not bare:
                    self._read_words(key, start, found, article=True)
                if key.startswith(self._article, start) and len(key) - start > 4:
                    self._read_words(key, start + len(self._article), found, article=True)
        return found

    def _read_words(self, key: str, start: int, found: list[VerbForm], *, article: bool) -> None:
        """Readings of `key[start:]` as a past form (not after article or preposition), participle or masdar."""
        tables = endings()
        size = len(key)
        for cut in range(size, max(start, size - 8), -1):
            for lemma, part, paradigm, passive in self._stems.get(key[start:cut], ()):
                if part == PAST and article:
                    continue
                for feature, enclitic in tables[paradigm].get(key[cut:], ()):
                    if part == PAST and enclitic == _ME and key.startswith(self._article, start):
                        continue  # الغاني is from Ghana: ألغاني and ألهمني, he inspired me, are rare in print
                    found.append(self._form(lemma, part, feature, passive, key, start, enclitic))

    def _read_present(self, key: str, start: int, found: list[VerbForm]) -> None:
        letter = key[start : start + 1]
        if letter not in ("ي", "ت", "ا", "ن"):
            return
        tables = endings()
        size = len(key)
        for cut in range(size, max(start + 1, size - 7), -1):
            for lemma, paradigm, passive in self._present.get(key[start + 1 : cut], ()):
                for feature, enclitic in tables[paradigm].get(letter + key[cut:], ()):
                    found.append(self._form(lemma, PRESENT, feature, passive, key, start, enclitic))

    def _form(
        self, lemma: str, part: str, feature: Feature, passive: bool, key: str, start: int, enclitic: str
    ) -> VerbForm:
        person, number, gender = feature
        ambiguous = part != MASDAR and (
            key[start:] in self._ambiguous.get(lemma, ()) or _resembles_noun(part, feature, key[start:], enclitic)
        )
        return VerbForm(lemma, part, person, number, gender, passive, key[:start], enclitic, start, ambiguous)


def _resembles_noun(part: str, feature: Feature, word: str, enclitic: str) -> bool:
    """Finite forms whose letters are far more often those of a noun.

    Seen in 600,000 words of news: حركة folds to the letters of "he moved it", عملها is "its work", شخصا a noun in the
    accusative and not a dual, and an alif at the front is أفعل or the article more often than "I".
    """
    person, number, gender = feature
    if part == PRESENT:
        return person == 1 and number == "s"
    if part != PAST or person != 3:
        return False
    if number == "p" and gender == "f":  # بدون، لندن، بكين
        return True
    letters = len(word) - len(enclitic)
    if enclitic:
        return number == "s" and gender == "m" and (letters <= 3 or enclitic == "ه")
    return number == "d" and gender == "m" and letters <= 4


def _weigh(form: VerbForm, nouns: set[int]) -> VerbForm:
    """A verb with a pronoun, or a dual in -ا, that can also be a masdar (قدرته، تراجعا) is the masdar."""
    if form.person and form.start in nouns and (form.enclitic or (form.number == "d" and form.part == PAST)):
        return form._replace(ambiguous=True)
    return form


def _rank(form: VerbForm) -> tuple[int, int, bool, VerbForm]:
    return form.start, _ORDER[form.part], bool(form.enclitic), form  # deterministic to the last field


@lru_cache(maxsize=4)
def load_verbs(code: str) -> Verbs:
    """The verbs of a pack; one object per process, so that its cache is shared.

    Raises:
        PackError: `verbs.tsv` is missing or malformed.
    """
    return Verbs(code)
