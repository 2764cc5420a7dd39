"""200 random dates of a whole corpus, judged by a reader: how many of the times found in real news are right.

    python benchmarks/times_sheet.py             precision of the judged sheet, and what reads otherwise today
    python benchmarks/times_sheet.py --draw      draw 200 times anew (seed 2015) and print them with their words

The corpus is SaudiNewsNet, 31,030 articles of July and August 2015 (MAHDAR_SHARED names the folder it lies under). Its
texts belong to the outlets: the sheet (`times_sheet.jsonl`) holds where a time stands, what was read and the verdict,
no words. Verdicts: right; span (the value is right, the words are not all); value; none (no time is meant).
Days are counted from the day the corpus gives as that of collection, which for one article in six is a day or two after
it was written; a value is right if it is what the words say on that day.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import mahdar

SHARED = Path(os.environ.get("MAHDAR_SHARED", Path(__file__).parents[1] / ".." / "shared"))
CORPUS = SHARED / "data" / "saudinewsnet" / "dataset"
SHEET = Path(__file__).with_name("times_sheet.jsonl")
SEED, COUNT, AROUND = 2015, 200, 90


def read_articles() -> Iterator[tuple[str, str, str]]:
    """(place in the corpus, day, text) of every article."""
    for archive in sorted(CORPUS.glob("*.zip")):
        with zipfile.ZipFile(archive) as opened:
            for name in sorted(opened.namelist()):
                for number, article in enumerate(json.loads(opened.read(name))):
                    if article.get("content"):
                        yield f"{archive.name}:{number}", article["date_extracted"][:10], article["content"]


def draw() -> None:
    """Choose articles by their number of times, then one time of each draw: every time is as likely as any other."""
    chosen = random.Random(SEED)
    kept: list[tuple[str, str, str, int]] = []
    seen = 0
    for place, day, text in read_articles():  # reservoir sampling: one pass, no list of 600,000 times
        for number, _ in enumerate(mahdar.times(text, published=day)):
            seen += 1
            if len(kept) < COUNT:
                kept.append((place, day, text, number))
            else:
                slot = chosen.randrange(seen)
                if slot < COUNT:
                    kept[slot] = (place, day, text, number)
    for place, day, text, number in sorted(kept):
        time = mahdar.times(text, published=day)[number]
        start, end = time.span
        row = {"place": place, "start": start, "end": end, "value": time.value, "mod": time.mod, "verdict": "right"}
        before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        print(json.dumps(row))
        print(f"    {day} {before}[[{text[start:end]}]]{after}".replace("\n", " "))
    print(f"{seen} times in the corpus", file=sys.stderr)


def score() -> int:
    rows = [json.loads(line) for line in SHEET.read_text("utf-8").splitlines()]
    verdicts = Counter(row["verdict"] for row in rows)
    print(f"{len(rows)} times judged: " + ", ".join(f"{name} {count}" for name, count in verdicts.most_common()))
    right, loose = verdicts["right"], verdicts["right"] + verdicts["span"]
    print(f"precision {right / len(rows):.3f}, of values alone {loose / len(rows):.3f}")
    if not CORPUS.is_dir():
        print(f"not read again: {CORPUS} is absent (set MAHDAR_SHARED)")
        return 0
    wanted = {row["place"] for row in rows}
    texts = {place: (day, text) for place, day, text in read_articles() if place in wanted}
    same = changed = 0
    for row in rows:
        day, text = texts[row["place"]]
        today = {(t.span.start, t.span.end): (t.value, t.mod) for t in mahdar.times(text, published=day)}
        if today.get((row["start"], row["end"])) == (row["value"], row["mod"]):
            same += 1
        else:
            changed += 1
            print(f"reads otherwise: {row['place']} {row['start']}-{row['end']}, judged {row['verdict']}")
    print(f"{same} read as they were judged, {changed} otherwise")
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draw", action="store_true", help="draw anew and print with the words")
    options = parser.parse_args()
    if options.draw:
        draw()
        return 0
    return score()


if __name__ == "__main__":
    sys.exit(main())
