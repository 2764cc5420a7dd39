"""Our own probe of dates as newspapers write them, against dateparser and HeidelTime.

    python benchmarks/times_probe.py [--list]

`times_probe.jsonl` holds sentences of our own, the expressions in them and their TIMEX3 values; a sentence without
expressions is a near miss that must be left alone. One item is one expression or one near miss.

* Ours: the span (exactly) and the value and mod must be right.
* dateparser (`search_dates`, languages=["ar"], the region cannot be set there; each expression is also given to `parse`
  with the region set, and the better answer counts): the span must overlap and the day, month or year must be the
  value's; what it has no notion of (durations, sets, references, parts of days) cannot be right. A near miss is right
  if nothing is found.
* HeidelTime: set HEIDELTIME_JAR to de.unihd.dbs.heideltime.standalone.jar; TIMEX3 values must be equal, spans overlap.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections import Counter
from pathlib import Path
from typing import Any

import mahdar

HERE = Path(__file__).parent
REGIONS = ("IQ", "LB", "EG", "SA", "DZ", "TN", "MA")


def load_items() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / "times_probe.jsonl").read_text("utf-8").splitlines() if line]


def score_ours(item: dict[str, Any]) -> list[bool]:
    text = item["text"]
    times = mahdar.times(text, published=item["published"])
    if not item["find"]:
        return [not times]
    return [
        any(
            t.span == (f["start"], f["start"] + len(f["text"])) and t.value == f["value"] and t.mod == f.get("mod")
            for t in times
        )
        for f in item["find"]
    ]


def same_date(value: str, day: dt.datetime) -> bool:
    """Whether a day is the value's, at the value's precision."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value == day.date().isoformat()
    if re.fullmatch(r"\d{4}(-\d\d)?", value):
        return day.isoformat().startswith(value)
    if match := re.fullmatch(r"(\d{4}-\d\d-\d\d)?T(\d\d:\d\d).*", value):
        return (match[1] is None or match[1] == day.date().isoformat()) and day.strftime("%H:%M") == match[2].replace(
            "24", "00"
        )
    if match := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        return day.isocalendar()[:2] == (int(match[1]), int(match[2]))
    return False


def score_dateparser(item: dict[str, Any]) -> list[bool]:
    import dateparser
    from dateparser.search import search_dates

    base = dt.datetime.fromisoformat(item["published"])
    settings: Any = {"RELATIVE_BASE": base}
    text = item["text"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = search_dates(text, languages=["ar"], settings=settings) or []
        if not item["find"]:
            return [not found]
        results = []
        for wanted in item["find"]:
            ok = False
            for words, day in found:
                at = text.find(words)
                touches = at < wanted["start"] + len(wanted["text"]) and wanted["start"] < at + len(words)
                ok = ok or (touches and same_date(wanted["value"], day))
            for region in REGIONS:
                if not ok:
                    parsed = dateparser.parse(wanted["text"], languages=["ar"], region=region, settings=settings)
                    ok = parsed is not None and same_date(wanted["value"], parsed)
            results.append(ok)
    return results


def score_heideltime(items: list[dict[str, Any]], jar: str) -> list[list[bool]]:
    """One call per sentence; HeidelTime answers with TimeML."""
    results = []
    for item in items:
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
            file.write(item["text"])
            file.flush()
            out = subprocess.run(
                ["java", "-jar", jar, file.name, "-l", "ARABIC", "-t", "NEWS", "-dct", item["published"], "-pos", "NO"],
                capture_output=True,
                text=True,
                check=False,
                cwd=Path(jar).parent,
            ).stdout
        found = re.findall(r'<TIMEX3[^>]*value="([^"]*)"[^>]*>(.*?)</TIMEX3>', out)
        if not item["find"]:
            results.append([not found])
            continue
        results.append(
            [
                any(v == w["value"] and (words in w["text"] or w["text"] in words) for v, words in found)
                for w in item["find"]
            ]
        )
    return results


def report(name: str, items: list[dict[str, Any]], results: list[list[bool]], show: bool) -> None:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for item, result in zip(items, results, strict=True):
        right[item["category"]] += sum(result)
        total[item["category"]] += len(result)
        if show and not all(result):
            print(
                "   ",
                item["text"],
                [f["value"] for f in item["find"]],
                [
                    (item["text"][t.span.start : t.span.end], t.value, t.mod)
                    for t in mahdar.times(item["text"], item["published"])
                ],
            )
    print(
        f"{name:12} {right.total()} of {total.total()} right, {right.total() / total.total():.3f}  "
        + "  ".join(f"{c} {right[c]}/{total[c]}" for c in total)
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", action="store_true", help="print what ours gets wrong")
    options = parser.parse_args()
    items = load_items()
    report("mahdar", items, [score_ours(item) for item in items], options.list)
    try:
        report("dateparser", items, [score_dateparser(item) for item in items], False)
    except ImportError:
        print("dateparser   not measured: not installed (pip install dateparser)")
    jar = os.environ.get("HEIDELTIME_JAR", "")
    if shutil.which("java") and jar and Path(jar).is_file():
        report("HeidelTime", items, score_heideltime(items, jar), False)
    else:
        print("HeidelTime   not measured: " + ("no jar (set HEIDELTIME_JAR)" if shutil.which("java") else "no Java"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
