"""Checks promises of ways on: every course of a kind leads to a course or a destination of another kind."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..area import Area, Course
from ..model.entitlement import CourseFilter, LeadsOn
from .cuts import Cuts
from .fitting import Fitting
from .routes import Routes
from .standing import Case


def cases(each: CourseFilter, to: LeadsOn, area: Area, routes: Routes) -> Iterator[Case]:
    """Every published course of the kind, and the next steps by which it leads on."""
    fitting, goals, ends = Fitting(each, area), courses_meant(to, area), direct(to, routes)
    cuts = Cuts(routes.onward, routes.back, goals | ends)
    for course in routes.order.sorted(area.published):
        if fitting.runs(course):
            yield _case(course, to, routes, cuts)


def courses_meant(to: LeadsOn, area: Area) -> frozenset[str]:
    """The published courses that are themselves a goal; none when only destinations are asked for."""
    fitting = Fitting(to, area)
    if to.destination and not fitting.values:
        return frozenset()
    return frozenset(course.key for course in area.published if fitting.runs(course))


def direct(to: LeadsOn, routes: Routes) -> frozenset[str]:
    """The courses that lead straight to a destination that is asked for."""
    kinds: Collection[str] = to.destination
    return frozenset(
        key for key, found in routes.destinations.items() if any(one.written.kind in kinds for one in found)
    )


def _case(course: Course, to: LeadsOn, routes: Routes, cuts: Cuts) -> Case:
    steps = tuple(key for key in routes.onward[course.key] if key in cuts.leading)
    ends = tuple(one.id for one in routes.destinations[course.key] if one.written.kind in to.destination)
    relied = () if ends else tuple(key for key in cuts.unavoidable(steps) if key != course.key)
    return Case(len(steps) + len(ends), 1, subject=course.key, keepers=steps, goals=ends, relied=relied)
