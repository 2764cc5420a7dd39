"""Names in short texts of our own with the marks in the text (`yardstick/names*.txt`): spans and kinds, kind by kind.

    python benchmarks/names_marked.py [--errors] [FILE ...]

Without a file, `names.txt` and `names2.txt`, each with its table, then a joint one.
Short texts on as many processes the world over, many of their places below the level of capitals, marked by
reading before any rule was run on them: `[[PER|...]]`, `[[ORG|...]]`, `[[GPE|...]]`, `[[LOC|...]]`, `[[GROUP|...]]`,
`[[EVENT|...]]`, `[[LAW|...]]`. A text begins after a line `== NUMBER DAY TOPIC`; it is read without its marks, as an
article without title that appeared on that day. A mention is right if its span and its kind are those of a mark. Errors
may be read and learnt from; `--errors` lists them, a wrong kind or a wrong span as one missed and one too many.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from mahdar.annotators import annotate
from mahdar.model import Article, Mention, Published, make_sha256

YARDSTICK = Path(__file__).resolve().parent / "yardstick"
NAMES = (YARDSTICK / "names.txt", YARDSTICK / "names2.txt")
KINDS = ("PER", "ORG", "GPE", "LOC", "GROUP", "EVENT", "LAW")
HEADER = re.compile(r"^== (\d+) (\d{4}-\d\d-\d\d) (.+)$", re.MULTILINE)
MARK = re.compile(rf"\[\[({'|'.join(KINDS)})\|([^\[\]|]+)\]\]")
Name = tuple[int, int, str]
"""Start, end and kind."""


def read_texts(path: Path) -> Iterator[tuple[Article, set[Name]]]:
    """Every text without its marks, and what they mark.

    Raises:
        ValueError: brackets are left over after the marks are taken out.
    """
    _, *pieces = HEADER.split(path.read_text("utf-8"))
    for number, day, topic, marked in zip(*[iter(pieces)] * 4, strict=True):
        text, names, end = "", set(), 0
        marked = marked.strip()
        for mark in MARK.finditer(marked):
            text += marked[end : mark.start()]
            names.add((len(text), len(text) + len(mark[2]), mark[1]))
            text, end = text + mark[2], mark.end()
        text += marked[end:]
        if "[[" in text or "]]" in text:
            raise ValueError(f"{path}: text {number} ({topic}) holds a mark that is none of {', '.join(KINDS)}")
        published = Published(day=dt.date.fromisoformat(day), how="given")
        yield Article(doc=f"{number} {topic}", text=text, sha256=make_sha256(text), published=published), names


def find_names(article: Article) -> set[Name]:
    """The mentions of one text."""
    found = annotate(article).annotations
    return {(each.span.start, each.span.end, each.type) for each in found if isinstance(each, Mention)}


Counts = tuple[Counter[str], Counter[str], Counter[str]]
"""Right, found and marked names by kind and of "all"."""


def count_names(path: Path, *, errors: bool) -> Counts:
    """The counts of one file; its errors are printed if asked for."""
    counts: Counts = (Counter(), Counter(), Counter())
    for article, wanted in read_texts(path):
        found = find_names(article)
        for count, names in zip(counts, (found & wanted, found, wanted), strict=True):
            count.update(kind for _, _, kind in names)
            count["all"] += len(names)
        if errors:
            for start, end, kind in sorted(found ^ wanted):
                what = "missed" if (start, end, kind) in wanted else "too many"
                before, after = article.text[max(0, start - 40) : start], article.text[end : end + 30]
                line = f"{before}⟦{article.text[start:end]}⟧{after}".replace("\n", " ")
                print(f"{article.doc[:2]} {what:8} {kind:5} {line}")
    return counts


def print_table(title: str, counts: Counts) -> None:
    """Precision, recall and F1 of every kind and of all."""
    right, predicted, marked = counts
    print(f"{title}\n{'kind':6} {'P':>6} {'R':>6} {'F1':>6}  right/found/marked")
    for kind in (*KINDS, "all"):
        tp, found_n, marked_n = right[kind], predicted[kind], marked[kind]
        precision, recall = tp / max(found_n, 1), tp / max(marked_n, 1)
        f1 = 2 * tp / max(found_n + marked_n, 1)
        print(f"{kind:6} {precision:6.3f} {recall:6.3f} {f1:6.3f}  {tp}/{found_n}/{marked_n}")


def main() -> None:
    """Print the table of every file and, of several, a joint one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=NAMES, metavar="FILE")
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    joint: Counts = (Counter(), Counter(), Counter())
    for path in args.files:
        counts = count_names(path, errors=args.errors)
        print_table(path.name, counts)
        for total, count in zip(joint, counts, strict=True):
            total.update(count)
    if len(args.files) > 1:
        print_table("joint", joint)


if __name__ == "__main__":
    main()
