"""What journeys are asked for: to which sites, on which days, for lessons that begin and end when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ...area import Area, Event, Run
from ...model.codes import DAYS

USUAL: Final = ("wednesday", 540, 960)
"""What is assumed of a run that tells no lessons, and told of a place by itself: a Wednesday from 9 to 4."""

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


def event_days(event: Event) -> dict[str, tuple[int, int]]:
    """When an event begins and ends on each day of the week on which it is; nothing when it does not say when."""
    written = event.written
    if written.from_ is None:
        return {}
    start, finish = (time.hour * 60 + time.minute for time in (written.from_, written.to or written.from_))
    lasts = min((event.last - written.on).days, len(DAYS) - 1)
    return {DAYS[(written.on.weekday() + number) % len(DAYS)]: (start, finish) for number in range(lasts + 1)}


def asked(area: Area) -> dict[str, Asked]:
    """What is asked for of each site at which there are published courses, or events that a promise is about."""
    found: dict[str, dict[str, Times]] = {}
    programme = set()
    for run in (run for course in area.published for run in course.runs):
        if run.site and run.site.point:
            times = found.setdefault(run.site.key, _usual())
            for day, one in _times(run):
                times[day] = times.get(day, Times()) | one
            if run.written.study == PROGRAMME:
                programme.add(run.site.key)
    for event in _visited(area):
        if event.site and event.site.point:
            times = found.setdefault(event.site.key, {})
            for day, (start, finish) in event_days(event).items():
                times[day] = times.get(day, Times()) | Times((start,), (finish,))
    return {key: Asked(found[key], key in programme) for key in sorted(found)}


def _usual() -> dict[str, Times]:
    day, start, finish = USUAL
    return {day: Times((start,), (finish,))}


def _visited(area: Area) -> Iterator[Event]:
    """The events of the kinds that a promise wants within so many minutes."""
    tests = [one.promise for one in area.promises if one.promise.within_minutes is not None]
    kinds = {kind for test in tests if test.events for kind in test.events.kind}
    return (event for event in area.events if event.written.kind in kinds)


def _times(run: Run) -> Iterator[tuple[str, Times]]:
    for one in run.sessions:
        start, finish = (time.hour * 60 + time.minute for time in (one.from_, one.to))
        yield one.day, Times((start,), (finish,))
