"""What `page.toml` of a pack holds: lines of a page that are not the article."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from mahdar.lang.pack import Rule, read_toml
from mahdar.text.fold import fold_key
from mahdar.text.tokens import SIGN, Token, tokenize


class LineRule(Rule, frozen=True, kw_only=True):
    """One rule about a whole line."""

    max_words: int
    starts: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    brackets: bool = False
    """`contains` counts only inside brackets, or after the last dash, at the end of the line."""
    takes: Literal["", "headlines"] = ""


class LineMatcher:
    """Names the rule that a line matches."""

    def __init__(self, rules: dict[str, LineRule]) -> None:
        self.rules = rules
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
        if any(keys == phrase for phrase in phrases["whole"]):
            return True
        front = 0
        while front < len(keys) and not keys[front][:1].isalnum():
            front += 1
        if any(keys[front : front + len(phrase)] == phrase for phrase in phrases["starts"]):
            return not _ends_as_prose(keys) or len(keys) <= 4 or rule.takes == "headlines"
        zone = _credit(keys) if rule.brackets else keys
        return any(zone[n : n + len(phrase)] == phrase for phrase in phrases["contains"] for n in range(len(zone)))


def _keys(words: str) -> tuple[str, ...]:
    return tuple(t.key for t in tokenize(words) if t.key != "\n")


def _ends_as_prose(keys: tuple[str, ...]) -> bool:
    """A full stop that is not part of dots."""
    return len(keys) > 1 and keys[-1] in (".", "؟") and keys[-2] != "."


def _credit(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The words in brackets, or after the last dash, at the end of a line."""
    if keys and keys[-1] in (")", "]"):
        for n in range(len(keys) - 2, -1, -1):
            if keys[n] in ("(", "["):
                return keys[n + 1 : -1]
    dashes = [n for n, key in enumerate(keys) if key in ("-", "–", "—", "|")]
    return keys[dashes[-1] + 1 :] if dashes and len(keys) - dashes[-1] <= 7 else ()


@lru_cache(maxsize=4)
def load_line_rules(code: str) -> LineMatcher:
    """The pack's rules about lines of a page."""
    return LineMatcher(read_toml(code, "page.toml", LineRule))


class Words(Struct, forbid_unknown_fields=True, frozen=True):
    """A set of words of `printed.toml`."""

    words: list[str]


@lru_cache(maxsize=4)
def load_date_words(code: str) -> frozenset[str]:
    """Keys of words that may stand beside a date in a line that holds nothing else."""
    entries = read_toml(code, "printed.toml", Words)
    return frozenset(fold_key(word) for entry in entries.values() for word in entry.words)
