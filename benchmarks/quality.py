"""Measure what is found against gold, set by set, and hold it against the floors.

    python benchmarks/quality.py [--set seeds|sample|...|field-more ...] [--update] [--json]

Sets: `seeds` (articles and gold beside the repository), `sample` (ships in the package), `seen`, `fresh`, `late`,
`next`, `last` and `unseen` (our own yardstick), `field-dev` and `field-test` (real articles that lie beside the
repository: see field.py). `unseen` and `field-test` are measured only when they are named: nothing is tuned on them.
`field-more`, `late`, `next` and `last` hold gold of some layers only, and only these are scored. Without a name,
`field-dev` and `field-more` are left out where their articles are absent, which is said.

The scorer lies beside the repository (`eval/score.py` in the folder that
MAHDAR_SHARED names, `../shared` by default); without it there is nothing to measure, which is said and is a failure.
`--update` raises the floors in quality_floors.json to what was reached; it never lowers one.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

import field

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("MAHDAR_SHARED", ROOT.parent / "shared"))
FLOORS = ROOT / "benchmarks" / "quality_floors.json"
SETS = {
    "seeds": (SHARED / "seeds", SHARED / "eval" / "gold"),
    "sample": (ROOT / "src" / "mahdar" / "sample" / "articles", ROOT / "tests" / "sample" / "gold"),
    "seen": (ROOT / "benchmarks" / "yardstick" / "seen", ROOT / "benchmarks" / "yardstick" / "seen" / "gold"),
    "fresh": (ROOT / "benchmarks" / "yardstick" / "fresh", ROOT / "benchmarks" / "yardstick" / "fresh" / "gold"),
    "late": (ROOT / "benchmarks" / "yardstick" / "late", ROOT / "benchmarks" / "yardstick" / "late" / "gold"),
    "next": (ROOT / "benchmarks" / "yardstick" / "next", ROOT / "benchmarks" / "yardstick" / "next" / "gold"),
    "last": (ROOT / "benchmarks" / "yardstick" / "last", ROOT / "benchmarks" / "yardstick" / "last" / "gold"),
    "unseen": (ROOT / "benchmarks" / "yardstick" / "unseen", ROOT / "benchmarks" / "yardstick" / "unseen" / "gold"),
}

FIELD_SETS = {"field-dev": "dev", "field-test": "test", "field-more": "more"}
DEFAULT_SETS = ("seeds", "sample", "seen", "fresh", "late", "next", "last", "field-dev", "field-more")


def load_scorer() -> ModuleType:
    """The shared scorer.

    Raises:
        SystemExit: it is not there.
    """
    path = SHARED / "eval" / "score.py"
    if not path.is_file():
        raise SystemExit(f"no scorer at {path}: set MAHDAR_SHARED to the folder that holds eval/score.py")
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def export(articles: Path, work: Path) -> tuple[list[dict[str, Any]], dict[str, Any], dict[str, str]]:
    """Build and export a folder; predictions, register, and the texts by the articles' first three letters."""
    folder = work / "articles"
    folder.mkdir()
    for file in sorted(articles.iterdir()):
        if file.is_file() and file.name[:3].isdigit():
            shutil.copy(file, folder / file.name)
    mahdar = [sys.executable, "-m", "mahdar"]
    built = subprocess.run([*mahdar, "build", str(folder), "-o", str(work / "x.mahdar"), "--quiet"], check=False)
    if built.returncode not in (0, 3):
        raise SystemExit(f"mahdar build {articles} ended with {built.returncode}")
    subprocess.run(
        [*mahdar, "export", str(work / "x.mahdar"), "--format", "standoff", "-o", str(work / "out"), "--quiet"],
        check=True,
    )
    lines = (work / "out" / "annotations.jsonl").read_text("utf-8").splitlines()
    register = json.loads((work / "out" / "register.json").read_text("utf-8"))
    from mahdar.model import Article
    from mahdar.sources import read_folder

    texts = {Path(a.doc).name[:3]: a.text for a in read_folder(folder) if isinstance(a, Article)}
    return [json.loads(line) for line in lines], register, texts


def measure(scorer: ModuleType, articles: Path, gold: Path) -> tuple[list[dict[str, Any]], int]:
    """Rows of the scorer's table, and the number of spans that are not verbatim."""
    golds = {p.stem: json.loads(p.read_text("utf-8")) for p in sorted(gold.glob("[0-9][0-9][0-9].json"))}
    if not golds:
        raise SystemExit(f"no gold in {gold}")
    with tempfile.TemporaryDirectory() as folder:
        predictions, register, texts = export(articles, Path(folder))
    found = {Path(p["doc"]).name[:3]: p for p in predictions}
    docs, bad = [], 0
    for key, wanted in golds.items():
        prediction = found.get(key, {})
        clean: dict[str, Any] = {"meta": prediction.get("meta", {})}
        for layer in scorer.LAYERS:
            items = prediction.get(layer) or []
            clean[layer] = [item for item in items if scorer.good_span(item, texts[key])]
            bad += len(items) - len(clean[layer])
        docs.append(keep_annotated(scorer, wanted, clean))
    tally = scorer.Tally()
    scorer.score_docs(docs, tally)
    corpus = gold / "corpus.json"
    if corpus.is_file():
        scorer.score_register(json.loads(corpus.read_text("utf-8")), register, texts, tally)
    missing = {layer for layer in scorer.LAYERS if not any(layer in wanted for wanted in golds.values())}
    if "mentions" in missing:
        missing.add("entities")
    return [row for row in tally.rows() if row["measure"].split(".")[0] not in missing], bad


def keep_annotated(
    scorer: ModuleType, wanted: dict[str, Any], found: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Gold and prediction of one article, the prediction without the layers that its gold does not have.

    Where the gold has no mentions, its `anchors` (one mention of each participant) stand for them, so that the scorer
    can tell which predicted id is which; what is found beyond them is not told as wrong.
    """
    found = {key: value if key == "meta" or key in wanted else [] for key, value in found.items()} | (
        {"mentions": found["mentions"]} if "anchors" in wanted else {}
    )
    return ({"mentions": wanted["anchors"]} | wanted if "anchors" in wanted else wanted), found


def hash_gold(gold: Path) -> str:
    """Pins the gold: floors hold for this gold only."""
    digest = hashlib.sha256()
    for path in sorted(gold.glob("*.json")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def measure_set(scorer: ModuleType, name: str) -> tuple[tuple[list[dict[str, Any]], int], str]:
    """What `measure` says of a set, and the hash of its gold.

    Raises:
        field.Absent: a field set's articles are not there.
    """
    if name in FIELD_SETS:
        with tempfile.TemporaryDirectory() as folder:
            field.hydrate(FIELD_SETS[name], Path(folder))
            return measure(scorer, Path(folder), Path(folder) / "gold"), hash_gold(
                ROOT / "benchmarks" / "field" / FIELD_SETS[name] / "gold"
            )
    articles, gold = SETS[name]
    if not articles.is_dir():
        raise SystemExit(f"no articles at {articles}")
    return measure(scorer, articles, gold), hash_gold(gold)


def main() -> None:
    """Print the tables; end with 1 if a floor is not reached."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", action="append", choices=[*SETS, *FIELD_SETS], dest="sets")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    scorer = load_scorer()
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.is_file() else {}
    failed, out = [], {}
    for name in args.sets or DEFAULT_SETS:
        try:
            (rows, bad), pin = measure_set(scorer, name)
        except field.Absent as error:
            if args.sets:
                raise SystemExit(str(error)) from error
            print(f"{name} left out: {error}", file=sys.stderr)
            continue
        out[name] = {"bad_spans": bad, "rows": rows}
        pinned = floors.setdefault(name, {"gold": pin, "floors": {}})
        if pinned["gold"] != pin:
            failed.append(f"{name}: the gold has changed; its floors must be set anew on purpose")
        if bad:
            failed.append(f"{name}: {bad} spans are not verbatim")
        if not args.json:
            print(f"\n{name}: bad spans {bad}\n{'measure':40} {'P':>6} {'R':>6} {'F1':>6}  tp/pred/gold")
        for row in rows:
            floor = pinned["floors"].get(row["measure"])
            if floor is not None and row["f1"] < floor - 1e-9:
                failed.append(f"{name}: {row['measure']} {row['f1']} is under its floor {floor}")
            if args.update:
                pinned["floors"][row["measure"]] = max(row["f1"], floor or 0.0)
            if not args.json:
                counts = f"{row['tp']}/{row['predicted']}/{row['gold']}"
                print(f"{row['measure']:40} {row['precision']:6.3f} {row['recall']:6.3f} {row['f1']:6.3f}  {counts}")
    if args.json:
        json.dump(out, sys.stdout, ensure_ascii=False, indent=1)
    if args.update:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", "utf-8")
    for line in failed:
        print("FLOOR", line, file=sys.stderr)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
