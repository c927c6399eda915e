"""Measures how long the whole-area booklet of the example takes to print, and how large it is."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader

from .timing import Run, timed

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Booklet:
    """What was measured: its runs, its pages, its size in bytes."""

    runs: list[Run]
    pages: int
    size: int


def measured(folder: Path, *, times: int, seconds: float) -> Booklet:
    """Print the booklet of the example area in whole processes."""
    path = folder / "booklet.pdf"
    command = [sys.executable, "-m", "prospectus", "-C", str(ROOT), "print", "booklet", "-o", str(path)]
    runs = [timed(command, seconds=seconds) for _ in range(times)]
    return Booklet(runs, len(PdfReader(path).pages), path.stat().st_size)
