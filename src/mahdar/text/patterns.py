"""Patterns over tokens: sequences of literal words, word classes and readers, matched together in one tree.

A pattern is written as it is read: `[يوم] ال{weekday} [ال{rel}]`. Words stand for themselves, `{name}` for a word of
that class (letters before the brace are the article or clitic it must carry) or for a reader, a function that reads a
stretch of tokens (a number, a month); `[ ]` is optional, `( | )` a choice. All patterns share one tree of steps, so a
text is walked once, and only where a word can open a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from mahdar.text.fold import fold_key
from mahdar.text.tokens import Token

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
    """A node of the tree of patterns."""

    words: dict[str, Step] = field(default_factory=dict)
    readers: dict[str, Step] = field(default_factory=dict)
    ends: list[int] = field(default_factory=list)


def expand(pattern: str) -> list[tuple[str, ...]]:
    """Every sequence of elements a pattern stands for, longest choices first.

    Raises:
        ValueError: brackets that do not pair.

    >>> expand("[يوم] ال{weekday}")
    [('=يوم', 'ال:weekday'), ('ال:weekday',)]
    """
    parts = _PART.findall(pattern)
    sequences, end = _choices(parts, 0, "")
    if end != len(parts):
        raise ValueError(f"brackets do not pair: {pattern}")
    return list(dict.fromkeys(s for s in sequences if s))


def _choices(parts: Sequence[str], at: int, closer: str) -> tuple[list[tuple[str, ...]], int]:
    done: list[tuple[str, ...]] = []
    current: list[tuple[str, ...]] = [()]
    while at < len(parts) and parts[at] not in ("]", ")"):
        part = parts[at]
        if part == "|":
            done += current
            current = [()]
        elif part in ("[", "("):
            inner, at = _choices(parts, at + 1, "]" if part == "[" else ")")
            if part == "[":
                inner = [*inner, ()]
            current = [c + i for c in current for i in inner]
        else:
            current = [(*c, _element(part)) for c in current]
        at += 1
    if (parts[at] if at < len(parts) else "") != closer:
        raise ValueError("brackets do not pair")
    return done + current, at


def _element(part: str) -> str:
    if part.endswith("}"):
        front, _, name = part[:-1].partition("{")
        return f"{front}:{name}" if front else name
    return "=" + fold_key(part)


class Patterns:
    """Patterns in one tree.

    Args:
        rules: (rule number, pattern). Numbers give the order in which equally long matches are tried.
        readers: Names that are readers and not word classes.
    """

    def __init__(self, rules: Iterable[tuple[int, str]], readers: frozenset[str]) -> None:
        self.root = Step()
        self.literals: set[str] = set()
        for number, pattern in rules:
            for sequence in expand(pattern):
                step = self.root
                for element in sequence:
                    if element.startswith("="):
                        self.literals.add(element[1:])
                    branch = step.readers if element.rpartition(":")[2] in readers else step.words
                    step = branch.setdefault(element, Step())
                if number not in step.ends:
                    step.ends.append(number)

    def at(
        self,
        tokens: Sequence[Token],
        first: int,
        openings: Mapping[str, Sequence[Opening]],
        inner: Mapping[str, Sequence[tuple[str, Any]]],
        readers: Mapping[str, Reader],
    ) -> list[Match]:
        """Every pattern that begins at a token, longest first, then by rule number.

        Args:
            tokens: The text.
            first: Where to begin.
            openings: Key -> its readings as the first word.
            inner: Key -> (class, value) of its readings inside a pattern.
            readers: Name -> reader.
        """
        found: list[Match] = []
        for name, letters, value in openings.get(tokens[first].key, ()):
            step = self.root.words.get(name)
            if step is not None:
                slots = () if name[0] == "=" else (Slot(name, value, first, first + 1),)
                _walk(step, tokens, first, first + 1, letters, slots, inner, readers, found)
        for name, step in self.root.readers.items():
            for last, value, letters in readers[name](first, True):
                slots = (Slot(name, value, first, last),)
                _walk(step, tokens, first, last, letters, slots, inner, readers, found)
        if len(found) > 1:
            found.sort(key=_longest)
        return found


def _longest(match: Match) -> tuple[int, int, int]:
    return -match.last, match.letters, match.rule


def _walk(
    step: Step,
    tokens: Sequence[Token],
    first: int,
    at: int,
    letters: int,
    slots: tuple[Slot, ...],
    inner: Mapping[str, Sequence[tuple[str, Any]]],
    readers: Mapping[str, Reader],
    found: list[Match],
) -> None:
    for rule in step.ends:
        found.append(Match(rule, first, at, letters, slots))
    if at >= len(tokens):
        return
    if step.words:
        for name, value in inner.get(tokens[at].key, ()):
            child = step.words.get(name)
            if child is not None:
                more = slots if name[0] == "=" else (*slots, Slot(name, value, at, at + 1))
                _walk(child, tokens, first, at + 1, letters, more, inner, readers, found)
    for name, child in step.readers.items():
        for last, value, _ in readers[name](at, False):
            _walk(child, tokens, first, last, letters, (*slots, Slot(name, value, at, last)), inner, readers, found)


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
