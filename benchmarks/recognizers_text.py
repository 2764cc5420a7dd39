"""The Arabic cases of Microsoft's Recognizers-Text against our times and numbers.

    python benchmarks/recognizers_text.py [--list]

Only the cases without "dotnet" in NotSupported were ever run upstream; only they count here. Spans come from the
extractor and parser files, values from the parser and model files.

The mapping of their results to ours, fixed on 22 November 2026 before the first score was taken:

* Span. Theirs keep prepositions that ours leave out (من، في، إلى، بين، حتى، لمدة ...) and put a range into one
  expression where ours are two. The words of `EDGES` are cut from both ends of both; a range of ours is from the start
  of its first expression to the end of its last one, if nothing but words of `INSIDE` stands between.
* Date. Ours must be their past or their future resolution (we choose one by tense, they give both).
* Date range. The days our value or values can mean are theirs; their end is exclusive in some files and inclusive in
  others, so the last day may be their end or the day before it. Or our value is their timex (2016-W45, 2016-SU, XXXX-02
  against any year). A range of the form (start,end,P3W) that is counted from today is our duration P3W.
* Duration. Equal as an amount of time: P0.5Y = P6M, PT1.5H = PT1H30M.
* Time. Equal hour, minute and second; the day is ours alone. Parts of days are TMO, TMI, TAF, TEV, TNI in both.
* Numbers: every number of the text that `mahdar.numbers` reads, with its value; ordinals (relative ones as they write
  them, end-1, current+1), percentages and ranges (more than 20 = (20,); at least = [20,)) likewise.
* A case is right if each of their results is matched and, where they have none, we have none.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import json
import os
import re
import sys
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import mahdar
from mahdar.model import Time
from mahdar.text.fold import fold_key
from mahdar.text.timex import interval
from mahdar.text.tokens import tokenize

SHARED = Path(os.environ.get("MAHDAR_SHARED", Path(__file__).parents[1] / ".." / "shared"))
_EDGES = "من في إلى الى بين ما حتى لمدة مدة يوم عند على خلال الفترة و ، , . ; : - – الساعة ساعة وقت طوال"
EDGES = {fold_key(w) for w in _EDGES.split(" ")}
INSIDE = EDGES | {fold_key(w) for w in ("إلى", "حتى", "و", "-", "–")}
KINDS = {
    "date": ("DateExtractor", "DateParser"),
    "date period": ("DatePeriodExtractor", "DatePeriodParser"),
    "duration": ("DurationExtractor", "DurationParser"),
    "time": ("TimeExtractor", "TimeParser"),
    "time period": ("TimePeriodExtractor", "TimePeriodParser"),
}
REFERENCE_ERRORS = {
    ("DateParser", 18): "next Sunday from a Monday is put thirteen days ahead",
    ("DateParser", 39): "31 September",
    ("DateParser", 40): "31 November",
    ("DateParser", 30): "I returned on the 27th, put twenty days ahead",
    ("DateParser", 31): "I returned on the 27th, put twenty days ahead",
    ("DateParser", 32): "I returned on the 21st, put two weeks ahead",
    ("DateParser", 33): "I returned on the 22nd, put two weeks ahead",
    ("DateParser", 34): "I returned on the 22nd, put two weeks ahead",
    ("DatePeriodParser", 26): "after three years: a period of one year two years ahead",
    ("DatePeriodParser", 27): "after three weeks: the three weeks before",
    ("DatePeriodParser", 42): "the year 1970 read as the decade",
    ("DatePeriodParser", 47): "the twenties read as 2010 to 2019",
    ("DatePeriodParser", 13): "last September, said in November 2016, put into 2015",
    ("DatePeriodParser", 53): "next year, said in 2016, read as 2018",
    ("DatePeriodParser", 55): "2014-2018 ends on the first day of 2018",
    ("DatePeriodParser", 56): "from 2014 to 2018 ends on the first day of 2018",
    ("DatePeriodParser", 57): "from 2000 to 2014 ends on the first day of 2014",
    ("TimeParser", 27): "midday read as 14:00",
    ("NumberModel", 19): "322 thousand read as 32,200",
    ("NumberModel", 23): "a million, two thousand, two hundred and three fifths read as 200,440.6",
    ("NumberModel", 32): "three, twenty-one read as a seventh",
    ("NumberModel", 57): "23^1.1 read as 1.1^23",
    ("NumberModel", 58): "23^1.1 read as 1.1^23",
    ("OrdinalModel", 13): "a misspelt word for two hundred called an ordinal",
    ("OrdinalModel", 17): "the last but one, misspelt",
    ("NumberRangeModel", 46): "less than 30 read as more than 30",
}
"""Cases, by file and place among those that were run, whose reference is wrong. They count all the same."""
RIGHT = "of those whose reference is right"
MODELS = ("NumberModel", "OrdinalModel", "PercentModel", "NumberRangeModel")


def load_cases(folder: Path, name: str) -> list[dict[str, Any]]:
    path = folder / ("Number" if name in MODELS else "DateTime") / "Arabic" / f"{name}.json"
    cases = json.loads(path.read_text("utf-8-sig"))
    return [case for case in cases if "dotnet" not in (case.get("NotSupported") or "")]


def trim(words: list[str]) -> list[str]:
    while words and (words[0] in EDGES or (words[0].startswith("و") and len(words[0]) == 1)):
        words = words[1:]
    while words and words[-1] in EDGES:
        words = words[:-1]
    if words and words[0].startswith("لل"):
        words = ["ا" + words[0][1:], *words[1:]]
    elif words and words[0][:1] in "وبفل" and words[0][1:3] == "ال":
        words = [words[0][1:], *words[1:]]
    return words


def words_of(text: str) -> list[str]:
    return trim([t.key for t in tokenize(text)])


def ours_for(text: str, wanted: str, start: int, times: list[Time]) -> list[Time]:
    """Our expressions that touch theirs."""
    end = start + len(wanted)
    return [t for t in times if t.span.start < end and start < t.span.end]


def same_span(text: str, wanted: str, touching: list[Time]) -> bool:
    if not touching:
        return False
    covered = text[touching[0].span.start : touching[-1].span.end]
    between = [
        token.key for one, two in itertools.pairwise(touching) for token in tokenize(text, one.span.end, two.span.start)
    ]
    return words_of(covered) == words_of(wanted) and all(word in INSIDE for word in between)


def amount(value: str) -> tuple[Decimal, Decimal] | None:
    """Months and seconds of a duration."""
    match = re.fullmatch(
        r"P(?:([\dX.]+)(DE|CE))?(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(.+))?", value
    )
    if match is None:
        return None
    try:
        months = Decimal(match[3] or 0) * 12 + Decimal(match[4] or 0)
        months += Decimal(match[1] or 0) * (1200 if match[2] == "CE" else 120)
        seconds = Decimal(match[5] or 0) * 604800 + Decimal(match[6] or 0) * 86400
        for number, unit in re.findall(r"([\d.]+)([HMS])", match[7] or ""):
            seconds += Decimal(number) * {"H": 3600, "M": 60, "S": 1}[unit]
    except InvalidOperation:
        return None
    return months, seconds


def clock(value: str) -> str:
    """`T07` and `2016-11-07T07:00` as `07:00:00`; parts of days as they are."""
    text = value.rpartition("T")[2]
    if not text[:1].isdigit():
        return text
    parts = ([*re.sub(r"Z|[+-]\d\d:\d\d$", "", text).split(":"), "00", "00"])[:3]
    hour = "00" if parts[0] == "24" else parts[0]
    return ":".join((hour, *parts[1:]))


def days_of(times: list[Time]) -> tuple[dt.date, dt.date] | None:
    first, last = interval(times[0].value), interval(times[-1].value)
    return (first[0], last[1]) if first and last else None


def same_value(kind: str, result: dict[str, Any], ours: list[Time]) -> bool:
    if not ours:
        return False
    value = result.get("Value") or {}
    timex = value.get("Timex", "")
    resolutions = [value.get(name) or {} for name in ("FutureResolution", "PastResolution")]
    if kind == "date":
        return any(t.value[:10] in [r.get("date") for r in resolutions] for t in ours)
    if kind == "duration":
        return any(amount(t.value) is not None and amount(t.value) == amount(timex) for t in ours)
    if kind == "time":
        return any("T" in t.value and clock(t.value) == clock(timex) for t in ours if t.type == "TIME")
    if kind == "time period":
        inside = re.fullmatch(r"\((T[^,]+),(T[^,]+),.*\)", timex)
        if inside:
            return len(ours) >= 2 and (clock(ours[0].value), clock(ours[-1].value)) == (
                clock(inside[1]),
                clock(inside[2]),
            )
        return any(clock(t.value) == clock(timex) for t in ours)
    if any(t.value == timex or (timex.startswith("XXXX") and t.value[4:] == timex[4:]) for t in ours):
        return True
    tail = re.fullmatch(r"\(.*,(P[^,]+)\)", timex)
    if tail and any(t.type == "DURATION" and amount(t.value) == amount(tail[1]) for t in ours):
        return True
    days = days_of(ours)
    for resolution in resolutions:
        if days and "startDate" in resolution and "endDate" in resolution:
            first, last = dt.date.fromisoformat(resolution["startDate"]), dt.date.fromisoformat(resolution["endDate"])
            if days[0] == first and days[1] in (last, last - dt.timedelta(days=1)):
                return True
    return False


def start_of(text: str, result: dict[str, Any]) -> int:
    start = result.get("Start")
    wanted = result["Text"]
    if isinstance(start, int) and text[start : start + len(wanted)] == wanted:
        return start
    return max(text.find(wanted), 0)


def score_times(folder: Path, show: bool) -> None:
    for kind, (extractor, parser) in KINDS.items():
        spans = values = span_total = value_total = fair = fair_total = 0
        wrong: list[str] = []
        for name in (extractor, parser):
            for place, case in enumerate(load_cases(folder, name)):
                text = case["Input"]
                reference = (case.get("Context") or {}).get("ReferenceDateTime") or "2016-11-07"
                times = mahdar.times(text, published=reference[:10], bare=True)
                results = case["Results"]
                touching = [ours_for(text, r["Text"], start_of(text, r), times) for r in results]
                span_ok = all(same_span(text, r["Text"], t) for r, t in zip(results, touching, strict=True))
                span_ok = span_ok and (bool(results) or not times)
                spans += span_ok
                span_total += 1
                value_ok = True
                if name == parser:
                    value_ok = all(same_value(kind, r, t) for r, t in zip(results, touching, strict=True))
                    values += value_ok
                    value_total += 1
                    if (name, place) not in REFERENCE_ERRORS:
                        fair += value_ok
                        fair_total += 1
                if not span_ok or not value_ok:
                    told = "; ".join(f"{text[t.span.start : t.span.end]} = {t.value}" for t in times)
                    theirs = "; ".join(f"{r['Text']} = {(r.get('Value') or {}).get('Timex', '')}" for r in results)
                    missed = " ".join(n for n, ok in (("span", span_ok), ("value", value_ok)) if not ok)
                    wrong.append(f"    [{missed}] {text} | theirs {theirs} | ours {told} ({reference[:10]})")
        print(
            f"{kind:12} spans {spans:3} of {span_total:3} {spans / span_total:.3f}   "
            f"values {values:3} of {value_total:3} {values / value_total:.3f}   "
            f"{RIGHT} {fair:3} of {fair_total:3} {fair / fair_total:.3f}"
        )
        if show:
            print(*wrong, sep="\n")


def numbers_in(text: str) -> list[tuple[str, Decimal | str]]:
    return _quantities(text, "number")


def ordinals_in(text: str) -> list[tuple[str, Decimal | str]]:
    return _quantities(text, "ordinal")


def percents_in(text: str) -> list[tuple[str, Decimal | str]]:
    return _quantities(text, "percent")


def _quantities(text: str, kind: str) -> list[tuple[str, Decimal | str]]:
    """Words and value, or place in a list, of the numbers of a kind."""
    return [(text[slice(*q.span)], q.place or q.value or Decimal(0)) for q in mahdar.numbers(text) if q.kind == kind]


def ranges_in(text: str) -> list[str]:
    """Intervals as Recognizers-Text writes them."""
    found = []
    for q in mahdar.numbers(text):
        if q.kind == "range":
            low, high = ("" if v is None else plain(v) for v in (q.low, q.high))
            found.append(f"{'(['[q.closed[0]]}{low},{high}{')]'[q.closed[1]]}")
    return found


def plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def close(text: str, value: Decimal | str) -> bool:
    if isinstance(value, str):
        return text == value  # end-1, current+1
    try:
        wanted = Decimal(text.rstrip("%"))
    except InvalidOperation:
        return False
    return abs(wanted - value) <= abs(wanted) / 1000


def score_numbers(folder: Path, show: bool) -> None:
    for name, find in (("NumberModel", numbers_in), ("OrdinalModel", ordinals_in), ("PercentModel", percents_in)):
        right, fair, wrong, cases = 0, 0, [], load_cases(folder, name)
        for place, case in enumerate(cases):
            text, results = case["Input"], case["Results"]
            ours = find(text)
            ok = (
                len(ours) == len(results)
                if not results
                else all(
                    any(
                        close(str(r["Resolution"]["value"]), value) and words_of(words) == words_of(r["Text"])
                        for words, value in ours
                    )
                    for r in results
                )
            )
            right += ok
            fair += ok and (name, place) not in REFERENCE_ERRORS
            if not ok:
                theirs = "; ".join(f"{r['Text']} = {r['Resolution']['value']}" for r in results)
                wrong.append(f"    {text} | theirs {theirs} | ours " + "; ".join(f"{w} = {v}" for w, v in ours))
        _tell(name, right, fair, len(cases))
        if show:
            print(*wrong, sep="\n")
    cases = load_cases(folder, "NumberRangeModel")
    right, fair, wrong = 0, 0, []
    for place, case in enumerate(cases):
        theirs = [r["Resolution"]["value"] for r in case["Results"]]
        ours = ranges_in(case["Input"])
        ok = sorted(ours) == sorted(theirs)
        right += ok
        fair += ok and ("NumberRangeModel", place) not in REFERENCE_ERRORS
        if not ok:
            wrong.append(f"    {case['Input']} | theirs {theirs} | ours {ours}")
    _tell("NumberRangeModel", right, fair, len(cases))
    if show:
        print(*wrong, sep="\n")


def _tell(name: str, right: int, fair: int, cases: int) -> None:
    total = cases - sum(1 for file, _ in REFERENCE_ERRORS if file == name)
    print(f"{name:16} {right:3} of {cases:3} {right / cases:.3f}   {RIGHT} {fair:3} of {total:3} {fair / total:.3f}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", action="store_true", help="print the cases that are not right")
    options = parser.parse_args()
    folder = SHARED / "data" / "recognizers-text" / "Specs"
    if not folder.is_dir():
        print(f"not measured: {folder} is absent (set MAHDAR_SHARED)")
        return 0
    score_times(folder, options.list)
    score_numbers(folder, options.list)
    print(f"{len(REFERENCE_ERRORS)} of the references are wrong; they count against us all the same:")
    for (name, place), reason in sorted(REFERENCE_ERRORS.items()):
        print(f"    {name} {place}: {reason}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
