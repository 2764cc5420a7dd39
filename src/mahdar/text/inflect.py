"""How Arabic verbs, participles and verbal nouns are inflected, as stems and the endings each stem may take.

A verb row names its principal parts; `stems` gives every stem that its forms are built on with the paradigm that the
stem follows. Reading a word is then a look-up of its stem and of its ending, so that a lexicon of 900 verbs loads in
tens of milliseconds although it stands for some 200,000 forms. The class of a verb (hollow قال, doubled رد, defective
دعا, أبدى, hamza-final بدأ) is decided from the letters of its principal parts. Everything here is folded (`fold_key`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mahdar.text.fold import fold_key

PAST, PRESENT, PARTICIPLE, PASSIVE, MASDAR = "past", "present", "participle", "passive", "masdar"

Feature = tuple[int, str, str]
"""Person (0 for nouns), number (s d p), gender (m f or empty)."""


class Principal(NamedTuple):
    """The principal parts of a verb, unvocalised, with their hamzas; empty where the verb has none."""

    past: str
    present: str
    masdars: tuple[str, ...]
    participle: str
    passive: str
    passive_past: str
    passive_present: str


class Stem(NamedTuple):
    """A folded stem, the part of speech it belongs to, and the paradigm of its endings."""

    letters: str
    part: str
    paradigm: str
    passive: bool


ENCLITICS = ("ه", "ها", "هم", "هما", "هن", "نا", "ك", "كم")
"""Pronouns after a verb or a noun; ني follows verbs only, ي nouns only."""

# Each ending: (letters at the word's end, letters before a pronoun or None, person, number, gender).
_Row = tuple[str, str | None, int, str, str]
_PARADIGMS: dict[str, tuple[_Row, ...]] = {
    "past": (
        ("", "", 3, "s", "m"),
        ("ت", "ت", 3, "s", "f"),
        ("ا", "ا", 3, "d", "m"),
        ("تا", "تا", 3, "d", "f"),
        ("وا", "و", 3, "p", "m"),
        ("ن", "ن", 3, "p", "f"),
        ("ت", "ت", 1, "s", ""),
        ("نا", "نا", 1, "p", ""),
    ),
    "past-vowel": (
        ("", "", 3, "s", "m"),
        ("ت", "ت", 3, "s", "f"),
        ("ا", "ا", 3, "d", "m"),
        ("تا", "تا", 3, "d", "f"),
        ("وا", "و", 3, "p", "m"),
    ),
    "past-short": (("ت", "ت", 1, "s", ""), ("ن", "ن", 3, "p", "f"), ("نا", "نا", 1, "p", "")),
    "past-plural": (("وا", "و", 3, "p", "m"),),
    "past-ya": (  # أبدى
        ("ي", "ا", 3, "s", "m"),
        ("ت", "ت", 3, "s", "f"),
        ("يا", "يا", 3, "d", "m"),
        ("تا", "تا", 3, "d", "f"),
        ("وا", "و", 3, "p", "m"),
        ("ين", "ين", 3, "p", "f"),
        ("يت", "يت", 1, "s", ""),
        ("ينا", "ينا", 1, "p", ""),
    ),
    "past-alif": (  # دعا
        ("ا", "ا", 3, "s", "m"),
        ("ت", "ت", 3, "s", "f"),
        ("وا", "و", 3, "p", "m"),
        ("تا", "تا", 3, "d", "f"),
        ("ون", "ون", 3, "p", "f"),
        ("وت", "وت", 1, "s", ""),
        ("ونا", "ونا", 1, "p", ""),
    ),
    "past-i": (  # بقي
        ("ي", "ي", 3, "s", "m"),
        ("يت", "يت", 3, "s", "f"),
        ("يا", "يا", 3, "d", "m"),
        ("يتا", "يتا", 3, "d", "f"),
        ("وا", "و", 3, "p", "m"),
        ("ين", "ين", 3, "p", "f"),
        ("يت", "يت", 1, "s", ""),
        ("ينا", "ينا", 1, "p", ""),
    ),
    "participle": (
        ("", "", 0, "s", "m"),
        ("ا", None, 0, "s", "m"),
        ("ه", "ت", 0, "s", "f"),
        ("ان", "ا", 0, "d", "m"),
        ("ين", "ي", 0, "p", "m"),
        ("ون", "و", 0, "p", "m"),
        ("ات", "ات", 0, "p", "f"),
        ("تان", "تا", 0, "d", "f"),
        ("تين", "تي", 0, "d", "f"),
        ("ي", None, 0, "p", "m"),
        ("و", None, 0, "p", "m"),
    ),
    "participle-i": (  # داع، منته
        ("", None, 0, "s", "m"),
        ("ي", "ي", 0, "s", "m"),
        ("يا", None, 0, "s", "m"),
        ("يه", "يت", 0, "s", "f"),
        ("يان", "يا", 0, "d", "m"),
        ("يين", "يي", 0, "d", "m"),
        ("ين", "ي", 0, "p", "m"),
        ("ون", "و", 0, "p", "m"),
        ("يات", "يات", 0, "p", "f"),
        ("يتان", "يتا", 0, "d", "f"),
        ("يتين", "يتي", 0, "d", "f"),
    ),
    "participle-a": (  # ملغى
        ("ي", "ا", 0, "s", "m"),
        ("اه", "ات", 0, "s", "f"),
        ("ين", "ي", 0, "p", "m"),
        ("ون", "و", 0, "p", "m"),
    ),
    "masdar": (
        ("", "", 0, "s", "m"),
        ("ا", None, 0, "s", "m"),
        ("ات", "ات", 0, "p", "f"),
        ("ان", None, 0, "d", "m"),
        ("ين", None, 0, "d", "m"),
    ),
    "masdar-ta": (
        ("ه", "ت", 0, "s", "f"),
        ("ات", "ات", 0, "p", "f"),
        ("تان", "تا", 0, "d", "f"),
        ("تين", "تي", 0, "d", "f"),
    ),
    "masdar-a": (("ي", "ا", 0, "s", "f"),),
    "masdar-joined": (("\0", "", 0, "s", "m"),),  # إجراؤه، إجرائه: only before a pronoun
    "masdar-cut": (("", None, 0, "s", "m"),),
}
# Present: the same, with the person letters that may stand before the stem.
_SINGULAR = "يتان"
_PRESENT: dict[str, tuple[tuple[str, str | None, str, str], ...]] = {
    "present": (
        ("", "", _SINGULAR, "s"),
        ("ان", "ان", "يت", "d"),
        ("ا", "ا", "يت", "d"),
        ("ون", "ون", "ي", "p"),
        ("وا", "و", "ي", "p"),
        ("ن", "ن", "ي", "f"),
    ),
    "present-cut": (("", "", _SINGULAR, "s"),),
    "present-nun": (("ن", "ن", "ي", "f"),),
    "present-plural": (("ون", "ون", "ي", "p"), ("وا", "و", "ي", "p")),
    "present-dual": (("ان", "ان", "يت", "d"),),
    "present-i": (  # يبدي
        ("ي", "ي", _SINGULAR, "s"),
        ("يان", "يان", "يت", "d"),
        ("يا", "يا", "يت", "d"),
        ("ون", "ون", "ي", "p"),
        ("وا", "و", "ي", "p"),
        ("ين", "ين", "ي", "f"),
    ),
    "present-u": (  # يدعو
        ("و", "و", _SINGULAR, "s"),
        ("وان", "وان", "يت", "d"),
        ("ون", "ون", "ي", "p"),
        ("وا", "و", "ي", "p"),
    ),
    "present-a": (  # يسعى
        ("ي", "ا", _SINGULAR, "s"),
        ("يان", "يان", "يت", "d"),
        ("يا", "يا", "يت", "d"),
        ("ون", "ون", "ي", "p"),
        ("وا", "و", "ي", "p"),
        ("ين", "ين", "ي", "f"),
    ),
}
_PERSONS: dict[str, Feature] = {"ي": (3, "s", "m"), "ت": (3, "s", "f"), "ا": (1, "s", ""), "ن": (1, "p", "")}


@lru_cache(maxsize=1)
def endings() -> dict[str, dict[str, tuple[tuple[Feature, str], ...]]]:
    """For each paradigm, what an ending of a word may mean: ((feature, enclitic), ...).

    A present-tense ending is keyed by its person letter and the ending: `("ي" + ending)`.
    """
    made: dict[str, dict[str, list[tuple[Feature, str]]]] = {}
    for name, rows in _PARADIGMS.items():
        table = made.setdefault(name, {})
        pronouns = (*ENCLITICS, "ني") if name.startswith("past") else (*ENCLITICS, "ي")
        for final, _, person, number, gender in rows:
            table.setdefault(final, []).append(((person, number, gender), ""))
        for _, joined, person, number, gender in rows:
            if joined is not None:
                for pronoun in pronouns:
                    table.setdefault(joined + pronoun, []).append(((person, number, gender), pronoun))
    for name, present_rows in _PRESENT.items():
        table = made.setdefault(name, {})
        for pronoun in ("", *ENCLITICS, "ني"):
            for final, joined, letters, number in present_rows:
                ending = joined if pronoun else final
                for letter in letters if ending is not None else ():
                    person, one, gender = _PERSONS[letter]
                    if number == "f":
                        feature = (person, "p", "f")
                    else:
                        feature = (person, one if number == "s" else number, gender)
                    table.setdefault(f"{letter}{ending}{pronoun}", []).append((feature, pronoun))
    return {name: {e: tuple(dict.fromkeys(f)) for e, f in table.items()} for name, table in made.items()}


def stems(verb: Principal) -> Iterator[Stem]:
    """Every stem of the verb's forms. Present stems are without their person letter."""
    masdars = [fold_key(m) for m in verb.masdars]
    past, present = fold_key(verb.past), fold_key(verb.present)
    doubled = len(past) == 2 or any(m.endswith(past[1:] + "ا" + past[-1]) for m in masdars)
    if verb.past:
        yield from _past_stems(verb.past, past, doubled, passive=False)
    if verb.present:
        yield from _present_stems(verb.present, present[1:], past, doubled, passive=False)
    if verb.passive_past:
        yield from _past_stems(verb.passive_past, fold_key(verb.passive_past), False, passive=True)
    if verb.passive_present:
        yield from _present_stems(verb.passive_present, fold_key(verb.passive_present)[1:], past, doubled, passive=True)
    if verb.participle:
        weak = verb.past[-1] in "ىاي" and not verb.participle.endswith("ي")
        yield Stem(fold_key(verb.participle), PARTICIPLE, "participle-i" if weak else "participle", False)
    if verb.passive.endswith("ى"):
        yield Stem(fold_key(verb.passive)[:-1], PASSIVE, "participle-a", True)
    elif verb.passive:
        yield Stem(fold_key(verb.passive), PASSIVE, "participle", True)
    for written, masdar in zip(verb.masdars, masdars, strict=True):
        yield from _masdar_stems(written, masdar, verb.past)


def _past_stems(written: str, past: str, doubled: bool, *, passive: bool) -> Iterator[Stem]:
    last = written[-1]
    if last == "ى":
        yield Stem(past[:-1], PAST, "past-ya", passive)
    elif last == "ا":
        yield Stem(past[:-1], PAST, "past-alif", passive)
    elif last == "ي":
        yield Stem(past[:-1], PAST, "past-i", passive)
    elif len(written) > 2 and written[-2] == "ا":  # hollow: قال، قلت; hamza-final too: جاء، جئت، جاؤوا
        yield Stem(past, PAST, "past-vowel", passive)
        yield Stem(past[:-2] + ("ئ" if last == "ء" else last), PAST, "past-short", passive)
        if last == "ء":
            yield Stem(past[:-1] + "ؤ", PAST, "past-plural", passive)
    elif doubled:
        yield Stem(past, PAST, "past-vowel", passive)
        yield Stem(past + last, PAST, "past-short", passive)
    else:
        yield Stem(past, PAST, "past", passive)
        if last == "أ":  # بدؤوا beside بدأوا
            yield Stem(past[:-1] + "ؤ", PAST, "past-plural", passive)


def _present_stems(written: str, stem: str, past: str, doubled: bool, *, passive: bool) -> Iterator[Stem]:
    last = written[-1]
    weak = {"ي": "present-i", "و": "present-u", "ى": "present-a"}.get(last)
    if weak:
        yield Stem(stem[:-1], PRESENT, weak, passive)
        if len(stem) > 2:  # jussive: لم يبد; one letter alone (لم يع) would match too much
            yield Stem(stem[:-1], PRESENT, "present-cut", passive)
        return
    yield Stem(stem, PRESENT, "present", passive)
    if len(stem) > 2 and stem[-2] in "ويا" and len(past) > 2 and past[-2] == "ا":  # hollow: لم يقل، يقلن
        short = stem[:-2] + stem[-1]
        yield Stem(short, PRESENT, "present-cut", passive)
        yield Stem(short, PRESENT, "present-nun", passive)
    elif doubled:
        yield Stem(stem + stem[-1], PRESENT, "present-nun", passive)
    if last == "أ":  # يبدؤون، يبدآن
        yield Stem(stem[:-1] + "ؤ", PRESENT, "present-plural", passive)
        yield Stem(stem[:-1], PRESENT, "present-dual", passive)
    elif last == "ء":
        yield Stem(stem[:-1] + "ئ", PRESENT, "present-plural", passive)


def _masdar_stems(written: str, masdar: str, past: str) -> Iterator[Stem]:
    if written.endswith("ة"):
        yield Stem(masdar[:-1], MASDAR, "masdar-ta", False)
        return
    if written.endswith("ى"):
        yield Stem(masdar[:-1], MASDAR, "masdar-a", False)
        return
    yield Stem(masdar, MASDAR, "masdar", False)
    if written.endswith("ء"):
        yield Stem(masdar[:-1] + "ؤ", MASDAR, "masdar-joined", False)
        yield Stem(masdar[:-1] + "ئ", MASDAR, "masdar-joined", False)
    elif written.endswith("ي") and past.startswith("ت") and len(masdar) > 3:  # تبن beside التبني
        yield Stem(masdar[:-1], MASDAR, "masdar-cut", False)


def forms(verb: Principal) -> Iterator[tuple[str, str, Feature]]:
    """Every form without pronouns: (folded letters, part, feature)."""
    table = endings()
    for stem in stems(verb):
        for ending, meanings in table[stem.paradigm].items():
            for feature, enclitic in meanings:
                if enclitic or "\0" in ending:
                    continue
                if stem.part == PRESENT:
                    yield ending[0] + stem.letters + ending[1:], PRESENT, feature
                else:
                    yield stem.letters + ending, stem.part, feature
