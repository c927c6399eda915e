"""Times whole processes: how long they took, what they cost, and how much memory they and their children held."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

SAMPLE_SECONDS = 0.1
_KIB = 1024


class RunError(Exception):
    """A process that was to be timed failed or took too long."""


class Run(NamedTuple):
    """One run: seconds on the clock, seconds of all processors together, MiB of its largest process at its peak."""

    wall: float
    cpu: float
    largest: float


def timed(command: Sequence[str], *, seconds: float, env: Mapping[str, str] | None = None) -> Run:
    """Run a command to its end, children included. Raises RunError when it fails or takes longer than `seconds`."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = _started(command, env, said.fileno())
        late = threading.Timer(seconds, _kill, [process.pid])
        late.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        late.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RunError(_failure(command, process.returncode, said.read().decode(errors="replace")))
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / _KIB)


def peak(command: Sequence[str], *, seconds: float, env: Mapping[str, str] | None = None) -> float | None:
    """The most memory in MiB that a command and its children held together, each shared page counted once.

    Looking costs time, so that this run is not one to be timed. None where the system does not tell.
    """
    process = _started(command, env, subprocess.DEVNULL)
    most, end = 0, time.monotonic() + seconds
    while process.poll() is None:
        most = max(most, sum(_held(pid) for pid in _family(process.pid)))
        if time.monotonic() > end:
            _kill(process.pid)
        time.sleep(SAMPLE_SECONDS)
    return most / _KIB if most and process.returncode == 0 else None


def _started(command: Sequence[str], env: Mapping[str, str] | None, out: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command, env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, start_new_session=True
    )


def _kill(pid: int) -> None:
    """Kill a process that was started here, and its children."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)


def _failure(command: Sequence[str], code: int, said: str) -> str:
    why = "took too long" if code == -signal.SIGKILL else f"ended with {code}"
    return f"{' '.join(command)}\n{why}.\n{said[-2000:]}"


def _family(pid: int) -> Iterator[int]:
    """A process and all that it has started."""
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found = children.read_text().split()
        except OSError:
            continue
        for child in found:
            yield from _family(int(child))


def _held(pid: int) -> int:
    """The memory in KiB that a process holds; of a page shared by n processes, an nth."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
