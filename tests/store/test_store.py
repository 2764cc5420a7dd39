"""The register file: what is written is read again, the same input gives the same bytes, a wrong file says why."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from mahdar.errors import StoreError
from mahdar.model import Annotated, Problem, Register
from mahdar.store import Store, decode_annotations, find_thing, hash_input, verify, write_store


@pytest.fixture
def path(tmp_path: Path, annotated: list[Annotated], register: Register, problems: tuple[Problem, ...]) -> Path:
    write_store(tmp_path / "x.mahdar", annotated, register, problems=problems, meta={"mahdar": "1"}, drafts={"k": "[]"})
    return tmp_path / "x.mahdar"


def test_what_is_written_is_read_again(
    path: Path, annotated: list[Annotated], register: Register, problems: tuple[Problem, ...]
) -> None:
    with Store(path) as store:
        read = [*store.read_annotated()]
        assert [a.article for a in read] == [a.article for a in annotated] == store.read_articles()
        for got, given in zip(read, annotated, strict=True):
            assert list(got.annotations) == sorted(given.annotations, key=lambda a: (a.span.start, a.span.end, a.kind))
        assert store.read_register() == register
        assert store.read_problems() == [*problems]
        assert store.read_meta() == {"mahdar": "1"}
        assert store.read_article("nowhere") is None


def test_same_input_same_bytes_in_any_order(
    tmp_path: Path, path: Path, annotated: list[Annotated], register: Register, problems: tuple[Problem, ...]
) -> None:
    for n in range(3):
        random.Random(n).shuffle(annotated)
        shuffled = [
            Annotated(article=a.article, annotations=tuple(random.Random(n).sample(a.annotations, len(a.annotations))))
            for a in annotated
        ]
        write_store(
            tmp_path / f"{n}.mahdar",
            shuffled,
            register,
            problems=problems * 2,
            meta={"mahdar": "1"},
            drafts={"k": "[]"},
        )
        assert (tmp_path / f"{n}.mahdar").read_bytes() == path.read_bytes()


def test_another_text_gives_other_bytes(tmp_path: Path, path: Path, annotated: list[Annotated]) -> None:
    write_store(tmp_path / "y.mahdar", annotated[:1], Register())
    assert (tmp_path / "y.mahdar").read_bytes() != path.read_bytes()


def test_an_old_file_stays_when_writing_fails(path: Path, annotated: list[Annotated]) -> None:
    before = path.read_bytes()
    with pytest.raises(sqlite3.IntegrityError):
        write_store(path, [*annotated, annotated[0]], Register())
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_annotations_are_known_again_by_their_input(path: Path, annotated: list[Annotated]) -> None:
    with Store(path) as store:
        known = store.read_inputs()
    assert known.pop("k") == "[]"
    for item in annotated:
        again = decode_annotations(known[hash_input(item.article)])
        assert list(again) == sorted(item.annotations, key=lambda a: (a.span.start, a.span.end, a.kind))


def test_twins_are_known_once(tmp_path: Path, annotated: list[Annotated]) -> None:
    twin = replace(annotated[0], article=replace(annotated[0].article, doc="a/twin.txt"))
    write_store(tmp_path / "y.mahdar", [annotated[0], twin], Register())
    with Store(tmp_path / "y.mahdar") as store:
        (records,) = store.read_inputs().values()
        publics = [r.public for doc in ("a/one.txt", "a/twin.txt") for r in store.read_rows(doc)]
    assert len(decode_annotations(records)) == len(annotated[0].annotations)
    assert len(set(publics)) == 2 * len(annotated[0].annotations)


def test_verify_finds_what_was_changed(path: Path) -> None:
    with Store(path) as store:
        checked, wrong = verify(store)
    assert checked > 20
    assert wrong == []
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE article SET text = replace(text, 'حداد', 'حدّاد') WHERE doc = 'b/two.txt'")
    connection.close()
    with Store(path) as store:
        _, wrong = verify(store)
    assert {w.doc for w in wrong} == {"b/two.txt"}
    assert "b/two.txt" in {w.id for w in wrong}  # the hash
    assert any(w.id.startswith("M-") for w in wrong)  # the name's own words
    assert any(w.id == "C-1111111" for w in wrong)  # and what the register quotes


def test_verify_finds_a_record_that_left_its_row(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE annotation SET record = replace(record, '\"span\":[', '\"span\":[1') WHERE id = 1")
    connection.close()
    with Store(path) as store:
        assert len(verify(store)[1]) == 1


def test_ids_name_annotations_entries_and_articles(path: Path) -> None:
    with Store(path) as store:
        public = store.connection.execute("SELECT public FROM annotation WHERE kind = 'statement'").fetchone()[0]
        assert find_thing(store, public).section == "statement"
        assert find_thing(store, public[:5]).id == public
        assert find_thing(store, "D-1111111").section == "disagreements"
        assert [c[1] for c in find_thing(store, "D-1111111").cited] == ["2500", "3000.5"]
        assert find_thing(store, "layla-haddad").section == "entities"
        assert find_thing(store, "a/one").section == "article"
        with pytest.raises(StoreError, match="more than one"):
            find_thing(store, "R-")
        with pytest.raises(StoreError, match="nothing has the id"):
            find_thing(store, "S-%")


def test_public_ids_do_not_depend_on_other_articles(tmp_path: Path, path: Path, annotated: list[Annotated]) -> None:
    write_store(tmp_path / "y.mahdar", annotated[1:], Register())
    with Store(path) as both, Store(tmp_path / "y.mahdar") as one:
        assert [r.public for r in both.read_rows("b/two.txt")] == [r.public for r in one.read_rows("b/two.txt")]


@pytest.mark.parametrize(
    ("content", "says"),
    [(None, "no such register"), (b"not a database at all, but a text", "not a register"), (b"", "not a register")],
)
def test_a_wrong_file_says_why(tmp_path: Path, content: bytes | None, says: str) -> None:
    path = tmp_path / "x.mahdar"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(StoreError, match=f"{says}|but not a register"):
        Store(path)


def test_a_file_of_another_version_says_so(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match="newer mahdar"):
        Store(path)
