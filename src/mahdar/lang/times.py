"""A pack's times: words of time by class, month names, and the rules as one tree of patterns per group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec

from mahdar.errors import PackError
from mahdar.lang.figures import load_units
from mahdar.lang.lookahead import DEFINITE, HIJRI, MONTH, NUMBER_WORD, ONE, ORDINAL, READERS, LookAhead
from mahdar.lang.months import MonthName, load_month_names
from mahdar.lang.numbers import Numbers, load_numbers, make_proclitics
from mahdar.lang.pack import Rule, load_basics, read_toml
from mahdar.text.fold import fold_key
from mahdar.text.patterns import Opening, Patterns, expansions
from mahdar.text.tokens import Beginnings


class WordEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """One entry of `time_words.toml`."""

    name: str = msgspec.field(name="class")
    value: str
    forms: list[str]
    source: str


class CueEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """One entry of `time_cues.toml`: words around or inside an expression, with what they mean where that differs."""

    source: str
    forms: list[str] = []
    values: dict[str, str] = {}


class TimeRule(Rule, frozen=True, kw_only=True):
    """One entry of `times.toml`."""

    pattern: str | list[str]
    make: str
    """The builder in annotators/temporal that makes its values."""
    group: str
    part: bool = False
    """Only read inside other rules."""
    value: str | None = None
    mod: str | None = None
    days: int = 0
    part_of_day: str | None = None
    after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()


_SIGN_CLASSES = ("{open}", "{close}", "{comma}", "{dash}", "{slash}", "{dot}", "{colon}", ",", "«")


class CompiledRule(NamedTuple):
    """A rule with its neighbours' keys folded."""

    name: str
    by: str
    """How annotations name it."""
    rule: TimeRule
    after: frozenset[str]
    not_after: frozenset[str]
    before: frozenset[str]
    not_before: frozenset[str]
    neighbours: bool
    """Whether any of the four says something."""
    signs: bool
    """Whether its patterns hold signs, some of which may be left out."""


class TimeGrammar:
    """Everything that finds times in one language, compiled once per process."""

    def __init__(self, code: str, *, bare: bool = False) -> None:
        self.code = code
        self.bare = bare
        """Whether the rules of `times_bare.toml` are read too."""
        basics = load_basics(code)
        self.article = basics.article
        self.conjunctions = tuple(basics.conjunctions)
        self.conjunction = basics.conjunctions[0]
        self.numbers: Numbers = load_numbers(code)
        self.proclitics = make_proclitics(code)
        files = ("times.toml", "times_bare.toml") if bare else ("times.toml",)
        self.rules = [
            CompiledRule(
                name,
                f"{code}/{file}#{name}",
                rule,
                self._keys(rule.after),
                self._keys(rule.not_after),
                frozenset(map(fold_key, rule.before)),
                frozenset(map(fold_key, rule.not_before)),
                any((rule.after, rule.not_after, rule.before, rule.not_before)),
                any(name in str(rule.pattern) for name in _SIGN_CLASSES),
            )
            for file in files
            for name, rule in read_toml(code, file, TimeRule).items()
        ]
        groups = {rule.rule.group for rule in self.rules} - {"top", "skip"}
        self.patterns = self._compile(frozenset(READERS) | groups)
        self.roots = {
            group: self.patterns.root(n for n, r in enumerate(self.rules) if r.rule.group == group) for group in groups
        }
        self.roots["top"] = self.patterns.root(n for n, r in enumerate(self.rules) if not r.rule.part)
        self._words = list(read_toml(code, "time_words.toml", WordEntry).values())
        self.openings: dict[str, list[Opening]] = {}
        self.inner: dict[str, list[tuple[str, Any]]] = {}
        self._load_words()
        self._load_cues()
        self.months, self.hijri = load_month_names(code)
        self.month_openings = self._with_proclitics(self.months)
        self.hijri_openings = self._with_proclitics(self.hijri)
        roles = self._find_roles()
        self.ahead = LookAhead(
            self.patterns,
            self.roots,
            self.openings,
            self.inner,
            roles,
            self.numbers,
            self._month_words(),
            self.cue_words["gregorian_era"] | self.cue_words["hijri_era"],
        )
        top = self.roots["top"].words
        self.starts = frozenset(
            set(roles) | {key for key, openings in self.openings.items() if any(o.name in top for o in openings)}
        )
        """Keys of words that can begin an expression."""
        self.begins = Beginnings(self.starts)

    def _keys(self, words: Iterable[str]) -> frozenset[str]:
        keys = {fold_key(w) for w in words}
        return frozenset(keys | {c + k for c in self.conjunctions for k in keys})

    def _compile(self, readers: frozenset[str]) -> Patterns:
        listed = []
        for number, compiled in enumerate(self.rules):
            pattern = compiled.rule.pattern
            listed += [(number, p) for p in ([pattern] if isinstance(pattern, str) else pattern)]
        try:
            return Patterns(listed, readers)
        except ValueError as error:
            raise PackError(str(error), path=f"lang/{self.code}/times.toml") from error

    def _load_words(self) -> None:
        used = self.patterns.elements
        for entry in self._words:
            for form in entry.forms:
                key = fold_key(form)
                if not key[0].isalpha():
                    self._add(key, 0, "", entry.name, entry.value, used)
                    continue
                for printed, letters, front in expansions(key, self.proclitics, self.article):
                    self._add(printed, letters, front, entry.name, entry.value, used)
        for key in sorted(element[1:] for element in used if element[0] == "="):
            self.inner.setdefault(key, []).append(("=" + key, None))
            self.openings.setdefault(key, []).append(Opening("=" + key, 0, None))
            if not key[0].isalpha():
                continue
            for proclitic in self.proclitics:
                printed = proclitic + key
                if proclitic.endswith("ل") and key.startswith(self.article):
                    printed = proclitic + key[1:]
                self.openings.setdefault(printed, []).append(Opening("=" + key, len(proclitic), None))

    def _add(self, key: str, letters: int, front: str, name: str, value: str, used: frozenset[str]) -> None:
        full = f"{front}:{name}" if front else name
        if full in used:
            self.inner.setdefault(key, []).append((full, value))
        if letters:
            article = front.endswith("ل") and (len(front) > letters)
            full = f"{self.article}:{name}" if article else name
        if full in used:
            self.openings.setdefault(key, []).append(Opening(full, letters, value))

    def _load_cues(self) -> None:
        entries = read_toml(self.code, "time_cues.toml", CueEntry)
        self.cue_words = {name: frozenset(map(fold_key, entry.forms)) for name, entry in entries.items()}
        values = {name: {fold_key(k): v for k, v in entry.values.items()} for name, entry in entries.items()}
        self.cues = dict.fromkeys(self._keys(entries["ahead"].forms), 1) | dict.fromkeys(
            self._keys(entries["behind"].forms), -1
        )
        self.joined_month_words = {
            proclitic + word: len(proclitic) for word in self.cue_words["month_word"] for proclitic in self.proclitics
        }
        """A word for month with clitics before it -> their letters."""
        self.same_words = self.cue_words["same"]
        self.directions = {k: int(v) for k, v in values["directions"].items()}
        self.follow_verbs = {k: int(v) for k, v in values["follow_verbs"].items()}
        self.fractions = {k: Decimal(v) for k, v in values["fractions"].items()}
        self.fractions_leading = {k: Decimal(v) for k, v in values["fractions_leading"].items()}
        self.amount_mods = values["amount_mods"]
        self.set_adverbs = values["set_adverbs"]
        self._minutes = {name: {k: int(v) for k, v in values[name].items()} for name in ("minutes", "minutes_before")}
        self._parts = values
        self.units: dict[str, str] = {}
        for entry in self._words:
            if entry.name == "unit":
                self.units |= {fold_key(form): entry.value for form in entry.forms}

    def is_counted(self, key: str) -> bool:
        """Whether a word is a noun that numbers count."""
        return key in load_units(self.code)

    def minutes_of(self, keys: Sequence[str]) -> int | None:
        """Minutes that words after an hour add, negative for those before it."""
        for at, key in enumerate(keys):
            if key in self.cue_words["except"] and at + 1 < len(keys):
                return self._minutes["minutes_before"].get(keys[at + 1])
            if key in self._minutes["minutes"]:
                return self._minutes["minutes"][key]
        return None

    def part_of_words(self, keys: Sequence[str]) -> str:
        """The part of day that two words name (بعد الظهر), or empty."""
        for at, key in enumerate(keys[:-1]):
            for name, table in (("after", "part_after"), ("before", "part_before")):
                if key in self.cue_words[name]:
                    following = (
                        keys[at + 1] if keys[at + 1] != fold_key("منتصف") or at + 2 >= len(keys) else keys[at + 2]
                    )
                    found = self._parts[table].get(following)
                    if found:
                        return found
        return ""

    def _month_words(self) -> frozenset[str]:
        """Keys that can stand inside the name of a month: its further words, a second name, the signs before that."""
        words = {*self.months, *self.hijri, "/", "-", "(", "–", "\\", "[", "—"}
        for table in (self.months, self.hijri):
            for rows in table.values():
                words.update(word for row in rows for word in row.rest)
        return frozenset(words)

    def _with_proclitics(self, table: dict[str, list[MonthName]]) -> dict[str, tuple[int, list[MonthName]]]:
        made = {key: (0, rows) for key, rows in table.items()}
        for key, rows in table.items():
            if not key.isascii():
                for proclitic in self.proclitics:
                    made.setdefault(proclitic + key, (len(proclitic), rows))
        return made

    def _find_roles(self) -> dict[str, frozenset[str]]:
        """Key -> what a reader could make of it: a number, an ordinal, a month."""
        found: dict[str, set[str]] = {}
        month_words = {p + key for key in self.cue_words["month_word"] for p in ("", *self.proclitics)}
        words = self.numbers.reader
        tables: list[tuple[str, Iterable[str]]] = [
            (NUMBER_WORD, (key for key, (_, word) in words.openings.items() if word.kind not in ("vague", "scales"))),
            (
                ORDINAL,
                (key for key, (_, value, definite) in self.numbers.ordinal_openings.items() if definite or value == 1),
            ),
            (DEFINITE, self.numbers.definite_openings),
            (ORDINAL, self.numbers.articles),
            (ONE, self.cue_words["one_o_clock"]),
            (MONTH, self.month_openings),
            (HIJRI, self.hijri_openings),
            (MONTH, month_words),
            (HIJRI, month_words),
        ]
        for role, keys in tables:
            for key in keys:
                found.setdefault(key, set()).add(role)
        return {key: frozenset(roles) for key, roles in found.items()}


@lru_cache(maxsize=4)
def load_times(code: str, *, bare: bool = False) -> TimeGrammar:
    """The time grammar of a pack; one object per process.

    Args:
        code: The pack.
        bare: Whether to read hours, days and years that stand alone, as a command or a form has them.

    Raises:
        PackError: one of its files is missing or malformed.
    """
    return TimeGrammar(code, bare=bare)
