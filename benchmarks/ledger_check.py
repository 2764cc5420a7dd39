"""Hold what mahdar finds in whole dossiers of real articles against the ledger of what they tell.

    python benchmarks/ledger_check.py [DOSSIER ...] [--words] [--json]

Each dossier of `field/ledger.json` (cairo, doha, libya) is built and exported as a user would do it. An event of the
ledger is found if an exported event of a compatible type (COMPATIBLE) overlaps one of the places that tell it; a
commitment if an exported one covers one of its places with an IoU of at least .3. What is exported and overlaps no
line of the ledger is unexpected: wrong, or right and below what the ledger writes down, which only reading tells.
What overlaps a line but does not find it (another type; a span that is too short or too long) stands apart.
`doubled` counts events of the ledger that the timeline tells as more than one entry, rounds among them; what is only
spoken of, without day, place or parties, is no entry of it. `--words` prints the words.
The articles lie beside the repository (see field.py); where they are absent, that is said and nothing is measured.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import field

Json = dict[str, Any]

LEDGER = Path(__file__).resolve().parent / "field" / "ledger.json"
# Types that two readers would both accept for one happening.
COMPATIBLE = (
    {"meeting", "dialogue-round"},
    {"attack", "killing"},
    {"agreement", "joint-statement"},
    {"withdrawal", "redeployment", "reduction"},
)
LEAST_IOU = 0.3
COUNTS = ("ledger", "found", "missed", "exported", "hits", "off", "unexpected")


def load_ledger() -> Json:
    """The ledger with its words; each place names its dossier's article.

    Raises:
        field.Absent: an article is not there.
    """
    ledger: Json = json.loads(LEDGER.read_text("utf-8"))
    texts = {doc: field.read_annotated(entry) for doc, entry in ledger["articles"].items()}
    field.fill_evidence(ledger, texts)
    return ledger


def export_dossier(names: dict[str, str], work: Path) -> tuple[Json, Json]:
    """Build and export the articles of a dossier: layers by the ledger's article id, and the register.

    `names` maps the ledger's ids to file names under the folder articles/; the sidecars go with them.

    Raises:
        SystemExit: the build failed.
    """
    articles = work / "articles"
    articles.mkdir()
    for name in names.values():
        for file in (field.SHARED / "articles" / name, (field.SHARED / "articles" / name).with_suffix(".json")):
            if file.is_file():
                shutil.copy(file, articles / file.name)
    mahdar = [sys.executable, "-m", "mahdar"]
    register = str(work / "x.mahdar")
    built = subprocess.run([*mahdar, "build", str(articles), "-o", register, "--quiet"], check=False)
    if built.returncode not in (0, 3):
        raise SystemExit(f"mahdar build {articles} ended with {built.returncode}")
    out = work / "out"
    subprocess.run([*mahdar, "export", register, "-f", "standoff", "-o", str(out), "--quiet"], check=True)
    ids = {name: doc for doc, name in names.items()}
    lines = (out / "annotations.jsonl").read_text("utf-8").splitlines()
    layers = {ids[layer["doc"]]: layer for layer in map(json.loads, lines)}
    exported: Json = json.loads((out / "register.json").read_text("utf-8"))
    for span in field.walk_evidence(exported):
        span["doc"] = ids[span["doc"]]
    return layers, exported


def measure_shared(one: Json, other: Json) -> tuple[int, float]:
    """Code points that two spans of one article share, and their IoU."""
    starts, ends = (one["start"], other["start"]), [span["start"] + len(span["text"]) for span in (one, other)]
    shared = max(0, min(ends) - max(starts))
    return shared, shared / (len(one["text"]) + len(other["text"]) - shared)


def is_compatible(one: str, other: str) -> bool:
    """Whether two types may name one happening."""
    return one == other or any({one, other} <= group for group in COMPATIBLE)


def is_entry(happening: Json) -> bool:
    """Whether a round or happening stands in the timeline, as `mahdar list timeline` decides it."""
    if happening["date"] is not None or happening["type"] == "dialogue-round":
        return True
    known = happening["venue"] is not None or len(happening["participants"]) > 1
    return known and happening["modality"] in ("happened", "planned")


def count_happenings(hits: list[Json], happenings: list[Json]) -> int:
    """Of how many happenings an event of the ledger is a part: the fewest whose evidence holds all its hits."""
    holders = [
        {
            happening["id"]
            for happening in happenings
            if is_compatible(happening["type"], hit["type"])
            and any(span["doc"] == hit["doc"] and measure_shared(span, hit)[0] for span in happening["evidence"])
        }
        for hit in hits
    ]
    chosen = 0
    holders = [held for held in holders if held]
    while holders:
        everyone = sorted(set.union(*holders))
        best = max(everyone, key=lambda name: sum(name in held for held in holders))
        holders = [held for held in holders if best not in held]
        chosen += 1
    return chosen


def compare(kind: str, lines: list[Json], layers: Json, happenings: list[Json]) -> Json:
    """What of one kind (`events` or `commitments`) is found, missed, off, unexpected, doubled."""
    exported = [{**item, "doc": doc} for doc, layer in sorted(layers.items()) for item in layer[kind]]
    touched: set[int] = set()
    hit: set[int] = set()
    found: list[Json] = []
    doubled: list[Json] = []
    for line in lines:
        hits = []
        for number, item in enumerate(exported):
            for place in line["evidence"]:
                if place["doc"] != item["doc"]:
                    continue
                shared, iou = measure_shared(place, item)
                touched |= {number} if shared else set()
                fits = is_compatible(line["type"], item["type"]) if kind == "events" else iou >= LEAST_IOU
                if shared and fits:
                    hit.add(number)
                    hits.append(item)
        if hits:
            found.append(line)
        if kind == "events" and count_happenings(hits, happenings) > 1:
            doubled.append(line)
    return {
        "found": found,
        "missed": [line for line in lines if line not in found],
        "doubled": doubled,
        "hits": [exported[number] for number in sorted(hit)],
        "off": [exported[number] for number in sorted(touched - hit)],
        "unexpected": [item for number, item in enumerate(exported) if number not in touched],
    }


def check_dossier(name: str, ledger: Json) -> dict[str, Json]:
    """Both kinds of one dossier."""
    names = {doc: entry["source"]["article"] for doc, entry in ledger["articles"].items() if doc.startswith(f"{name}-")}
    with tempfile.TemporaryDirectory() as work:
        layers, register = export_dossier(names, Path(work))
    return {
        kind: compare(
            kind,
            [line for line in ledger[kind] if line["id"].startswith(f"{name}-")],
            layers,
            [entry for entry in (*register.get("rounds", []), *register.get("happenings", [])) if is_entry(entry)],
        )
        for kind in ("events", "commitments")
    }


def count(result: Json) -> dict[str, int]:
    """The counts of one kind of one dossier."""
    sizes = {key: len(items) for key, items in result.items()}
    sizes["ledger"] = sizes["found"] + sizes["missed"]
    sizes["exported"] = sizes["hits"] + sizes["off"] + sizes["unexpected"]
    return sizes


def print_words(result: Json) -> None:
    """The lines behind the counts."""
    for key in ("missed", "doubled"):
        for line in result[key]:
            words = " | ".join(f"{place['doc']}@{place['start']} {place['text']}" for place in line["evidence"])
            print(f"  {key:<10} {line['id']} {line.get('type') or line['kind']}: {line['what']} :: {words}")
    for key in ("off", "unexpected"):
        for item in result[key]:
            about = f"{item.get('type') or item['kind']} {item.get('modality') or item.get('status')}"
            print(f"  {key:<10} {item['doc']}@{item['start']} {about} :: {item['text']}")


def main() -> None:
    """Measure the dossiers that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dossiers", nargs="*", metavar="DOSSIER")
    parser.add_argument("--words", action="store_true", help="print what is missed, off and unexpected")
    parser.add_argument("--json", action="store_true", help="the counts as one JSON document")
    args = parser.parse_args()
    try:
        ledger = load_ledger()
    except field.Absent as error:
        sys.exit(f"nothing measured: {error}")
    known = sorted({doc.rsplit("-", 1)[0] for doc in ledger["articles"]})
    if unknown := sorted(set(args.dossiers) - set(known)):
        sys.exit(f"no dossier {', '.join(unknown)}: there are {', '.join(known)}")
    counts: dict[str, dict[str, dict[str, int]]] = {}
    if not args.json:
        print(f"{'':<20}" + "".join(f"{column:>11}" for column in (*COUNTS, "doubled")))
    for name in args.dossiers or known:
        results = check_dossier(name, ledger)
        counts[name] = {kind: count(result) for kind, result in results.items()}
        for kind, result in results.items():
            if not args.json:
                cells = [counts[name][kind][column] for column in (*COUNTS, "doubled")]
                print(f"{name + ' ' + kind:<20}" + "".join(f"{cell:>11}" for cell in cells))
            if args.words and not args.json:
                print_words(result)
    if args.json:
        print(json.dumps(counts, indent=1))


if __name__ == "__main__":
    main()
