"""The ordered map: order kept, failures returned, a dead worker costs its item only."""

from __future__ import annotations

import importlib
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from mahdar.engine import Failure, deadline, run

FUNCTIONS = """
import os, time

def square(n):
    return n * n

def divide(n):
    return 12 / n

def die_at_thirteen(n):
    if n == 13:
        os._exit(9)
    return n

def wait_a_little(n):
    time.sleep(0.02 if n % 7 == 0 else 0)
    return n
"""


def add_one(n: int) -> int:
    return n + 1


def spin() -> None:
    while True:
        pass


@pytest.fixture(scope="module")
def functions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """A module that workers can import, which a test's own cannot be."""
    folder = tmp_path_factory.mktemp("functions")
    (folder / "engine_test_functions.py").write_text(FUNCTIONS, encoding="utf-8")
    sys.path.insert(0, str(folder))
    yield importlib.import_module("engine_test_functions")
    sys.path.remove(str(folder))


@pytest.mark.parametrize("jobs", [1, 2])
def test_order_is_kept(functions: ModuleType, jobs: int) -> None:
    assert [*run(functions.wait_a_little, range(60), jobs=jobs)] == [*range(60)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_nothing_of_nothing(functions: ModuleType, jobs: int) -> None:
    assert [*run(functions.square, [], jobs=jobs)] == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_failure_stands_in_its_place(functions: ModuleType, jobs: int) -> None:
    results = [*run(functions.divide, [1, 0, 3], jobs=jobs)]
    assert results[0] == 12
    assert results[1] == Failure("ZeroDivisionError: division by zero")
    assert results[2] == 4


def test_a_dead_worker_costs_its_item_only(functions: ModuleType) -> None:
    results = [*run(functions.die_at_thirteen, range(40), jobs=2)]
    assert [r for n, r in enumerate(results) if n != 13] == [n for n in range(40) if n != 13]
    assert isinstance(results[13], Failure)


def test_items_are_taken_as_they_are_needed(functions: ModuleType) -> None:
    taken = []

    def items() -> object:
        for n in range(10_000):
            taken.append(n)
            yield n

    first = next(run(functions.square, items(), jobs=2))  # type: ignore[arg-type]
    assert first == 0
    assert len(taken) < 200


def test_a_script_without_a_guard_is_run_here(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from mahdar.engine import run\nimport operator\nprint([*run(operator.neg, range(3), jobs=2)])\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "[0, -1, -2]\n"


def test_a_function_that_workers_cannot_import_is_run_here() -> None:
    assert [*run(add_one, range(3), jobs=2)] == [1, 2, 3]


def test_a_loop_without_end_is_ended() -> None:
    with pytest.raises(TimeoutError, match="processor time"), deadline(0.05):
        spin()


def test_a_deadline_that_is_kept_leaves_no_trace() -> None:
    with deadline(0.05):
        pass
    end = time.process_time() + 0.1
    while time.process_time() < end:
        pass
