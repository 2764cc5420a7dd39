"""Clitics and proper names on the Arabic PUD treebank (1,000 sentences, news and encyclopedia).

    python benchmarks/pud.py [--errors clitics|names]

Data: `data/ud-arabic-pud` in the folder that MAHDAR_SHARED names (CC BY-SA 3.0). Fixed before the first score:

- A written word is a run of tokens without spaces and without signs. Its gold split is the number of letters of the
  one-letter words at its front (و ف ب ل ك; the س of the future is left to the verb) and of the pronoun at its end. The
  treebank's own letters are folded as ours are.
- `split`: both numbers are as `Lexicon.clitics` reads the word; `front`: the first alone; `split, clitics only`: of the
  words that carry any.
- `proper names`: the share of PROPN tokens that lie in a mention. Names of months and days, of works, teams and
  languages, which PUD tags as well, are no mentions for mahdar and stay in the count; so do names in sentences cut from
  their article, where no surname has its full name. `of mentions`: the share of mentions that hold a PROPN token.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from mahdar.annotators.found import Found, order
from mahdar.annotators.mentions import find_mentions
from mahdar.annotators.names.words import load_lexicon
from mahdar.lang import load
from mahdar.model import Article, make_sha256
from mahdar.text.fold import fold_key
from mahdar.text.reading import Reading

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("MAHDAR_SHARED", ROOT.parent / "shared")) / "data" / "ud-arabic-pud"
FRONT = frozenset("وفبلك")
PRONOUNS = frozenset(("ه", "ها", "هم", "هما", "هن", "نا", "ي", "ك", "كم", "كما", "ني"))


class Piece(NamedTuple):
    """A token of the treebank."""

    form: str
    tag: str
    spaced: bool


def read_sentences(path: Path) -> Iterator[tuple[str, list[Piece]]]:
    """Texts and their tokens."""
    text, pieces = "", list[Piece]()
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif line and not line.startswith("#"):
            cells = line.split("\t")
            if cells[0].isdigit():
                pieces.append(Piece(cells[1], cells[3], "SpaceAfter=No" not in cells[9]))
        elif not line and pieces:
            yield text, pieces
            pieces = []


def read_words(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """The written words, as lists of their tokens."""
    word: list[Piece] = []
    for piece in pieces:
        if piece.tag in ("PUNCT", "SYM", "NUM"):
            if word:
                yield word
            word = []
            continue
        word.append(piece)
        if piece.spaced:
            yield word
            word = []
    if word:
        yield word


def split_gold(word: list[Piece]) -> tuple[str, int, int]:
    """(word as written, letters of proclitics, letters of the pronoun)."""
    keys = [fold_key(p.form) for p in word]
    front = 0
    for key in keys[:-1]:
        if key not in FRONT:
            break
        front += 1
    last = keys[-1]
    end = len(last) if len(word) > 1 and word[-1].tag == "PRON" and last in PRONOUNS else 0
    return "".join(p.form for p in word), front, end


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", choices=("clitics", "names"))
    args = parser.parse_args()
    files = sorted(DATA.glob("*.conllu"))
    if not files:
        sys.exit(f"no treebank at {DATA}: set MAHDAR_SHARED to the folder that holds data/ud-arabic-pud")
    lexicon, pack = load_lexicon("ar"), load("ar")
    words = right = front_right = carrying = carrying_right = names = covered = mentions = proper = 0
    for text, pieces in (s for file in files for s in read_sentences(file)):
        for word in read_words(pieces):
            surface, front, end = split_gold(word)
            if not "\u0621" <= surface[0] <= "\u064a":
                continue
            found = lexicon.clitics(surface)
            words += 1
            right += found == (front, end)
            front_right += found[0] == front
            if front or end:
                carrying += 1
                carrying_right += found == (front, end)
            if args.errors == "clitics" and found != (front, end):
                print(surface, "gold", front, end, "found", *found)
        reading = Reading(Article(doc="x", text=text, sha256=make_sha256(text)))
        spans = [m.span for m in order(find_mentions(reading, Found(), pack))]
        at, named = 0, set[int]()
        for piece in pieces:
            start = text.find(piece.form, at)
            if start < 0:
                continue
            at = start + len(piece.form)
            if piece.tag != "PROPN":
                continue
            names += 1
            holding = [n for n, s in enumerate(spans) if s.start < at and start < s.end]
            covered += bool(holding)
            named.update(holding)
            if args.errors == "names" and not holding:
                print(text[max(start - 25, 0) : start], "[", piece.form, "]", text[at : at + 25])
        mentions, proper = mentions + len(spans), proper + len(named)
    print(f"{words} written words: split {right / words:.3f}, front {front_right / words:.3f}", end="")
    print(f"; split, clitics only {carrying_right / carrying:.3f} of {carrying}")
    print(f"proper names: {covered}/{names} = {covered / names:.3f} in a mention", end="")
    print(f"; of mentions: {proper}/{mentions} = {proper / mentions:.3f} hold one")


if __name__ == "__main__":
    main()
