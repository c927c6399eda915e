"""From a folder to an area that may be published, or to all that is wrong with it: read, validate, link, check."""

from __future__ import annotations

import datetime as dt
import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .area import Area
from .intake import placed_bytes, take_in
from .linking import link
from .problems import Problem, order
from .reading import located, spots
from .rules import check


@dataclass(frozen=True, slots=True)
class Loaded:
    """An area and all that is wrong with it, in the order of the files; `area` is None without a sound area.yml."""

    area: Area | None
    problems: tuple[Problem, ...]


def load(root: Path, *, as_of: dt.date | None = None) -> Loaded:
    """Read, validate, link and check the area in `root`, the folder with mkdocs.yml."""
    with _uncollected():
        intake = take_in(root)
        area, unlinked = link(intake, as_of)
        found = [*intake.problems, *unlinked]
        if area is not None:
            found = check(area, found)
        return Loaded(area, tuple(sorted(set(_placed(root, found)), key=order)))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector from going through everything again and again: what is made here stays.

    Otherwise 20,000 courses take twice as long, and every full collection after them half a second more.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()


def _placed(root: Path, problems: Iterable[Problem]) -> list[Problem]:
    """The problems with line and column; only files that have problems are read again."""
    by_path: dict[str, list[Problem]] = defaultdict(list)
    placed = []
    for problem in problems:
        if problem.place.line:
            placed.append(problem)
        else:
            by_path[problem.place.path].append(problem)
    for path, group in by_path.items():
        try:
            found = spots(placed_bytes(root, path))
        except OSError:
            found = {}
        placed += [located(problem, found) for problem in group]
    return placed
