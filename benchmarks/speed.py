"""Articles a second of processor time, each annotator alone and all together, at about 2,000 characters.

    python benchmarks/speed.py [FOLDER] [--articles N] [--drawn N]

FOLDER holds articles (default: the sample and the seen yardstick, which are denser than a newspaper). With `--drawn` so
many political newspaper articles are drawn with a fixed seed instead (draw.py). Texts are repeated until N articles are
read; each is annotated once per round, three rounds, the median is printed. Packs are loaded before the clock starts.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import time
from pathlib import Path

from mahdar.annotators import ANNOTATORS
from mahdar.annotators.found import Found, order
from mahdar.lang import load
from mahdar.model import Article
from mahdar.sources import read_folder
from mahdar.text.reading import Reading

ROOT = Path(__file__).resolve().parent.parent
DEFAULT = (ROOT / "src" / "mahdar" / "sample" / "articles", ROOT / "benchmarks" / "yardstick" / "seen")


def run(articles: list[Article]) -> dict[str, float]:
    """Seconds spent in each annotator, and in preparing the reading."""
    pack = load("ar")
    spent = dict.fromkeys(("tokens", *ANNOTATORS), 0.0)
    for article in articles:
        clock = time.process_time()
        reading, found = Reading(article), Found()
        _ = reading.tokens, reading.sentences
        spent["tokens"] += time.process_time() - clock
        for name, find in ANNOTATORS.items():
            clock = time.process_time()
            setattr(found, name, order(find(reading, found, pack)))
            spent[name] += time.process_time() - clock
    return spent


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--drawn", type=int, metavar="N", help="draw N political newspaper articles (MAHDAR_SHARED)")
    args = parser.parse_args()
    folders = (args.folder,) if args.folder else DEFAULT
    if args.drawn:
        from draw import draw_articles  # needs data that does not ship

        found = draw_articles(args.drawn, 11)
    else:
        found = [a for folder in folders for a in read_folder(folder) if isinstance(a, Article)]
    articles = (found * (args.articles // len(found) + 1))[: args.articles]
    size = statistics.mean(len(a.text) for a in articles)
    run(found)
    gc.freeze()  # as the workers do once their packs are loaded
    rounds = [run(articles) for _ in range(3)]
    print(f"{len(articles)} articles, {len(found)} different, {size:.0f} characters on average")
    print(f"{'annotator':14} {'articles/s':>11} {'at 2,000 characters':>20}")
    whole = 0.0
    for name in rounds[0]:
        seconds = statistics.median(r[name] for r in rounds)
        whole += seconds
        print(f"{name:14} {len(articles) / seconds:11.0f} {len(articles) / seconds * size / 2000:20.0f}")
    print(f"{'all':14} {len(articles) / whole:11.0f} {len(articles) / whole * size / 2000:20.0f}")


if __name__ == "__main__":
    main()
