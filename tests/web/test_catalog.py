"""The words of the screens: complete in both languages, every one used, none written into a template."""

from __future__ import annotations

import datetime as dt
import re
import string
from decimal import Decimal
from html.parser import HTMLParser
from importlib import resources
from typing import Any, get_args

import pytest
from babel import Locale

from mahdar import model
from mahdar.errors import MahdarError
from mahdar.lang.positions import load_positions
from mahdar.web.catalog import LANGS, isolate, load_catalog
from mahdar.web.report import PAGES

WEB = resources.files("mahdar.web")
TEMPLATES = {item.name: item.read_text("utf-8") for item in (WEB / "templates").iterdir()}
CODE = {item.name: item.read_text("utf-8") for item in WEB.iterdir() if item.name.endswith(".py")}
AR, EN = load_catalog("ar"), load_catalog("en")


def placeholders(words: Any) -> set[str]:
    forms = words.values() if isinstance(words, dict) else [words]
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name}


def test_both_languages_have_the_same_keys() -> None:
    assert set(AR.strings) == set(EN.strings)


@pytest.mark.parametrize("key", sorted(EN.strings))
def test_both_languages_fill_in_the_same(key: str) -> None:
    assert placeholders(AR.strings[key]) == placeholders(EN.strings[key])
    assert isinstance(AR.strings[key], dict) == isinstance(EN.strings[key], dict)


@pytest.mark.parametrize("lang", LANGS)
def test_plurals_have_every_form_of_the_language(lang: str) -> None:
    forms = {Locale(lang).plural_form(n) for n in range(200)}
    for key, words in load_catalog(lang).strings.items():
        if isinstance(words, dict):
            assert set(words) == forms, key


def test_every_key_is_used_and_every_key_used_is_there() -> None:
    source = "\n".join([*TEMPLATES.values(), *CODE.values()])
    used = set(re.findall(r'(?:\bt|\bc|fill|self|first)\(\s*"([a-z_.]+[a-z])"', source))
    groups = set(re.findall(r'label\("([a-z]+)"', source)) | set(re.findall(r'"([a-z]+)\." ~', source))
    groups |= set(re.findall(r'f"([a-z]+)\.\{', source)) | set(re.findall(r"for group in \(([^)]+)\)", source))
    groups |= {"mode", "modality", "status", "event", "pledge", "act", "polarity"}  # View.value goes through them
    known = set(EN.strings)
    assert used <= known, sorted(used - known)
    grouped = {key for key in known if key.partition(".")[0] in groups and "." in key}
    assert known - used - grouped == set()


def test_every_value_of_the_model_has_a_name() -> None:
    fixed = {
        "act": model.Act, "quote": model.Mode, "channel": model.Channel, "anonymity": model.Anonymity,
        "event": model.EventType, "modality": model.Modality, "pledge": model.CommitmentType,
        "status": model.CommitmentStatus, "qualifier": model.Qualifier, "how": model.PublishedHow,
        "types": model.MentionType, "slot": model.SlotName,
    }  # fmt: skip
    for group, values in fixed.items():
        for value in get_args(values):
            assert f"{group}.{value}" in EN.strings
    for page in PAGES:
        assert f"nav.{page}" in EN.strings
    for question in load_positions("ar").questions:
        assert f"question.{question}" in EN.strings


class _Words(HTMLParser):
    """Collects what a reader would see of a template whose expressions are taken out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._style = tag == "style"
        self.found += [v for k, v in attrs if k in ("title", "aria-label", "alt", "placeholder") and v]

    def handle_data(self, data: str) -> None:
        if not self._style:
            self.found.append(data)


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_no_words_stand_in_a_template(name: str) -> None:
    bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", TEMPLATES[name], flags=re.DOTALL)
    parser = _Words()
    parser.feed(bare)
    assert [w for w in parser.found if re.search(r"[^\W\d_]", w)] == []


def test_dates_in_words() -> None:
    assert EN.date("2024-03-06") == EN.date(dt.date(2024, 3, 6)) == "6 March 2024"
    assert AR.date("2024-03-06") == "6 مارس 2024"
    assert (EN.date("2024-03"), EN.date("2024")) == ("March 2024", "2024")
    assert (EN.date("2024-03-06T14:00"), AR.date("2024-03-06T14:00")) == ("6 March 2024, 14:00", "6 مارس 2024، 14:00")
    assert (EN.date("2021-12 (END)"), AR.date("2021 (START)")) == ("end of December 2021", "بداية 2021")
    assert (EN.date("2024-W12"), EN.date("2024-SU")) == ("week 12 of 2024", "summer 2024")
    assert (EN.date("FUTURE_REF"), EN.date(None)) == ("in the future", "no date")
    assert EN.date("2024-02-31") == "2024-02-31"  # no such day: as it came
    assert EN.date("XXXX-WXX-3") == "XXXX-WXX-3"
    assert EN.date("2021 (ODD)") == "2021 (ODD)"


def test_numbers() -> None:
    assert [EN.number(Decimal(n)) for n in ("2500", "5.20", "8E+9", "0.5", "100")] == [
        "2,500", "5.2", "8,000,000,000", "0.5", "100",
    ]  # fmt: skip


def test_arabic_counts() -> None:
    assert [AR("count.articles", n=n) for n in (0, 1, 2, 3, 11, 100)] == [
        "لا مقالات", "مقال واحد", "مقالان", "3 مقالات", "11 مقالا", "100 مقال",
    ]  # fmt: skip


def test_values_are_isolated_and_escaped() -> None:
    assert EN.fill("copy_of", other="<009>_x.txt") == "copy of <bdi>&lt;009&gt;_x.txt</bdi>"
    assert isolate("النورس") == '<bdi lang="ar">النورس</bdi>'
    assert isolate("2024") == "<bdi>2024</bdi>"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(MahdarError, match="no interface language 'fr'"):
        load_catalog("fr")
