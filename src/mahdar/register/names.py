"""Keys by which names of people and bodies are compared, spelling set aside.

Arabic names lose nothing but clitic-like parts here (ال, a space after عبد or أبو); foreign names are spelt by ear, so
a second, coarser key keeps their consonants only. The coarse key alone is never reason enough to join two names.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mahdar.lang.gazetteer import load_gazetteer, load_parts
from mahdar.text.fold import fold_words

_COMPOUND = frozenset({"عبد", "ابو", "ابي", "ابا", "ام", "بن", "ابن", "ال", "بو", "ولد", "ذو"})
_GLUED = re.compile(r"^(ابو|عبد)(?=.{3})")
_WEAK = re.compile(r"[اويءؤئهى]")
_DOUBLED = re.compile(r"(.)\1")
_SEATS = str.maketrans("غقؤئڤ", "جكويف", "ء")
_BY_EAR = str.maketrans("غقطثصشزذضظڤ", "جكتتسسسدددف")


@lru_cache(maxsize=100_000)
def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name: the article dropped, compound parts (عبد الله، أبو مهدي) as one word.

    >>> name_words("عبد الأمير الشمّري"), name_words("أبومهدي المهندس")
    (('عبدامير', 'شمري'), ('ابومهدي', 'مهندس'))
    """
    words: list[str] = []
    pending = ""
    for word in fold_words(name):
        bare = "".join(c for c in word if c.isalnum())
        if not bare:
            continue
        bare = bare[2:] if bare.startswith("ال") and len(bare) > 4 else bare
        glued = _GLUED.match(bare)
        if glued and bare[glued.end() :].startswith("ال") and len(bare) > glued.end() + 4:
            bare = glued[0] + bare[glued.end() + 2 :]
        if bare in _COMPOUND:
            pending += bare
            continue
        words.append(pending + bare)
        pending = ""
    if pending:
        words.append(pending)
    return tuple(words)


@lru_cache(maxsize=100_000)
def by_ear(word: str) -> str:
    """The consonants of a name's word, letters that a foreign sound is heard as made one.

    >>> by_ear("هوكستين") == by_ear("هوكشتاين"), by_ear("كارلن") == by_ear("كارلين")
    (True, True)
    """
    heard = _DOUBLED.sub(r"\1", word.translate(_BY_EAR))
    return word[:1].translate(_BY_EAR) + _WEAK.sub("", heard[1:])


@lru_cache(maxsize=100_000)
def name_by_ear(words: tuple[str, ...]) -> tuple[str, ...]:
    """The consonants of every word of a name: the key under which its spellings meet."""
    return tuple(map(by_ear, words))


@lru_cache(maxsize=100_000)
def plain_spelling(word: str) -> str:
    """A word without what is a matter of spelling alone: the seat of hamza, doubled letters, ج for غ and ك for ق.

    >>> plain_spelling("راؤول") == plain_spelling("راوول"), plain_spelling("رودريغيز") == plain_spelling("رودريجيز")
    (True, True)
    """
    return _DOUBLED.sub(r"\1", word.translate(_SEATS))


def distance(first: str, second: str, most: int) -> int:
    """Edit distance, or `most` + 1 where it is larger."""
    if abs(len(first) - len(second)) > most:
        return most + 1
    row = list(range(len(second) + 1))
    for n, a in enumerate(first, 1):
        before, row[0] = row[0], n
        for m, b in enumerate(second, 1):
            before, row[m] = row[m], min(row[m] + 1, row[m - 1] + 1, before + (a != b))
        if min(row) > most:
            return most + 1
    return row[-1] if row[-1] <= most else most + 1


@lru_cache(maxsize=4)
def _known_people(code: str) -> dict[tuple[str, ...], dict[tuple[str, ...], str]]:
    """Sound of a name of two words or more, its spellings in the pack, and whose it is."""
    found: dict[tuple[str, ...], dict[tuple[str, ...], str]] = {}
    for ident, forms in load_gazetteer(code).people.items():
        for form in forms:
            words = name_words(form)
            if len(words) > 1:
                found.setdefault(name_by_ear(words), {}).setdefault(words, ident)
    return found


@lru_cache(maxsize=100_000)
def find_by_ear(code: str, words: tuple[str, ...]) -> str | None:
    """The one known person whose name sounds so and differs by spelling alone; none where a given name differs."""
    if len(words) < 2:
        return None
    parts = load_parts(code)
    found = set()
    for form, ident in _known_people(code).get(name_by_ear(words), {}).items():
        pairs = [(x, y) for x, y in zip(form, words, strict=True) if plain_spelling(x) != plain_spelling(y)]
        if all(
            min(len(x), len(y)) > 3
            and distance(x, y, 2) <= 2
            and not all((part := parts.get(w)) and part.kind != "foreign" for w in (x, y))
            for x, y in pairs
        ):
            found.add(ident)
    return found.pop() if len(found) == 1 else None


def covers(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether the shorter name is the longer with middle words left out: first and last the same, order kept."""
    if len(shorter) < 2 or len(longer) <= len(shorter) or longer[0] != shorter[0] or longer[-1] != shorter[-1]:
        return False
    if shorter[1] != longer[1] and shorter[1].startswith("بن") and longer[1].startswith("بن"):
        return False  # two fathers: فلان بن سعد is not فلان بن سالم بن سعد
    words = iter(longer)
    return all(word in words for word in shorter)
