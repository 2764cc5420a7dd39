"""Stretches in quotation marks of real articles: how many are attributed, how many refused with a reason.

    python benchmarks/quotations.py [--articles 300] [--seed 5] [--open]

Draws political articles of SaudiNewsNet (draw.py) and looks at every stretch of five words or more between marks:
held by a statement, refused (a name, the title of a thing, scripture, a saying, a term), or neither. `--open` prints
the last for reading. The bar is 90 % attributed or refused.
"""

from __future__ import annotations

import argparse
from collections import Counter

from draw import draw_articles

from mahdar.annotators import ANNOTATORS
from mahdar.annotators.found import Found, order
from mahdar.annotators.speech.quotations import find_quotations
from mahdar.lang import load
from mahdar.text.reading import Reading

WORDS = 5


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--open", action="store_true")
    args = parser.parse_args()
    pack, counts = load("ar"), Counter[str]()
    for article in draw_articles(args.articles, args.seed):
        reading, found = Reading(article), Found()
        for name, find in ANNOTATORS.items():
            if name not in ("figures", "events", "commitments"):
                setattr(found, name, order(find(reading, found, pack)))  # type: ignore[type-var]
        for quotation in find_quotations(reading, found, pack):
            if quotation.words < WORDS:
                continue
            kind = "attributed" if quotation.statement is not None else quotation.reason or "neither"
            counts[kind] += 1
            if args.open and kind == "neither":
                start, end = max(0, quotation.span.start - 90), quotation.span.end + 40
                print(f"{article.doc} {quotation.span.start}\t{article.text[start:end]!r}")
    whole = counts.total()
    for kind, count in counts.most_common():
        print(f"{kind:12} {count:6} {count / whole:7.1%}")
    print(f"{'all':12} {whole:6}\nattributed or refused {1 - counts['neither'] / whole:.1%}, attributed alone "
          f"{counts['attributed'] / whole:.1%}")  # fmt: skip


if __name__ == "__main__":
    main()
