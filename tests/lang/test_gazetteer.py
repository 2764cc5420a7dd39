"""The name tables: one entry per id, countries that exist, no form twice within a kind, and the loaders' errors."""

from __future__ import annotations

from collections import Counter

import pytest

from mahdar.errors import PackError
from mahdar.lang.gazetteer import (
    CITY_COLUMNS,
    NAME_COLUMNS,
    NATIONALITY_COLUMNS,
    PEOPLE_COLUMNS,
    PLACE_COLUMNS,
    load_gazetteer,
    load_nationalities,
    load_parts,
)
from mahdar.lang.heads import load_heads
from mahdar.lang.name_words import load_name_words
from mahdar.lang.pack import read_tsv, split_cell
from mahdar.text.fold import fold_key

TABLES = {
    "places.tsv": PLACE_COLUMNS,
    "organisations.tsv": PLACE_COLUMNS,
    "groups.tsv": PLACE_COLUMNS,
    "laws.tsv": PLACE_COLUMNS,
    "people.tsv": PEOPLE_COLUMNS,
    "cities.tsv": CITY_COLUMNS,
}


def _rows(file: str) -> list[dict[str, str]]:
    return read_tsv("ar", file, TABLES[file])


@pytest.mark.parametrize("file", [f for f in TABLES if f != "cities.tsv"])
def test_ids_are_unique_across_tables(file: str) -> None:
    others = Counter(row["id"] for table in TABLES if table != "cities.tsv" for row in _rows(table))
    assert [row["id"] for row in _rows(file) if others[row["id"]] > 1] == []


@pytest.mark.parametrize("file", TABLES)
def test_every_entry_has_a_name_and_an_english_one(file: str) -> None:
    for row in _rows(file):
        assert row["en"].strip(), row
        assert split_cell(row["names"]) or split_cell(row.get("weak", "")), row


def test_countries_of_places_and_people_exist() -> None:
    places = {row["id"]: row for row in _rows("places.tsv")}
    bodies = {row["id"] for row in _rows("organisations.tsv")}
    named = [(file, row) for file in TABLES for row in _rows(file) if row["country"]]
    unknown = {(file, row["country"]) for file, row in named if row["country"] not in places}
    assert {c for file, c in unknown if file != "cities.tsv"} <= bodies


def test_nationalities_point_to_known_ids() -> None:
    gazetteer = load_gazetteer("ar")
    assert [
        r for r in read_tsv("ar", "nationalities.tsv", NATIONALITY_COLUMNS) if r["id"] not in gazetteer.entries
    ] == []


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("الأميركية", "united-states"),
        ("عراقيين", "iraq"),
        ("اللبنانيتين", "lebanon"),
        ("المالية", None),
        ("العربي", None),
    ],
)
def test_adjectives_of_origin_inflected(word: str, country: str | None) -> None:
    assert load_nationalities("ar").get(fold_key(word)) == country


def test_name_parts_are_listed_once() -> None:
    keys = Counter(fold_key(row["name"]) for row in read_tsv("ar", "names.tsv", NAME_COLUMNS))
    assert [key for key, count in keys.items() if count > 1] == []


def test_common_words_are_weak_name_parts() -> None:
    parts = load_parts("ar")
    for word in ("صالح", "كريم", "عادل", "جميل"):
        assert parts[fold_key(word)].certainty == 1
    for word in ("محمد", "خالد", "نتنياهو"):
        assert parts[fold_key(word)].certainty == 2


def test_capitals_know_their_country() -> None:
    gazetteer = load_gazetteer("ar")
    assert gazetteer.capital_of("nairobi") == "kenya"
    assert gazetteer.capital_of("mombasa") is None


def test_a_list_that_the_pack_lacks_is_an_error_with_its_place() -> None:
    with pytest.raises(PackError, match="no_such_list"):
        load_name_words("ar").no_such_list  # noqa: B018


def test_heads_hold_folded_words() -> None:
    heads = load_heads("ar")
    assert fold_key("وزارة") in heads.organisation.heads
    assert heads.roles[("وزير", "الخارجيه")] == "minister:foreign"
