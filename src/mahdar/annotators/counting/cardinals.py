"""Counts: a number and what it counts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from mahdar.annotators.counting.scene import Counted, Scene
from mahdar.text.numbers import Number, parse_digits

_UNKNOWN = "unspecified"


def read_count(scene: Scene, at: int) -> Counted | None:
    """A cardinal in digits or words that begins at a token, with its unit."""
    tokens, grammar = scene.tokens, scene.grammar
    article = scene.keys[at] == grammar.article and at + 1 < scene.size and scene.keys[at + 1][0].isdecimal()
    first = at + 1 if article else at
    number = grammar.numbers.reader.read(tokens, first, proclitics=not article)
    if number is None:
        number = grammar.numbers.definite(tokens, at)
        if number is None:
            return _definite_word(scene, at)
    number = _scaled_behind_bracket(scene, first, number)
    if scene.is_dated(first, number.last) or _is_name(scene, first, number) or _is_score(scene, first, number):
        return None
    counted = _with_unit(scene, at, number)
    return replace(counted, scale=number.scale) if counted is not None and number.scale > 1 else counted


def _scaled_behind_bracket(scene: Scene, first: int, number: Number) -> Number:
    """(12) ألف حاج، «20» مليون دولار: the power stands behind the bracket."""
    if number.shape != "digits" or scene.key(first - 1) not in _OPENERS or scene.key(number.last) not in _CLOSERS:
        return number
    word = scene.grammar.numbers.reader.words.get(scene.key(number.last + 1))
    if word is None or word.kind not in ("scale", "scales") or word.scale <= 1:
        return number
    return number._replace(value=number.value * word.scale, last=number.last + 2, scale=word.scale)


def _with_unit(scene: Scene, at: int, number: Number) -> Counted | None:
    grammar, last = scene.grammar, number.last
    percent = _percent(scene, last)
    if percent is not None:
        return Counted("percent", at, percent, number.letters, number.value, "percent")
    if scene.key(last) in grammar.not_counted_after:
        return None
    found = _unit(scene, last)
    if found is None:
        beyond = _beyond(scene, at, last)
        if beyond is not None:
            found = _unit(scene, beyond)
    if found is not None:
        unit, currency, end, noun = found
        rule = "money" if currency is not None or unit in _MONEY else "count"
        if number.value == 1 and number.shape == "words" and not number.scale > 1:
            return None
        stated = "at-least" if noun[0] - last > 2 else None  # 19 على الأقل من المقاتلين
        return Counted(rule, at, end, number.letters, number.value, unit, currency, qualifier=stated, noun=noun)
    before = scene.key(at - 1)
    if before in ("%", "٪") and scene.tokens[at - 1].end == scene.tokens[at].start:
        return Counted("percent", at - 1, last, 0, number.value, "percent")  # %37.5
    if before in ("$", "€", "£"):
        codes = {"$": ("dollars", "USD"), "€": ("euros", "EUR"), "£": ("pounds", "GBP")}
        return Counted("money", at - 1, last, 0, number.value, codes[before][0], codes[before][1])
    if scene.key(last) in ("$", "€", "£"):
        codes = {"$": ("dollars", "USD"), "€": ("euros", "EUR"), "£": ("pounds", "GBP")}
        sign = scene.key(last)
        return Counted("money", at, last + 1, number.letters, number.value, codes[sign][0], codes[sign][1])
    key = scene.key(last)
    if number.value >= 2 and key in grammar.of_them:
        people = "people" if key in grammar.of_people else _UNKNOWN
        return Counted("bare", at, last, number.letters, number.value, people, bare=True)
    if number.value == 1 and number.shape == "words":
        return None
    killed = before in grammar.victims or scene.key(at - 2) in grammar.victims or _is_toll(scene, at)
    if number.value >= 2 and killed and not number.lone and not scene.is_noun(last) and key not in grammar.others:
        return Counted("bare", at, last, number.letters, number.value, "people", bare=True)
    if number.lone:
        return None
    if key in grammar.others:
        people = "people" if key in grammar.other_people else _UNKNOWN
        return Counted("bare", at, last + 1, number.letters, number.value, people, bare=True)
    if _numbers_line(scene, at, last):
        return None
    if key == "من" and number.value >= 2:
        human = scene.is_people(scene.key(last + 1))
        if human or scene.key(last + 1).startswith(grammar.definite):
            if number.shape == "words" and not human:
                return None  # خمسة من القمح يزرع: a part of something, not a count of it
            if not human and before in grammar.among:
                return Counted("bare", at, last, number.letters, number.value, _UNKNOWN, bare=True)
            unit = "people" if human else _UNKNOWN
            return Counted("count", at, last + 2, number.letters, number.value, unit, noun=(last + 1, last + 2))
    if scene.is_noun(last) and key != grammar.conjunction and number.scale < _MILLION:
        if number.shape == "words" and number.value <= 10 and not _fits(key, number):
            return None
        unit = "people" if number.value >= 3 and scene.is_people(key) else _UNKNOWN
        return Counted("count", at, last + 1, number.letters, number.value, unit, noun=(last, last + 1))
    if before == "من" and number.shape == "words" and scene.key(last) not in scene.grammar.range_links:
        return None  # هكتار من خمسة: one of five
    return Counted("bare", at, last, number.letters, number.value, _UNKNOWN, bare=True)


def _is_toll(scene: Scene, at: int) -> bool:
    """Whether a word of killing or flight stands before the qualifier of a number: نزح أكثر من مليونين."""
    for keys, _, _ in scene.grammar.qualifiers_before.get(scene.key(at - 1), ()):
        first = at - len(keys)
        if first > 0 and tuple(scene.keys[first:at]) == keys:
            return scene.keys[first - 1] in scene.grammar.victims
    return False


_MILLION = 1_000_000
"""From here on a number without a known noun is more often a sum (22 مليار أودعت) than a count of the next word."""


def _beyond(scene: Scene, at: int, last: int) -> int | None:
    """Where the noun stands past a sign or phrase: (7) جنود، «400» ريال، 57/ كلم، 19 على الأقل من المقاتلين."""
    key = scene.key(last)
    if scene.key(at - 1) in _OPENERS and key in _CLOSERS:
        return last + 1
    if key == "/" and last + 1 < scene.size and not scene.keys[last + 1][0].isdecimal():
        return last + 1
    for keys in scene.grammar.at_leasts:
        end = last + len(keys)
        if scene.key(end) == "من" and tuple(scene.tokens.keys[last:end]) == keys:
            return end
    return None


def _numbers_line(scene: Scene, at: int, last: int) -> bool:
    """The number of an item of a list: at the head of a line or sentence, with a stop, dash or bracket behind it."""
    heads = at == 0 or scene.keys[at - 1] == "\n" or scene.key(at - 1) in (".", ":", "؛", "!", "؟", "-")
    return heads and scene.key(last) in (".", "-", ")", "–", "/", ":")


def _fits(key: str, number: Number) -> bool:
    """After 3 to 10 stands a plural: a word in the accusative singular is none."""
    return not (key.endswith("ا") and number.value > 2)


_OPENERS, _CLOSERS = frozenset('([«“"'), frozenset(')]»”″"')
_JOINED = frozenset("-/:+#_.@%=&?")
"""Signs that tie a figure to what stands before it: a code, an address, a telephone number."""
_MONEY = frozenset(
    (
        "dollars",
        "euros",
        "pounds",
        "riyals",
        "dirhams",
        "dinars",
        "liras",
        "rubles",
        "yuan",
        "yen",
        "rupees",
        "francs",
        "shekels",
        "tomans",
        "ouguiyas",
        "pesos",
        "birr",
        "cents",
        "fils",
    )
)


def _percent(scene: Scene, at: int) -> int | None:
    """The token after a percent sign or phrase at a token."""
    if scene.key(at) in ("/", ")", "»") and scene.key(at + 1) in ("%", "٪"):
        at += 1
    for keys in scene.grammar.percents:
        if scene.key(at) == keys[0] and all(scene.key(at + n) == key for n, key in enumerate(keys)):
            return at + len(keys)
    return None


def _unit(scene: Scene, at: int) -> tuple[str, str | None, int, tuple[int, int]] | None:
    """(unit, currency, token after, tokens of the noun) of the noun at a token, after من or not."""
    grammar = scene.grammar
    found = grammar.unit_at(scene.tokens.keys, at)
    if found is None and scene.key(at) == "من":
        found = grammar.unit_at(scene.tokens.keys, at + 1, definite=True)
        if found is not None and found[0].number != "p":
            return None
        if found is not None:
            return found[0].unit, found[0].currency, found[1], (at + 1, found[1])
    if found is None:
        key = scene.key(at)
        if key and scene.is_nationality(key):
            return "people", None, at + 1, (at, at + 1)
        definite = grammar.unit_at(scene.tokens.keys, at, definite=True)
        if definite is not None and definite[0].number == "p" and scene.key(at).startswith(grammar.article):
            return definite[0].unit, definite[0].currency, definite[1], (at, definite[1])
        return None
    unit, end = found
    name, after = grammar.modified(scene.tokens.keys, end, unit.unit)
    currency = unit.currency
    if name in _MONEY:
        country = scene.country_of(scene.key(after))
        if country is not None:
            currency = grammar.currencies.get((name, country), currency)
            after += 1
    return name, currency, after, (at, after)


def _definite_word(scene: Scene, at: int) -> Counted | None:
    """A number word with the article (المئة، النصف): what it counts was named before."""
    grammar = scene.grammar
    key = scene.key(at)
    if not key.startswith(grammar.article):
        return None
    word = grammar.numbers.reader.words.get(key[len(grammar.article) :])
    if word is None or scene.is_dated(at, at + 1) or scene.key(at - 1) in grammar.blocks:
        return None
    if word.kind == "hundred" and scene.key(at - 1) not in ("في", "ب"):
        return Counted("bare", at, at + 1, 0, word.value, _UNKNOWN, bare=True)
    return None


def _is_name(scene: Scene, first: int, number: Number) -> bool:
    """The number of a law, a telephone, an aircraft; a version, an address."""
    tokens, grammar = scene.tokens, scene.grammar
    before = scene.key(first - 1)
    named = before in grammar.blocks or (before == "(" and scene.key(first - 2) in grammar.blocks)
    if named and number.scale == 1 and grammar.unit_at(tokens.keys, number.last) is None:
        return True
    if not scene.keys[first][0].isdecimal():
        return False
    if (
        before.startswith(grammar.article)
        and grammar.unit_at(tokens.keys, number.last) is None
        and (_percent(scene, number.last) is None)
    ):
        labelled = grammar.units.get(before[len(grammar.article) :])  # النقطة 7: its name, not its number
        if labelled is not None and labelled[0].number == "s":
            return True
    if (
        first
        and tokens[first - 1].end == tokens[first].start
        and tokens.kind(first - 1) != "break"
        and (tokens.kind(first - 1) == "latin" or before in _JOINED)
    ):
        return not (before == "-" and _range_before(scene, first)) and not (
            before == "%" and not (first >= 2 and tokens[first - 2].end == tokens[first - 1].start)
        )
    last = number.last
    if last < scene.size and tokens[last].start == tokens[last - 1].end:
        if tokens.kind(last) == "latin":
            return True
        if scene.keys[last] in (":", "/") and last + 1 < scene.size and scene.keys[last + 1][0].isdecimal():
            return True
    return (
        number.shape == "digits"
        and len(scene.keys[first]) >= 8
        and scene.keys[first].isdigit()
        and (scene.grammar.unit_at(tokens.keys, last) is None)
    ) or (scene.keys[first].startswith("00"))


def _range_before(scene: Scene, first: int) -> bool:
    """`100-150 جنديا`: the second number of a range."""
    return (
        first >= 2
        and scene.keys[first - 2][0].isdecimal()
        and scene.grammar.unit_at(scene.tokens.keys, first + 1) is not None
    )


def _is_score(scene: Scene, first: int, number: Number) -> bool:
    """`3-1` without a counted noun behind."""
    tokens, last = scene.tokens, number.last
    if number.shape != "digits" or last + 1 >= scene.size:
        return False
    if scene.keys[last] in ("-", "–", "/") and scene.keys[last + 1][0].isdecimal():
        return scene.grammar.unit_at(tokens.keys, last + 2) is None and _percent(scene, last + 2) is None
    return False


def read_vague(scene: Scene, at: int) -> Counted | None:
    """A count that only says how large: عشرات، مئات الآلاف، بضعة."""
    grammar = scene.grammar
    key = scene.key(at)
    letters = 0
    bounds = grammar.numbers.vague.get(key)
    if bounds is None:
        for proclitic in (*grammar.proclitics, grammar.article):
            if key.startswith(proclitic) and key[len(proclitic) :] in grammar.numbers.vague:
                bounds, letters = grammar.numbers.vague[key[len(proclitic) :]], len(proclitic)
                if proclitic == grammar.article:
                    letters = 0
                break
    if bounds is None or scene.is_dated(at, at + 1):
        return None
    low, high = bounds
    last = at + 1
    scale = grammar.numbers.reader.words.get(scene.key(last).removeprefix(grammar.article))
    if scale is not None and scale.kind in ("scales", "scale") and scale.scale > 1:
        low *= scale.scale
        high = high * scale.scale if high is not None else None
        last += 1
    if scene.key(last) == "من":
        last += 1
    found = grammar.unit_at(scene.tokens.keys, last, definite=True)
    if found is None:
        if scene.is_people(scene.key(last)):
            return Counted("vague", at, last + 1, letters, None, "people", low=low, high=high, noun=(last, last + 1))
        if scene.key(at).startswith(grammar.article) and (
            scene.key(at - 1) in grammar.victims or scene.key(at - 2) in grammar.victims
        ):
            return Counted("vague", at, at + 1, letters, None, "people", low=low, high=high)
        if (
            scene.key(last).startswith(grammar.article)
            and scene.key(last)[2:]
            and scene.is_nationality(scene.key(last)[2:])
        ):
            return Counted("vague", at, last + 1, letters, None, "people", low=low, high=high, noun=(last, last + 1))
        return None
    unit, end = found
    return Counted("vague", at, end, letters, None, unit.unit, unit.currency, low=low, high=high, noun=(last, end))


def read_fraction(scene: Scene, at: int) -> Counted | None:
    """A part of what follows: ثلثا الأعضاء، نصف المدينة."""
    grammar = scene.grammar
    key = scene.key(at)
    letters = 0
    opening = grammar.numbers.reader.openings.get(key)
    if opening is not None and opening[1].kind == "fraction":
        letters = opening[0]
        value = opening[1].value
        if key[letters:] not in grammar.fractions:
            return None
        following = scene.key(at + 1)
        if (
            scene.is_dated(at, at + 1)
            or following in grammar.not_parts
            or following.removeprefix("ال") in grammar.numbers.ordinals
        ):
            return None
        power = grammar.numbers.reader.words.get(following)
        if power is not None and power.kind == "scale":
            return None  # نصف مليون: a number
        if grammar.unit_at(scene.tokens.keys, at + 1) is not None:
            return None  # half an hour, half a tonne: a count
        if not (following.startswith(grammar.article) or scene.is_noun(at + 1, joined=True)):
            return None
        return Counted("fraction", at, at + 1, letters, value, "fraction", noun=(at + 1, at + 2))
    if key.startswith(grammar.article) and key in grammar.fractions:
        word = grammar.numbers.reader.words.get(key[len(grammar.article) :])
        following = scene.key(at + 1)
        if (
            word is None
            or word.kind != "fraction"
            or scene.is_dated(at, at + 1)
            or following.startswith(grammar.article)
        ):
            return None
        return Counted("fraction", at, at + 1, 0, word.value, "fraction")
    return None


def digits(scene: Scene, at: int) -> Decimal | None:
    """The value of a number token."""
    return parse_digits(scene.key(at)) if 0 <= at < scene.size and scene.keys[at][0].isdecimal() else None
