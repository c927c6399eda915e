"""Which withdrawn courses would have kept a promise that is broken now: what a withdrawal broke."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..area import Area, Course
from ..model.entitlement import LeadsOn
from . import onward
from .choices import choices
from .fitting import Fitting, expanded
from .routes import Routes, following, preceding, routes
from .standing import Case, Standing


class Loss(NamedTuple):
    """A withdrawn course, a promise, and the broken cases of it that would be kept if the course were still there."""

    course: Course
    standing: Standing
    cases: tuple[Case, ...]


def losses(area: Area, standings: Iterable[Standing]) -> Iterator[Loss]:
    """All that withdrawals broke, course by course."""
    if not area.withdrawn:
        return
    for standing in standings:
        broken = standing.of("broken")
        if broken:
            for course in area.withdrawn:
                cases = tuple(_kept_by(course, standing, broken, area))
                if cases:
                    yield Loss(course, standing, cases)


def _kept_by(course: Course, standing: Standing, broken: Iterable[Case], area: Area) -> Iterator[Case]:
    condition = standing.promise.promise
    if condition.leads_to:
        graph = routes(area)
        saved = _leading_through(course, condition.leads_to, area, graph)
        yield from (one for one in broken if one.subject in saved)
    elif condition.form == "each":
        places = {id_: index for index, id_ in enumerate(expanded("from", condition.from_, area))}
        counted = {choice: found[course.key] for choice, found in choices(condition, area, [course]).items()}
        for one in broken:
            bits = counted.get(one.choice, 0)
            near = bits >> places[one.locality] & 1 if one.locality else bits
            if near and one.short == 1 and _one_more(one, course, of=condition.of):
                yield one


def _one_more(one: Case, course: Course, *, of: str) -> bool:
    """Whether the course would be one more of what is counted."""
    return of == "courses" or not any(key.startswith(f"{course.provider.id}/") for key in one.keepers)


def _leading_through(course: Course, to: LeadsOn, area: Area, graph: Routes) -> frozenset[str]:
    """The published courses that would lead on by way of this withdrawn one."""
    goals = onward.courses_meant(to, area) | onward.direct(to, graph)
    after = [step.course_id for step in course.leads_to if step.course_id in graph.onward]
    after += [one.key for one in area.published if course.key in one.written.entry.from_]
    leads = bool(to_itself(course, to, area)) or bool(following(graph, [key for key in after if key]) & goals)
    before = [one.key for one in area.published if any(step.course_id == course.key for step in one.leads_to)]
    before += [key for key in course.written.entry.from_ if key in graph.onward]
    return preceding(graph, before) if leads else frozenset()


def to_itself(course: Course, to: LeadsOn, area: Area) -> bool:
    """Whether the withdrawn course is itself what has to be led to, or leads straight to such a destination."""
    fitting = Fitting(to, area)
    meant = bool(fitting.runs(course)) and (bool(fitting.values) or not to.destination)
    return meant or any(step.kind in to.destination for step in course.leads_to if step.destination)
