"""What the map of a sector shows: its courses or, where there are many, its steps, and what lies before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from ..area import Area, Course, Destination
from ..model.codes import DESTINATION_KIND
from .routes import Routes, Ways

BANDS: Final = ("Entry level", "Level 1 (or 2)", "Level 2", "Level 3", "Level 4 and above")
"""The levels as the maps have them; after the last come the destinations."""

ENDS: Final = len(BANDS)
OTHERS: Final = 6
"""The most stops for courses of other sectors; where there would be more, there is one for each level."""

Kind = Literal["course", "step", "other", "destination", "destinations"]


@dataclass(frozen=True, slots=True)
class Stop:
    """A box on the map: a course, a step (all of a level and subject), courses of another sector, a destination.

    `band` is its place from Entry level to the destinations. `name` tells a step's subject (empty when it holds all
    of its level), another sector's id (empty when there are several) or a kind of destination.
    """

    id: str
    kind: Kind
    band: int
    name: str = ""
    courses: tuple[Course, ...] = ()
    destinations: tuple[Destination, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """The stops of a sector's map and the links between them."""

    stops: tuple[Stop, ...]
    links: tuple[tuple[str, str], ...]


def band(course: Course) -> int:
    """Where a course stands between Entry level and the destinations."""
    return min(int(course.level.rank), ENDS - 1)


def chart(area: Area, routes: Routes, sector: str, most: int, most_ends: int) -> Chart:
    """The map of a sector with at most so many courses and destinations one by one, else together."""
    courses = routes.order.sorted(area.courses_in[sector])
    outside = routes.order.sorted({one.key: one for one in _outside(area, routes, courses)}.values())
    ends = list({one.id: one for course in courses for one in routes.destinations[course.key]}.values())
    stops = {
        **_first(courses, [_alone, _by_subject, _by_band], most),
        **_first(outside, [_by_sector, _elsewhere], OTHERS),
    }
    final = _ends(ends, most_ends)
    inner, outer = _merged(stops.values()), _merged(final.values())
    links = dict.fromkeys(_links(routes, courses, stops, final))
    return Chart((*inner, *outer), tuple(links))


def ways_chart(area: Area, ways: Ways, most: int) -> Chart | None:
    """The ways to a destination, each course on its shortest one; None when there are none, or more than so many."""
    if not ways.ways or len(ways.ways) > most:
        return None
    end = area.destinations[ways.destination_id]
    last = Stop(f"to-{end.id}", "destination", ENDS, end.written.name, (), (end,))
    stops = [_alone(area.courses[way.key]) for way in ways.ways]
    return Chart((*stops, last), tuple((way.key, way.then or last.id) for way in ways.ways))


def _outside(area: Area, routes: Routes, courses: Iterable[Course]) -> Iterator[Course]:
    """The courses of other sectors that lead here or are led to from here."""
    for course in courses:
        for key in (*routes.back[course.key], *routes.onward[course.key]):
            other = area.courses[key]
            if other.sector != course.sector:
                yield other


def _first(courses: Sequence[Course], ways: Sequence[Callable[[Course], Stop]], most: int) -> Mapping[str, Stop]:
    """The stop of each course, gathered in the first of these ways that makes few enough of them, else in the last."""
    for way in ways:
        found = {course.key: way(course) for course in courses}
        if len({stop.id for stop in found.values()}) <= most:
            break
    return found


def _alone(course: Course) -> Stop:
    return Stop(course.key, "course", band(course), course.title, (course,))


def _by_subject(course: Course) -> Stop:
    code = course.written.subject.replace(".", "-")
    return Stop(f"step-{band(course)}-{code}", "step", band(course), course.subject.name, (course,))


def _by_band(course: Course) -> Stop:
    return Stop(f"step-{band(course)}", "step", band(course), "", (course,))


def _by_sector(course: Course) -> Stop:
    return Stop(f"other-{band(course)}-{course.sector}", "other", band(course), course.sector, (course,))


def _elsewhere(course: Course) -> Stop:
    return Stop(f"other-{band(course)}", "other", band(course), "", (course,))


def _ends(ends: Sequence[Destination], most: int) -> Mapping[str, Stop]:
    """The stop of each destination: its own, or that of its kind."""
    if len(ends) <= most:
        return {one.id: Stop(f"to-{one.id}", "destination", ENDS, one.written.name, (), (one,)) for one in ends}
    kinds = sorted(ends, key=lambda one: list(DESTINATION_KIND).index(one.written.kind))
    return {
        one.id: Stop(f"ends-{one.written.kind}", "destinations", ENDS, one.written.kind, (), (one,)) for one in kinds
    }


def _merged(stops: Iterable[Stop]) -> list[Stop]:
    """Each stop once, with all that it holds."""
    found: dict[str, list[Stop]] = {}
    for stop in stops:
        found.setdefault(stop.id, []).append(stop)
    return [_one(group) for group in found.values()]


def _one(group: Sequence[Stop]) -> Stop:
    first = group[0]
    courses = tuple(course for stop in group for course in stop.courses)
    ends = tuple(end for stop in group for end in stop.destinations)
    return Stop(first.id, first.kind, first.band, first.name, courses, ends)


def _links(
    routes: Routes, courses: Iterable[Course], stops: Mapping[str, Stop], ends: Mapping[str, Stop]
) -> Iterator[tuple[str, str]]:
    for course in courses:
        here = stops[course.key].id
        found = [(stops[key].id, here) for key in routes.back[course.key]]
        found += [(here, stops[key].id) for key in routes.onward[course.key]]
        found += [(here, ends[one.id].id) for one in routes.destinations[course.key]]
        yield from (link for link in found if link[0] != link[1])
