"""Patterns over tokens: sequences of literal words, word classes and readers, matched together.

A pattern is written as it is read: `[يوم] ال{weekday} [ال{rel}]`. Words stand for themselves, `{name}` for a word of
that class (letters before the brace are the article or clitic it must carry) or for a reader, a function that reads a
stretch of tokens (a number, a month); `[ ]` is optional, `( | )` a choice. All patterns are one automaton, so a text is
walked once, and only where a word can open a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from mahdar.text.fold import fold_key

_PART = re.compile(r"\[|\]|\(|\)|\||[^\s\[\]()|{}]*\{[^}]*\}|[^\s\[\]()|{}]+")


class Reading(NamedTuple):
    """What a reader read: the token after it, its value, and letters of proclitics before its first word."""

    last: int
    value: Any
    letters: int = 0


Reader = Callable[[int, bool], Iterable[Reading]]
"""`(token index, whether proclitics may stand before it) -> readings`."""


class Slot(NamedTuple):
    """A class or reader of a pattern, filled: tokens `[first, last)`."""

    name: str
    value: Any
    first: int
    last: int


class Match(NamedTuple):
    """A pattern found: tokens `[first, last)`, letters of proclitics on the first, its slots in order."""

    rule: int
    first: int
    last: int
    letters: int
    slots: tuple[Slot, ...]


class Opening(NamedTuple):
    """One reading of a word at the front of a pattern: its class and value after `letters` letters of proclitics."""

    name: str
    letters: int
    value: Any


@dataclass(slots=True)
class Step:
    """Where a walk through the patterns stands: the places just read, and where they lead."""

    places: frozenset[int]
    words: dict[str, Step] = field(default_factory=dict)
    readers: dict[str, Step] = field(default_factory=dict)
    ends: tuple[int, ...] = ()
    """Rules that are complete here."""
    known: bool = False
    """Whether `words`, `readers` and `ends` are filled in; they are when the step is first reached."""
    choices: dict[str, Choices] = field(default_factory=dict)
    """By the class of a word: what it can be at this step, and the readers worth asking about it."""


class Choices(NamedTuple):
    """What a word can be at a step."""

    words: tuple[tuple[str, Any, Step], ...]
    readers: tuple[tuple[str, Step], ...]


class Words(NamedTuple):
    """A text as patterns see it."""

    keys: Sequence[str]
    """The keys of its tokens, with an empty one at the end."""
    classes: Mapping[str, str]
    """Key -> its class: itself where a pattern could take it in, one for figures of a kind, or empty."""
    inner: Mapping[str, Sequence[tuple[str, Any]]]
    """Class -> (word class, value) of its readings inside a pattern."""
    begins_with: Callable[[str, str], bool]
    """Whether what a reader reads can begin with a word of that class."""


class Plan(NamedTuple):
    """What one word can open: word steps with the letters of its proclitics, and the readers worth asking."""

    words: tuple[tuple[str, int, Any, Step], ...]
    readers: tuple[tuple[str, Step], ...]


def make_plan(root: Step, openings: Iterable[Opening], names: Container[str]) -> Plan:
    """The plan of a word.

    Args:
        root: Where to begin among the patterns.
        openings: The word's readings.
        names: Readers that can read something that begins with it.
    """
    words = tuple((o.name, o.letters, o.value, root.words[o.name]) for o in openings if o.name in root.words)
    return Plan(words, tuple((name, step) for name, step in root.readers.items() if name in names))


class _Part(NamedTuple):
    """A piece of a pattern: the places it can begin and end with, and whether it can be left out."""

    first: frozenset[int]
    last: frozenset[int]
    empty: bool


_NOTHING = _Part(frozenset(), frozenset(), True)


class Patterns:
    """Patterns as one automaton, whose steps are made when a text first reaches them.

    Each word of a pattern is a place; a step is the set of places that the words read so far can be at (Glushkov's
    construction with lazy subsets). Writing every choice out beforehand took 0.3 s for the Arabic times.

    Args:
        rules: (rule number, pattern). Numbers give the order in which equally long matches are tried.
        readers: Names that are readers and not word classes.
    """

    def __init__(self, rules: Iterable[tuple[int, str]], readers: frozenset[str]) -> None:
        self._readers = readers
        self._elements: list[str] = []
        self._rules: list[int] = []
        self._follow: list[set[int]] = []
        self._final: set[int] = set()
        self._firsts: dict[int, set[int]] = {}
        self._steps: dict[frozenset[int], Step] = {}
        for number, pattern in rules:
            parts = _PART.findall(pattern)
            part, end = self._choice(parts, 0, number)
            if end != len(parts) or part.empty:
                raise ValueError(f"brackets do not pair, or nothing is required: {pattern}")
            self._final |= part.last
            self._firsts.setdefault(number, set()).update(part.first)

    @property
    def elements(self) -> frozenset[str]:
        """Every literal word (`=word`), class and reader that a pattern names."""
        return frozenset(self._elements)

    def root(self, rules: Iterable[int]) -> Step:
        """The step before the first word of any of the rules."""
        places: set[int] = set()
        for number in rules:
            places |= self._firsts.get(number, set())
        step = Step(frozenset({-1}), known=True)
        self._branch(step, places)
        return step

    def _choice(self, parts: Sequence[str], at: int, rule: int) -> tuple[_Part, int]:
        """A choice of sequences up to a closing bracket or the end."""
        first: frozenset[int] = frozenset()
        last: frozenset[int] = frozenset()
        empty = False
        sequence = _NOTHING
        while at < len(parts) and parts[at] not in ("]", ")"):
            if parts[at] == "|":
                first, last, empty = first | sequence.first, last | sequence.last, empty or sequence.empty
                sequence = _NOTHING
                at += 1
                continue
            if parts[at] in ("[", "("):
                part, after = self._choice(parts, at + 1, rule)
                closer = "]" if parts[at] == "[" else ")"
                if after >= len(parts) or parts[after] != closer:
                    raise ValueError(f"brackets do not pair: {' '.join(parts)}")
                if closer == "]":
                    part = part._replace(empty=True)
                at = after + 1
            else:
                part = self._place(parts[at], rule)
                at += 1
            for place in sequence.last:
                self._follow[place] |= part.first
            sequence = _Part(
                sequence.first | part.first if sequence.empty else sequence.first,
                sequence.last | part.last if part.empty else part.last,
                sequence.empty and part.empty,
            )
        return _Part(first | sequence.first, last | sequence.last, empty or sequence.empty), at

    def _place(self, part: str, rule: int) -> _Part:
        place = len(self._elements)
        self._elements.append(_element(part))
        self._rules.append(rule)
        self._follow.append(set())
        return _Part(frozenset({place}), frozenset({place}), False)

    def _branch(self, step: Step, places: Iterable[int]) -> None:
        groups: dict[str, set[int]] = {}
        for place in places:
            groups.setdefault(self._elements[place], set()).add(place)
        for element in sorted(groups):
            key = frozenset(groups[element])
            child = self._steps.get(key)
            if child is None:
                child = self._steps[key] = Step(key)
            reads = element.rpartition(":")[2] in self._readers
            (step.readers if reads else step.words)[element] = child

    def learn(self, step: Step) -> None:
        """Fill in a step that is reached for the first time."""
        if step.known:
            return
        following: set[int] = set()
        for place in step.places:
            following |= self._follow[place]
        self._branch(step, following)
        step.ends = tuple(sorted({self._rules[place] for place in step.places if place in self._final}))
        step.known = True

    def at(self, plan: Plan, words: Words, first: int, readers: Mapping[str, Reader]) -> list[Match]:
        """Every pattern that begins at a token, longest first, then by rule number.

        Args:
            plan: What the token can open.
            words: The text.
            first: Where to begin in it.
            readers: Name -> reader.
        """
        found: list[Match] = []
        for name, letters, value, step in plan.words:
            slots = () if name[0] == "=" else (Slot(name, value, first, first + 1),)
            self._walk(step, words, first, first + 1, letters, slots, readers, found)
        for name, step in plan.readers:
            for last, value, letters in readers[name](first, True):
                self._walk(step, words, first, last, letters, (Slot(name, value, first, last),), readers, found)
        if len(found) > 1:
            found.sort(key=_longest)
        return found

    def _walk(
        self,
        step: Step,
        words: Words,
        first: int,
        at: int,
        letters: int,
        slots: tuple[Slot, ...],
        readers: Mapping[str, Reader],
        found: list[Match],
    ) -> None:
        if not step.known:
            self.learn(step)
        for rule in step.ends:
            found.append(Match(rule, first, at, letters, slots))  # noqa: PERF401 - mostly none
        seen = words.classes[words.keys[at]]
        if not seen:
            return
        choices = step.choices.get(seen)
        if choices is None:
            choices = step.choices[seen] = self._choose(step, seen, words)
        for name, value, child in choices.words:
            more = slots if name[0] == "=" else (*slots, Slot(name, value, at, at + 1))
            self._walk(child, words, first, at + 1, letters, more, readers, found)
        for name, child in choices.readers:
            for last, value, _ in readers[name](at, False):
                self._walk(child, words, first, last, letters, (*slots, Slot(name, value, at, last)), readers, found)

    @staticmethod
    def _choose(step: Step, seen: str, words: Words) -> Choices:
        return Choices(
            tuple((name, value, step.words[name]) for name, value in words.inner.get(seen, ()) if name in step.words),
            tuple((name, child) for name, child in step.readers.items() if words.begins_with(name, seen)),
        )


def _element(part: str) -> str:
    if part.endswith("}"):
        front, _, name = part[:-1].partition("{")
        return f"{front}:{name}" if front else name
    return "=" + fold_key(part)


def _longest(match: Match) -> tuple[int, int, int]:
    return -match.last, match.letters, match.rule


def expansions(form: str, proclitics: Iterable[str], article: str) -> Iterator[tuple[str, int, str]]:
    """Keys under which a word is printed: (key, letters of proclitics, front).

    `front` is what stands before the word: "", the article, or a proclitic with or without the article (`ل`, `لل`).

    Args:
        form: The word's key, without article.
        proclitics: What may be written onto it (و، ب، وب، ...).
        article: The article (ال).
    """
    yield form, 0, ""
    yield article + form, 0, article
    for proclitic in proclitics:
        yield proclitic + form, len(proclitic), proclitic
        if proclitic.endswith("ل"):
            yield proclitic + article[1:] + form, len(proclitic), proclitic + article[1:]
        else:
            yield proclitic + article + form, len(proclitic), proclitic + article
