"""A pack's figures: counted nouns, their modifiers, currencies, qualifiers, and the rules of `numbers.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec

from mahdar.lang.numbers import Numbers, load_numbers, make_proclitics
from mahdar.lang.pack import Rule, load_basics, read_toml, read_tsv, split_cell
from mahdar.text.fold import fold_key, fold_words
from mahdar.text.tokens import Beginnings, tokenize

Make = Literal[
    "percent",
    "money",
    "count",
    "one",
    "two",
    "dual",
    "definite",
    "fraction",
    "bare",
    "vague",
    "ordinal",
    "qualifier",
    "range",
    "block",
]


class FigureRule(Rule, frozen=True, kw_only=True):
    """One entry of `numbers.toml`."""

    make: Make
    forms: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    """Words behind the number with the same meaning."""
    means: str | None = None
    """A `Figure.qualifier`."""
    unit: str | None = None


class ModifierEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """One entry of `unit_modifiers.toml`."""

    forms: list[str]
    unit: str
    """With `{unit}` for the noun's."""
    source: str
    of: list[str] = []
    """Only after these units; empty: any."""


class Unit(NamedTuple):
    """A noun that is counted."""

    unit: str
    """An English plural."""
    number: Literal["s", "d", "p"]
    """As printed: singular, dual, plural."""
    currency: str | None
    rest: tuple[str, ...] = ()
    """Keys of its further words."""


class Head(NamedTuple):
    """A noun whose ordinals count (جولة), as printed."""

    rule: str
    letters: int
    definite: bool
    """With the article or a pronoun: its ordinal has the article."""
    feminine: bool
    dual: bool


class FigureGrammar:
    """Everything that finds figures in one language, compiled once per process."""

    def __init__(self, code: str) -> None:
        basics = load_basics(code)
        self.code = code
        self.article = basics.article
        self.conjunctions = tuple(basics.conjunctions)
        self.conjunction = basics.conjunctions[0]
        self.numbers: Numbers = load_numbers(code)
        self.proclitics = make_proclitics(code)
        self.rules = read_toml(code, "numbers.toml", FigureRule)
        self.units = _load_units(code)
        self.modifiers = [
            ([fold_words(form) for form in entry.forms], frozenset(entry.of), entry.unit)
            for entry in read_toml(code, "unit_modifiers.toml", ModifierEntry).values()
        ]
        self.currencies = {
            (row["unit"], row["country"]): row["currency"]
            for row in read_tsv(code, "currencies.tsv", ("unit", "country", "currency", "source"))
        }
        self.event_units = frozenset(r.unit.removesuffix("-ordinal") for r in self.rules.values() if r.unit)
        self.heads = self._load_heads(basics.enclitics)
        self.qualifiers_before = self._phrases("forms")
        self.qualifiers_after = self._phrases("after")
        self.percents = {_keys(form) for form in self.rules["percent"].forms}
        self.blocks = frozenset(k for form in self.rules["not_count"].forms for k in _with(form, self.conjunctions))
        self.range_words = frozenset(k for form in self.rules["range"].forms for k in _with(form, self.conjunctions))
        self.range_links = frozenset(map(fold_key, self.rules["range_links"].forms))
        self.number_links = frozenset(map(fold_key, self.rules["number_links"].forms))
        self.definite = (self.article, *map(fold_key, self.rules["demonstratives"].forms))
        """How a definite noun phrase begins."""
        self.of_them = frozenset(map(fold_key, self.rules["of_them"].forms))
        self.others = frozenset(map(fold_key, self.rules["others"].forms))
        self.victims = self._joined("victims")
        self.among = self._joined("among")
        self.people_units = frozenset(self.rules["people_units"].forms)
        self.of_people = frozenset(map(fold_key, self.rules["of_people"].forms))
        self.other_people = frozenset(map(fold_key, self.rules["other_people"].forms))
        self.not_counted_after = frozenset(map(fold_key, self.rules["not_counted_after"].forms))
        self.at_leasts = {row[0] for rows in self.qualifiers_after.values() for row in rows if row[1] == "at-least"}
        self.halves = frozenset(k for k, w in self.numbers.reader.joined.items() if w.value == Decimal("0.5"))
        self.not_parts = frozenset(map(fold_key, self.rules["not_parts"].forms))
        self.ones = frozenset(map(fold_key, self.rules["one"].forms))
        self.twos = frozenset(map(fold_key, self.rules["two_named"].forms))
        self.fractions = frozenset(map(fold_key, self.rules["fraction"].forms))
        names = frozenset(map(fold_key, self.rules["dual"].forms))
        self.duals = {
            proclitic + key: (len(proclitic), unit)
            for key, rows in self.units.items()
            for unit in rows
            if unit.number == "d" and key not in names
            for proclitic in ("", *self.proclitics)
        }
        words = self.numbers.reader
        self.starts = frozenset(
            set(words.openings)
            | set(self.heads)
            | set(self.duals)
            | self._vague_starts()
            | self._definite_starts()
            | set(self.numbers.ordinal_openings)
        )
        self.begins = Beginnings(self.starts)

    def _joined(self, rule: str) -> frozenset[str]:
        return frozenset(k for form in self.rules[rule].forms for k in _with(form, self.conjunctions))

    def _vague_starts(self) -> set[str]:
        keys = set()
        for key in self.numbers.vague:
            keys |= {key, self.article + key} | {p + key for p in self.proclitics}
        return keys

    def _definite_starts(self) -> set[str]:
        return {self.article + key for key, word in self.numbers.reader.words.items() if word.kind != "scale"} | {
            self.article
        }

    def _load_heads(self, enclitics: Iterable[str]) -> dict[str, Head]:
        heads: dict[str, Head] = {}
        for name, rule in self.rules.items():
            if rule.make != "ordinal":
                continue
            for form in rule.forms:
                key = fold_key(form)
                feminine = key.endswith(("ه", "ات"))
                stem = key[:-1] + "ت" if key.endswith("ه") else key
                bare = [(key, False, False), (self.article + key, True, False)]
                bare += [(stem + e, True, False) for e in enclitics]
                if not key.endswith("ات"):
                    bare += [(f + stem + e, bool(f), True) for f in ("", self.article) for e in ("ان", "ين")]
                for printed, definite, dual in bare:
                    heads.setdefault(printed, Head(name, 0, definite, feminine, dual))
                    for proclitic in self.proclitics:
                        joined = proclitic + printed
                        if proclitic.endswith("ل") and printed.startswith(self.article):
                            joined = proclitic + printed[1:]
                        heads.setdefault(joined, Head(name, len(proclitic), definite, feminine, dual))
        return heads

    def _phrases(self, field: str) -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
        """(keys, meaning, rule), longest first, by the key next to the number."""
        found: list[tuple[tuple[str, ...], str, str]] = []
        for name, rule in self.rules.items():
            if rule.make == "qualifier" and rule.means:
                for form in getattr(rule, field):
                    keys = _keys(form)
                    found.append((keys, rule.means, name))
                    if field == "forms":
                        found += [((c + keys[0], *keys[1:]), rule.means, name) for c in self.conjunctions]
        found.sort(key=lambda row: (-len(row[0]), row[0]))
        near: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        for row in found:
            near.setdefault(row[0][-1 if field == "forms" else 0], []).append(row)
        return near

    def unit_at(self, keys: Sequence[str], at: int, *, definite: bool = False) -> tuple[Unit, int] | None:
        """The counted noun at a token and the token after it; with `definite` its article may stand."""
        if at >= len(keys):
            return None
        key = keys[at]
        rows = self.units.get(key)
        if rows is None and key.startswith(self.article) and definite:
            rows = self.units.get(key[len(self.article) :])
        for row in rows or ():
            end = at + 1 + len(row.rest)
            if end <= len(keys) and all(keys[at + 1 + n] == word for n, word in enumerate(row.rest)):
                return row, end
        return None

    def modified(self, keys: Sequence[str], at: int, unit: str) -> tuple[str, int]:
        """The unit with the modifiers that begin at a token, and the token after them."""
        found = True
        while found and at < len(keys):
            found = False
            for forms, of, template in self.modifiers:
                if of and unit not in of:
                    continue
                for form in forms:
                    if keys[at] == form[0] and tuple(keys[at : at + len(form)]) == form:
                        unit, at, found = template.replace("{unit}", unit), at + len(form), True
                        break
                if found:
                    break
        return unit, at


def _keys(form: str) -> tuple[str, ...]:
    return tuple(t.key for t in tokenize(form))


def _with(form: str, conjunctions: Iterable[str]) -> list[str]:
    key = fold_key(form)
    return [key, *(c + key for c in conjunctions)]


@lru_cache(maxsize=4)
def _load_units(code: str) -> dict[str, list[Unit]]:
    units: dict[str, list[Unit]] = {}
    later: list[tuple[str, Unit]] = []

    def add(keys: Sequence[str], unit: Unit) -> None:
        units.setdefault(keys[0], []).append(unit._replace(rest=tuple(keys[1:])))

    for row in read_tsv(code, "units.tsv", ("unit", "singular", "plural", "currency", "source")):
        currency = row["currency"] or None
        plurals = [fold_words(p) for p in split_cell(row["plural"])]
        for words in map(fold_words, split_cell(row["singular"])):
            unit = Unit(row["unit"], "s", currency)
            add(words, unit)
            key = words[0]
            if len(words) > 1:
                continue
            feminine = key.endswith("ه")
            stem = key[:-1] + "ت" if feminine else key
            if len(key) < 3 and currency is None and row["unit"] != "tonnes":
                continue  # كم، سم: an abbreviation has no cases (كما is a conjunction, كمين an ambush)
            if not feminine:
                later.append((key + "ا", unit))
            sound = any(p[0] in (key + "ون", key + "ين") for p in plurals)
            endings = ("ان",) if sound else ("ان", "ين")
            later += [(stem + ending, unit._replace(number="d")) for ending in endings]
        for plural in plurals:
            add(plural, Unit(row["unit"], "p", currency))
            if plural[0].endswith("ون"):
                add((plural[0][:-2] + "ين", *plural[1:]), Unit(row["unit"], "p", currency))
            if plural[0].endswith("ين"):
                add((plural[0][:-2] + "ون", *plural[1:]), Unit(row["unit"], "p", currency))
            if plural[0].endswith(("ين", "ون")):  # before a noun: مقاتلي الحركة
                later.append((plural[0][:-1], Unit(row["unit"], "p", currency)))
                later.append((plural[0][:-2] + "و", Unit(row["unit"], "p", currency)))
    for key, unit in later:
        if key not in units:
            units[key] = [unit]
    for rows in units.values():
        rows.sort(key=lambda row: -len(row.rest))
    return units


@lru_cache(maxsize=4)
def load_units(code: str) -> dict[str, list[Unit]]:
    """Key of a noun's first word, without article and proclitics -> the nouns it begins, longest first."""
    return _load_units(code)


@lru_cache(maxsize=4)
def load_figures(code: str) -> FigureGrammar:
    """The figures of a pack; one object per process.

    Raises:
        PackError: one of its files is missing or malformed.
    """
    return FigureGrammar(code)
