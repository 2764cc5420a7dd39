#!/usr/bin/env python3
"""Write docs/reference/times.md: everything the times and figures library reads, from the rule data.

python scripts/docs_times.py            write the page
python scripts/docs_times.py --check    fail when the page is not what the data says
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import mahdar
from mahdar.lang.figures import FigureGrammar, load_figures
from mahdar.lang.times import TimeGrammar, load_times

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "times.md"
PUBLISHED = "2024-03-06"
HEAD = f"""# Times and figures

```python
import mahdar

mahdar.times("أعلن الوزير أمس أن المهلة تنتهي في 7 نيسان (أبريل)", published="{PUBLISHED}")
mahdar.figures("انسحب نحو 2500 جندي أميركي من القاعدة")
mahdar.numbers("أكثر من ثلثي القمح ونصف دزينة")
```

`times` and `figures` return typed records ([`Time`, `Figure`](schema.md)) whose spans are code points of the text as
given; `mahdar times FILE` and `mahdar figures FILE` print them. `published` is the day that "yesterday" and bare
weekdays are counted from; without it their values keep X for what is not known, and `reason` says so. Nothing is
downloaded, nothing else of mahdar is loaded.

`Time.value` is [TIMEX3](https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html): a date is an ISO
prefix whose length is its precision; `mod` is START, MID, END, APPROX, MORE_THAN, LESS_THAN, EQUAL_OR_MORE or
EQUAL_OR_LESS; `anchor` says what a relative value is counted from; `edtf` is the same in
[EDTF](https://www.loc.gov/standards/datetime/) where EDTF has a word for it.

This page is made from the rule data by `python scripts/docs_times.py`. The examples are read as published on Wednesday
6 March 2024.
"""


BARE = "times_bare.toml"


def cell(text: str) -> str:
    return text.replace("|", "\\|")


def listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def time_rows(grammar: TimeGrammar) -> Iterator[str]:
    """One row for each expression that a rule's own examples hold."""
    for compiled in grammar.rules:
        if compiled.by.startswith(f"{grammar.code}/{BARE}") != grammar.bare:
            continue
        by = compiled.by
        left = " · ".join(listed(compiled.rule.no)[:2])
        for sentence in listed(compiled.rule.yes):
            for time in mahdar.times(sentence, published=PUBLISHED, bare=grammar.bare):
                if by in (time.by, *time.also_by):
                    words = sentence[time.span.start : time.span.end]
                    value = f"`{time.value}`" + (f" {time.mod}" if time.mod else "")
                    yield f"| `{compiled.name}` | {cell(words)} | {time.type} | {value} | {cell(left)} |"
                    left = ""


def figure_rows(grammar: FigureGrammar) -> Iterator[str]:
    for name, rule in grammar.rules.items():
        by = f"{grammar.code}/numbers.toml#{name}"
        left = " · ".join(listed(rule.no)[:2])
        for sentence in listed(rule.yes):
            for figure in mahdar.figures(sentence, published=PUBLISHED):
                if by in (figure.by, *figure.also_by):
                    words = sentence[figure.span.start : figure.span.end]
                    value = "" if figure.value is None else f"{figure.value:f}"
                    bounds = f"{figure.low or ''}–{figure.high or ''}" if figure.low is not None else ""
                    yield (
                        f"| `{name}` | {cell(words)} | {value or bounds} | {figure.unit}"
                        f"{f' ({figure.currency})' if figure.currency else ''} | {figure.qualifier} | {cell(left)} |"
                    )
                    left = ""


NUMBERS = (
    "ثلاثمئة وخمسة وعشرون ألفا",
    "نصف دزينة",
    "ثلاثة أخماس",
    "2 1/4",
    "سالب واحد على 20",
    "12.5e+3",
    "السؤال الواحد والعشرون",
    "الصفحة قبل الأخيرة",
    "نسبة اثنين وعشرين",
    "أكبر من 100 وأصغر من 300",
    "بين عشرة وخمسة عشر",
    "200 أو أكثر",
)


def number_rows() -> Iterator[str]:
    for text in NUMBERS:
        for q in mahdar.numbers(text):
            value = q.place or ("" if q.value is None else f"{q.value.normalize():f}")
            if q.kind == "range":
                low, high = ("" if v is None else f"{v:f}" for v in (q.low, q.high))
                value = f"{'(['[q.closed[0]]}{low}, {high}{')]'[q.closed[1]]}"
            yield f"| {cell(text[slice(*q.span)])} | {q.kind} | `{value}` |"


def month_rows(grammar: TimeGrammar) -> Iterator[str]:
    for table, calendar in ((grammar.months, "Gregorian"), (grammar.hijri, "Hijri")):
        names: dict[int, list[str]] = {}
        for key, rows in table.items():
            for row in rows:
                names.setdefault(row.number, []).append(" ".join((key, *row.rest)))
        for number in sorted(names):
            yield f"| {calendar} | {number} | {'، '.join(sorted(n for n in names[number] if not n.isascii()))} |"


def make_page() -> str:
    times, figures = load_times("ar"), load_figures("ar")
    units = sorted({unit.unit for rows in figures.units.values() for unit in rows})
    lines = [
        HEAD,
        "## Times\n",
        "| rule | words | type | value | left alone |",
        "| --- | --- | --- | --- | --- |",
        *time_rows(times),
        "\n## Times that stand alone\n",
        "`mahdar.times(text, bare=True)` also reads what only a command or a form makes a time. In running news the",
        "same words are more often something else, so they are not read there.\n",
        "| rule | words | type | value | left alone |",
        "| --- | --- | --- | --- | --- |",
        *time_rows(load_times("ar", bare=True)),
        "\n## Months\n",
        "Gregorian names come from CLDR for the Levant, Egypt and the Gulf, Algeria and Tunisia, Morocco, Mauritania;",
        "shown folded, which finds every spelling (hamza, ya, ta marbuta, vowel signs). Doubled names (نيسان/أبريل)",
        "are one expression.\n",
        "| calendar | month | names |",
        "| --- | --- | --- |",
        *month_rows(times),
        "\n## Figures\n",
        "| rule | words | value or bounds | unit | qualifier | left alone |",
        "| --- | --- | --- | --- | --- | --- |",
        *figure_rows(figures),
        f"\n{len(units)} units are known by name: {', '.join(units)}.",
        "What else is counted has the unit `unspecified`.",
        "\n## Numbers\n",
        "`mahdar.numbers(text)` reads numbers as such, whether they count anything or not: `kind` is number, ordinal,",
        "percent or range; `place` an ordinal told from the end (`end-1`) or from the one at hand (`current+1`);",
        "`low`, `high` and `closed` the bounds of a range.\n",
        "| words | kind | value |",
        "| --- | --- | --- |",
        *number_rows(),
        "",
    ]
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    page = make_page()
    if "--check" in arguments:
        if not PAGE.is_file() or PAGE.read_text("utf-8") != page:
            print(f"{PAGE.name} is not what the rule data says: run python scripts/docs_times.py")
            return 1
        return 0
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
