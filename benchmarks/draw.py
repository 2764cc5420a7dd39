"""Political articles of SaudiNewsNet, drawn at random with a fixed seed, as mahdar reads them.

An article counts as political when it names offices and bodies of state often enough (POLITICAL, five times) and has
between 900 and 3,500 characters. The draw depends on the data and the seed alone.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Iterator
from pathlib import Path

from field import SHARED, Absent, load_records

from mahdar.model import Article, Published, Span, make_sha256

POLITICAL = re.compile(
    "وزير|الخارجية|مفاوضات|الرئيس|الأمم المتحدة|مباحثات|محادثات|البرلمان|الحكومة|مجلس الأمن|الاتفاق|سفير"
)
LEAST, SHORTEST, LONGEST = 5, 900, 3500
SOURCES = {
    "aawsat": "الشرق الأوسط", "aleqtisadiya": "الاقتصادية", "aljazirah": "الجزيرة", "almadina": "المدينة",
    "alriyadh": "الرياض", "alwatan": "الوطن", "alweeam": "الوئام", "alyaum": "اليوم", "okaz": "عكاظ", "sabq": "سبق",
    "was": "واس", "3alyoum": "عين اليوم",
}  # fmt: skip


def draw_articles(count: int, seed: int) -> list[Article]:
    """So many articles, in the order of the draw; `doc` is archive#index of the record.

    Raises:
        SystemExit: the data is not there.
    """
    keys = list(_political())
    random.Random(seed).shuffle(keys)
    return [read_record(archive, index) for archive, index in keys[:count]]


def _political() -> Iterator[tuple[str, int]]:
    folder: Path = SHARED / "data" / "saudinewsnet" / "dataset"
    archives = sorted(p.name for p in folder.glob("*.zip"))
    if not archives:
        raise SystemExit(f"no archives in {folder}: set MAHDAR_SHARED to the folder that holds data/saudinewsnet")
    for archive in archives:
        try:
            records = load_records(archive)
        except Absent as error:
            raise SystemExit(str(error)) from error
        for index, record in enumerate(records):
            content = record.get("content") or ""
            if SHORTEST < len(content) < LONGEST and len(POLITICAL.findall(content)) >= LEAST:
                yield archive, index


def read_record(archive: str, index: int) -> Article:
    """One record: its title, an empty line, its content; published on the day of collection."""
    record = load_records(archive)[index]
    title, content = (record.get("title") or "").strip(), record.get("content") or ""
    text = f"{title}\n\n{content}"
    day = (record.get("date_extracted") or "")[:10]
    return Article(
        doc=f"{archive}#{index}",
        text=text,
        sha256=make_sha256(text),
        lang="ar",
        title=Span(0, len(title)) if title else None,
        outlet=SOURCES.get(record.get("source") or ""),
        published=Published(day=dt.date.fromisoformat(day) if day else None, how="given"),
    )
