"""The report on where courses lead: what stops, what nobody can get to, and the ways to every destination."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ..area import Area, Course, Destination
from ..derive import gaps
from ..derive.circles import circles
from ..derive.order import alphabetical
from ..derive.routes import Routes, Way, Ways, from_school, routes, ways_to
from ..model.codes import AGES, DESTINATION_KIND, SECTOR
from ..pages.phrases import count
from ..reports import harmless_lines
from ..tables import Cell
from .report import Report, Table, columns

_SECTORS: Final = (
    "Sector",
    "Courses",
    "Dead ends",
    "In circles",
    "Out of reach",
    "Nothing after 16",
    "From Entry level",
)
_COURSES: Final = (
    "Course",
    "Title",
    "Provider",
    "Sector",
    "Level",
    "Ages",
    "Years",
    "Courses that lead here",
    "Courses that it leads to",
    "Destinations that it leads to",
    "From school",
    "Dead end",
    "In a circle",
    "Out of reach",
    "Nothing after 16",
)
_DESTINATIONS: Final = (
    "Destination",
    "Name",
    "Kind",
    "Courses that lead straight there",
    "Courses on all ways there",
    "Shortest way, years",
    "Shortest way",
    "Longest way, years",
    "Longest way",
)
_ABOUT: Final = """\
A dead end is a course from which no job, apprenticeship or higher education route can be reached. Out of reach is what
nobody can get to from Entry level or from school. Nothing after 16 is a course for ages 14 to 16 that leads to nothing
for older learners. “From Entry level” says whether somebody who begins there can get to a job or to higher education
in the sector.
"""
_WAYS: Final = """\
Every way begins with a course that one can join from school. The shortest is the quickest of all; the longest is the
one that takes the most time although every step of it is the quickest on.
"""


@dataclass(frozen=True, slots=True)
class _Found:
    """What is wrong with the routes, as the courses that it concerns; and the sectors that Entry level leads into."""

    dead_ends: frozenset[str]
    circles: tuple[tuple[str, ...], ...]
    out_of_reach: frozenset[str]
    nothing_after_16: frozenset[str]
    from_entry: frozenset[str]

    @property
    def in_circles(self) -> frozenset[str]:
        return frozenset(key for circle in self.circles for key in circle)

    @property
    def each(self) -> tuple[frozenset[str], ...]:
        """The kinds of fault in the order of the columns."""
        return (self.dead_ends, self.in_circles, self.out_of_reach, self.nothing_after_16)


@dataclass(frozen=True, slots=True, eq=False)
class _Goal:
    """A destination with the ways to it; `shortest` and `longest` begin with a course that one can join from school."""

    destination: Destination
    ways: Ways
    shortest: Way | None
    longest: Way | None


def report(area: Area) -> Report:
    """The report on the routes of an area."""
    graph = routes(area)
    found = _Found(
        gaps.dead_ends(graph),
        circles(graph),
        gaps.out_of_reach(graph, area),
        gaps.nothing_after_16(graph, area),
        gaps.sectors_from_entry(graph, area),
    )
    goals = _goals(graph, area)
    sectors = Table("routes-by-sector", _SECTORS, tuple(_sectors(area, found)))
    courses = Table("routes-by-course", _COURSES, tuple(_course(one, graph, found) for one in area.published))
    destinations = Table("routes-by-destination", _DESTINATIONS, tuple(_destination(one) for one in goals))
    text = "\n".join(_lines(area, graph, found, goals, sectors))
    return Report("routes", f"{harmless_lines(text)}\n", (sectors, courses, destinations))


def _goals(graph: Routes, area: Area) -> list[_Goal]:
    kinds = list(DESTINATION_KIND)
    ordered = sorted(
        area.destinations.values(),
        key=lambda one: (kinds.index(one.written.kind), alphabetical(one.written.name), one.id),
    )
    return [_goal(one, ways_to(graph, one.id), area) for one in ordered]


def _goal(destination: Destination, ways: Ways, area: Area) -> _Goal:
    begun = [way for way in ways.ways if from_school(area.courses[way.key])]
    return _Goal(destination, ways, begun[0] if begun else None, begun[-1] if begun else None)


# ── Tables ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _sectors(area: Area, found: _Found) -> Iterator[tuple[Cell, ...]]:
    for sector, name in SECTOR.items():
        keys = {course.key for course in area.courses_in[sector]}
        yield (name, len(keys), *(len(keys & fault) for fault in found.each), _yes(sector in found.from_entry))
    yield ("All", len(area.published), *map(len, found.each), f"{len(found.from_entry)} of {len(SECTOR)}")


def _yes(true: bool) -> str:
    return "yes" if true else "no"


def _course(course: Course, graph: Routes, found: _Found) -> tuple[Cell, ...]:
    key = course.key
    return (
        key,
        course.title,
        course.provider.name,
        course.sector_name,
        course.level.name,
        AGES[course.written.ages],
        round(graph.years[key], 2),
        len(graph.back[key]),
        len(graph.onward[key]),
        len(graph.destinations[key]),
        _yes(from_school(course)),
        *(_yes(key in fault) for fault in found.each),
    )


def _destination(goal: _Goal) -> tuple[Cell, ...]:
    return (
        goal.destination.id,
        goal.destination.written.name,
        DESTINATION_KIND[goal.destination.written.kind],
        len(goal.ways.before[None]),
        len(goal.ways.ways),
        *_way(goal.shortest, goal.ways),
        *_way(goal.longest, goal.ways),
    )


def _way(way: Way | None, ways: Ways) -> tuple[Cell, Cell]:
    """How long a way takes, and the courses on it."""
    return (round(way.years, 2), " > ".join(ways.path(way.key))) if way else (None, None)


# ── Text ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _lines(area: Area, graph: Routes, found: _Found, goals: Sequence[_Goal], sectors: Table) -> Iterator[str]:
    steps = count(sum(map(len, graph.onward.values())), "step")
    yield f"Where the courses of {area.written.name} lead"
    yield f"{count(len(graph.onward), 'course')}, {steps} from one to another, {count(len(goals), 'destination')}"
    yield from ("", *columns(sectors.header, sectors.rows), "", _ABOUT)
    yield from _listed("Dead ends", sorted(found.dead_ends))
    yield from _listed("Circles", [" > ".join([*circle, circle[0]]) for circle in found.circles])
    yield from _listed("Out of reach", sorted(found.out_of_reach))
    yield from _listed("Nothing after 16", sorted(found.nothing_after_16))
    yield from _listed(
        "Destinations that no course leads to", [one.destination.id for one in goals if not one.ways.ways]
    )
    yield from ("Ways to every destination", "", _WAYS)
    for goal in goals:
        yield from _told(goal, area)


def _listed(title: str, items: Sequence[str]) -> Iterator[str]:
    if items:
        yield from (title, *(f"  {item}" for item in items), "")


def _told(goal: _Goal, area: Area) -> Iterator[str]:
    written, number = goal.destination.written, len(goal.ways.ways)
    many = f"more than {number}" if goal.ways.more else number
    courses = "1 course leads" if number == 1 else f"{many} courses lead"
    yield f"{written.name} ({DESTINATION_KIND[written.kind].lower()}): {courses} there"
    if goal.shortest:
        yield f"  shortest {_spelt(goal.shortest, goal.ways, area)}"
    if goal.longest and goal.longest is not goal.shortest:
        yield f"  longest  {_spelt(goal.longest, goal.ways, area)}"


def _spelt(way: Way, ways: Ways, area: Area) -> str:
    courses = [area.courses[key] for key in ways.path(way.key)]
    told = " > ".join(f"{one.title}, {one.level.name} ({one.provider.name})" for one in courses)
    return f"{_long(way.years)}: {told}"


def _long(years: float) -> str:
    """A length of time, in the unit in which people would tell it."""
    if years >= 1:
        number = f"{years:.1f}".removesuffix(".0")
        return f"{number} {'year' if number == '1' else 'years'}"
    return f"{years * 12:.0f} months" if years * 12 >= 1.5 else f"{years * 365.25:.0f} days"
