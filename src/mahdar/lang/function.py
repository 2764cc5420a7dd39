"""Function words of a language (`function.toml`), and the stem of a word for comparison."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from mahdar.lang.gazetteer import PLACE_COLUMNS, load_nationalities
from mahdar.lang.pack import load_clitics, read_toml, read_tsv, split_cell
from mahdar.text.clitics import Clitics, Split
from mahdar.text.fold import fold_words

_LONG = 5
"""A preposition is cut off only where so many letters stay: بلاد is a word, بانسحاب is not."""


class Words(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A class of words."""

    forms: list[str]
    source: str


@lru_cache(maxsize=8)
def _load(code: str) -> tuple[frozenset[str], tuple[str, ...]]:
    entries = read_toml(code, "function.toml", Words)
    keys = {name: [k for form in entry.forms for k in fold_words(form)] for name, entry in entries.items()}
    endings = keys.pop("endings", [])
    keys.pop("spellings", None)
    keys.pop("denial", None)
    return frozenset(k for ks in keys.values() for k in ks), tuple(sorted(set(endings), key=lambda e: (-len(e), e)))


@lru_cache(maxsize=8)
def load_negation(code: str) -> frozenset[str]:
    """Folded words that turn a statement round."""
    return frozenset(k for form in read_toml(code, "function.toml", Words)["negation"].forms for k in fold_words(form))


@lru_cache(maxsize=8)
def _spellings(code: str) -> tuple[tuple[str, str], ...]:
    """Beginnings of words that are printed in two ways: the rarer one and the one that stands for both."""
    entry = read_toml(code, "function.toml", Words).get("spellings")
    pairs = [form.partition("=") for form in entry.forms] if entry else []
    return tuple((rare, usual) for rare, _, usual in pairs)


@lru_cache(maxsize=8)
def load_denial(code: str) -> frozenset[str]:
    """Folded verbs that deny what follows."""
    return frozenset(k for form in read_toml(code, "function.toml", Words)["denial"].forms for k in fold_words(form))


def load_function_words(code: str) -> frozenset[str]:
    """Folded function words of the pack.

    Raises:
        PackError: `function.toml` is missing or wrong.
    """
    return _load(code)[0]


@lru_cache(maxsize=4)
def _countries(code: str) -> dict[str, str]:
    """Countries by their adjectives and by their names of one word."""
    table = dict(load_nationalities(code))
    for row in read_tsv(code, "places.tsv", PLACE_COLUMNS):
        if row["sort"] == "country":
            for name in split_cell(row["names"]):
                keys = fold_words(name)
                if len(keys) == 1:
                    table.setdefault(keys[0], row["id"])
    return table


@lru_cache(maxsize=200_000)
def stem(code: str, key: str) -> str:
    """A comparison form of a folded word, never shown; empty for a function word.

    A country and its adjective of origin, in every spelling known, are one: `@iraq`.

    >>> stem("ar", "وبانسحابها") == stem("ar", "الانسحاب"), stem("ar", "والتي")
    (True, '')
    """
    function, endings = _load(code)
    clitics = load_clitics(code)
    splits = clitics.splits(key)
    if not key or not key[0].isalpha():
        return key
    if any(split.stem in function for split in splits):
        return ""
    for split in splits:
        country = _countries(code).get(split.stem)
        if country is not None:
            return f"@{country}"
    word = clitics.bare(_cut_front(splits, clitics))
    for rare, usual in _spellings(code):
        if word.startswith(rare):
            word = usual + word[len(rare) :]
    for _ in range(2):
        cut = next((e for e in endings if word.endswith(e) and len(word) - len(e) >= 3), None)
        if cut is None:
            break
        word = word[: -len(cut)]
        if cut in clitics.enclitics and len(word) > 3 and word[-1] == "ت" and word[-2] != "ا":
            word = word[:-1]
    return word


def _cut_front(splits: tuple[Split, ...], clitics: Clitics) -> str:
    """The word without proclitics: the reading that leaves the article, else the longest cut that leaves enough."""
    for split in splits[1:]:
        if clitics.bare(split.stem) != split.stem:
            return split.stem
    shortest = splits[0].stem
    for split in splits[1:]:
        if len(split.stem) >= (_LONG - 1 if split.proclitics in clitics.conjunctions else _LONG):
            shortest = min(shortest, split.stem, key=len)
    return shortest
