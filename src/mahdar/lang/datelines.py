"""What a dateline is read with: names of places, given names (a byline), and labels."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from mahdar.lang.pack import read_toml, read_tsv, split_cell
from mahdar.lang.page import Words
from mahdar.text.fold import fold_key, fold_words
from mahdar.text.tokens import tokenize

_PLACE_FILES = {
    "places.tsv": ("id", "en", "type", "sort", "names", "weak", "country"),
    "cities.tsv": ("id", "en", "names", "weak", "country"),
}


@lru_cache(maxsize=4)
def load_places(code: str) -> dict[tuple[str, ...], bool]:
    """Folded words of every place name of the pack -> whether it is hardly ever another word."""
    names: dict[tuple[str, ...], bool] = {}
    for file, columns in _PLACE_FILES.items():
        rows = read_tsv(code, file, columns)
        for row in rows:
            for cell in ("names", "weak"):
                for name in split_cell(row[cell]):
                    words = fold_words(name)
                    names[words] = names.get(words, False) or cell == "names"
    return names


@lru_cache(maxsize=4)
def load_given_names(code: str) -> frozenset[str]:
    """Keys of given names."""
    rows = read_tsv(code, "names.tsv", ("name", "kind", "certainty", "source"))
    return frozenset(fold_key(row["name"]) for row in rows if row["kind"] == "given")


@lru_cache(maxsize=4)
def load_labels(code: str) -> frozenset[str]:
    """Keys of words that open a byline or a label."""
    return frozenset(fold_key(word) for word in read_toml(code, "bylines.toml", Words)["label"].words)


@lru_cache(maxsize=4)
def load_agency_heads(code: str) -> frozenset[str]:
    """Keys of words that open the name of a news agency."""
    return frozenset(fold_key(word) for word in read_toml(code, "bylines.toml", Words)["agency"].words)


class Imprint(NamedTuple):
    """Keys of words by which a page shows which outlet it is of."""

    learned: frozenset[str]
    thereof: frozenset[str]
    told: frozenset[str]
    exclusive: frozenset[str]
    obtained: frozenset[str]
    papers: frozenset[str]
    whereof: frozenset[str]
    heads: frozenset[str]
    tails: frozenset[str]
    notices: tuple[tuple[str, ...], ...]
    """Each a run of words."""
    owners: frozenset[str]


@lru_cache(maxsize=4)
def load_imprint(code: str) -> Imprint:
    """The words of `bylines.toml` that stand beside an outlet's name."""
    entries = read_toml(code, "bylines.toml", Words)

    def keys(name: str) -> frozenset[str]:
        return frozenset(fold_key(word) for word in entries[name].words)

    return Imprint(
        learned=keys("learned"),
        thereof=keys("thereof"),
        told=keys("told"),
        exclusive=keys("exclusive"),
        obtained=keys("obtained"),
        papers=keys("papers"),
        whereof=keys("whereof"),
        heads=keys("heads"),
        tails=keys("tails"),
        notices=tuple(tuple(t.key for t in tokenize(words)) for words in entries["notices"].words),
        owners=keys("owners"),
    )


def is_place(keys: tuple[str, ...], code: str) -> bool:
    """Whether the words are a place's name, weak names included."""
    return keys in load_places(code)
