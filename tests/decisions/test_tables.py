"""The tables of a dossier: what a line may say, and what a wrong line is told."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from mahdar.decisions import Decisions, load_decisions, make_choices
from mahdar.errors import SettingsError
from mahdar.register.choices import EventChoice, NameChoice
from mahdar.settings import Settings


def put(folder: Path, **tables: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in tables.items():
        (folder / f"{name}.tsv").write_text(text, encoding="utf-8")
    return folder


def test_a_folder_without_tables_decides_nothing(tmp_path: Path) -> None:
    assert load_decisions(tmp_path) == Decisions()


def test_every_form_of_a_name_line(tmp_path: Path) -> None:
    put(
        tmp_path,
        names="# من أعدّه\n\nname\ten\talso\tapart\tnever\tarticles\tnote\n"
        "سالم البحري\tSalem al-Bahri\tالبحري | س.  البحري\t\t\t\tthe minister\n"
        "سالم البحيري\t\t\tسالم البحري|البحري\n"
        "المرفأ\t\t\t\tyes\n"
        "سالم البحري\tSalem the elder\t\t\t\t003_*|009_b.txt\n",
    )
    names = load_decisions(tmp_path).names
    assert [line.at for line in names] == ["names.tsv:4", "names.tsv:5", "names.tsv:6", "names.tsv:7"]
    choices = make_choices(Settings(english={"ليلى": "Layla"}, same=(("أ ب", "ب"),)), load_decisions(tmp_path))
    assert choices.same == (("أ ب", "ب"), ("سالم البحري", "البحري", "س. البحري"))
    assert choices.apart == (("سالم البحيري", "سالم البحري"), ("سالم البحيري", "البحري"))
    assert choices.never == ("المرفأ",)
    assert dict(choices.english) == {"سالم البحري": "Salem al-Bahri", "ليلى": "Layla"}
    assert choices.shown == ("سالم البحري", "سالم البحيري")
    assert choices.names == (
        NameChoice(
            names=("سالم البحري",), en="Salem the elder", articles=("003_*", "009_b.txt"), at="names.tsv:7"
        ),
    )
    assert choices.names[0].holds_for("003_x.txt")
    assert not choices.names[0].holds_for("004_x.txt")


def test_the_settings_win_over_the_table(tmp_path: Path) -> None:
    put(tmp_path, names="name\ten\nسالم البحري\tSalem\n")
    (tmp_path / "mahdar.toml").write_text('[english]\n"سالم البحري" = "Salim"\n', encoding="utf-8")
    choices = make_choices(Settings(english={"سالم البحري": "Salim"}), load_decisions(tmp_path))
    assert choices.english == (("سالم البحري", "Salim"),)


def test_events_and_scores(tmp_path: Path) -> None:
    put(
        tmp_path,
        events="do\tids\tnote\nsame\tH-2345678|E-abcdefg | R-zzzzzzz\tone visit\napart\tE-2345678|E-abcdefg\n",
        scores="commitment\tscore\ton\tby\tnote\nC-2345678\t2\t2021-07-24\tالمحررة\tseen\n",
    )
    decisions = load_decisions(tmp_path)
    assert decisions.events == (
        EventChoice(same=True, ids=("H-2345678", "E-abcdefg", "R-zzzzzzz"), at="events.tsv:2"),
        EventChoice(same=False, ids=("E-2345678", "E-abcdefg"), at="events.tsv:3"),
    )
    score = decisions.scores[0]
    assert (score.commitment, score.score, score.on, score.by) == ("C-2345678", 2, dt.date(2021, 7, 24), "المحررة")


def test_the_tables_lie_in_the_folder_or_beside_the_settings(tmp_path: Path) -> None:
    (tmp_path / "mahdar.toml").write_text("", encoding="utf-8")
    articles = put(tmp_path / "articles", names="name\nسالم البحري\n")
    put(tmp_path, events="do\tids\nsame\tH-2345678|H-abcdefg\n")
    found = load_decisions(articles)
    assert (len(found.names), len(found.events)) == (1, 1)
    put(tmp_path, names="name\nليلى\n")
    with pytest.raises(SettingsError, match=r"articles/names.tsv: .*names.tsv is a second one.*one of the two"):
        load_decisions(articles)


@pytest.mark.parametrize(
    ("table", "text", "says"),
    [
        ("names", "اسم\nسالم", r":1: the first line must name the columns.*name, en, also"),
        ("names", "name\tenglish\nسالم\tS", r":1: unknown column `english`"),
        ("names", "name\talsso\nسالم\tS", r":1: unknown column `alsso`.*did you mean also"),
        ("names", "name\tname\nسالم\tS", r":1: two columns `name`"),
        ("names", "en\tnote\nS\tx", r":1: no column `name`"),
        ("names", "name\ten\n\tSalem", r":2: no name in this line.*fill the column `name`"),
        ("names", "name\ten\na\tb\tc\td", r":2: 4 cells under 2 columns"),
        ("names", "name\tnever\nسالم\tno", r":2: `never` is 'no'.*write yes"),
        ("names", "name\tnever\ten\nسالم\tyes\tS", r":2: سالم is never a name, and yet has one"),
        ("names", "name\n--", r":2: '--' holds no letter"),
        ("names", "name\talso\tapart\nسالم\tسليم\tسَليم", r":2: سَليم is both the same and apart"),
        ("names", "name\talso\nسالم البحري\tالبحري\n\nليلى\tالبحرى", r":4: البحرى stands in line 2 too.*`also`"),
        ("names", "name\tarticles\nسالم\t1*\nسالم\t1*", r":3: سالم stands in line 2 too"),
        ("events", "do\tids\nmerge\tH-2345678|H-abcdefg", r":2: `do` is 'merge'.*same or apart"),
        ("events", "do\tids\nsame\tH-2345678", r":2: one id says nothing"),
        ("events", "do\tids\nsame\tH-2345678|H-abc", r":2: 'H-abc' is no id of a round.*write it whole"),
        ("events", "do\tids\nsame\tH-2345678|S-abcdefg", r":2: 'S-abcdefg' is no id of a round"),
        (
            "events",
            "do\tids\nsame\tH-2345678|H-abcdefg\napart\tH-abcdefg|H-2345678",
            r":3: line 2 says same of H-abcdefg and H-2345678.*take one",
        ),
        ("scores", "commitment\tscore\ton\tby\nC-2345678\t4\t2021-07-24\tx", r":2: the score is '4'.*3 full"),
        ("scores", "commitment\tscore\ton\tby\nC-2345678\t2\tJuly\tx", r":2: 'July' is no day.*2021-07-26"),
        ("scores", "commitment\tscore\ton\tby\nH-2345678\t2\t2021-07-24\tx", r":2: 'H-2345678' is no id of a commit"),
        ("scores", "commitment\tscore\ton\tby\nC-2345678\t2\t2021-07-24\t", r":2: no by in this line"),
        (
            "scores",
            "commitment\tscore\ton\tby\nC-2345678\t2\t2021-07-24\tx\nC-2345678\t3\t2021-07-24\tx",
            r":3: line 2 has a score of x for that day too",
        ),
    ],
)
def test_a_wrong_line_names_file_line_and_remedy(tmp_path: Path, table: str, text: str, says: str) -> None:
    put(tmp_path, **{table: text})
    with pytest.raises(SettingsError) as raised:
        load_decisions(tmp_path)
    assert re.search(re.escape(str(tmp_path / f"{table}.tsv")) + says, str(raised.value)), str(raised.value)


def test_a_table_that_is_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "names.tsv").write_bytes("name\nسالم".encode("windows-1256"))
    with pytest.raises(SettingsError, match=r"not UTF-8.*save the table"):
        load_decisions(tmp_path)
