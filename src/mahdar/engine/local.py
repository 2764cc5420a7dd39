"""An ordered map over processes of this computer.

Workers are started afresh (`forkserver` where there is one, else `spawn`), never forked from a running program: a
progress bar's or a test runner's threads would leave locks held in the copy. They ignore Ctrl-C, which is the parent's
to handle, and end by themselves when the parent is killed.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from itertools import islice
from multiprocessing.context import BaseContext
from typing import NamedTuple, TypeVar

A = TypeVar("A")
B = TypeVar("B")

CHUNK = 8
"""Items sent at once: small enough to keep all workers busy at the end, large enough that sending costs nothing."""


class Failure(NamedTuple):
    """An item on which the function raised, or on which its process died."""

    error: str


def run(
    fn: Callable[[A], B], items: Iterable[A], *, jobs: int = 1, preload: Sequence[str] = ()
) -> Iterator[B | Failure]:
    """`fn` of each item, in the order of the items.

    Args:
        fn: A function that workers can import.
        jobs: Processes; 0 is one for each core. 1 runs in this process and starts none.
        preload: Modules that workers need; imported once.

    Yields:
        The results; a `Failure` for an item on which `fn` raised or its process ended.
    """
    jobs = jobs or os.cpu_count() or 1
    if jobs == 1:
        yield from _run_here(fn, items)
        return
    yield from _run_pool(fn, iter(items), jobs, _context(preload))


def _context(preload: Sequence[str]) -> BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*preload])
    return context


def _run_pool(fn: Callable[[A], B], items: Iterator[A], jobs: int, context: BaseContext) -> Iterator[B | Failure]:
    pending: deque[tuple[list[A], Future[list[B | Failure]]]] = deque()
    pool = _start(jobs, context)
    if not _answers(pool, fn):
        # A script that starts its work again in each worker, for want of a `__main__` guard, or a function that
        # workers cannot import: found out once, not at every item.
        yield from _run_here(fn, items)
        return
    try:
        while True:
            while len(pending) < jobs * 3 and (chunk := list(islice(items, CHUNK))):
                pending.append((chunk, _submit(pool, fn, chunk)))
            if not pending:
                return
            chunk, future = pending.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                # Which item killed its process is not known: each one under way gets a process of its own.
                chunks = [chunk, *(c for c, _ in pending)]
                pending.clear()
                for each in chunks:
                    for item in each:
                        yield _run_alone(fn, item, context)
                pool = _start(jobs, context)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _start(jobs: int, context: BaseContext) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_enter_worker)


def _submit(pool: ProcessPoolExecutor, fn: Callable[[A], B], chunk: list[A]) -> Future[list[B | Failure]]:
    try:
        return pool.submit(_run_chunk, fn, chunk)
    except BrokenProcessPool as error:  # a worker died since the last result was read
        future: Future[list[B | Failure]] = Future()
        future.set_exception(error)
        return future


def _answers(pool: ProcessPoolExecutor, fn: Callable[[A], B]) -> bool:
    try:
        return pool.submit(_run_chunk, fn, []).result() == []
    except BrokenProcessPool:
        return False


def _run_alone(fn: Callable[[A], B], item: A, context: BaseContext) -> B | Failure:
    with _start(1, context) as pool:
        try:
            return pool.submit(_run_chunk, fn, [item]).result()[0]
        except BrokenProcessPool:
            return Failure("the process ended without an answer (out of memory, or a crash in a library)")


def _run_chunk(fn: Callable[[A], B], chunk: list[A]) -> list[B | Failure]:
    results = [*_run_here(fn, chunk)]
    if chunk:
        _settle()
    return results


@cache
def _settle() -> None:
    """What a worker loaded for its first items stays; the collector walked it again and again, a fifth of the time."""
    gc.freeze()


def _run_here(fn: Callable[[A], B], items: Iterable[A]) -> Iterator[B | Failure]:
    for item in items:
        try:
            yield fn(item)
        except Exception as error:  # noqa: BLE001 - one item's failure must not end the run
            yield Failure(f"{type(error).__name__}: {error}")


def _enter_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
