"""Long work shows how far it has come, short work shows nothing, and showing never gets in the way."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

CODE = """
import os, sys, time
from prospectus import options, progress
options._PATIENCE, options._LINE_EVERY, progress._INTERVAL = {patience}, 0.05, 0.02
with options.showing_progress():
    progress.begin("Reading courses", 40)
    for _ in range(4):
        child = os.fork()
        if not child:
            for _ in range(10):
                progress.step()
            os._exit(0)
        os.waitpid(child, 0)
        time.sleep({pause})
    progress.begin("Writing pages", 1200)
    progress.step(1200)
    time.sleep({pause})
progress.step()
print("done")
"""


def code(*, patience: float, pause: float) -> list[str]:
    """A program that does some work."""
    return [sys.executable, "-c", textwrap.dedent(CODE).format(patience=patience, pause=pause)]


def test_long_work_is_told_in_plain_lines_where_there_is_no_terminal() -> None:
    done = subprocess.run(code(patience=0, pause=0.2), capture_output=True, text=True, check=True)
    lines = done.stderr.splitlines()
    assert lines[0].startswith("Reading courses: ") and lines[0].endswith(" of 40")
    assert "Reading courses: 40 of 40" in lines
    assert lines[-1] == "Writing pages: 1,200 of 1,200"
    assert done.stdout == "done\n"


def test_short_work_is_silent() -> None:
    done = subprocess.run(code(patience=60, pause=0), capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("done\n", "")


def test_long_work_shows_a_bar_on_a_terminal() -> None:
    pty = pytest.importorskip("pty")
    seen = bytearray()

    def read(descriptor: int) -> bytes:
        seen.extend(data := os.read(descriptor, 1024))
        return data

    _spawned(pty.spawn, code(patience=0, pause=0.2), read)
    shown = seen.decode()
    assert "Reading courses  [" in shown and "40/40" in shown
    assert "Writing pages  [" in shown and "1200/1200" in shown
    assert shown.rstrip().endswith("done")


@pytest.mark.parametrize("columns", [80, 60, 52])
def test_a_bar_keeps_to_one_line_however_narrow_the_terminal_and_however_long_it_takes(columns: int) -> None:
    pty, fcntl, termios = (pytest.importorskip(name) for name in ("pty", "fcntl", "termios"))
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    program = (
        "import sys, time\nfrom prospectus import options, progress\noptions._PATIENCE, progress._INTERVAL = 0, 0.02\n"
        "with options.showing_progress():\n"
        "    progress.begin('Working out journeys', 9_000_000 if {long} else 90)\n"
        "    for _ in range(20):\n        progress.step()\n        time.sleep(0.05)\n"
    )
    for long in (False, True):
        subprocess.run([sys.executable, "-c", program.format(long=long)], stderr=theirs, check=True)
    os.close(theirs)
    drawn = re.split(r"[\r\n]+", re.sub(r"\x1b\[\?25[lh]", "", os.read(ours, 1 << 16).decode()))
    assert sum("Working out journeys" in line for line in drawn) > 4
    assert [line for line in drawn if len(line) >= columns] == []


def _spawned(spawn: Callable[..., int], command: list[str], read: Callable[[int], bytes]) -> None:
    """Run a command on a terminal of its own, with nothing to type."""
    stdin = os.dup(0)
    with Path(os.devnull).open() as nothing:
        os.dup2(nothing.fileno(), 0)
    try:
        assert spawn(command, read) == 0
    finally:
        os.dup2(stdin, 0)
        os.close(stdin)


def test_it_is_no_matter_when_the_one_who_shows_it_is_gone() -> None:
    program = (
        "import os, signal\nfrom prospectus import progress\n"
        "def draw(states): os._exit(1)\n"
        "with progress.shown(draw):\n"
        "    progress.begin('Reading', 9)\n"
        "    for _ in range(100_000): progress.step()\n"
        "print('done')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert (done.stdout, done.stderr) == ("done\n", "")
