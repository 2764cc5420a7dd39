"""Settings: flags win over variables, variables over the file, the file over the defaults; what is wrong says where."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from mahdar.errors import SettingsError
from mahdar.settings import COMMENTED, Settings, load_settings


def put(folder: Path, text: str) -> Path:
    (folder / "mahdar.toml").write_text(text, encoding="utf-8")
    return folder


def test_defaults_without_a_file(tmp_path: Path) -> None:
    assert load_settings(tmp_path, environ={}) == Settings()


def test_flags_over_variables_over_file(tmp_path: Path) -> None:
    put(tmp_path, 'title = "من الملف"\njobs = 1\nlang = "ar"\n')
    assert load_settings(tmp_path, environ={}).title == "من الملف"
    settings = load_settings(tmp_path, environ={"MAHDAR_TITLE": "من البيئة", "MAHDAR_JOBS": "2"}, flags={"jobs": 3})
    assert (settings.title, settings.jobs, settings.lang) == ("من البيئة", 3, "ar")
    assert load_settings(tmp_path, environ={}, flags={"jobs": None}).jobs == 1


def test_the_file_of_a_folder_above_counts(tmp_path: Path) -> None:
    put(tmp_path, "jobs = 2")
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert load_settings(tmp_path / "a" / "b", environ={}).jobs == 2


def test_every_kind_of_value(tmp_path: Path) -> None:
    put(
        tmp_path,
        'report_langs = ["en"]\nprocess = ["محادثات الخليج"]\nsame = [["سالم البحري", "البحري"]]\n'
        'apart = [["سالم", "سليم"]]\nnever = ["كلمة"]\n[outlets]\n"a*" = "المرفأ"\n[published]\n"a*" = 2024-03-05\n'
        '[english]\n"سالم البحري" = "Salem al-Bahri"\n',
    )
    settings = load_settings(tmp_path, environ={})
    assert settings.report_langs == ("en",)
    assert settings.same == (("سالم البحري", "البحري"),)
    assert settings.apart == (("سالم", "سليم"),)
    assert settings.published == {"a*": dt.date(2024, 3, 5)}
    assert settings.english == {"سالم البحري": "Salem al-Bahri"}
    assert load_settings(tmp_path, environ={"MAHDAR_PROCESS": '["أخرى"]'}).process == ("أخرى",)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('titel = "x"', r"unknown key `titel`.*did you mean title"),
        ("jobs = [", "not valid TOML"),
        ('jobs = "many"', r"mahdar.toml, key jobs.*integer"),
        ('report_langs = ["fr"]', "key report_langs"),
        ('[published]\n"a" = "yesterday"', "key published"),
    ],
)
def test_what_is_wrong_says_where(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(SettingsError) as raised:
        load_settings(put(tmp_path, text), environ={})
    assert re.search(says, str(raised.value))
    assert str(tmp_path) in str(raised.value)


def test_a_wrong_variable_says_so() -> None:
    with pytest.raises(SettingsError, match="MAHDAR_JOBS"):
        load_settings(environ={"MAHDAR_JOBS": "many"})
    with pytest.raises(SettingsError, match="MAHDAR_PROCESS"):
        load_settings(environ={"MAHDAR_PROCESS": "["})


def test_other_programs_variables_are_left_alone() -> None:
    assert load_settings(environ={"MAHDAR_BROWSER": "/usr/bin/chromium", "PATH": "x"}) == Settings()


def test_a_missing_file_that_was_named_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no such settings file"):
        load_settings(file=tmp_path / "other.toml", environ={})


def test_the_file_that_init_writes_names_every_key_and_loads(tmp_path: Path) -> None:
    for field in fields(Settings):
        assert f"# {field.name} =" in COMMENTED or f"# [{field.name}]" in COMMENTED, field.name
    assert load_settings(put(tmp_path, COMMENTED), environ={}) == Settings()
    lines = [line[2:].split("   #")[0] for line in COMMENTED.splitlines()[2:] if line.startswith("# ")]
    read = tomllib.loads("\n".join(lines))
    assert set(read) == {field.name for field in fields(Settings)}
    load_settings(put(tmp_path, "\n".join(lines)), environ={})


def test_defaults_do_not_import_pydantic_settings(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from mahdar.settings import load_settings;"
        f" load_settings(Path({str(tmp_path)!r}), environ={{}}); sys.exit('pydantic_settings' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
