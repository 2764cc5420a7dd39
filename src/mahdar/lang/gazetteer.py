"""A pack's names: places, bodies, groups, people, nationalities, and the parts that personal names are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple, cast

from mahdar.errors import PackError
from mahdar.lang.pack import read_tsv, split_cell
from mahdar.model import MentionType
from mahdar.text.fold import fold_key
from mahdar.text.tokens import tokenize

PLACE_COLUMNS = ("id", "en", "type", "sort", "names", "weak", "country")
CITY_COLUMNS = ("id", "en", "names", "weak", "country")
PEOPLE_COLUMNS = ("id", "en", "names", "country", "source")
NAME_COLUMNS = ("name", "kind", "certainty", "source")
NATIONALITY_COLUMNS = ("nisba", "id", "source")

WEAK, STRONG = 1, 2
"""Certainty of a part of a personal name: also a common word; hardly ever another word."""


class Entry(NamedTuple):
    """A known name's bearer."""

    id: str
    en: str
    type: MentionType
    sort: str
    """country, capital, city, town, place, international, institution, party, agency, paper, channel, platform, ..."""
    country: str | None


class Form(NamedTuple):
    """One way a known name is printed."""

    entry: Entry
    weak: bool
    """The words are also common words or another name: they count only beside evidence."""
    words: str


class Names(NamedTuple):
    """Known names that begin with one word."""

    single: list[Form]
    """The word alone, sure forms first."""
    longer: dict[str, list[tuple[tuple[str, ...], Form]]]
    """By their second word: all words and the form, longest first."""


class Part(NamedTuple):
    """A word known as part of personal names."""

    kind: str
    """given, foreign or family."""
    certainty: int


class Gazetteer:
    """Every name of the pack, indexed by the folded key of its first word."""

    def __init__(self, code: str) -> None:
        self.entries: dict[str, Entry] = {}
        self.names: dict[str, str] = {}
        """The first name of every id, as it is shown where an article only implies the thing."""
        self.people: dict[str, tuple[str, ...]] = {}
        """The names of every known person."""
        self.index: dict[str, Names] = {}
        self._places: set[tuple[str, ...]] = set()
        for entry, names, weak in _read(code):
            if entry.id not in self.entries:
                self.entries[entry.id] = entry
                if entry.type == "PER":
                    self.people[entry.id] = names
                self.names[entry.id] = next(iter((*names, *weak)), entry.en)
            for certainty, forms in ((False, names), (True, weak)):
                for words in forms:
                    self._add(words, Form(entry, certainty, words))
        for names_ in self.index.values():
            names_.single.sort(key=lambda form: form.weak)
            for rows in names_.longer.values():
                rows.sort(key=lambda row: (-len(row[0]), row[1].weak))

    def _add(self, words: str, form: Form) -> None:
        keys = tuple(t.key for t in tokenize(words))
        if not keys:
            return
        if form.entry.type in ("GPE", "LOC"):
            if form.entry.sort == "town" and keys in self._places:
                return  # another town of that name: the better known one, listed first, keeps it
            self._places.add(keys)
        names = self.index.setdefault(keys[0], Names([], {}))
        if len(keys) == 1:
            names.single.append(form)
        else:
            names.longer.setdefault(keys[1], []).append((keys, form))

    def capital_of(self, ident: str) -> str | None:
        """The country whose capital this is."""
        entry = self.entries.get(ident)
        return entry.country if entry and entry.sort == "capital" else None


def _read(code: str) -> Iterator[tuple[Entry, tuple[str, ...], tuple[str, ...]]]:
    for row in read_tsv(code, "people.tsv", PEOPLE_COLUMNS):
        yield Entry(row["id"], row["en"], "PER", "person", row["country"] or None), split_cell(row["names"]), ()
    for file in ("places.tsv", "organisations.tsv", "groups.tsv", "laws.tsv"):
        for row in read_tsv(code, file, PLACE_COLUMNS):
            if row["type"] not in ("GPE", "LOC", "ORG", "GROUP", "EVENT", "LAW"):
                raise PackError(f"unknown type {row['type']}", path=f"lang/{code}/{file}#{row['id']}")
            kind = cast(MentionType, row["type"])
            yield (
                Entry(row["id"], row["en"], kind, row["sort"], row["country"] or None),
                split_cell(row["names"]),
                split_cell(row["weak"]),
            )
    for row in read_tsv(code, "cities.tsv", CITY_COLUMNS):
        entry = Entry(row["id"], row["en"], "GPE", "town", row["country"] or None)
        yield entry, split_cell(row["names"]), split_cell(row["weak"])


@lru_cache(maxsize=4)
def load_gazetteer(code: str) -> Gazetteer:
    """The gazetteer of a pack, read once per process."""
    return Gazetteer(code)


@lru_cache(maxsize=4)
def load_parts(code: str) -> dict[str, Part]:
    """Folded word to what it is in personal names."""
    parts: dict[str, Part] = {}
    for row in read_tsv(code, "names.tsv", NAME_COLUMNS):
        if row["certainty"] not in ("strong", "weak") or row["kind"] not in ("given", "foreign", "family"):
            raise PackError("unknown kind or certainty", path=f"lang/{code}/names.tsv#{row['name']}")
        parts.setdefault(fold_key(row["name"]), Part(row["kind"], STRONG if row["certainty"] == "strong" else WEAK))
    return parts


@lru_cache(maxsize=4)
def load_nationalities(code: str) -> dict[str, str]:
    """Folded adjective of origin, every inflection with and without the article, to the id it points to."""
    table: dict[str, str] = {}
    for row in read_tsv(code, "nationalities.tsv", NATIONALITY_COLUMNS):
        *front, last = fold_key_words(row["nisba"])
        if front:
            continue  # كوري جنوبي: two words, matched by their first alone
        for form in inflect_nisba(last):
            table.setdefault(form, row["id"])
            table.setdefault("ال" + form, row["id"])
    return table


@lru_cache(maxsize=4)
def load_double_nationalities(code: str) -> dict[tuple[str, str], str]:
    """Folded adjectives of origin of two words, the second inflected, to the id they point to: (الجنوب, افريقيه)."""
    table: dict[tuple[str, str], str] = {}
    for row in read_tsv(code, "nationalities.tsv", NATIONALITY_COLUMNS):
        words = fold_key_words(row["nisba"])
        if len(words) != 2:
            continue
        fronts = inflect_nisba(words[0]) if words[0].endswith("ي") else (words[0],)
        for front, last in product(fronts, inflect_nisba(words[1])):
            for first, second in product((front, "ال" + front), (last, "ال" + last)):
                table.setdefault((first, second), row["id"])
    return table


def fold_key_words(words: str) -> list[str]:
    """Folded keys of the words of a phrase."""
    return [t.key for t in tokenize(words)]


def inflect_nisba(key: str) -> Iterable[str]:
    """Feminine, dual and plurals of a folded adjective in ي: عراقي، عراقيه، عراقيين، عراقيون، عراقيان، عراقيات."""
    return (key, key + "ه", key + "ين", key + "ون", key + "ان", key + "تين", key + "تان", key + "ات")


def fold_all(words: Iterable[str]) -> frozenset[str]:
    """Folded keys of single words."""
    return frozenset(fold_key(w) for w in words)


@lru_cache(maxsize=4)
def load_outlets(code: str) -> frozenset[str]:
    """Ids of the known newspapers, agencies, channels and platforms, which tell of things and take no part in them."""
    return frozenset(k for k, entry in load_gazetteer(code).entries.items() if entry.sort in _OUTLETS)


_OUTLETS = frozenset({"paper", "agency", "channel", "platform"})
