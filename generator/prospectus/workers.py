"""Work shared among forked processes: each inherits what there is, so that only its results have to be sent."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import struct
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from typing import Any, BinaryIO, Final, NamedTuple, TypeVar

T = TypeVar("T")

MOST_TASKS: Final = 1_000
"""How many tasks can be shared: their numbers have to find room in a pipe, which takes 4 KiB everywhere."""

_RARELY: Final = 20_000
"""After so many new objects the collector looks for what is left over, some 300 pages; usually it is after 700."""

_NUMBER: Final = struct.Struct("=I")


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


def shared(tasks: Sequence[Callable[[], T]], workers: int) -> list[T]:
    """What each task gives, in order, done by so many processes, this one among them.

    Each takes the next task that nobody has taken, so that none is idle while another has much left; the longest
    tasks should come first. Raises what a task raised, and ChildProcessError when a process was killed; no process is
    left running. Raises ValueError for more tasks than can be shared, which would wait for ever.
    """
    if workers < 2:
        return [task() for task in tasks]
    if len(tasks) > MOST_TASKS:
        raise ValueError(f"{len(tasks):,} tasks cannot be shared: the most is {MOST_TASKS:,}. Make larger ones.")
    with _numbers(len(tasks)) as numbers:
        take = partial(_taken, tasks, numbers)
        with _processes([[take]] * (workers - 1)) as processes:
            done = dict(take())
            for one in processes:
                done |= _next(one)
    return [done[number] for number in range(len(tasks))]


@contextmanager
def _numbers(number: int) -> Iterator[int]:
    """A pipe from which every process reads the number of its next task, and 0 bytes when there is none."""
    numbers, filling = os.pipe()
    try:
        os.write(filling, b"".join(_NUMBER.pack(one) for one in range(number)))
        os.close(filling)
        yield numbers
    finally:
        os.close(numbers)


def _taken(tasks: Sequence[Callable[[], T]], numbers: int) -> dict[int, T]:
    """The tasks that this process takes, by their numbers; after a fault nobody takes another."""
    done = {}
    try:
        while said := os.read(numbers, _NUMBER.size):
            (number,) = _NUMBER.unpack(said)
            done[number] = tasks[number]()
    except BaseException:
        os.read(numbers, MOST_TASKS * _NUMBER.size)
        raise
    return done


def in_turn(tasks: Sequence[Callable[[], T]], workers: int) -> Iterator[T]:
    """What each task gives, in order, worked out ahead by so many processes, of which each takes every so-manieth.

    Raises as `shared` does.
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
    often = gc.get_threshold()
    gc.set_threshold(_RARELY, *often[1:])
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
        gc.set_threshold(*often)
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
