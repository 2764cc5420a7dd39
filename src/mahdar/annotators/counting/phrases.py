"""What stands around a figure: its qualifier, the bounds of a range, the noun phrase it counts and whose that is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from mahdar.annotators.counting.scene import TIME_UNITS, Counted, Scene
from mahdar.lang.function import load_function_words
from mahdar.lang.verbs import load_verbs
from mahdar.text.numbers import Number
from mahdar.text.tokens import WORD

_LONGEST = 6
"""Words of a noun phrase that are kept."""


def qualify(scene: Scene, item: Counted) -> Counted:
    """The figure with the qualifier that its neighbours give it, or the bounds of its range; else as it is."""
    if item.value is None:
        return replace(item, qualifier="vague")
    ranged = _range(scene, item)
    if ranged is not None:
        return ranged
    for keys, meaning, rule in scene.grammar.qualifiers_before.get(scene.key(item.first - 1), ()):
        first = item.first - len(keys)
        if first >= 0 and all(scene.key(first + n) == key for n, key in enumerate(keys)):
            return replace(item, qualifier=meaning, also_by=(*item.also_by, rule))
    for keys, meaning, rule in scene.grammar.qualifiers_after.get(scene.key(item.last), ()):
        if all(scene.key(item.last + n) == key for n, key in enumerate(keys)):
            return replace(item, qualifier=meaning, also_by=(*item.also_by, rule))
    return item


def _range(scene: Scene, item: Counted) -> Counted | None:
    """`بين 100 و150 جنديا`, `100-150 جنديا`: both bounds on each of the two figures."""
    grammar = scene.grammar
    if item.value is None or item.rule.endswith("ordinal"):
        return None
    if scene.key(item.first - 1) in grammar.range_words:
        other = _value_at(scene, item.last, joined=True)
        if other is not None and other > item.value:
            return replace(item, low=item.value, high=other, qualifier="range", also_by=(*item.also_by, "range"))
    if scene.key(item.last) in ("-", "–") and item.last + 1 < scene.size and scene.keys[item.last + 1][0].isdecimal():
        other = _value_at(scene, item.last + 1)
        if other is not None and other > item.value:
            return replace(item, low=item.value, high=other, qualifier="range", also_by=(*item.also_by, "range"))
    lower = _lower_bound(scene, item)
    if lower is not None and item.scale > 1 and lower * item.scale <= item.value:
        lower *= item.scale  # بين 100 و150 مليار
    if lower is not None and lower < item.value:
        return replace(item, low=lower, high=item.value, qualifier="range", also_by=(*item.also_by, "range"))
    return None


def _value_at(scene: Scene, at: int, *, joined: bool = False) -> Decimal | None:
    """The number at a token, after و; where it must be `joined`, not without it (بين الدول الثلاث 5 ملايين)."""
    if at >= scene.size:
        return None
    reader = scene.grammar.numbers.reader
    read: Number | None
    if scene.key(at) == scene.grammar.conjunction and at + 1 < scene.size:
        read = reader.read(scene.tokens, at + 1, proclitics=False)
    else:
        read = reader.read(scene.tokens, at, proclitics=True)
        must = joined or not scene.keys[at][0].isdecimal()
        if must and read is not None and read.letters != len(scene.grammar.conjunction):
            read = None
    return read.value if read is not None else None


def _lower_bound(scene: Scene, item: Counted) -> Decimal | None:
    """The first number of the range that this one ends."""
    first = item.first
    if first >= 2 and scene.key(first - 1) in ("-", "–") and scene.keys[first - 2][0].isdecimal():
        read = scene.grammar.numbers.reader.read(scene.tokens, first - 2, proclitics=False)
        return read.value if read is not None and read.last == first - 1 else None
    joined = first - 1 if scene.key(first - 1) == scene.grammar.conjunction else (first if item.letters else None)
    if joined is None:
        return None
    for start in range(joined - 1, max(joined - 6, 0), -1):
        if scene.key(start - 1) in scene.grammar.range_words:
            read = scene.grammar.numbers.reader.read(scene.tokens, start, proclitics=False)
            return read.value if read is not None and read.last <= joined else None
    return None


def noun_phrase(scene: Scene, item: Counted) -> tuple[int, int] | None:
    """Tokens of the counted noun with its adjectives and the nouns that specify it."""
    if item.noun is None:
        return None
    first, last = item.noun
    if item.currency is not None or item.unit in TIME_UNITS:
        return first, last  # ثلاث سنوات بقيمة كذا، 300 يورو يوميا: nothing specifies a sum or a stretch of time
    words = load_function_words(scene.grammar.code)
    verbs = load_verbs(scene.grammar.code)
    while last < scene.size and last - first < _LONGEST:
        key = scene.keys[last]
        if key in words or key == scene.grammar.article or key.startswith(scene.grammar.conjunctions):
            break
        if key.endswith("ا") and not scene.keys[last - 1].endswith("ا"):
            break  # وصل مئة جندي مساء اعتبارا من: an adverb
        if scene.tokens.kind(last) != WORD or verbs.finite(key) is not None:
            break
        last += 1
    return first, last


def owner(scene: Scene, phrase: tuple[int, int]) -> str | None:
    """The country an adjective of the phrase names (قوات أميركية), if just one does."""
    found = {scene.country_of(scene.key(at)) for at in range(*phrase)} - {None}
    return found.pop() if len(found) == 1 else None
