"""Keys by which names of people and bodies are compared, spelling set aside.

Arabic names lose nothing but clitic-like parts here (ال, a space after عبد or أبو); foreign names are spelt by ear, so
a second, coarser key keeps their consonants only. The coarse key alone is never reason enough to join two names.
"""

from __future__ import annotations

from functools import lru_cache

from mahdar.lang.gazetteer import load_gazetteer, load_parts
from mahdar.lang.name_words import load_name_words
from mahdar.text.fold import fold_words
from mahdar.text.spelling import distance, name_by_ear, plain_spelling

_PACK = "ar"
"""Names are compared as Arabic writes them, whatever an article is written in."""


@lru_cache(maxsize=100_000)
def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name: the article dropped, compound parts (عبد الله، أبو مهدي) as one word.

    >>> name_words("عبد الأمير الشمّري"), name_words("أبومهدي المهندس")
    (('عبدامير', 'شمري'), ('ابومهدي', 'مهندس'))
    """
    lists = load_name_words(_PACK)
    words: list[str] = []
    pending = ""
    for word in fold_words(name):
        bare = "".join(c for c in word if c.isalnum())
        if not bare:
            continue
        bare = bare[2:] if bare.startswith("ال") and len(bare) > 4 else bare
        glued = next((len(p) for p in lists.glued_parts if bare.startswith(p) and len(bare) > len(p) + 2), 0)
        if glued and bare[glued:].startswith("ال") and len(bare) > glued + 4:
            bare = bare[:glued] + bare[glued + 2 :]
        if bare in lists.compound_parts:
            pending += bare
            continue
        words.append(pending + bare)
        pending = ""
    if pending:
        words.append(pending)
    return tuple(words)


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
