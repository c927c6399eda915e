"""What is missing in the routes: where they stop, where they do not lead on after 16, where nobody can get to."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from math import inf
from typing import Final

from ..area import Area, Course
from ..model.codes import LEVEL, SECTOR
from .circles import circles
from .routes import Links, Routes, following, preceding, reachable, spread

ENTRY_RANK: Final = LEVEL["1"].rank
"""Every level that ranks lower than this is an Entry level."""

_LOWEST: Final = {code: level.rank for code, level in LEVEL.items()} | {"1/2": LEVEL["1"].rank}
_HIGHEST: Final = {code: level.rank for code, level in LEVEL.items()} | {"E": LEVEL["E3"].rank, "1/2": LEVEL["2"].rank}


def goes_down(course: Course, after: Course) -> bool:
    """Whether even the highest level of what comes after lies below the lowest of the course itself."""
    return _HIGHEST.get(after.written.level, inf) < _LOWEST.get(course.written.level, 0)


def dead_ends(routes: Routes) -> frozenset[str]:
    """The courses from which no destination can be reached."""
    return frozenset(routes.onward) - preceding(routes, (key for key, found in routes.destinations.items() if found))


def nothing_after_16(routes: Routes, area: Area) -> frozenset[str]:
    """The courses for 14- to 16-year-olds from which neither a course for older ones nor a destination follows."""
    young = frozenset(course.key for course in area.published if course.written.ages == "14-16")
    return young - preceding(routes, (key for key, found in routes.destinations.items() if found or key not in young))


def out_of_reach(routes: Routes, area: Area) -> frozenset[str]:
    """The courses that nobody can get to, from Entry level or from school."""
    return frozenset(routes.onward) - reachable(routes, area)


def ends(routes: Routes, lost: Collection[str]) -> list[str]:
    """Of courses that lead only to one another: those after which it stops, and one of each circle without an exit.

    Whatever else is lost leads to one of these, and is mended with it.
    """
    return _tips(lost, routes.onward, routes.back, circles(routes))


def beginnings(routes: Routes, lost: Collection[str]) -> list[str]:
    """The same for courses that come only from one another: where it begins."""
    return _tips(lost, routes.back, routes.onward, circles(routes))


def _tips(lost: Collection[str], ahead: Links, behind: Links, rings: Iterable[tuple[str, ...]]) -> list[str]:
    tips = [key for key in lost if not ahead[key]]
    mended = spread(behind, tips)
    return sorted([*tips, *(ring[0] for ring in rings if ring[0] in lost and ring[0] not in mended)])


def sectors_from_entry(routes: Routes, area: Area) -> frozenset[str]:
    """The sectors in which somebody who begins at Entry level can get to a job or to higher education.

    The first courses of the way may lie in another sector; the last one has to be of the sector itself.
    """
    begun = following(routes, (one.key for one in area.published if one.level.rank < ENTRY_RANK))
    return frozenset(
        sector
        for sector in SECTOR
        for course in area.courses_in[sector]
        if course.key in begun and any(one.written.kind != "apprenticeship" for one in routes.destinations[course.key])
    )
