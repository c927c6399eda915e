"""Which courses of neighbouring areas count for a promise, where the area lets them: by what is known of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from typing import Final

from ..area import Area, Locality
from ..model.codes import NOT_SAID
from ..model.entitlement import Condition
from ..neighbours.shape import NeighbourCourse, NeighbourRun
from .fitting import AGES_MEANT, LEVELS_MEANT, Fitting, Values
from .nearness import Point, is_near

Has = Callable[[NeighbourCourse, NeighbourRun], Values]
Counting = Mapping[Values, Mapping[str, int]]
"""The courses of each choice by their keys, and from which localities each can be reached, as bits."""

_HAS: Final[Mapping[str, Has]] = {
    "sector": lambda course, _: (course.sector,),
    "subject": lambda course, _: (course.subject,),
    "level": lambda course, _: LEVELS_MEANT.get(course.level, ()),
    "ages": lambda course, _: AGES_MEANT.get(course.ages, ()),
    "kind": lambda course, _: (course.kind,),
    "study": lambda _, run: (run.study,),
    "pattern": lambda _, run: (run.pattern,),
    "delivery": lambda _, run: (run.delivery,),
}
"""What is known of a neighbour's course; whatever else a promise asks for, it does not have."""


def counting(condition: Condition, localities: Sequence[Locality], area: Area) -> Counting:
    """Which courses of neighbours count for which choice.

    How far they are is known only of areas that count in travel too, and only in a straight line; a promise of minutes
    is held against the estimate that is made without a timetable.
    """
    each, only = Fitting(condition.each, area), Fitting(condition.courses, area)
    found: dict[Values, dict[str, int]] = {}
    for course in _courses(area):
        for run in (one for one in course.runs if all(_meant(name, only, course, one) for name in only.values)):
            bits = _near(course, run, condition, localities, area) if condition.from_ else 1
            for choice in product(*(_meant(name, each, course, run) for name in each.values)):
                if bits:
                    reached = found.setdefault(choice, {})
                    reached[course.key] = reached.get(course.key, 0) | bits
    return found


def _courses(area: Area) -> Iterator[NeighbourCourse]:
    return (one for one in area.across.values() if area.neighbours[one.area].counts_in("promises"))


def _meant(name: str, asked: Fitting, course: NeighbourCourse, run: NeighbourRun) -> Values:
    """Those of the values asked for under a key that this run of the course counts for."""
    has = (asked.starts(run.start),) if name == "starts" else _HAS[name](course, run) if name in _HAS else ()
    return tuple(one for one in has if one in asked.values[name] and one != NOT_SAID)


def _near(
    course: NeighbourCourse, run: NeighbourRun, condition: Condition, localities: Sequence[Locality], area: Area
) -> int:
    """From which of the localities one can get to it, as bits: the first locality is the lowest."""
    if run.delivery == "online":
        return (1 << len(localities)) - 1
    point: Point | None = run.place.point if run.place else None
    if point is None or not area.neighbours[course.area].counts_in("travel"):
        return 0
    return sum(1 << at for at, one in enumerate(localities) if is_near(condition, one.point, point))
