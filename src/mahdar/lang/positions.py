"""Questions with two opposite sides (`positions.toml`), found by the words of the sides."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from mahdar.lang.pack import Rule, load_clitics, read_toml
from mahdar.text.clitics import Clitics
from mahdar.text.fold import fold_key

Pole = Literal["left", "right"]


class PositionRule(Rule, frozen=True, kw_only=True):
    """A question: the words of its two sides, and what must stand near."""

    about: list[str]
    group: bool = False
    left: list[str]
    right: list[str]
    left_en: str
    right_en: str


class Question(NamedTuple):
    """A question as it is matched; `about` holds folded words without article."""

    name: str
    about: frozenset[str]
    group: bool
    left_en: str
    right_en: str


class Positions:
    """All questions of a pack, by the words of their sides."""

    def __init__(self, code: str) -> None:
        self._clitics: Clitics = load_clitics(code)
        self.questions: dict[str, Question] = {}
        self._poles: dict[str, list[tuple[str, Pole]]] = {}
        for name, rule in read_toml(code, "positions.toml", PositionRule).items():
            about = frozenset(self._clitics.bare(fold_key(w)) for w in rule.about)
            self.questions[name] = Question(name, about, rule.group, rule.left_en, rule.right_en)
            for pole, words in (("left", rule.left), ("right", rule.right)):
                for word in words:
                    key = self._clitics.bare(fold_key(word))
                    self._poles.setdefault(key, []).append((name, "left" if pole == "left" else "right"))
        self._seen: dict[str, tuple[tuple[str, Pole], ...]] = {}

    def poles(self, key: str) -> tuple[tuple[str, Pole], ...]:
        """The (question, side) pairs that a folded word speaks for, clitics and pronouns set aside."""
        known = self._seen.get(key)
        if known is None:
            known = self._seen[key] = self._find(key)
        return known

    def bare(self, key: str) -> frozenset[str]:
        """Readings of a folded word without clitics, article and pronoun."""
        return frozenset(
            ending for s in self._clitics.splits(key) for ending, _ in self._clitics.endings(self._clitics.bare(s.stem))
        )

    def _find(self, key: str) -> tuple[tuple[str, Pole], ...]:
        found: dict[tuple[str, Pole], None] = {}
        for word in sorted(self.bare(key), key=lambda w: (-len(w), w)):
            found.update(dict.fromkeys(self._poles.get(word, ())))
        return tuple(found)


@lru_cache(maxsize=4)
def load_positions(code: str) -> Positions:
    """The questions of a pack.

    Raises:
        PackError: `positions.toml` is missing or wrong.
    """
    return Positions(code)
