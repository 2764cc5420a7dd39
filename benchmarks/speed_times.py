"""Speed of times and figures on articles of about 2,000 characters, one core; dateparser in the same run.

    python benchmarks/speed_times.py [--articles 2000] [--dateparser 40]

Articles are SaudiNewsNet's where it is at hand, else the sample's, repeated. Each engine runs in this process, one after
the other, on the same articles; CPU seconds are counted, so that a busy computer says the same as an idle one.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import sys
import time
import zipfile
from importlib import resources
from pathlib import Path

from mahdar.annotators.figures import find_figures
from mahdar.annotators.found import Found
from mahdar.annotators.times import find_times
from mahdar.lang import load
from mahdar.model import Article, Published
from mahdar.text.reading import Reading

SHARED = Path(os.environ.get("MAHDAR_SHARED", Path(__file__).parents[1] / ".." / "shared"))
SIZE = (1700, 2300)


def load_articles(count: int) -> tuple[str, list[tuple[str, dt.date]]]:
    """Where the articles come from, and (text, day)."""
    found: list[tuple[str, dt.date]] = []
    for archive in sorted((SHARED / "data" / "saudinewsnet" / "dataset").glob("*.zip")):
        with zipfile.ZipFile(archive) as opened:
            for name in opened.namelist():
                for article in json.loads(opened.read(name)):
                    text = article.get("content") or ""
                    if SIZE[0] <= len(text) <= SIZE[1]:
                        found.append((text, dt.date.fromisoformat(article["date_extracted"][:10])))
                        if len(found) == count:
                            return "SaudiNewsNet", found
    if found:
        return "SaudiNewsNet", found
    folder = resources.files("mahdar") / "sample" / "articles"
    texts = [f.read_text("utf-8") for f in sorted(folder.iterdir(), key=lambda f: f.name) if f.name.endswith(".txt")]
    joined = "\n".join(texts)
    pieces = [joined[n : n + 2000] for n in range(0, len(joined) - 2000, 2000)]
    return f"the sample ({SHARED} is absent)", [(pieces[n % len(pieces)], dt.date(2024, 3, 6)) for n in range(count)]


def make_reading(text: str, day: dt.date) -> Reading:
    return Reading(Article(doc="", text=text, sha256="", published=Published(day=day)))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--dateparser", type=int, default=40, help="articles that dateparser gets; it is slow")
    options = parser.parse_args()
    source, articles = load_articles(options.articles)
    pack = load("ar")
    for text, day in articles[:100]:  # the pack, and the words that every article has
        reading, found = make_reading(text, day), Found()
        found.times = list(find_times(reading, found, pack))
        list(find_figures(reading, found, pack))
    print(f"{len(articles)} articles of {source}, {sum(len(t) for t, _ in articles) / len(articles):.0f} characters")

    began = time.process_time()
    for text, day in articles:
        _ = make_reading(text, day).tokens
    tokens = time.process_time() - began
    print(f"tokens alone      {len(articles) / tokens:8.0f} articles/s")

    began = time.process_time()
    count = sum(len(list(find_times(make_reading(text, day), Found(), pack))) for text, day in articles)
    alone = time.process_time() - began
    print(f"times             {len(articles) / alone:8.0f} articles/s   {count} times")

    began = time.process_time()
    count = 0
    for text, day in articles:
        reading, found = make_reading(text, day), Found()
        found.times = list(find_times(reading, found, pack))
        count += len(list(find_figures(reading, found, pack)))
    both = time.process_time() - began
    print(f"times and figures {len(articles) / both:8.0f} articles/s   {count} figures")

    try:
        from dateparser.search import search_dates
    except ImportError:
        print("dateparser is not installed: pip install dateparser")
        return 0
    few = articles[: options.dateparser]
    began = time.process_time()
    count = 0
    for text, day in few:
        base = dt.datetime.combine(day, dt.time())
        count += len(search_dates(text, languages=["ar"], settings={"RELATIVE_BASE": base}) or ())
    theirs = time.process_time() - began
    ratio = (theirs / len(few)) / (alone / len(articles))
    print(
        f"dateparser        {len(few) / theirs:8.2f} articles/s   {count} dates, {len(few)} articles; ours is {ratio:.0f} times as fast"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
