"""Where somebody on a course could be in two years and in four, and the routes that the course is part of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from ..area import Course, Destination
from ..derive.routes import Reach, reach
from ..model.codes import SECTOR
from .context import Context

MOST: Final = 4
"""The most courses, and the most destinations, that are told for each time."""

ROUTES: Final = 4
"""The most maps that are named; all of them stand on one page."""

_TIMES: Final = ((2.0, "In two years"), (4.0, "In four years"))


class Then(NamedTuple):
    """Where one could be after a time, with how many more there are than are told."""

    when: str
    courses: Sequence[Course]
    ends: Sequence[Destination]
    more: int


class Route(NamedTuple):
    """The map of a sector, or a destination's page, by its address from the root."""

    address: str
    name: str


class Ahead(NamedTuple):
    """What lies ahead of a course; `times` is empty when nothing can be reached in four years.

    `routes` are the maps on which it stands, its own first, and `others` how many more of them there are.
    """

    times: Sequence[Then]
    routes: Sequence[Route]
    others: int


def ahead(ctx: Context, course: Course) -> Ahead:
    """What can be reached from a published course, and the routes that it is part of."""
    found = reach(ctx.derived.routes, course.key, _TIMES[-1][0])
    times = []
    since = 0.0
    for years, when in _TIMES:
        then = _then(ctx, when, found, since, years)
        times += [then] if then.courses or then.ends else []
        since = years
    sectors = dict.fromkeys((course.sector, *(ctx.area.courses[key].sector for key in _next(ctx, course))))
    named = [Route(f"routes/{id_}/", SECTOR[id_]) for id_ in sectors if id_ in SECTOR]
    return Ahead(times, named[:ROUTES], len(named[ROUTES:]))


def _next(ctx: Context, course: Course) -> Iterable[str]:
    return ctx.derived.routes.onward[course.key]


def _then(ctx: Context, when: str, found: Reach, since: float, years: float) -> Then:
    """What can be reached by this time and could not be by the one before: the last steps first, they lead furthest."""
    courses = [ctx.area.courses[one.id] for one in found.courses if since < one.years <= years]
    ends = [ctx.area.destinations[one.id] for one in found.destinations if since < one.years <= years]
    courses.sort(key=lambda one: -one.level.rank)
    more = max(len(courses) - MOST, 0) + max(len(ends) - MOST, 0)
    return Then(when, courses[:MOST], ends[:MOST], more)
