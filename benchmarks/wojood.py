"""Persons, offices, bodies and places on the Wojood sample: mixed domains, some dialect, letters of a hundred years.

    python benchmarks/wojood.py [--errors PER|OCC|ORG|GPE]

The sample (`data/wojood-sample` in the folder that MAHDAR_SHARED names, MIT) holds one token a line with nested tags.
The mapping, fixed before the first score:

- PERS against mentions of persons; ORG against bodies and groups; GPE and LOC against places.
- OCC against titles: those of offices, and the words of occupation that Wojood tags as well and mahdar reads only to
  find a name (الشاعر) are not counted against it, as no office is claimed.
- Tags are on whole written words: a mention without its proclitic counts as the word that it is in.
- `exact`: the same words. `touching`: a common word. Sentences without a verb or stop are kept as they are.

Precision and recall are of spans, each gold span matched once.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from mahdar.annotators.found import Found, order
from mahdar.annotators.mentions import find_mentions
from mahdar.annotators.offices import find_offices
from mahdar.lang import load
from mahdar.model import Article, Span, make_sha256
from mahdar.text.reading import Reading

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("MAHDAR_SHARED", ROOT.parent / "shared")) / "data" / "wojood-sample"
TAGS = {"PERS": "PER", "OCC": "OCC", "ORG": "ORG", "GPE": "GPE", "LOC": "GPE"}
TYPES = {"PER": "PER", "ORG": "ORG", "GROUP": "ORG", "GPE": "GPE", "LOC": "GPE"}
Words = tuple[int, int]


def read_sentences(path: Path) -> Iterator[list[tuple[str, list[str]]]]:
    """Sentences as (word, tags); blank lines part them, `$#$` is a mark of the sample and left out."""
    sentence: list[tuple[str, list[str]]] = []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        word, *tags = line.split()[:1] + line.split()[1:] if line.strip() else [""]
        if not word:
            if sentence:
                yield sentence
            sentence = []
        elif word != "$#$":
            sentence.append((word, tags))


def read_gold(sentence: list[tuple[str, list[str]]]) -> dict[str, set[Words]]:
    """Word ranges of every kind."""
    gold: dict[str, set[Words]] = defaultdict(set)
    for tag, kind in TAGS.items():
        start: int | None = None
        for n, (_, tags) in enumerate([*sentence, ("", [])]):
            inside = f"I-{tag}" in tags
            if start is not None and not inside:
                gold[kind].add((start, n))
                start = None
            if f"B-{tag}" in tags:
                start = n
    return gold


def read_found(sentence: list[tuple[str, list[str]]]) -> dict[str, set[Words]]:
    """Word ranges of what mahdar finds."""
    text, starts = "", []
    for word, _ in sentence:
        starts.append(len(text))
        text += word + " "

    def words(span: Span) -> Words:
        inside = [n for n, s in enumerate(starts) if s < span.end and s + len(sentence[n][0]) > span.start]
        return inside[0], inside[-1] + 1

    reading, pack = Reading(Article(doc="x", text=text, sha256=make_sha256(text))), load("ar")
    found: dict[str, set[Words]] = defaultdict(set)
    for mention in order(find_mentions(reading, Found(), pack)):
        if mention.type in TYPES:
            found[TYPES[mention.type]].add(words(mention.span))
    for office in order(find_offices(reading, Found(), pack)):
        found["OCC"].add(words(office.title_span))
    return found


def count_matches(gold: set[Words], found: set[Words], *, exact: bool) -> tuple[int, int]:
    """How many of the found are right, and how many of the gold are found."""
    if exact:
        return len(gold & found), len(gold & found)

    def touch(one: Words, others: set[Words]) -> bool:
        return any(one[0] < b and a < one[1] for a, b in others)

    return sum(touch(f, gold) for f in found), sum(touch(g, found) for g in gold)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", choices=sorted(set(TAGS.values())))
    args = parser.parse_args()
    if not DATA.is_dir():
        sys.exit(f"no sample at {DATA}: set MAHDAR_SHARED to the folder that holds data/wojood-sample")
    sentences = [s for name in ("train.txt", "val.txt") for s in read_sentences(DATA / name)]
    tally: dict[tuple[str, bool], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for sentence in sentences:
        gold, found = read_gold(sentence), read_found(sentence)
        for kind in sorted(set(TAGS.values())):
            for exact in (True, False):
                right, reached = count_matches(gold[kind], found[kind], exact=exact)
                row = tally[kind, exact]
                for n, more in enumerate((right, len(found[kind]), reached, len(gold[kind]))):
                    row[n] += more
        if args.errors:
            _print_errors(sentence, gold[args.errors], found[args.errors])
    print(f"{len(sentences)} sentences")
    print(f"{'kind':5} {'match':9} {'precision':>10} {'recall':>7}  right/found, reached/gold")
    for (kind, exact), (right, found_, reached, gold_) in sorted(tally.items()):
        share, part = right / max(found_, 1), reached / max(gold_, 1)
        name = "exact" if exact else "touching"
        print(f"{kind:5} {name:9} {share:10.3f} {part:7.3f}  {right}/{found_}, {reached}/{gold_}")


def _print_errors(sentence: list[tuple[str, list[str]]], gold: set[Words], found: set[Words]) -> None:
    for mark, spans in (("-", gold - found), ("+", found - gold)):
        for first, last in sorted(spans):
            print(mark, *(w for w, _ in sentence[max(first - 3, 0) : first]), end=" ")
            print("[", *(w for w, _ in sentence[first:last]), "]", *(w for w, _ in sentence[last : last + 3]))


if __name__ == "__main__":
    main()
