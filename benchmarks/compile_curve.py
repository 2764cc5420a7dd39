"""How the time to compile a register grows with the number of articles.

    python benchmarks/compile_curve.py [FOLDER] [--cache DIR] [--sizes N ...] [--jobs N] [--by-section]

FOLDER holds articles (default: `data/saudinewsnet/dataset` in the folder that MAHDAR_SHARED names, 31,030). They
are annotated once and kept in DIR, since that takes minutes and is not what is measured here; the annotations there
are used whatever the rules that made them. Each size takes articles spread evenly over the whole, so that the outlets
and days of a part are those of the whole. The figures are processor seconds of one process; `n log n` says how much
more than n log n the step from the size before was (1.0: exactly so).
"""

from __future__ import annotations

import argparse
import gc
import math
import os
import time
from collections.abc import Iterator
from pathlib import Path

import mahdar.register as register
from mahdar.engine import Failure, run
from mahdar.model import Annotated
from mahdar.pipeline import annotate_article, hash_rules, read_inputs
from mahdar.settings import Settings
from mahdar.store import decode_annotations
from mahdar.store.records import decode_article, encode_article

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("MAHDAR_SHARED", ROOT.parent / "shared"))
DEFAULT = SHARED / "data" / "saudinewsnet" / "dataset"
SIZES = (1_000, 4_000, 16_000, 0)
BATCH = 1_000
"""Articles in one file of the cache: what is lost when the annotating is cut short."""


def annotate(folder: Path, cache: Path, jobs: int) -> None:
    """Annotate what the cache does not hold yet, a file for each batch of articles."""
    articles, _ = read_inputs([folder], Settings())
    cache.mkdir(parents=True, exist_ok=True)
    for number, first in enumerate(range(0, len(articles), BATCH)):
        batch = articles[first : first + BATCH]
        path = cache / f"{number:04}.tsv"
        if path.is_file():
            continue
        lines = []
        for article, result in zip(batch, run(annotate_article, batch, jobs=jobs), strict=True):
            if isinstance(result, Failure):
                print(f"not annotated: {article.doc}: {result.error}")
                continue
            lines.append("\x1e".join((encode_article(article), article.text.replace("\n", "\x1f"), result[0])))
        part = path.with_suffix(".part")
        part.write_text("\n".join(lines), "utf-8")
        part.replace(path)
    (cache / "rules").write_text(hash_rules(), "utf-8")


def read(cache: Path) -> Iterator[Annotated]:
    """The annotated articles of the cache."""
    for path in sorted(cache.glob("*.tsv")):
        for line in path.read_text("utf-8").split("\n"):
            if line:
                record, text, annotations = line.split("\x1e")
                article = decode_article(record, text.replace("\x1f", "\n"))
                yield Annotated(article=article, annotations=decode_annotations(annotations))


def pick(annotated: list[Annotated], size: int) -> list[Annotated]:
    """So many articles, spread evenly; all of them for 0."""
    if not size or size >= len(annotated):
        return annotated
    return [annotated[n * len(annotated) // size] for n in range(size)]


def main() -> None:
    """Print the curve."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--cache", type=Path, default=ROOT / "build" / "compile_curve")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--by-section", action="store_true", help="the seconds of each step of the compilation")
    parser.add_argument("--only-annotate", action="store_true")
    args = parser.parse_args()
    annotate(args.folder, args.cache, args.jobs)
    if args.only_annotate:
        return
    gc.disable()  # there are no cycles in what is read
    annotated = list(read(args.cache))
    gc.freeze()
    gc.enable()
    print(f"{'articles':>9} {'entities s':>11} {'n log n':>8} {'whole s':>8} {'n log n':>8}")
    before: tuple[int, float, float] | None = None
    for size in args.sizes:
        chosen = pick(annotated, size)
        spent = time_sections()
        clock = time.process_time()
        register.compile_register(chosen)
        whole = time.process_time() - clock
        entities = spent["compile_entities"]
        n = len(chosen)
        growth = [""] * 2
        if before is not None:
            ideal = n * math.log(n) / (before[0] * math.log(before[0]))
            growth = [f"{entities / before[1] / ideal:.2f}", f"{whole / before[2] / ideal:.2f}"]
        print(f"{n:9,} {entities:11.2f} {growth[0]:>8} {whole:8.2f} {growth[1]:>8}", flush=True)
        if args.by_section:
            for name, seconds in sorted(spent.items(), key=lambda row: -row[1]):
                print(f"{'':9} {seconds:11.2f} {name}")
        before = (n, entities, whole)


def time_sections() -> dict[str, float]:
    """Seconds by the function of each step of the compilation; filled while the next register is compiled."""
    spent: dict[str, float] = {}

    def timed(name: str) -> None:
        inner = getattr(_STEPS, name)

        def step(*args: object, **kwargs: object) -> object:
            clock = time.process_time()
            try:
                return inner(*args, **kwargs)
            finally:
                spent[name] = spent.get(name, 0.0) + time.process_time() - clock

        setattr(register, name, step)

    for name in vars(_STEPS):
        timed(name)
    return spent


class _Steps:
    """The functions of the steps, as they are before they are timed."""


_STEPS = _Steps()
_WHOLE = ("compile_register", "pause_collection", "_compile")
for _name, _value in list(vars(register).items()):
    if callable(_value) and _name.islower() and _name not in _WHOLE and not _name.startswith("__"):
        setattr(_STEPS, _name, _value)


if __name__ == "__main__":
    main()
