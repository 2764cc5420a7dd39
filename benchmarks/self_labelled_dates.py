"""Dates that journalists wrote twice: is our reading of one half the other half?

    python benchmarks/self_labelled_dates.py [--list]

SaudiNewsNet holds places such as "yesterday (Sunday)", a Hijri date with the Gregorian one, a Levantine month with the
Egyptian one. Each is read inside its whole article. Right means: one expression covers both halves, and

* levant_greg: its month is the one that the second name says;
* rel_paren_weekday: its day falls on the weekday printed, at most three days from the day the article was collected;
* hijri_greg, greg_hijri: its value, or that of the expression that holds the Gregorian half, is the Gregorian date.

Where the two halves contradict each other the printed mismatch is listed, with what each half says.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import re
import sys
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

import mahdar
from mahdar.text.timex import interval

SHARED = Path(os.environ.get("MAHDAR_SHARED", Path(__file__).parents[1] / ".." / "shared"))
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "يناير",
            "فبراير",
            "مارس",
            "أبريل|ابريل|إبريل",
            "مايو",
            "يونيو|يونيه|يونية",
            "يوليو|يوليه|يولية",
            "أغسطس|اغسطس",
            "سبتمبر",
            "أكتوبر|اكتوبر",
            "نوفمبر",
            "ديسمبر",
        ),
        1,
    )
    for name in names.split("|")
}
WEEKDAYS = {
    "الاثنين": 1,
    "الإثنين": 1,
    "الثلاثاء": 2,
    "الأربعاء": 3,
    "الاربعاء": 3,
    "الخميس": 4,
    "الجمعة": 5,
    "السبت": 6,
    "الأحد": 7,
    "الاحد": 7,
}


def load_rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]


def load_articles(folder: Path, urls: set[str]) -> dict[str, str]:
    """Content by URL, for the articles that are asked for."""
    found: dict[str, str] = {}
    for archive in sorted(folder.glob("*.zip")):
        with zipfile.ZipFile(archive) as opened:
            for name in opened.namelist():
                for article in json.loads(opened.read(name)):
                    if article["url"] in urls and article.get("content"):
                        found.setdefault(article["url"], article["content"])
    return found


def gregorian(label: str) -> str | None:
    """`26 يوليو 2015` as ISO."""
    match = re.search(
        r"(\d{1,2})\s+(\S+)(?:\s+\(\S+\))?\s+(\d{4})", label.translate(str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789"))
    )
    if match is None or match[2] not in MONTHS:
        return None
    return f"{match[3]}-{MONTHS[match[2]]:02}-{int(match[1]):02}"


def judge(row: dict[str, str], text: str) -> tuple[bool, str]:
    """Whether the row is read rightly, and what was read."""
    start, end = int(row["start"]), int(row["end"])
    collected = dt.date.fromisoformat(row["date_extracted"][:10])
    low, high = max(0, start - 600), min(len(text), end + 300)
    window = text[low:high]
    times = [
        t for t in mahdar.times(window, published=collected) if t.span.start + low < end and start < t.span.end + low
    ]
    told = "; ".join(
        f"{window[t.span.start : t.span.end]} = {t.value}" + (f" [{t.reason}]" if t.reason else "") for t in times
    )
    kind, label = row["kind"], row["label_in_text"]
    whole = [t for t in times if t.span.start + low <= start and t.span.end + low >= end - 1]
    if kind == "levant_greg":
        month = MONTHS.get(label)
        misprint = any(
            "month name" in (t.reason or "") for t in whole
        )  # two different months printed as one, and reported
        return misprint or any(re.match(rf"[\dX]{{4}}-{month:02}", t.value) for t in whole), told
    if kind == "rel_paren_weekday":
        weekday = WEEKDAYS.get(label)
        for t in whole:
            days = interval(t.value)
            if days and days[0].isoweekday() == weekday and abs((days[0] - collected).days) <= 3:
                return True, told
        return False, told
    wanted = gregorian(label if kind == "hijri_greg" else row["expr"])
    return any(t.value[:10] == wanted for t in times), f"{told} (wanted {wanted})"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", action="store_true", help="print every row that is not right, and every mismatch")
    options = parser.parse_args()
    path = SHARED / "data" / "saudinewsnet" / "self_labelled_dates.jsonl"
    if not path.is_file():
        print(f"not measured: {path} is absent (set MAHDAR_SHARED)")
        return 0
    rows = load_rows(path)
    articles = load_articles(path.parent / "dataset", {row["url"] for row in rows})
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    wrong: dict[str, list[str]] = defaultdict(list)
    mismatches: Counter[str] = Counter()
    listed = []
    for row in rows:
        text = articles.get(row["url"], "")
        if not text:
            total[row["kind"] + " (article absent)"] += 1
            continue
        ok, told = judge(row, text)
        total[row["kind"]] += 1
        right[row["kind"]] += ok
        if "printed" in told:
            mismatches[row["kind"]] += 1
            listed.append(f"{row['kind']}: {told}")
        if not ok:
            wrong[row["kind"]].append(f"{text[int(row['start']) - 30 : int(row['end']) + 30]!r} -> {told}")
    for kind in sorted(total):
        share = right[kind] / total[kind]
        print(
            f"{kind:20} {right[kind]:5} of {total[kind]:5} right  {share:.4f}  printed mismatches: {mismatches[kind]}"
        )
    if options.list:
        for kind, rows_wrong in sorted(wrong.items()):
            print(f"\n{kind}, not right:")
            print(*rows_wrong, sep="\n")
        print("\nprinted mismatches:")
        print(*sorted(set(listed)), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
