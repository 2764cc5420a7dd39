"""What `page.toml` of a pack holds: lines of a page that are not the article."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from mahdar.lang.pack import Rule, read_toml
from mahdar.lang.verbs import Verbs, load_verbs
from mahdar.text.fold import fold_key
from mahdar.text.tokens import SIGN, Token, tokenize

_NUMBER = "{n}"


class LineRule(Rule, frozen=True, kw_only=True):
    """One rule about a whole line."""

    max_words: int
    starts: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    brackets: bool = False
    """`contains` counts only inside brackets, or after the last dash, at the end of the line."""
    both: bool = False
    """A line must both start with one of `starts` and contain one of `contains`."""
    numbered: bool = False
    """After one of `starts` nothing but a number may stand."""
    verbless: bool = False
    """No finite verb may stand before the words of `contains`."""
    stopless: bool = False
    """The line may not end as a sentence does."""
    takes: Literal["", "headlines"] = ""


class LineMatcher:
    """Names the rule that a line matches."""

    def __init__(self, rules: dict[str, LineRule], verbs: Verbs) -> None:
        self.rules, self._verbs = rules, verbs
        self._phrases = {
            name: {part: [_keys(words) for words in getattr(rule, part)] for part in ("starts", "contains", "whole")}
            for name, rule in rules.items()
        }

        self._longest = max(rule.max_words for rule in rules.values())

    def match(self, line: Sequence[Token]) -> str | None:
        """The name of the first rule that the line's tokens match, or None."""
        words = sum(1 for token in line if token.kind != SIGN)
        if words > self._longest:
            return None
        keys = tuple(token.key for token in line)
        for name, rule in self.rules.items():
            if words <= rule.max_words and self._matches(keys, name, rule):
                return name
        return None

    def _matches(self, keys: tuple[str, ...], name: str, rule: LineRule) -> bool:
        phrases = self._phrases[name]
        if phrases["whole"] and tuple(_NUMBER if key.isdecimal() else key for key in keys) in phrases["whole"]:
            return True
        stopped = _ends_as_prose(keys)
        if rule.stopless and stopped:
            return False
        front = 0
        while front < len(keys) and not keys[front][:1].isalnum():
            front += 1
        start = next((p for p in phrases["starts"] if keys[front : front + len(p)] == p), None)
        if start is not None and not rule.both:
            if rule.numbered:
                rest = keys[front + len(start) :]
                return any(k.isdecimal() for k in rest) and all(k.isdecimal() or not k[0].isalnum() for k in rest)
            return not stopped or len(keys) <= 4 or rule.takes == "headlines"
        if rule.both and (start is None or stopped):
            return False
        zone = read_credit(keys) if rule.brackets else keys
        places = (n for phrase in phrases["contains"] for n in range(len(zone)) if zone[n : n + len(phrase)] == phrase)
        return any(not rule.verbless or not any(map(self._verbs.finite, keys[:n])) for n in places)


def _keys(words: str) -> tuple[str, ...]:
    parts = words.split(_NUMBER)
    keys = [[t.key for t in tokenize(part) if t.key != "\n"] for part in parts]
    return tuple(key for n, part in enumerate(keys) for key in ([_NUMBER] if n else []) + part)


def _ends_as_prose(keys: tuple[str, ...]) -> bool:
    """A full stop that is not part of dots."""
    return len(keys) > 1 and keys[-1] in (".", "؟") and keys[-2] != "."


def read_credit(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Where a caption names its source: the words in brackets, or after the last dash, at the end of a line."""
    if keys and keys[-1] in (")", "]"):
        for n in range(len(keys) - 2, -1, -1):
            if keys[n] in ("(", "["):
                return keys[n + 1 : -1]
    dashes = [n for n, key in enumerate(keys) if key in ("-", "–", "—", "|")]
    return keys[dashes[-1] + 1 :] if dashes and len(keys) - dashes[-1] <= 7 else ()


@lru_cache(maxsize=4)
def load_line_rules(code: str) -> LineMatcher:
    """The pack's rules about lines of a page."""
    return LineMatcher(read_toml(code, "page.toml", LineRule), load_verbs(code))


class Words(Struct, forbid_unknown_fields=True, frozen=True):
    """A set of words of `printed.toml`."""

    words: list[str]


@lru_cache(maxsize=4)
def load_date_words(code: str) -> frozenset[str]:
    """Keys of words that may stand beside a date in a line that holds nothing else."""
    entries = read_toml(code, "printed.toml", Words)
    return frozenset(fold_key(word) for entry in entries.values() for word in entry.words)
