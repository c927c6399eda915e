"""Which withdrawn courses would have kept a promise that is broken now: what a withdrawal broke."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ..area import Area, Course
from ..model.entitlement import LeadsOn
from . import onward
from .choices import choices
from .fitting import Fitting, expanded
from .routes import preceding, routes
from .standing import Case, Standing

Keeps = Callable[[Course, Case], bool]
"""Whether a case would be kept if this one withdrawn course were still there."""


class Loss(NamedTuple):
    """A withdrawn course, a promise, and the broken cases of it that would be kept if the course were still there."""

    course: Course
    standing: Standing
    cases: tuple[Case, ...]


def losses(area: Area, standings: Iterable[Standing]) -> Iterator[Loss]:
    """All that withdrawals broke, promise by promise."""
    for standing in standings if area.withdrawn else ():
        broken = standing.of("broken")
        keeps = _keeps(standing, area) if broken else None
        for course in area.withdrawn if keeps else ():
            cases = tuple(one for one in broken if keeps and keeps(course, one))
            if cases:
                yield Loss(course, standing, cases)


def _keeps(standing: Standing, area: Area) -> Keeps | None:
    condition = standing.promise.promise
    if condition.leads_to:
        return _leading_through(condition.leads_to, area)
    return _one_more(standing, area) if condition.form == "each" else None


def _one_more(standing: Standing, area: Area) -> Keeps:
    """For promises of choices: whether the course is the one that is missing."""
    condition = standing.promise.promise
    places = {id_: index for index, id_ in enumerate(expanded("from", condition.from_, area))}
    counted = {
        (course_key, choice): bits
        for choice, reached in choices(condition, area, area.withdrawn).items()
        for course_key, bits in reached.items()
    }

    def keeps(course: Course, one: Case) -> bool:
        bits = counted.get((course.key, one.choice), 0)
        near = bits >> places[one.locality] & 1 if one.locality else bits
        new = condition.of == "courses" or not any(key.startswith(f"{course.provider.id}/") for key in one.keepers)
        return bool(near) and one.short == 1 and new

    return keeps


def _leading_through(to: LeadsOn, area: Area) -> Keeps:
    """For promises of ways on: whether a way leads through the course."""
    graph = routes(area)
    leading = preceding(graph, onward.courses_meant(to, area) | onward.direct(to, graph))
    fitting = Fitting(to, area)
    before, after = _links(area)
    saved: dict[str, frozenset[str]] = {}
    for course in area.withdrawn:
        meant = bool(fitting.runs(course)) and (bool(fitting.values) or not to.destination)
        ends = any(step.kind in to.destination for step in course.leads_to if step.destination)
        if meant or ends or not leading.isdisjoint(after[course.key]):
            saved[course.key] = preceding(graph, before[course.key])
    return lambda course, one: one.subject in saved.get(course.key, frozenset())


def _links(area: Area) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """The published courses right before and right after each withdrawn one, at whichever end the link is written."""
    before: dict[str, set[str]] = defaultdict(set)
    after: dict[str, set[str]] = defaultdict(set)
    for course in (*area.published, *area.withdrawn):
        links = [(course.key, step.course_id) for step in course.leads_to if step.course_id in area.courses]
        links += [(key, course.key) for key in course.written.entry.from_ if key in area.courses]
        for first, then in links:
            if area.courses[str(first)].written.status == "published":
                before[str(then)].add(str(first))
            if area.courses[str(then)].written.status == "published":
                after[str(first)].add(str(then))
    return before, after
