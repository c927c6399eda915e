"""What journeys are asked for: to which sites, on which days, for lessons that begin and end when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ...area import Area, Run
from ...model.codes import DAYS

USUAL: Final = ("wednesday", 540, 960)
"""What is assumed of a run that tells no lessons: a Wednesday from 9 to 4."""

PROGRAMME: Final = "part-of-programme"


@dataclass(frozen=True, slots=True)
class Times:
    """When lessons begin, and when they end, in minutes after midnight, in order."""

    starts: tuple[int, ...] = ()
    finishes: tuple[int, ...] = ()

    def __or__(self, other: Times) -> Times:
        return Times(_union(self.starts, other.starts), _union(self.finishes, other.finishes))


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for of a site: the times of each day; `programme` when people come there from other sites too."""

    times: Mapping[str, Times]
    programme: bool


def _union(some: Iterable[int], others: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted({*some, *others}))


def lesson_days(run: Run) -> dict[str, tuple[int, int]]:
    """When the first lesson of each of a run's days begins and its last one ends, in the order of the week."""
    found: dict[str, tuple[int, int]] = {}
    for one in sorted(run.sessions, key=lambda one: DAYS.index(one.day)):
        start, finish = (time.hour * 60 + time.minute for time in (one.from_, one.to))
        first, last = found.get(one.day, (start, finish))
        found[one.day] = min(start, first), max(finish, last)
    return found


def asked(area: Area) -> dict[str, Asked]:
    """What is asked for of each site at which there are published courses."""
    found: dict[str, dict[str, Times]] = {}
    programme = set()
    for run in (run for course in area.published for run in course.runs):
        if run.site and run.site.point:
            times = found.setdefault(run.site.key, {})
            for day, one in _times(run):
                times[day] = times.get(day, Times()) | one
            if run.written.study == PROGRAMME:
                programme.add(run.site.key)
    return {key: Asked(found[key], key in programme) for key in sorted(found)}


def _times(run: Run) -> Iterator[tuple[str, Times]]:
    for one in run.sessions:
        start, finish = (time.hour * 60 + time.minute for time in (one.from_, one.to))
        yield one.day, Times((start,), (finish,))
    if not run.sessions:
        day, start, finish = USUAL
        yield day, Times((start,), (finish,))
