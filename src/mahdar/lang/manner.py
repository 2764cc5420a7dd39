"""How and at what level a meeting is held (`manner.toml`)."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from mahdar.lang.pack import Rule, load_clitics, read_toml
from mahdar.text.match import Phrases


class MannerRule(Rule, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """An entry of `manner.toml`."""

    slot: Literal["mode", "level"]
    value: str
    forms: list[str]


class Manner(NamedTuple):
    """What a phrase says of the way a meeting is held."""

    slot: Literal["mode", "level"]
    value: str
    rule: str


@lru_cache(maxsize=4)
def load_manner(code: str) -> Phrases[Manner]:
    """The pack's phrases, ready to be found.

    Raises:
        PackError: `manner.toml` is missing or wrong.
    """
    entries = [
        (form, Manner(rule.slot, rule.value, name))
        for name, rule in read_toml(code, "manner.toml", MannerRule).items()
        for form in rule.forms
    ]
    return Phrases(entries, load_clitics(code))
