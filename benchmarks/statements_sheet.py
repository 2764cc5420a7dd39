"""Statements drawn at random from real articles, to be read one by one: the sheet, and what its verdicts come to.

    python benchmarks/statements_sheet.py [--count 300] [--articles 300] [--seed 11] [--sheet SHEET.tsv]
    python benchmarks/statements_sheet.py --verdicts SHEET.tsv

The first prints every drawn statement in its context, numbered, and writes a sheet with ids and offsets only (no words
of the articles). A reader fills `content` and `speaker` with `y` or `n` (`-` where no speaker was given) and may leave
a `note`. The second counts: content right of all, speaker right of those given. Bars: 90 % and 92 %.
"""

from __future__ import annotations

import argparse
import csv
import random
from pathlib import Path

from draw import draw_articles

from mahdar.annotators import annotate
from mahdar.model import Article, Statement

COLUMNS = (
    "number", "doc", "sha256", "start", "end", "speaker_start", "speaker_end", "act", "date", "content", "speaker",
    "note",
)  # fmt: skip
AROUND = 260


def draw(count: int, articles: int, seed: int) -> list[tuple[Article, Statement]]:
    """So many statements of so many articles, in the order of the draw."""
    found = [
        (article, each)
        for article in draw_articles(articles, seed)
        for each in annotate(article).annotations
        if isinstance(each, Statement)
    ]
    random.Random(seed).shuffle(found)
    return found[:count]


def show(number: int, article: Article, statement: Statement) -> str:
    """The statement in its context, for reading."""
    text = article.text
    start, end = max(0, statement.span.start - AROUND), min(len(text), statement.span.end + AROUND // 3)
    marked = text[start:end]
    for part in sorted(statement.parts, reverse=True):
        a, b = part.start - start, part.end - start
        marked = f"{marked[:a]}⟦{marked[a:b]}⟧{marked[b:]}"
    speaker, cue = statement.speaker_span, " … ".join(text[c.start : c.end] for c in statement.cue)
    who = f"{text[speaker.start : speaker.end]} = {statement.speaker}" if speaker else f"({statement.reason})"
    return (
        f"{number}\t{article.doc}\n  speaker: {who}\n  cue: {cue}  act: {statement.act}  date: {statement.date}\n"
        f"  {' '.join(marked.split())}\n"
    )


def count_verdicts(path: Path) -> str:
    """What a filled sheet comes to.

    Raises:
        SystemExit: a row has no verdict.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    blank = [row["number"] for row in rows if row["content"] not in ("y", "n") or row["speaker"] not in ("y", "n", "-")]
    if blank:
        raise SystemExit(f"{path}: no verdict in rows {', '.join(blank[:10])}")
    content = sum(row["content"] == "y" for row in rows)
    given = [row for row in rows if row["speaker"] != "-"]
    speaker = sum(row["speaker"] == "y" for row in given)
    return (
        f"content right {content} of {len(rows)} ({content / len(rows):.1%}), "
        f"speaker right {speaker} of {len(given)} given ({speaker / len(given):.1%})"
    )


def main() -> None:
    """Print the statements and write the sheet, or count verdicts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--sheet", type=Path)
    parser.add_argument("--verdicts", type=Path)
    args = parser.parse_args()
    if args.verdicts:
        print(count_verdicts(args.verdicts))
        return
    rows = []
    for number, (article, statement) in enumerate(draw(args.count, args.articles, args.seed), 1):
        print(show(number, article, statement))
        speaker = statement.speaker_span
        ends = (str(speaker.start), str(speaker.end)) if speaker else ("", "")
        rows.append(
            (
                str(number), article.doc, article.sha256[:16], str(statement.span.start), str(statement.span.end),
                *ends, statement.act, statement.date or "", "", "-" if speaker is None else "", "",
            )
        )  # fmt: skip
    if args.sheet:
        with args.sheet.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter="\t", lineterminator="\n")
            writer.writerow(COLUMNS)
            writer.writerows(rows)


if __name__ == "__main__":
    main()
