"""One `Settings`, read once and handed down: flags > `MAHDAR_*` > `mahdar.toml` > the defaults below.

The defaults are a plain dataclass, so that a run without a file or an environment variable does not pay the 0.2 s that
importing pydantic-settings takes; as soon as there is one, pydantic checks every value and refuses unknown names.
"""

from __future__ import annotations

import datetime as dt
import os
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, get_type_hints

from mahdar.errors import SettingsError

FILE = "mahdar.toml"
PREFIX = "MAHDAR_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user may set. Each field is a key of `mahdar.toml` and, in capitals after `MAHDAR_`, a variable."""

    title: str = ""
    """The dossier's title, shown in the report."""
    lang: str = "ar"
    """Language of the articles: a language pack."""
    report_langs: tuple[Literal["ar", "en"], ...] = ("ar", "en")
    """Languages of the report, the first one opens."""
    jobs: int = 0
    """Processes that annotate; 0 is one for each core."""
    outlets: dict[str, str] = field(default_factory=dict)
    """Outlet by file pattern, such as `"aljazeera_*" = "الجزيرة"`; wins over what the text shows."""
    published: dict[str, dt.date] = field(default_factory=dict)
    """Publication day by file pattern; wins over what the text shows."""
    process: tuple[str, ...] = ()
    """Names of the process followed; empty: the one whose rounds the articles number most."""
    same: tuple[tuple[str, ...], ...] = ()
    """Names that are one entity; the first is shown."""
    apart: tuple[tuple[str, str], ...] = ()
    """Pairs of names that are two entities."""
    never: tuple[str, ...] = ()
    """Words that are no name."""
    english: dict[str, str] = field(default_factory=dict)
    """English name by Arabic name."""


DEFAULTS = Settings()


def find_file(start: Path) -> Path | None:
    """The `mahdar.toml` of a folder: in it, or in the nearest folder above that has one."""
    here = start if start.is_dir() else start.parent
    for folder in (here.resolve(), *here.resolve().parents):
        if (folder / FILE).is_file():
            return folder / FILE
    return None


def load_settings(
    start: Path | None = None,
    *,
    file: Path | None = None,
    flags: Mapping[str, Any] | None = None,
    environ: Mapping[str, str] | None = None,
) -> Settings:
    """The settings for the articles under `start`.

    Args:
        start: The folder (or a file in it) whose `mahdar.toml`, or the next one upwards, counts.
        file: This file instead.
        flags: Values from the command line; `None` means not given.
        environ: Instead of the process's environment.

    Raises:
        SettingsError: an unknown key or a value that does not fit, with file and key.
    """
    given = {key: value for key, value in (flags or {}).items() if value is not None}
    env = {
        key[len(PREFIX) :].lower(): value
        for key, value in (os.environ if environ is None else environ).items()
        if key.upper().startswith(PREFIX) and key[len(PREFIX) :].lower() in _NAMES
    }
    if file is not None and not file.is_file():
        raise SettingsError("no such settings file", path=str(file), remedy="mahdar init writes one")
    path = file or (find_file(start) if start is not None else None)
    from_file = _read_toml(path) if path else {}
    if not env and not from_file:
        return Settings(**given)
    return _check(given, env, from_file, str(path or ""))


_NAMES = frozenset(f.name for f in fields(Settings))


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"not valid TOML: {error}", path=str(path), remedy="mend that line") from error


def _check(flags: dict[str, Any], env: dict[str, str], from_file: dict[str, Any], path: str) -> Settings:
    """One checked `Settings` out of all sources; pydantic-settings parses variables and refuses unknown keys."""
    from pydantic import ValidationError, create_model
    from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

    class Base(BaseSettings):
        model_config = SettingsConfigDict(extra="forbid", env_prefix=PREFIX, case_sensitive=False)

        @classmethod
        def settings_customise_sources(
            cls,
            settings_cls: type[BaseSettings],
            init_settings: PydanticBaseSettingsSource,
            env_settings: PydanticBaseSettingsSource,
            dotenv_settings: PydanticBaseSettingsSource,
            file_secret_settings: PydanticBaseSettingsSource,
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            return (init_settings,)

    merged: dict[str, Any] = dict(from_file)
    merged.update({key: _parse(key, value) for key, value in env.items()})
    merged.update(flags)
    hints = get_type_hints(Settings)
    defaults = asdict(DEFAULTS)
    made: dict[str, Any] = {name: (hints[name], defaults[name]) for name in _NAMES}
    model = create_model("MahdarToml", __base__=Base, **made)
    try:
        checked = model(**merged)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        top = str(first["loc"][0]) if first["loc"] else ""
        where = PREFIX + top.upper() if top in env else f"{path}, key {key}" if path else f"key {key}"
        if first["type"] == "extra_forbidden":
            raise SettingsError(f"unknown key `{key}`", path=path, remedy=_nearest(key)) from error
        raise SettingsError(str(first["msg"]), path=where, remedy="see mahdar init for every key") from error
    return Settings(**{name: getattr(checked, name) for name in _NAMES})


def _parse(key: str, value: str) -> Any:
    """A variable's text as TOML where the field is a list or table, else as it stands."""
    if isinstance(getattr(DEFAULTS, key), str | int):
        return value
    try:
        return tomllib.loads(f"value = {value}")["value"]
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            f"not a TOML value: {value}", path=PREFIX + key.upper(), remedy='write lists as ["a", "b"]'
        ) from error


def _nearest(key: str) -> str:
    import difflib

    near = difflib.get_close_matches(key, sorted(_NAMES), n=1)
    return f"did you mean {near[0]} ?" if near else f"there are: {', '.join(sorted(_NAMES))}"


COMMENTED = """\
# Settings of a mahdar dossier. Every key may be left out; MAHDAR_<KEY> in the environment and flags win over this file.

# title = "الحوار"                        # the dossier's title in the report
# lang = "ar"                             # language of the articles
# report_langs = ["ar", "en"]             # languages of the report, the first one opens
# jobs = 0                                # processes; 0: one for each core
# process = ["الحوار الاستراتيجي"]        # the process followed; empty: the one whose rounds are numbered most
# never = ["كلمة"]                        # words that are no name
# same = [["الاسم الكامل", "اسم آخر"]]    # names that are one entity; the first is shown
# apart = [["اسم", "اسم آخر"]]            # names that are two entities

# [outlets]                               # outlet by file pattern
# "pages/gazette_*" = "الجريدة"

# [published]                             # publication day by file pattern
# "pages/gazette_01*" = 2021-07-26

# [english]                               # English name by Arabic name
# "الاسم" = "The Name"
"""
"""What `mahdar init` writes: every key with its default, commented out."""
