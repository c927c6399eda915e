"""Work shared among forked processes: each inherits the area as it is, so that nothing has to be sent to it."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import threading
import traceback
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

from .folder import PublishError

T = TypeVar("T")
U = TypeVar("U")


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

    Raises what the first task or `meanwhile` raised; no process is left running.
    """
    gc.collect()
    gc.freeze()  # The processes share the area's memory as long as the collector leaves it alone.
    running: list[tuple[int, int]] = []
    try:
        for task in tasks:
            running.append(_started(task))
        done = meanwhile()
        return [_result(pipe) for _, pipe in running], done
    except BaseException:
        for pid, _ in running:
            os.kill(pid, signal.SIGTERM)
        raise
    finally:
        gc.unfreeze()
        for pid, pipe in running:
            os.close(pipe)
            os.waitpid(pid, 0)


def _started(task: Callable[[], object]) -> tuple[int, int]:
    """The process that does a task, and the pipe from which its result can be read."""
    ours, theirs = os.pipe()
    pid = os.fork()
    if pid:
        os.close(theirs)
        return pid, ours
    try:
        os.close(ours)
        _report(theirs, task)
    finally:
        os._exit(0)


def _report(pipe: int, task: Callable[[], object]) -> None:
    try:
        answer = pickle.dumps((True, task()))
    except BaseException as error:
        answer = _failure(error)
    with os.fdopen(pipe, "wb") as out:
        out.write(answer)


def _failure(error: BaseException) -> bytes:
    """The error itself where it can be sent, else what it says."""
    try:
        sent = pickle.dumps((False, error))
        pickle.loads(sent)
    except Exception:
        return pickle.dumps((False, RuntimeError("".join(traceback.format_exception(error)))))
    return sent


def _result(pipe: int) -> T:  # type: ignore[type-var]
    with os.fdopen(os.dup(pipe), "rb") as answers:
        answer = answers.read()
    if not answer:
        raise PublishError("A helper process was stopped before it was done, perhaps because memory ran out.")
    good, value = pickle.loads(answer)
    if good:
        result: T = value
        return result
    raise value
