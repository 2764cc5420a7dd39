"""Each rule about lines of a page finds its `yes` and leaves its `no`."""

from __future__ import annotations

import pytest

from mahdar.lang.page import load_line_rules
from mahdar.outlets import load_outlets
from mahdar.sources.dateline import read_dateline
from mahdar.text.tokens import tokenize

RULES = load_line_rules("ar").rules


@pytest.mark.parametrize("name", RULES)
def test_rule(name: str) -> None:
    rule, matcher = RULES[name], load_line_rules("ar")
    yes = [rule.yes] if isinstance(rule.yes, str) else rule.yes
    no = [rule.no] if isinstance(rule.no, str) else rule.no
    assert [matcher.match(tokenize(line)) for line in yes] == [name] * len(yes)
    assert name not in [matcher.match(tokenize(line)) for line in no]


@pytest.mark.parametrize("slug", [slug for slug, outlet in load_outlets().items() if outlet.dateline])
def test_the_dateline_of_an_outlet_is_read(slug: str) -> None:
    outlet = load_outlets()[slug]
    line = outlet.dateline or ""
    dateline = read_dateline(line, tokenize(line), "ar")
    assert dateline is not None
    assert dateline.outlet == outlet
    assert dateline.places
