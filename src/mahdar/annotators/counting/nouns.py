"""Figures that begin with their noun: ordinals of rounds, duals, the singular and the dual with their numerals."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mahdar.annotators.counting.scene import Counted, Scene
from mahdar.lang.figures import Unit

_REACH = 3
"""Words that may stand between a noun and its ordinal: جولة المحادثات الأميركية الثالثة."""


def read_ordinals(scene: Scene, at: int) -> Iterator[Counted]:
    """The ordinals of a round, meeting, session: one figure each (الجولتان الأولى والثانية are two)."""
    grammar, tokens = scene.grammar, scene.tokens
    head = grammar.heads.get(scene.key(at))
    if head is None:
        yield from _ordinal_first(scene, at)
        return
    place = at + 1
    stop = min(scene.size, at + 1 + (0 if head.dual else _REACH) + 1)
    while place < stop:
        read = grammar.numbers.ordinal(tokens.keys, place, proclitics=False)
        if read is not None and _agrees(scene, head.feminine or head.dual, place, read[1]):
            last, value, _, definite = read
            if definite or (place == at + 1 and not head.definite):
                if scene.is_dated(place, last):
                    return
                yield Counted(
                    head.rule, at, last, head.letters, Decimal(value), _unit(scene, head.rule), noun=(at, at + 1)
                )
                yield from _coordinated(scene, head.rule, last, head.feminine or head.dual)
                return
        if not scene.keys[place].startswith(grammar.article):
            return
        place += 1


def _unit(scene: Scene, rule: str) -> str:
    return scene.grammar.rules[rule].unit or rule


def _agrees(scene: Scene, feminine: bool, at: int, value: int) -> bool:
    """The ordinal has its noun's gender; digits (الـ4) and the tens have none."""
    key = scene.key(at)
    if key == scene.grammar.article or (value % 10 == 0 and value > 10):
        return True
    return key.endswith(("ه", "لي", "ولى")) == feminine


def _coordinated(scene: Scene, rule: str, at: int, feminine: bool) -> Iterator[Counted]:
    """Further ordinals joined by و: الأولى والثانية."""
    grammar = scene.grammar
    while at < scene.size:
        read = grammar.numbers.ordinal(scene.tokens.keys, at, proclitics=True)
        if (
            read is None
            or read[2] != len(grammar.conjunctions[0])
            or not read[3]
            or not _agrees(scene, feminine, at, read[1])
        ):
            return
        yield Counted(rule, at, read[0], read[2], Decimal(read[1]), _unit(scene, rule))
        at = read[0]


def _ordinal_first(scene: Scene, at: int) -> Iterator[Counted]:
    """An ordinal before its noun: ثاني جولة، رابع اجتماع."""
    grammar = scene.grammar
    opening = grammar.numbers.ordinal_openings.get(scene.key(at))
    if opening is None or opening[2] or opening[1] > 10:
        return
    head = grammar.heads.get(scene.key(at + 1))
    if head is None or head.definite or head.letters or head.dual or scene.is_dated(at, at + 2):
        return
    yield Counted(
        head.rule, at, at + 2, opening[0], Decimal(opening[1]), _unit(scene, head.rule), noun=(at + 1, at + 2)
    )


def read_noun(scene: Scene, at: int) -> Counted | None:
    """A dual, or a noun followed by its numeral (عاما واحدا، الجولات الثلاث)."""
    grammar, tokens = scene.grammar, scene.tokens
    key = scene.key(at)
    dual = grammar.duals.get(key)
    if dual is not None:
        letters, unit = dual
        if scene.is_dated(at, at + 1) or scene.is_named(at):
            return None
        last = at + 1
        if scene.key(last) in grammar.twos:
            return Counted("two_named", at, last + 1, letters, Decimal(2), unit.unit, unit.currency, noun=(at, at + 1))
        name, last = grammar.modified(tokens.keys, last, unit.unit)
        if scene.key(last) in grammar.halves:
            return Counted("dual", at, last + 1, letters, Decimal("2.5"), name, unit.currency, noun=(at, last))
        return Counted("dual", at, last, letters, Decimal(2), name, unit.currency, noun=(at, last))
    return None


def read_definite_dual(scene: Scene, at: int) -> Counted | None:
    """الجولتين: a definite dual of a round or meeting without ordinals behind it."""
    grammar = scene.grammar
    head = grammar.heads.get(scene.key(at))
    if head is None or not head.dual or not head.definite or scene.is_dated(at, at + 1):
        return None
    return Counted(
        "dual",
        at,
        at + 1,
        head.letters,
        Decimal(2),
        _unit(scene, head.rule).removesuffix("-ordinal"),
        noun=(at, at + 1),
    )


def read_numeral_after(scene: Scene, at: int) -> Counted | None:
    """A numeral that follows its noun: عاما واحدا، كيلومتر واحد، مهندسين اثنين، الجولات الثلاث."""
    grammar, _tokens = scene.grammar, scene.tokens
    key = scene.key(at)
    if at == 0 or scene.is_dated(at - 1, at + 1):
        return None
    if key in grammar.halves:
        found, letters = _noun_before(scene, at - 1)
        if found is None or found.number != "s" or (at > 1 and _counts(scene, at - 2)):
            return None
        return Counted("one", at - 1, at + 1, letters, Decimal("1.5"), found.unit, found.currency, noun=(at - 1, at))
    if key in grammar.ones or key in grammar.twos:
        found, letters = _noun_before(scene, at - 1)
        if found is None:
            return None
        one = key in grammar.ones
        if found.number != ("s" if one else found.number) or (not one and found.number == "s"):
            return None
        if not one and scene.key(at - 1).startswith("يوم"):
            return None
        if one and found.unit == "times":
            return None  # مرة واحدة: at once
        rule = "one" if one else "two_named"
        return Counted(
            rule, at - 1, at + 1, letters, Decimal(1 if one else 2), found.unit, found.currency, noun=(at - 1, at)
        )
    if key.startswith(grammar.article) or key == grammar.article:
        read = _definite_numeral(scene, at)
        if read is None:
            return None
        value, last = read
        for noun in (at - 1, at - 2) if scene.key(at - 1).startswith(grammar.article) else (at - 1,):
            bare, letters = _bare(scene, noun)
            rows = [row for row in grammar.units.get(bare, ()) if not row.rest]
            if rows and rows[0].number == "p":
                return Counted("definite", noun, last, letters, value, rows[0].unit, noun=(noun, at))
        head = at - 2
        while head > at - 5 and scene.key(head).startswith(grammar.article):
            head -= 1
        rows = [row for row in grammar.units.get(scene.key(head), ()) if not row.rest]
        if at - head > 1 and rows and rows[0].number == "p":  # جولات الحوار الاستراتيجي الأربع
            return Counted("definite", head, last, 0, value, rows[0].unit, noun=(head, at))
        for noun in (at - 1, at - 2):
            bare, letters = _bare(scene, noun)
            if not bare:
                break
            if bare not in grammar.units and _is_plural(scene, bare, value):
                unit = "people" if scene.is_people(bare) else "unspecified"
                return Counted("definite", noun, last, letters, value, unit, noun=(noun, at))
    return None


def _bare(scene: Scene, at: int) -> tuple[str, int]:
    """A word without its article and proclitics, and the letters of the proclitics; empty where it has no article."""
    if at < 0:
        return "", 0
    grammar, key = scene.grammar, scene.key(at)
    for proclitic in ("", *grammar.proclitics):
        front = proclitic + grammar.article
        for start in (front, proclitic + "ل") if proclitic.endswith("ل") else (front,):
            if key.startswith(start):
                return key[len(start) :], len(proclitic)
    return "", 0


_PLURALS = ("ين", "ون", "ات")


def _is_plural(scene: Scene, bare: str, value: Decimal) -> bool:
    """Whether a word that is no known noun can be the plural that a definite numeral counts: القوى الأربع."""
    if len(bare) < 3 or bare.endswith("ه") or bare in scene.grammar.numbers.ordinals:
        return False
    if value > 10 and not bare.endswith(_PLURALS):
        return False
    return bare not in scene.grammar.numbers.reader.words


def _counts(scene: Scene, at: int) -> bool:
    """Whether a number ends at a token: the noun after it is already counted."""
    key = scene.keys[at]
    return key[0].isdecimal() or key in scene.grammar.numbers.reader.words


def _definite_numeral(scene: Scene, at: int) -> tuple[Decimal, int] | None:
    grammar = scene.grammar
    key = scene.key(at)
    if key == grammar.article:  # الدول الـ12
        if at + 1 < scene.size and scene.keys[at + 1][0].isdecimal() and scene.key(at + 1).isdigit():
            value = Decimal(scene.key(at + 1))
            return (value, at + 2) if value > 2 else None
        return None
    word = grammar.numbers.reader.words.get(key[len(grammar.article) :])
    if word is None or word.kind not in ("unit", "ten", "hundred", "tens") or word.value < 3:
        return None
    following = grammar.numbers.reader.words.get(scene.key(at + 1))
    if following is not None and following.kind == "ten" and word.kind == "unit":
        return word.value + 10, at + 2
    if following is not None and following.kind in ("scale", "scales"):
        return None  # السكان الثمانين مليون: a number of its own
    return word.value, at + 1


def _noun_before(scene: Scene, at: int) -> tuple[Unit | None, int]:
    """The counted noun at a token and the letters of its proclitics."""
    grammar = scene.grammar
    key = scene.key(at)
    for proclitic in ("", *grammar.proclitics):
        if key.startswith(proclitic):
            rows = [row for row in grammar.units.get(key[len(proclitic) :], ()) if not row.rest]
            if rows:
                return rows[0], len(proclitic)
    return None, 0
