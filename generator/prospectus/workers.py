"""Work shared among forked processes: each inherits what there is, so that only its results have to be sent."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Any, BinaryIO, NamedTuple, TypeVar

T = TypeVar("T")
U = TypeVar("U")


class _Process(NamedTuple):
    """A process at work, and the pipe from which its answers can be read."""

    pid: int
    answers: BinaryIO


def processors() -> int:
    """How many processors this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def slices(number: int, parts: int) -> list[tuple[int, int]]:
    """`number` things in at most `parts` contiguous slices of nearly the same length, none empty."""
    parts = max(1, min(parts, number))
    ends = [number * part // parts for part in range(parts + 1)]
    return list(pairwise(ends)) if number else []


def can_fork() -> bool:
    """Whether processes can be forked here and now: not on Windows, and not beside running threads."""
    return hasattr(os, "fork") and threading.active_count() == 1


def in_parallel(tasks: Sequence[Callable[[], T]], meanwhile: Callable[[], U]) -> tuple[list[T], U]:
    """What each task gives, done in a process of its own, and what `meanwhile` gives, done in this one.

    Raises what the first task or `meanwhile` raised, and ChildProcessError when a process was killed; no process is
    left running.
    """
    with _processes([[task] for task in tasks]) as processes:
        done = meanwhile()
        return [_next(one) for one in processes], done


def in_turn(tasks: Sequence[Callable[[], T]], workers: int) -> Iterator[T]:
    """What each task gives, in order, worked out ahead by so many processes, of which each takes every so-manieth.

    Raises as `in_parallel` does.
    """
    if workers < 2:
        yield from (task() for task in tasks)
        return
    with _processes([tasks[first::workers] for first in range(workers)]) as processes:
        for number in range(len(tasks)):
            yield _next(processes[number % workers])


@contextmanager
def _processes(shares: Sequence[Sequence[Callable[[], Any]]]) -> Iterator[list[_Process]]:
    """A process for each share of the work; when all is done, or anything has failed, none is left."""
    gc.freeze()  # The processes share this one's memory as long as the collector leaves it alone.
    running: list[_Process] = []
    try:
        for share in shares:
            running.append(_started(share))
        yield running
    except BaseException:
        for one in running:
            os.kill(one.pid, signal.SIGTERM)
        raise
    finally:
        gc.unfreeze()
        for one in running:
            one.answers.close()
            os.waitpid(one.pid, 0)


def _started(share: Sequence[Callable[[], object]]) -> _Process:
    ours, theirs = os.pipe()
    pid = os.fork()
    if pid:
        os.close(theirs)
        return _Process(pid, os.fdopen(ours, "rb"))
    try:
        os.close(ours)
        _report(theirs, share)
    finally:
        os._exit(0)


def _report(pipe: int, share: Sequence[Callable[[], object]]) -> None:
    """Do the work, and send every answer at once."""
    with os.fdopen(pipe, "wb") as out:
        for task in share:
            out.write(_answer(task))
            out.flush()


def _answer(task: Callable[[], object]) -> bytes:
    try:
        return pickle.dumps((True, task()), pickle.HIGHEST_PROTOCOL)
    except BaseException as error:
        return _failure(error)


def _failure(error: BaseException) -> bytes:
    """The error itself where it can be sent, else what it says."""
    try:
        sent = pickle.dumps((False, error))
        pickle.loads(sent)
    except Exception:
        return pickle.dumps((False, RuntimeError("".join(traceback.format_exception(error)))))
    return sent


def _next(process: _Process) -> Any:
    """The next answer of a process."""
    try:
        good, value = pickle.load(process.answers)
    except (EOFError, pickle.UnpicklingError):
        said = "A helper process was stopped before it was done, perhaps because memory ran out"
        raise ChildProcessError(said) from None
    if good:
        return value
    raise value
