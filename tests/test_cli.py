"""The command line: what it prints where, its exit codes, and that nothing reshapes Arabic."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from mahdar import __version__
from mahdar.cli import app
from mahdar.store import LISTS

SAMPLE = Path(str(resources.files("mahdar").joinpath("sample", "articles")))


def mahdar(*arguments: object, code: int = 0, stdin: str | None = None) -> tuple[str, str]:
    """Output and messages of a command that ends with `code`."""
    done = CliRunner().invoke(app, [str(a) for a in arguments], input=stdin)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.stderr + done.stdout
    return done.stdout, done.stderr


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built") / "x.mahdar"
    mahdar("build", SAMPLE, "-o", out, "-q")
    return out


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one article of the sample."""
    (tmp_path / "articles").mkdir()
    shutil.copy(SAMPLE / "001_musannat.txt", tmp_path / "articles")
    return tmp_path / "articles"


# building


def test_build_tells_on_stderr_and_keeps_stdout_clean(folder: Path, tmp_path: Path) -> None:
    out, told = mahdar("build", folder, "-o", tmp_path / "x.mahdar")
    assert out == ""
    assert "1 articles" in told
    assert "x.mahdar:" in told
    _, told = mahdar("build", folder, "-o", tmp_path / "x.mahdar")
    assert "(1 as before)" in told
    assert mahdar("build", folder, "-o", tmp_path / "x.mahdar", "-q") == ("", "")


def test_build_names_the_register_after_the_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    mahdar("build", "articles/")
    assert (tmp_path / "articles.mahdar").is_file()
    mahdar("verify")  # the only register here


def test_build_as_json(folder: Path, tmp_path: Path) -> None:
    out, _ = mahdar("build", folder, "-o", tmp_path / "x.mahdar", "--json")
    made = json.loads(out)
    assert made["articles"] == 1
    assert made["problems"] == []
    assert made["counts"]["statements"] > 0


def test_unreadable_input_is_listed_and_gives_3(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    _, told = mahdar("build", folder, "-o", tmp_path / "x.mahdar", code=3)
    assert "empty.txt" in told
    out, _ = mahdar("list", "problems", tmp_path / "x.mahdar", "--json")
    (problem,) = json.loads(out)
    assert (problem["path"], problem["code"]) == ("empty.txt", "empty")
    assert problem["remedy"]


def test_a_missing_folder_gives_2_and_a_guess(folder: Path, tmp_path: Path) -> None:
    _, told = mahdar("build", tmp_path / "articels", code=2)
    assert "no such folder" in told
    assert f"did you mean {folder} ?" in told
    _, told = mahdar("build", tmp_path / "quite-another", code=2)
    assert "did you mean" not in told


def test_a_folder_without_articles_gives_1(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    _, told = mahdar("build", tmp_path / "none", "-o", tmp_path / "x.mahdar", code=1)
    assert "no article could be read" in told
    assert not (tmp_path / "x.mahdar").exists()


def test_a_wrong_setting_gives_2(folder: Path, tmp_path: Path) -> None:
    (folder / "mahdar.toml").write_text('titel = "x"', encoding="utf-8")
    _, told = mahdar("build", folder, "-o", tmp_path / "x.mahdar", code=2)
    assert "unknown key `titel`" in told
    assert "did you mean title" in told


def test_a_place_that_cannot_be_written_gives_1(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    _, told = mahdar("build", folder, "-o", tmp_path / "file" / "x.mahdar", code=1)
    assert "cannot write" in told


def test_ctrl_c_gives_130_and_the_build_goes_on(tmp_path: Path) -> None:
    out = tmp_path / "x.mahdar"
    command = [sys.executable, "-m", "mahdar", "build", str(SAMPLE), "-o", str(out), "--jobs", "1"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    end = time.monotonic() + 30
    while not (tmp_path / ".x.mahdar.part").exists() and time.monotonic() < end:
        time.sleep(0.01)
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert process.returncode == 130, told
    assert "interrupted" in told
    assert "Traceback" not in told
    assert not out.exists()
    subprocess.run([*command, "-q"], check=True, timeout=60)
    assert [p.name for p in tmp_path.iterdir()] == ["x.mahdar"]


# looking


@pytest.mark.parametrize("name", sorted(LISTS))
def test_every_list_in_every_format(register: Path, name: str) -> None:
    rows = json.loads(mahdar("list", name, register, "--json")[0])
    lines = mahdar("list", name, register, "--jsonl")[0].splitlines()
    assert [json.loads(line) for line in lines] == rows
    table = [*csv.DictReader(io.StringIO(mahdar("list", name, register, "--csv")[0]))]
    assert len(table) == len(rows)
    text = mahdar("list", name, register)[0].splitlines()
    assert len(text) == len(rows) + 1
    if name != "problems":
        assert rows, name
        assert [*table[0]] == [*rows[0]]


def test_lists_are_filtered(register: Path) -> None:
    def ask(*filters: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = json.loads(mahdar("list", "statements", register, "--json", *filters)[0])
        return rows

    everything = ask()
    outlet = everything[0]["outlet"]
    some = ask("--outlet", outlet)
    assert 0 < len(some) < len(everything)
    assert {row["outlet"] for row in some} == {outlet}
    direct = ask("--kind", "direct")
    assert {row["mode"] for row in direct} == {"direct"}
    days = [row["published"] for row in ask("--from", "2021-04-01", "--to", "2021-04-30")]
    assert days
    assert all("2021-04-01" <= day <= "2021-04-30" for day in days)
    assert {row["doc"] for row in ask("--doc", "001_")} == {"001_musannat.txt"}
    speaker = next(row["speaker"] for row in everything if row["speaker"])
    assert speaker in {row["speaker"] for row in ask("--actor", speaker)}
    assert ask("--actor", "لا أحد بهذا الاسم") == []


def test_statements_are_filtered_by_who_speaks_and_how(register: Path) -> None:
    def ask(*filters: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = json.loads(mahdar("list", "statements", register, "--json", *filters)[0])
        return rows

    everything = ask()
    speaker = next(row for row in everything if row["speaker"] == "jen-psaki")
    by_id, by_name, in_english = ask("--speaker", "jen-psaki"), ask("--speaker", "ساكي"), ask("--speaker", "Psaki")
    assert speaker in by_id
    assert by_id == by_name == in_english
    assert ask("--speaker", speaker["cue"]) != by_id  # the cue is no name
    long = next(row for row in everything if " <- " in row["chain"])
    cited = long["chain"].split(" <- ")[0]
    assert cited != long["speaker"]  # whom an outlet cites on the way does not speak
    assert long not in ask("--speaker", cited)
    addressee = next(row["addressee"] for row in everything if row["addressee"])
    addressed = ask("--addressee", addressee)
    assert addressed == [row for row in everything if row["addressee"] == addressee]
    assert ask("--addressee", "jen-psaki") == []  # who speaks is not spoken to
    denied = ask("--act", "deny")
    assert denied == [row for row in everything if row["act"] == "deny"]
    assert ask("--act", "direct") == []  # a mode is no act
    told = ask("--channel", "joint-statement")
    assert {row["channel"] for row in told} == {"joint-statement"}
    open_ended = ask("--anonymous")
    assert {row["anonymity"] for row in open_ended} == {"role", "unnamed"} & {r["anonymity"] for r in everything}
    assert len(open_ended) < len(everything)  # known by office or name
    assert ask("--since", "2021-07-01") == ask("--from", "2021-07-01")
    assert ask("--anonymous", "--act", "deny") == [row for row in denied if row in open_ended]
    assert "for statements" in mahdar("list", "rounds", register, "--act", "deny", code=2)[1]


def test_a_statement_shows_its_chain_as_a_ladder(register: Path) -> None:
    rows = json.loads(mahdar("list", "statements", register, "--json")[0])
    long = next(row for row in rows if " <- " in row["chain"])
    ladder = json.loads(mahdar("show", long["id"], register, "--json")[0])["ladder"]
    assert " <- ".join(hop["source"] for hop in ladder) == long["chain"]
    assert ladder[-1]["anonymity"] == long["anonymity"]
    shown = mahdar("show", long["id"], register)[0].splitlines()
    steps = shown[next(n for n, line in enumerate(shown) if line.startswith("chain")) :]
    assert [line.split("  ")[-1].strip() for line in steps] == [long["outlet"], *(hop["words"] for hop in ladder)]
    assert "<- citing" in steps[1]
    assert steps[-1].lstrip().startswith(f"<- said by  {long['anonymity']}")
    short = next(row for row in rows if row["chain"] and " <- " not in row["chain"])
    assert "citing" not in mahdar("show", short["id"], register)[0]


def test_sources_count_who_cites_whom_and_what_ends_unnamed(register: Path) -> None:
    statements = json.loads(mahdar("list", "statements", register, "--json")[0])
    rows = json.loads(mahdar("sources", register, "--json")[0])
    outlet = next(row["outlet"] for row in statements if row["anonymity"] == "role" and row["outlet"])
    told = [row for row in statements if row["outlet"] == outlet]
    (share,) = [row for row in rows if row["what"] == "unnamed" and row["outlet"] == outlet]
    assert share["statements"] == len(told)
    assert share["times"] == sum(row["anonymity"] in ("role", "unnamed") for row in told)
    cites = [row for row in rows if row["what"] == "cites"]
    assert sum(row["times"] for row in cites) == sum(" <- " in (row["chain"] or "") for row in statements)
    assert cites == sorted(cites, key=lambda row: -row["times"])
    assert all(row["source"] for row in cites)
    text = mahdar("sources", register)[0]
    assert text.startswith("unnamed")
    assert "cites" in text
    assert {row["outlet"] for row in json.loads(mahdar("sources", register, "--json", "--outlet", outlet)[0])} == {
        outlet
    }
    assert mahdar("sources", register, "--csv")[0] == mahdar("list", "sources", register, "--csv")[0]


def test_who_held_an_office_on_a_day(register: Path) -> None:
    def ask(role: str, on: str, *more: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = json.loads(mahdar("who", role, register, "--on", on, "--json", *more)[0])
        return rows

    iraqi = ask("minister:foreign", "2021-04-07", "--of", "iraq")
    assert {row["person"] for row in iraqi} == {"fuad-hussein"}
    assert {row["relation"] for row in iraqi} == {"covers"}
    assert iraqi[0]["days"] == min(row["days"] for row in iraqi)
    assert all(row["published"] and row["words"] and row["doc"] for row in iraqi)
    assert ask("minister:foreign", "2021-04-07", "--of", "العِراق") == iraqi  # a name in any spelling
    assert ask("وزيرُ الخارجيّة العراقي", "2021-04-07") == iraqi
    assert ask("وزير خارجية العراق", "2021-04-07") == iraqi
    assert ask("Iraq's foreign minister", "2021-04-07") == iraqi
    assert ask("minister of foreign affairs", "2021-04-07", "--of", "Iraq") == iraqi
    assert {row["of"] for row in ask("foreign minister", "2021-04-07")} > {"iraq"}
    assert ask("foreign minister of Sweden", "2021-04-07") == []
    assert ask("minister", "2021-04-07") == []  # of what is not said
    assert len(ask("minister:foreign", "2021-04-07", "--of", "iraq", "--limit", "1")) == 1
    assert ask("minister:foreign", "2021-04-07", "--of", "عراقي") == []  # a part of a name is none
    # two men, neither covering the day: both are shown, and no verdict
    american = ask("minister:defence", "2021-04-07", "--of", "united-states")
    assert [(row["relation"], row["status"]) for row in american] == [("before", "acting"), ("after", "current")]
    assert len({row["person"] for row in american}) == 2
    # "former" on an earlier day says that he held it no longer
    assert "former" not in {row["status"] for row in ask("president", "2021-04-07")}
    assert "former" in {row["status"] for row in ask("president", "2021-01-01")}
    out, told = mahdar("who", "minister:forein", register, "--on", "2021-04-07")
    assert len(out.splitlines()) == 1
    assert "did you mean minister:foreign ?" in told
    assert "2021-07-26" in mahdar("who", "president", register, "--on", "soon", code=2)[1]
    assert "--on" in mahdar("who", "president", register, code=2)[1]


def test_the_timeline_is_one_ordered_list(register: Path) -> None:
    rows = json.loads(mahdar("list", "timeline", register, "--json")[0])
    assert {row["kind"] for row in rows} == {"round", "happening", "commitment"}
    assert {"attack", "vote", "meeting"} <= {row["type"] for row in rows}
    days = [row["date"] for row in rows if row["precision"] == "day"]
    assert days == sorted(days)
    assert all(len(row["date"]) == 7 for row in rows if row["precision"] == "month")
    undated = [n for n, row in enumerate(rows) if row["precision"] is None]
    assert undated == [*range(len(rows) - len(undated), len(rows))]  # last
    both = {row["date"] for row in rows if row["precision"] == "month"} & {day[:7] for day in days}
    assert both
    for month in both:  # what is known by month comes after the month's days
        order = [row["precision"] for row in rows if (row["date"] or "").startswith(month)]
        assert order == sorted(order, key=lambda precision: precision == "month")
    steps = [(row["id"], row["date"], row["status"]) for row in rows if row["kind"] == "commitment"]
    assert len({*steps}) == len(steps)
    same_day = {(id, date) for id, date, status in steps if status == "announced"}
    assert not [step for step in steps if step[2] == "repeated" and step[:2] in same_day]
    assert all(row["origins"] >= 1 for row in rows)
    happenings = json.loads(mahdar("list", "happenings", register, "--json")[0])
    told = {row["id"] for row in rows if row["kind"] == "happening"}
    assert told < {row["id"] for row in happenings}
    only_listed = [row for row in happenings if row["id"] not in told]
    assert {row["date"] for row in only_listed} == {None}
    assert all(
        row["modality"] not in ("happened", "planned") or (not row["place"] and "|" not in (row["participants"] or ""))
        for row in only_listed
    )


def test_commitments_as_of_a_day(register: Path) -> None:
    def ask(day: str) -> dict[str, dict[str, Any]]:
        rows = json.loads(mahdar("list", "commitments", register, "--as-of", day, "--json")[0])
        return {row["id"]: row for row in rows}

    then, later = ask("2021-07-24"), ask("2022-12-31")
    assert all(row["date"] <= "2021-07-24" for row in then.values())
    assert then.keys() < later.keys()
    assert {row["state"] for row in then.values()} >= {"open", "not yet due", "overdue"}
    waiting = {id for id, row in then.items() if row["state"] == "not yet due"}
    assert {later[id]["state"] for id in waiting} <= {"overdue", "done", "denied", "open"}
    assert all(row["state"] == "open" for row in then.values() if not row["deadline"] and row["status"] == "pledged")
    assert ask("2000-01-01") == {}
    overdue = json.loads(
        mahdar("list", "commitments", register, "--as-of", "2021-07-24", "--kind", "overdue", "--json")[0]
    )
    assert {row["id"] for row in overdue} == {id for id, row in then.items() if row["state"] == "overdue"}
    assert "for commitments" in mahdar("list", "rounds", register, "--as-of", "2021-07-24", code=2)[1]
    assert "2021-07-26" in mahdar("list", "commitments", register, "--as-of", "now", code=2)[1]


def test_wrong_usage_gives_2(register: Path, tmp_path: Path) -> None:
    assert "did you mean rounds ?" in mahdar("list", "round", register, code=2)[1]
    assert "2021-07-26" in mahdar("list", "rounds", register, "--from", "yesterday", code=2)[1]
    assert "one of --json" in mahdar("list", "rounds", register, "--json", "--csv", code=2)[1]
    assert "no format" in mahdar("export", register, "--format", "docx", code=2)[1]
    assert "no such register" in mahdar("verify", tmp_path / "y.mahdar", code=2)[1]
    assert mahdar("bild", code=2)[0] == ""


def test_a_register_must_be_named_where_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "no register here" in mahdar("list", "rounds", code=2)[1]


def first_id(register: Path, name: str) -> str:
    return str(json.loads(mahdar("list", name, register, "--json")[0])[0]["id"])


@pytest.mark.parametrize("name", ["rounds", "actors", "statements", "commitments", "figures", "disagreements"])
def test_show_and_why_of_every_kind(register: Path, name: str) -> None:
    id = first_id(register, name)
    text, _ = mahdar("show", id, register)
    assert id in text
    document = json.loads(mahdar("show", id, register, "--json")[0])
    assert document["id"] == id
    reasons = json.loads(mahdar("why", id, register, "--json")[0])
    assert reasons.get("rule") or reasons.get("reasons")
    assert mahdar("why", id, register)[0]


def test_show_a_statement_with_its_quotation(register: Path) -> None:
    quote = json.loads(mahdar("show", first_id(register, "statements"), register, "--json")[0])["quote"]
    with sqlite3.connect(register) as connection:
        texts = [row[0] for row in connection.execute("SELECT text FROM article")]
    connection.close()
    assert any(text[quote["start"] : quote["end"]] == quote["exact"] for text in texts)
    assert quote["unit"] == "codepoint"
    assert len(quote["exact"].encode("utf-16-le")) // 2 == quote["end_utf16"] - quote["start_utf16"]


def test_show_an_article(register: Path) -> None:
    text, _ = mahdar("show", "001_", register)
    assert "001_musannat.txt" in text
    document = json.loads(mahdar("show", "001_", register, "--json")[0])
    assert all(document["text"][a["start"] : a["end"]] == a["words"] for a in document["annotations"])
    assert "layout/" in mahdar("why", "001_", register)[0]


def test_an_unknown_id_gives_1(register: Path) -> None:
    assert "nothing has the id" in mahdar("show", "S-0000000", register, code=1)[1]


def test_search_in_any_spelling(register: Path) -> None:
    plain, marked = (mahdar("search", query, register, "--json")[0] for query in ("الخارجية", "الخارجيّة"))
    assert json.loads(plain)
    assert json.loads(plain) == json.loads(marked)
    assert "[" in mahdar("search", "الخارجية", register)[0].splitlines()[1]
    out, told = mahdar("search", "كلمةغائبة", register)
    assert len(out.splitlines()) == 1
    assert "Nothing" in told
    assert json.loads(mahdar("search", "العراق", register, "--in", "statements", "--json", "--limit", "2")[0])[0]["id"]


def test_verify_gives_4_when_a_span_has_moved(register: Path, tmp_path: Path) -> None:
    out, _ = mahdar("verify", register)
    assert "0 no longer match" in out
    broken = tmp_path / "broken.mahdar"
    shutil.copy(register, broken)
    with sqlite3.connect(broken) as connection:
        connection.execute("UPDATE article SET text = 'x' || text WHERE id = 1")
    connection.close()
    out, _ = mahdar("verify", broken, code=4)
    assert "001_musannat.txt" in out
    assert json.loads(mahdar("verify", broken, "--json", code=4)[0])["mismatches"]


# one article, one text


def test_read_annotates_one_article_without_a_register(folder: Path) -> None:
    out, _ = mahdar("read", folder / "001_musannat.txt")
    record = json.loads(out)
    assert record["doc"] == "001_musannat.txt"
    text = (folder / "001_musannat.txt").read_text("utf-8")
    assert record["mentions"]
    assert all(text[m["start"] :].startswith(m["text"]) for m in record["mentions"])
    assert [p.name for p in folder.iterdir()] == ["001_musannat.txt"]
    (folder / "empty.txt").write_bytes(b"")
    assert "empty" in mahdar("read", folder / "empty.txt", code=1)[1]


def test_figures_of_a_text() -> None:
    (row,) = json.loads(mahdar("figures", "-", "--published", "2024-03-06", "--json", stdin="انسحب نحو 2500 جندي")[0])
    assert (row["value"], row["unit"], row["qualifier"], row["words"]) == ("2500", "soldiers", "approx", "2500 جندي")
    assert "not a date" in mahdar("figures", "-", "--published", "soon", code=2, stdin="2500 جندي")[1]


def test_times_of_a_text(tmp_path: Path) -> None:
    (row,) = json.loads(mahdar("times", "-", "--published", "2024-03-06", "--json", stdin="غادر الوفد أمس")[0])
    assert (row["value"], row["words"]) == ("2024-03-05", "أمس")
    assert "not a date" in mahdar("times", "-", "--published", "soon", code=2, stdin="أمس")[1]
    (tmp_path / "t.txt").write_text("غادر الوفد أمس", encoding="utf-8")
    assert "XXXX" in mahdar("times", tmp_path / "t.txt")[0]


# elsewhere


def test_export_and_report(register: Path, tmp_path: Path) -> None:
    for format, files in (
        ("standoff", {"annotations.jsonl", "register.json"}),
        ("json", {"mahdar.json"}),
        ("csv", {f"{name}.csv" for name in LISTS}),
    ):
        out, told = mahdar("export", register, "--format", format, "-o", tmp_path / format)
        assert out == ""
        assert {p.name for p in (tmp_path / format).iterdir()} == files
        assert all(name in told for name in files)
    mahdar("report", register, "-o", tmp_path / "report")
    assert (tmp_path / "report" / "index.html").is_file()
    assert "ar,en" in mahdar("report", register, "-o", tmp_path / "r", "--lang", "xx", code=2)[1]


def test_demo(tmp_path: Path) -> None:
    out, _ = mahdar("demo", "-o", tmp_path / "demo")
    assert "16 articles of 5 outlets" in out
    assert out.count("incompatible") + out.count("different") >= 8
    page = out.splitlines()[-1].removeprefix("Open file://")
    assert Path(page).is_file()


def test_init_writes_settings_once(tmp_path: Path) -> None:
    mahdar("init", tmp_path / "new")
    assert "# title" in (tmp_path / "new" / "mahdar.toml").read_text("utf-8")
    assert "is there already" in mahdar("init", tmp_path / "new", code=1)[1]


# the terminal


def test_version_and_help() -> None:
    assert mahdar("--version")[0] == f"mahdar {__version__}\n"
    assert "build" in mahdar("--help")[0]


def test_arabic_is_isolated_on_a_terminal_only_and_never_reshaped(register: Path) -> None:
    command = [sys.executable, "-m", "mahdar", "list", "articles", str(register)]
    piped = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    shown = on_terminal(command)
    assert "\u2068" not in piped
    assert "\u2068" in shown
    assert shown.replace("\u2068", "").replace("\u2069", "").replace("\r\n", "\n") == piped
    assert not any("\ufb50" <= c <= "\ufefc" for c in shown)
    for line in piped.splitlines()[1:]:  # ids and dates first
        arabic = min(line.index(c) for c in line if "\u0600" < c < "\u06ff")
        assert line.index(".txt" if ".txt" in line else ".html") < arabic


def test_a_progress_bar_on_a_terminal_only(folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mahdar", "build", str(folder), "-o", str(tmp_path / "x.mahdar")]
    assert "━" in on_terminal(command)
    assert "━" not in subprocess.run(command, capture_output=True, check=True).stderr.decode()
    assert "━" not in on_terminal([*command, "-q"])


def on_terminal(command: list[str]) -> str:
    """What a terminal shows of a command."""
    master, slave = pty.openpty()
    process = subprocess.Popen(command, stdout=slave, stderr=slave, stdin=subprocess.DEVNULL)
    os.close(slave)
    shown = b""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(master)
    assert process.wait() == 0, shown.decode()
    return shown.decode()


def test_a_pipe_that_closes_is_no_error(register: Path) -> None:
    script = f"{sys.executable} -m mahdar list annotations {register} | head -1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", script], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 1


def test_help_imports_nothing_heavy() -> None:
    heavy = ("mahdar.annotators", "mahdar.store", "jinja2", "trafilatura", "pydantic_settings", "babel", "sqlite3")
    code = (
        "import sys; from typer.testing import CliRunner; from mahdar.cli import app;"
        f" CliRunner().invoke(app, ['--help']); sys.exit(', '.join(m for m in {heavy} if m in sys.modules) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_report_takes_its_languages_from_the_settings_unless_told(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "لجنة الحدود تختتم اجتماعها\n\nقال رئيس اللجنة إن الجانبين اتفقا على تبادل الخرائط في العاصمة قريبا.",
        "utf-8",
    )
    (folder / "mahdar.toml").write_text('report_langs = ["en"]\n', "utf-8")
    mahdar("build", folder, "-o", tmp_path / "x.mahdar", "--quiet")
    mahdar("report", tmp_path / "x.mahdar", "-o", tmp_path / "one", "--quiet")
    assert [p.name for p in sorted((tmp_path / "one").iterdir()) if p.is_dir()] == ["en", "static"]
    mahdar("report", tmp_path / "x.mahdar", "-o", tmp_path / "two", "--lang", "ar", "--quiet")
    assert [p.name for p in sorted((tmp_path / "two").iterdir()) if p.is_dir()] == ["ar", "static"]
