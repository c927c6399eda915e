"""How far long work has come: counted by whoever works, in forked processes too, and shown by a process of its own."""

from __future__ import annotations

import contextlib
import os
import select
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class State:
    """What is being done, how many steps are done, and how many there are."""

    what: str
    done: int
    total: int


_STEP = b"."
_INTERVAL = 0.1  # seconds
_pipe: int | None = None


def begin(what: str, total: int) -> None:
    """From now on `what` is done, in `total` steps."""
    _tell(f"\n{total} {what}\n".encode())


def step(number: int = 1) -> None:
    """So many steps more are done. Costs next to nothing where nobody looks on."""
    if _pipe is not None:
        _tell(_STEP * number)


def _tell(message: bytes) -> None:
    if _pipe is not None:
        with contextlib.suppress(OSError):  # Nobody looks on any more, which is no reason to stop.
            os.write(_pipe, message)


@contextlib.contextmanager
def shown(draw: Callable[[Iterator[State]], None]) -> Iterator[None]:
    """While this lasts, `draw` is given the state of the work ten times a second, in a process of its own.

    Where no process can be forked, nothing is shown.
    """
    global _pipe
    if not hasattr(os, "fork") or threading.active_count() > 1:
        yield
        return
    told, _pipe = os.pipe()
    ended, end = os.pipe()
    child = os.fork()
    if not child:
        os.close(end)
        _look_on(told, ended, draw)
    os.close(told)
    os.close(ended)
    os.set_blocking(_pipe, False)
    try:
        yield
    finally:
        os.close(_pipe)
        os.close(end)
        _pipe = None
        os.waitpid(child, 0)


def _look_on(told: int, ended: int, draw: Callable[[Iterator[State]], None]) -> None:
    """What the process does that shows the state, until the work ends."""
    try:
        os.set_blocking(told, False)
        draw(_states(told, ended))
    finally:
        os._exit(0)


def _states(pipe: int, ended: int) -> Iterator[State]:
    """The state of the work at every interval; it is not asked for more often, so that the work has its peace."""
    state, rest = State("", 0, 0), b""
    while not select.select([ended], [], [], _INTERVAL)[0]:
        try:
            told = os.read(pipe, 1 << 20)
        except BlockingIOError:
            told = b""
        *lines, rest = (rest + told).split(b"\n")
        for line in lines:
            state = _after(state, line)
        if not rest.strip(_STEP):
            state, rest = _after(state, rest), b""
        if state.what:
            yield state


def _after(state: State, line: bytes) -> State:
    if not line.strip(_STEP):
        return State(state.what, state.done + len(line), state.total)
    total, _, what = line.decode().partition(" ")
    return State(what, 0, int(total))
