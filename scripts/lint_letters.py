#!/usr/bin/env python3
"""Letters of the language data: plain Arabic letters only, in the form that folding keeps.

    python scripts/lint_letters.py [FILE ...]

Presentation forms, Persian ya and kaf, vowel signs, tatweel and invisible marks do not show on a screen and are never
found in a text. Every file of every pack is read; a letter with a reason stands in `ALLOWED`. Sentences (`yes`, `no`)
may hold anything: they are texts.
"""

from __future__ import annotations

import re
import sys
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PACKS = Path(__file__).parents[1] / "src" / "mahdar" / "lang"
TEXTS = {"yes", "no", "example"}
ALLOWED = {
    "هـ": "the era of a Hijri year is printed with tatweel",
    "لـ": "a preposition before digits or a name in quotation marks",
    "بـ": "a preposition before digits",
    "الـ": "the article before digits",
    "ـ": "the dash of some papers",
}
PLAIN = {*range(0x0621, 0x063B), *range(0x0641, 0x064B), *(ord(c) for c in "،؛؟٪٫٬٠١٢٣٤٥٦٧٨٩")}


def odd_letters(text: str) -> list[str]:
    """Letters of Arabic script that are not plain, and marks that cannot be seen."""
    text = re.sub(r"(?<=[لب])ـ(?=\d)", "", text)  # الـ77: tatweel ties a clitic to digits
    for word in sorted(ALLOWED, key=len, reverse=True):
        text = " ".join("" if w == word else w for w in text.split(" "))
    return [
        f"U+{ord(c):04X} {unicodedata.name(c, '?')}"
        for c in text
        if ord(c) not in PLAIN
        and ("ARABIC" in unicodedata.name(c, "") or unicodedata.category(c) in ("Cf", "Co", "Cn"))
    ]


def strings(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """(place, string) of every string below a value, keys included, sentences left out."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from strings(item, f"{place}[{number}]")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield f"{place}.{key}", key
            if key not in TEXTS:
                yield from strings(item, f"{place}.{key}")


def lint(path: Path) -> list[str]:
    """What is wrong in a file, one line each."""
    text = path.read_text("utf-8")
    if path.suffix == ".toml":
        found = strings(tomllib.loads(text), "")
    else:
        found = iter((f":{n}", line) for n, line in enumerate(text.split("\n"), 1) if not line.startswith("#"))
    return [f"{path}{place}: {odd} in {value[:60]!r}" for place, value in found for odd in odd_letters(value)]


def files() -> list[Path]:
    """The data files of every pack."""
    return sorted(p for p in PACKS.glob("*/*") if p.suffix in (".toml", ".tsv"))


def main(arguments: list[str]) -> int:
    wrong = [line for path in ([Path(a) for a in arguments] or files()) for line in lint(path)]
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
