"""Words that open or shape a clause (`clauses.toml`)."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from mahdar.errors import PackError
from mahdar.lang.pack import read_toml
from mahdar.text.fold import fold_words

CLASSES = (
    "that", "relative", "connective", "future", "perhaps", "jussive", "subjunctive", "negative", "last_of", "in", "to",
    "from", "between", "with", "under", "on", "place_noun", "auxiliary", "proviso", "attribution",
    "both", "own", "still", "maqsura", "but", "inner", "hollow", "three", "whatever", "thereupon", "pointer", "blame",
)


class ClauseWords(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A class of words."""

    source: str
    forms: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()
    apart: bool = False


@lru_cache(maxsize=4)
def load_clause_words(code: str) -> dict[str, str]:
    """Folded word -> its class, one of `CLASSES`.

    Raises:
        PackError: the file is missing, wrong, or lacks a class.
    """
    entries = read_toml(code, "clauses.toml", ClauseWords)
    missing = [name for name in CLASSES if name not in entries]
    if missing:
        raise PackError(f"no entry {', '.join(missing)}", path=f"lang/{code}/clauses.toml")
    words: dict[str, str] = {}
    for name, entry in entries.items():
        for form in () if entry.apart else entry.forms:
            words.setdefault(fold_words(form)[0], name)
    return words


@lru_cache(maxsize=32)
def load_clause_class(code: str, name: str) -> frozenset[str]:
    """The folded forms, or the lemmas, of one class of `clauses.toml`.

    Raises:
        PackError: there is no such class.
    """
    entry = read_toml(code, "clauses.toml", ClauseWords).get(name)
    if entry is None:
        raise PackError(f"no entry {name}", path=f"lang/{code}/clauses.toml")
    return frozenset(entry.lemmas) or frozenset(fold_words(form)[0] for form in entry.forms)
