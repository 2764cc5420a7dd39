"""Outlets: one TOML file each, so that a name in a dateline or a page's address is known for what it is.

A profile is general knowledge about a paper, channel or agency; an outlet without a profile is read just as well, its
name then comes from the page, the sidecar or not at all.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import Literal

import msgspec

from mahdar.errors import PackError
from mahdar.text.fold import fold_words


class Outlet(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """One outlet."""

    name: str
    """Its Arabic name, as shown."""
    en: str
    kind: Literal["newspaper", "channel", "site", "agency"]
    names: list[str] = []
    """Other ways in which it is written, Latin ones included."""
    domains: list[str] = []
    source: str
    dateline: str | None = None
    """A dateline of the outlet, as an example that must be read."""


@lru_cache(maxsize=1)
def load_outlets() -> dict[str, Outlet]:
    """Every profile, by its slug, in alphabetical order.

    Raises:
        PackError: a profile is not TOML or has a wrong field.
    """
    outlets = {}
    for file in sorted(resources.files("mahdar.outlets").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            try:
                outlets[file.name[:-5]] = msgspec.toml.decode(file.read_bytes(), type=Outlet)
            except (msgspec.ValidationError, msgspec.DecodeError) as error:
                raise PackError(str(error), path=f"outlets/{file.name}") from error
    return outlets


@lru_cache(maxsize=1)
def _by_name() -> dict[tuple[str, ...], Outlet]:
    names: dict[tuple[str, ...], Outlet] = {}
    for outlet in load_outlets().values():
        for name in (outlet.name, outlet.en, *outlet.names):
            names.setdefault(fold_words(name), outlet)
    return names


@lru_cache(maxsize=1)
def _by_domain() -> dict[str, Outlet]:
    return {domain: outlet for outlet in load_outlets().values() for domain in outlet.domains}


def find_by_name(name: str) -> Outlet | None:
    """The outlet that is written this way."""
    return _by_name().get(fold_words(name))


def find_by_url(url: str) -> Outlet | None:
    """The outlet whose site the address is on."""
    host = url.split("//")[-1].split("/")[0].split(":")[0].lower()
    while host:
        if host in _by_domain():
            return _by_domain()[host]
        host = host.partition(".")[2]
    return None
