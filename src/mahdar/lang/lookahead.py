"""What a word can open, seeing the two words behind it: the plans of the time rules, pruned by look-ahead.

Most words that can begin an expression do not: العام in الأمين العام للمنظمة, a number before a counted noun. Whether
the words behind can go on anything is known from the rules alone, so it is worked out once for each three words of
the pack, and a walk tries only what can still end well. The answer never leaves out a rule that could match; it may
leave in one that cannot.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from mahdar.lang.numbers import Numbers
from mahdar.text.patterns import Opening, Patterns, Plan, Step, make_plan

NUMBER_WORD, DEFINITE, ORDINAL, ONE, MONTH, HIJRI = "number", "definite", "ordinal", "one", "month", "hijri"
SHORT, FOUR, DOTTED, LONG = "#2", "#4", "#.", "#"
"""Figures of one or two digits, of four that can be a year, of three groups with points, and all others."""
SIGNS = frozenset("،,-–—/([.\\:")
"""Signs that no expression ends with."""
FIGURES = (SHORT, FOUR, DOTTED, LONG)
JOINTS = frozenset("/-:–—\\−")
"""Signs between the figures of a date, a clock time, a range."""
READERS = {
    "n": {SHORT, FOUR, DOTTED, LONG, NUMBER_WORD},
    "aln": {DEFINITE},
    "d": {SHORT, ORDINAL, NUMBER_WORD},
    "ord": {ORDINAL},
    "m": {MONTH},
    "hm": {HIJRI},
    "y": {FOUR},
    "hy": {FOUR},
    "num": {SHORT, FOUR, DOTTED},
    "hnum": {SHORT, FOUR, DOTTED},
    "hhmm": {SHORT},
    "dm": {SHORT, LONG},
    "my": {SHORT, FOUR, LONG},
    "hmm": {FOUR, LONG},
    "nhour": {NUMBER_WORD},
    "hour": {SHORT, ORDINAL, ONE},
}
"""Readers written in code (annotators/temporal/readers.py) and the words that can begin what they read; groups of rules
are readers too."""
_MANY = frozenset({"n", "aln", "d", "ord", "y", "hour", "nhour"})
"""Readers whose number can have several words."""
_JOINED = {"num", "hnum", "hhmm", "dm", "my", "hmm"}
"""Readers of figures that a sign joins; with points in them they are one token."""
_FIRST, _SECOND, _THIRD = 1, 2, 4
"""Where a reading can end, or that it can take in a third word."""
_NUMBER_ALONE = frozenset({NUMBER_WORD})
_NO_PLAN = Plan((), ())


def figure_class(key: str) -> str:
    """The class of a number token by its digits."""
    if not key.isdecimal():
        return DOTTED if key.count(".") == 2 else LONG
    if len(key) <= 2:
        return SHORT
    return FOUR if len(key) == 4 and "1000" <= key < "2200" else LONG


class _Classes(dict[str, str]):
    """Asked for three tokens of each candidate; numbers without end are remembered up to a limit."""

    def __init__(self, known: frozenset[str]) -> None:
        super().__init__({key: key for key in known})
        self[""] = ""
        self._known = known

    def __missing__(self, key: str) -> str:
        found = figure_class(key) if key[0].isdecimal() else ""
        if len(self) >= _REMEMBERED:
            self.clear()
            self.update({word: word for word in self._known}, **{"": ""})
        self[key] = found
        return found


_REMEMBERED = 100_000


class LookAhead:
    """Plans by group, word and the word behind it.

    Args:
        patterns: The rules as one automaton.
        roots: Group -> the step before its rules.
        openings: Key -> what it can be at the front of a pattern.
        inner: Key -> what it can be inside one.
        roles: Key -> what a reader could make of it.
        numbers: The pack's numbers.
        months: Keys that go on the name of a month, its second name included.
        eras: Keys of eras, after a year.
    """

    def __init__(
        self,
        patterns: Patterns,
        roots: Mapping[str, Step],
        openings: Mapping[str, list[Opening]],
        inner: Mapping[str, list[tuple[str, Any]]],
        roles: Mapping[str, frozenset[str]],
        numbers: Numbers,
        months: frozenset[str],
        eras: frozenset[str],
    ) -> None:
        self._patterns, self._roots = patterns, roots
        self._openings, self._inner, self._roles = openings, inner, roles
        words = numbers.reader
        numerals = {*words.words, *words.joined, *words.decimals, words.conjunction, "،", *FIGURES}
        numerals |= {numbers.conjunction + numbers.article + word for word in numbers.ordinals}
        numerals |= {numbers.conjunction + word for word in numbers.ordinals}
        self._plain_numerals = frozenset(words.words)
        self._numerals = frozenset(numerals)
        self._goes_on = dict.fromkeys(_MANY, self._numerals)
        self._goes_on["y"] = self._numerals | eras
        joined = JOINTS | eras | frozenset(FIGURES)
        self._goes_on |= {"m": months, "hm": months, "hy": eras} | dict.fromkeys(_JOINED, joined)
        known = {*openings, *inner, *roles, *self._numerals, *months, *eras, *JOINTS}
        self.classes = _Classes(frozenset(known))
        """Key -> itself where a rule could take it in, the class of a figure, or empty."""
        self._openers = frozenset(roles) | frozenset(openings) | frozenset(FIGURES)
        self._plans: dict[tuple[str, str], Plan] = {}
        self._pruned: dict[tuple[str, str, str, str], Plan] = {}
        self._takes: dict[tuple[int, str], bool] = {}
        self._continued: dict[tuple[str, str, str], bool] = {}
        self._beginnings: dict[str, frozenset[str]] = {}

    def plan(self, group: str, first: str, second: str, third: str) -> Plan:
        """What a word can open among the rules of a group, by the two words behind it.

        Args:
            group: A group of rules, or `top`.
            first: The word, as `classes` has it.
            second: The word behind it.
            third: The one after that.
        """
        place = (group, first, second, third)
        known = self._pruned.get(place)
        if known is None:
            if len(self._pruned) >= _REMEMBERED:
                self._pruned.clear()
            if second in SIGNS and not third:
                second = ""  # nothing ends with a sign
            known = self._prune(group, first, second, third) if first in self._openers else _NO_PLAN
            self._pruned[place] = known
        return known

    def number_is_followed(self, keys: Sequence[str], at: int) -> bool:
        """Whether what stands behind the number at a token can go on what a number opens (29.5 مليون ريال cannot).

        Args:
            keys: The text, with two empty keys at its end.
            at: The token.
        """
        classes, key = self.classes, keys[at]
        number = key[0].isdecimal() or self._roles.get(key) == _NUMBER_ALONE
        if not number or keys[at + 1] not in self._plain_numerals:
            return True
        at += 1
        while classes[keys[at]] in self._numerals:
            at += 1
        return self.plan("top", classes[key], classes[keys[at]], classes[keys[at + 1]] if keys[at] else "") != _NO_PLAN

    def _prune(self, group: str, first: str, second: str, third: str) -> Plan:
        plan = self._whole(group, first)
        return Plan(
            tuple(row for row in plan.words if self._reach_from(row[3], second, third)),
            tuple(
                (name, step)
                for name, step in plan.readers
                if self._reach_by(name, step, first, second, third, frozenset({group}))
            ),
        )

    def _reach(self, group: str, first: str, second: str, third: str, above: frozenset[str]) -> int:
        """Whether readings of a group can end at the first word, at the second, or take in the third: flags."""
        if group in above:
            return 0
        plan, found = self._whole(group, first), 0
        for row in plan.words:
            found |= self._reach_from(row[3], second, third)
        for name, step in plan.readers:
            found |= self._reach_by(name, step, first, second, third, above | {group})
        return found

    def _reach_by(self, name: str, step: Step, first: str, second: str, third: str, above: frozenset[str]) -> int:
        """The same for a reader or group and the step behind it."""
        found = inside = 0
        if name in self._goes_on:
            if self._reads_one(name, first, frozenset()):
                inside = _FIRST
            if second in self._goes_on[name]:
                inside |= _SECOND | _THIRD * (third in self._goes_on[name])
        else:
            inside = self._reach(name, first, second, third, above)
        if inside & _FIRST:
            found |= self._reach_from(step, second, third)
        if inside & _SECOND:
            found |= _SECOND * self._ends(step) | _THIRD * self._can_take(step, third)
        return found | inside & _THIRD

    def _reach_from(self, step: Step, second: str, third: str) -> int:
        """The same from a step that has read the first word."""
        found = _FIRST * self._ends(step)
        if not second:
            return found
        for name, _ in self._inner.get(second, ()):
            after = step.words.get(name)
            if after is not None:
                found |= _SECOND * self._ends(after) | _THIRD * self._can_take(after, third)
        for reader, after in step.readers.items():
            front, _, plain = reader.rpartition(":")
            if not self.begins_with(reader, second):
                continue
            if front or plain in self._goes_on or self._reads_one(plain, second, frozenset()):
                found |= _SECOND * self._ends(after) | _THIRD * self._can_take(after, third)
            if third and (front or self._reads_on(plain, second, third)):
                found |= _THIRD
        return found

    def _whole(self, group: str, key: str) -> Plan:
        """What a word can open whatever stands behind it."""
        known = self._plans.get((group, key))
        if known is None:
            roles = frozenset({key}) if key in FIGURES else self._roles.get(key, frozenset())
            names = self._names(roles, key)
            if group == "year" and NUMBER_WORD in roles:
                names.add("y")  # a year in words, only after a word for year
            known = make_plan(self._roots[group], self._openings.get(key, ()), names)
            self._plans[group, key] = known
        return known

    def _ends(self, step: Step) -> bool:
        self._patterns.learn(step)
        return bool(step.ends)

    def _can_take(self, step: Step, following: str) -> bool:
        """Whether a word can be the next one at a step."""
        if not following:
            return False
        place = (id(step), following)
        known = self._takes.get(place)
        if known is None:
            known = self._takes[place] = self._find_take(step, following)
        return known

    def _find_take(self, step: Step, following: str) -> bool:
        self._patterns.learn(step)
        if any(name in step.words for name, _ in self._inner.get(following, ())):
            return True
        return any(self.begins_with(reader, following) for reader in step.readers)

    def begins_with(self, reader: str, key: str) -> bool:
        """Whether what a reader reads, with the clitic before it, can begin with a word."""
        front, _, plain = reader.rpartition(":")
        begun = self.begins(plain)
        if front:
            return key == front or (key.startswith(front) and key[len(front) :] in begun)
        return key in begun or (key in FIGURES and SHORT in begun)

    def _reads_on(self, name: str, key: str, following: str) -> bool:
        """Whether what a reader reads can take in the second word too."""
        if not following:
            return False
        if name in self._goes_on:
            return following in self._goes_on[name]
        place = (name, key, following)
        known = self._continued.get(place)
        if known is None:
            self._continued[place] = False  # a group that begins with itself adds nothing
            plan = self._whole(name, key)
            known = any(self._can_take(row[3], following) for row in plan.words) or any(
                self._reads_on(inside, key, following)
                or (self._reads_one(inside, key, frozenset()) and self._can_take(step, following))
                for inside, step in plan.readers
            )
            self._continued[place] = known
        return known

    def _reads_one(self, name: str, key: str, above: frozenset[str]) -> bool:
        """Whether a reader can read the word alone."""
        if name in self._goes_on:
            return name not in _JOINED or key in (DOTTED, LONG, FOUR)
        if name in above:
            return False
        plan = self._whole(name, key)
        return any(self._ends(row[3]) for row in plan.words) or any(
            self._ends(step) and self._reads_one(inside, key, above | {name}) for inside, step in plan.readers
        )

    def begins(self, reader: str) -> frozenset[str]:
        """Keys that can begin what a reader or group reads, figures as `#2`."""
        known = self._beginnings.get(reader)
        if known is None:
            names = self._within(reader)
            words = set().union(*(self._roots[name].words for name in names if name in self._roots))
            roles = set().union(*(READERS.get(name, set()) for name in names))
            roles |= {NUMBER_WORD} if "y" in names else set()  # a year in words, only after a word for year
            openings, by_role = self._by_class
            keys = set().union(*(openings.get(word, ()) for word in words), *(by_role.get(role, ()) for role in roles))
            keys |= {SHORT} if any(role[0] == SHORT[0] for role in roles) else set()
            known = self._beginnings[reader] = frozenset(keys)
        return known

    @cached_property
    def _by_class(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """Class -> keys that have it at the front of a pattern, role -> keys."""
        classes: dict[str, list[str]] = {}
        for key, rows in self._openings.items():
            for opening in rows:
                classes.setdefault(opening.name, []).append(key)
        roles: dict[str, list[str]] = {}
        for key, own in self._roles.items():
            for role in own:
                roles.setdefault(role, []).append(key)
        return classes, roles

    def _within(self, reader: str) -> set[str]:
        """The readers and groups that a reader can begin with, itself included."""
        names, queue = {reader}, [reader]
        while queue:
            root = self._roots.get(queue.pop())
            for name in root.readers if root is not None else ():
                plain = name.rpartition(":")[2]
                if plain not in names:
                    names.add(plain)
                    queue.append(plain)
        return names

    def _names(self, roles: Iterable[str], key: str) -> set[str]:
        """Readers and groups that can read something that begins with a word of these roles."""
        owned = frozenset(roles)
        names = {name for name, wanted in READERS.items() if wanted & owned}
        opened = {o.name for o in self._openings.get(key, ())}
        grown = True
        while grown:
            grown = False
            for group, root in self._roots.items():
                if group not in names and (opened & root.words.keys() or names & root.readers.keys()):
                    names.add(group)
                    grown = True
        return names
