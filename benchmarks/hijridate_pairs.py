"""Hijri-Gregorian pairs of the Umm al-Qura calendar against the conversion that times.toml uses.

python benchmarks/hijridate_pairs.py
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from pathlib import Path
from typing import Any

import mahdar
from mahdar.annotators.temporal.hijri import to_gregorian

SHARED = Path(os.environ.get("MAHDAR_SHARED", Path(__file__).parents[1] / ".." / "shared"))


def main() -> int:
    folder = SHARED / "data" / "hijridate"
    if not folder.is_dir():
        print(f"not measured: {folder} is absent (set MAHDAR_SHARED)")
        return 0
    for name in ("ummalqura_calendar_website", "ummalqura_newspaper_issues", "kfupm_comparison_calendar"):
        rows: list[list[Any]] = json.loads((folder / f"{name}.json").read_text("utf-8"))
        converted = printed = 0
        wrong = []
        for row in rows:
            (year, month, day), gregorian = row[0]
            wanted = dt.date(*gregorian)
            converted += to_gregorian(year, month, day) == wanted
            read = mahdar.times(f"صدر القرار بتاريخ {day}/{month}/{year}هـ في الرياض")
            ok = len(read) == 1 and read[0].value == wanted.isoformat()
            printed += ok
            if not ok:
                wrong.append(f"{day}/{month}/{year}: {[t.value for t in read]}, wanted {wanted}")
        print(f"{name:32} {len(rows):5} pairs, converted {converted}, read from a sentence {printed}")
        print(*wrong[:10], sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
