"""Words that name a day by the day of publication (`deixis.toml`), with the weekdays, as phrases to find."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from mahdar.errors import PackError
from mahdar.lang.months import load_weekdays
from mahdar.lang.pack import Rule, load_clitics, read_toml
from mahdar.text.fold import fold_key
from mahdar.text.match import Phrases

Side = Literal["next", "last"]


class DeixisRule(Rule, frozen=True, kw_only=True):
    """A word for a day by its distance, or a word that says which of two weekdays is meant."""

    forms: list[str]
    days: int | None = None
    weekday: Side | None = None


class Day(NamedTuple):
    """What a phrase says: a distance in days, or a weekday (0 Monday to 6)."""

    name: str
    distance: int | None
    weekday: int | None


class Deixis(NamedTuple):
    """The phrases of a pack and the words that may follow a weekday."""

    phrases: Phrases[Day]
    sides: dict[str, Side]


@lru_cache(maxsize=4)
def load_deixis(code: str) -> Deixis:
    """The phrases of a pack.

    Raises:
        PackError: `deixis.toml` is missing or wrong, or an entry has neither distance nor weekday.
    """
    entries: list[tuple[str, Day]] = []
    sides: dict[str, Side] = {}
    for name, rule in read_toml(code, "deixis.toml", DeixisRule).items():
        if rule.weekday is not None:
            sides.update({fold_key(form): rule.weekday for form in rule.forms})
        elif rule.days is not None:
            entries += [(form, Day(name, rule.days, None)) for form in rule.forms]
        else:
            raise PackError("neither days nor weekday", path=f"lang/{code}/deixis.toml#{name}")
    entries += [(word, Day("weekday", None, number)) for word, number in sorted(load_weekdays(code).items())]
    return Deixis(Phrases(entries, load_clitics(code)), sides)
