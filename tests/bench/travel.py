"""Measures how long journeys of a made county take to work out, and how that grows: `python -m tests.bench`."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from prospectus.derive.travel.travel import travel
from prospectus.pipeline import load

from . import county
from .timing import Run, peak, timed

STOP_TIMES: Final = 150_000
LOCALITIES: Final = 60


@dataclass(frozen=True)
class Journeys:
    """What was measured with so many sites: from nothing, and from what the last build kept."""

    sites: int
    cold: list[Run]
    warm: list[Run]
    together: float | None


def measured(folder: Path, sites: Sequence[int], *, times: int, seconds: float) -> Iterator[Journeys]:
    """Work out all journeys of a county for each number of sites, each in whole processes."""
    for number in sites:
        root = folder / f"county-{number}"
        county.make(root, localities=LOCALITIES, sites=number, stop_times=STOP_TIMES)
        command = [sys.executable, "-m", "tests.bench.travel", str(root)]
        cold, warm = [], []
        for _ in range(times):
            shutil.rmtree(root / ".prospectus", ignore_errors=True)
            cold.append(timed(command, seconds=seconds))
            warm.append(timed(command, seconds=seconds))
        shutil.rmtree(root / ".prospectus")
        yield Journeys(number, cold, warm, peak(command, seconds=seconds))
        shutil.rmtree(root)


def work_out(root: Path) -> None:
    """Everything from reading the files to the last journey."""
    area = load(root).area
    assert area is not None
    travel(area).ready()


if __name__ == "__main__":
    work_out(Path(sys.argv[1]))
