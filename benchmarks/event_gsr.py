"""Attacks and protests found in single sentences that people labelled (arabic-event-gsr: PLOVER ASSAULT and PROTEST).

    python benchmarks/event_gsr.py [--errors]

Two measures, each for both types. Spans: of the sentences in whose core verb the coders agree, in how many an event of
the right type stands on a word of that core; and, where they agree on who acts or who is hit, in how many the words of
the participants that are found overlap. Labels: of the sentences that every coder refused ("easy no"), in how many no
such event is found; of those that every coder accepted ("yes"), in how many one is. The data lies beside the repository
(`data/arabic-event-gsr` in the folder that MAHDAR_SHARED names); `--errors` prints the sentences that went wrong.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
from collections import Counter
from pathlib import Path

from mahdar.annotators import ANNOTATORS
from mahdar.annotators.found import Found, order
from mahdar.lang import load
from mahdar.model import Article, Event
from mahdar.text.fold import fold_key
from mahdar.text.reading import Reading

SHARED = Path(os.environ.get("MAHDAR_SHARED", Path(__file__).resolve().parents[2] / "shared"))
KINDS = {"assault": frozenset({"attack", "killing"}), "protest": frozenset({"protest"})}


def events_in(text: str) -> list[Event]:
    """The events of one sentence, read as an article without title or date."""
    reading, found, pack = Reading(Article(doc="sentence", text=text, sha256="")), Found(), load("ar")
    for name, find in ANNOTATORS.items():
        setattr(found, name, order(find(reading, found, pack)))
    return found.events


def words(text: str) -> set[str]:
    """Folded words, so that a clitic more or less is no difference (see `meet`)."""
    return {fold_key(word.strip("«»\"'.,،()")) for word in text.split()} - {""}


def meet(first: set[str], second: set[str]) -> bool:
    """A word in common, proclitics aside."""
    return any(a == b or (min(len(a), len(b)) > 2 and (a.endswith(b) or b.endswith(a))) for a in first for b in second)


def measure_spans(folder: Path, kind: str, errors: bool) -> Counter[str]:
    """Counts over the sentences whose core is agreed."""
    count: Counter[str] = Counter()
    for row in json.loads((folder / f"{kind}_spans.json").read_text("utf-8")):
        core = words(row["verb_gold"])
        if not core:
            continue
        count["core"] += 1
        text = row["text"]
        events = [e for e in events_in(text) if e.type in KINDS[kind]]
        spoken = [e for e in events if any(meet(core, words(text[s.start : s.end])) for s in (e.span, *e.mentions))]
        count["right"] += bool(spoken)
        if errors and not spoken:
            print(f"MISSED {kind}: {row['verb_gold']} | {text}")
        for name in ("source", "target"):
            gold = words(row[f"{name}_gold"])
            if not gold:
                continue
            count[name] += 1
            roles = ("target",) if name == "target" else ("agent", "party", "partner")
            named = [p.span for e in spoken for p in e.participants if p.span is not None and p.role in roles]
            count[f"{name} found"] += any(meet(gold, words(text[s.start : s.end])) for s in named)
    return count


def measure_labels(folder: Path, kind: str, errors: bool) -> Counter[str]:
    """Counts over the labelled sentences."""
    count: Counter[str] = Counter()
    with (folder / f"{kind}_gsr.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["label"] not in ("yes", "easy no"):
                continue
            found = [e for e in events_in(row["text"]) if e.type in KINDS[kind]]
            count[row["label"]] += 1
            count[f"{row['label']} found"] += bool(found)
            if errors and found and row["label"] == "easy no":
                told = ", ".join(f"{row['text'][e.span.start : e.span.end]} ({e.by}, {e.modality})" for e in found)
                print(f"FALSE {kind}: {told} | {row['text']}")
            if errors and not found and row["label"] == "yes":
                print(f"NONE {kind}: {row['text']}")
    return count


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    folder = SHARED / "data" / "arabic-event-gsr"
    if not folder.is_dir():
        sys.exit(f"no {folder}: set MAHDAR_SHARED to the folder that holds data/arabic-event-gsr")
    print(f"{'':10} {'right trigger':>20} {'source':>16} {'target':>16} {'easy no: none':>20} {'yes: found':>18}")
    for kind in KINDS:
        spans, labels = measure_spans(folder, kind, args.errors), measure_labels(folder, kind, args.errors)
        clear = labels["easy no"] - labels["easy no found"]
        cells = [
            (spans["right"], spans["core"], 20), (spans["source found"], spans["source"], 16),
            (spans["target found"], spans["target"], 16), (clear, labels["easy no"], 20),
            (labels["yes found"], labels["yes"], 18),
        ]
        print(f"{kind:10}", *(f"{f'{n}/{of} {n / max(of, 1):.1%}':>{width}}" for n, of, width in cells))


if __name__ == "__main__":
    main()
