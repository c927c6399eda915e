"""Where courses lead and what leads to them, as a graph that can be followed in both directions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from heapq import heappop, heappush
from typing import Final

from ..area import Area, Course, Destination, Run
from ..model.codes import LEVEL
from .order import Order, order

Links = Mapping[str, tuple[str, ...]]

SCHOOL_LEVEL: Final = LEVEL["2"].rank
"""The highest level that young people reach at school: five GCSEs at grade 4 or more."""

MOST_WAYS: Final = 500
"""How many courses on ways to one destination are told: in a large area all of them would fill more than a page."""

_MOST_OF_A_YEAR: Final = 0.52
_FLEXIBLE_YEARS: Final = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Routes:
    """The published courses and the destinations, and the links between them.

    Every published course is a key of `onward` (the courses that it leads to), `back` (those that lead to it),
    `destinations` (those that it leads to directly) and `years` (how long it takes); every destination's id is a key
    of `from_courses`. A link counts at whichever end it is written, in `leads_to` or in `entry.from`. Courses stand in
    the area's `order`, which favours no provider.
    """

    onward: Links
    back: Links
    destinations: Mapping[str, tuple[Destination, ...]]
    from_courses: Links
    years: Mapping[str, float]
    order: Order


@dataclass(frozen=True, slots=True)
class Reached:
    """A course or a destination that can be reached: `id` is the course's key or the destination's id.

    `years` is how long after the beginning of the first course one can be there at the soonest, `steps` how many
    courses lie before it, and `after` the last of these.
    """

    id: str
    years: float
    steps: int
    after: str


@dataclass(frozen=True, slots=True)
class Reach:
    """What can be reached from a course, each once: the soonest first, then the fewest steps."""

    courses: tuple[Reached, ...]
    destinations: tuple[Reached, ...]

    def within(self, years: float) -> Reach:
        """What of this can be reached in so many years."""
        return Reach(
            tuple(one for one in self.courses if one.years <= years),
            tuple(one for one in self.destinations if one.years <= years),
        )


@dataclass(frozen=True, slots=True)
class Way:
    """The shortest way from a course to a destination.

    `years` is how long it takes from the beginning of the course `key`, `steps` the number of courses on the way, this
    one included, and `then` the next of them; None when the course leads straight to the destination.
    """

    key: str
    years: float
    steps: int
    then: str | None


@dataclass(frozen=True, eq=False)
class Ways:
    """The courses from which a destination can be reached, each once, on its shortest way there.

    They are all of them, or the nearest 500 when `more` is true. `ways` has them shortest first, by years and then by
    steps. `before` makes them a tree that is read backwards: under None the courses that lead straight to the
    destination, under a course's key those whose next step it is.
    """

    destination_id: str
    ways: tuple[Way, ...]
    before: Mapping[str | None, tuple[Way, ...]]
    more: bool

    @cached_property
    def by_key(self) -> Mapping[str, Way]:
        return {way.key: way for way in self.ways}

    def path(self, key: str) -> tuple[str, ...]:
        """The courses on the way from this course on, itself first."""
        path = [key]
        while (then := self.by_key[path[-1]].then) is not None:
            path.append(then)
        return tuple(path)


# ── The graph ────────────────────────────────────────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=1)
def routes(area: Area) -> Routes:
    """The area's graph; rules and pages of one build are given the same."""
    ordered = order(area)
    courses = ordered.sorted(area.published)
    back = {course.key: _keys(ordered, area.leading_to[course.key], but=course.key) for course in courses}
    direct = {course.key: _destinations(course) for course in courses}
    return Routes(
        onward=_turned(back, back),
        back=back,
        destinations=direct,
        from_courses=_turned({key: tuple(one.id for one in found) for key, found in direct.items()}, area.destinations),
        years={course.key: years(course) for course in courses},
        order=ordered,
    )


def _keys(ordered: Order, courses: Iterable[Course], *, but: str) -> tuple[str, ...]:
    """The keys of these courses in order; a course that is said to lead to itself does not."""
    return tuple(course.key for course in ordered.sorted(courses) if course.key != but)


def _destinations(course: Course) -> tuple[Destination, ...]:
    return tuple({step.destination.id: step.destination for step in course.leads_to if step.destination}.values())


def _turned(links: Links, keys: Iterable[str]) -> Links:
    """The same links, read the other way."""
    turned: dict[str, list[str]] = {key: [] for key in keys}
    for source, targets in links.items():
        for target in targets:
            turned[target].append(source)
    return {key: tuple(sources) for key, sources in turned.items()}


def years(course: Course) -> float:
    """How long a course takes, in years: the shortest of its runs.

    Lessons that fill more than half a year take the whole of it, because the next course starts in September.
    """
    return min(_school_years(run) for run in course.runs)


def _school_years(run: Run) -> float:
    whole, part = divmod(_calendar_years(run), 1)
    return whole + 1 if part > _MOST_OF_A_YEAR else whole + part


def _calendar_years(run: Run) -> float:
    written = run.written
    if written.duration:
        return written.duration.days / 365.25
    if written.end and written.start.date:
        return max((written.end - written.start.date).days, 1) / 365.25
    return _FLEXIBLE_YEARS


# ── Following it ─────────────────────────────────────────────────────────────────────────────────────────────────────


def from_school(course: Course) -> bool:
    """Whether a young person can come to this course straight from school, or without having been to one.

    So it is when it is for 14- to 16-year-olds, or asks for nothing, for GCSE grades, or for a level that GCSEs give.
    """
    entry = course.written.entry
    if course.written.ages == "14-16":
        return True
    if entry.level is not None and LEVEL[entry.level].rank > SCHOOL_LEVEL:
        return False
    return bool(entry.gcse or entry.level or not entry.from_)


@lru_cache(maxsize=1)
def reachable(routes: Routes, area: Area) -> frozenset[str]:
    """Every course that somebody can get to, from Entry level or from school."""
    return following(routes, (course.key for course in area.published if from_school(course)))


def following(routes: Routes, keys: Iterable[str]) -> frozenset[str]:
    """These courses and all that can come after them."""
    return spread(routes.onward, keys)


def preceding(routes: Routes, keys: Iterable[str]) -> frozenset[str]:
    """These courses and all that can come before them."""
    return spread(routes.back, keys)


def spread(links: Links, keys: Iterable[str]) -> frozenset[str]:
    """These keys and all that the links lead to from them."""
    found = set(keys)
    waiting = list(found)
    while waiting:
        new = [key for key in links[waiting.pop()] if key not in found]
        found.update(new)
        waiting += new
    return frozenset(found)


def reach(routes: Routes, key: str, years: float) -> Reach:
    """What can be reached within so many years of beginning the course `key`, itself left out."""
    rank = routes.order.rank
    courses: dict[str, Reached] = {}
    destinations: list[Reached] = []
    waiting = [(0.0, 0, rank[key], key, "")]
    while waiting:
        begun, steps, _, here, after = heappop(waiting)
        if here in courses:
            continue
        courses[here] = Reached(here, begun, steps, after)
        done = _sum(begun, routes.years[here])
        if done <= years:
            destinations += [Reached(one.id, done, steps + 1, here) for one in routes.destinations[here]]
            for after_this in routes.onward[here]:
                if after_this not in courses:
                    heappush(waiting, (done, steps + 1, rank[after_this], after_this, here))
    del courses[key]
    return Reach(tuple(courses.values()), _first_each(sorted(destinations, key=_soonest)))


def _soonest(one: Reached) -> tuple[float, int]:
    return (one.years, one.steps)


def _first_each(found: Iterable[Reached]) -> tuple[Reached, ...]:
    first: dict[str, Reached] = {}
    for one in found:
        first.setdefault(one.id, one)
    return tuple(first.values())


def _sum(years: float, more: float) -> float:
    """Years after years; rounded, so that ways of the same length are seen to be so."""
    return round(years + more, 6)


def ways_to(routes: Routes, destination_id: str) -> Ways:
    """The ways to a destination, shortest first; a destination that no course leads to has none."""
    rank = routes.order.rank
    found: dict[str, Way] = {}
    waiting: list[tuple[float, int, int, str, str | None]] = []
    for key in routes.from_courses[destination_id]:
        heappush(waiting, (_sum(0, routes.years[key]), 1, rank[key], key, None))
    while waiting and len(found) < MOST_WAYS:
        length, steps, _, key, then = heappop(waiting)
        if key in found:
            continue
        found[key] = Way(key, length, steps, then)
        for before in routes.back[key]:
            if before not in found:
                heappush(waiting, (_sum(length, routes.years[before]), steps + 1, rank[before], before, key))
    more = any(key not in found for *_, key, _ in waiting)
    return Ways(destination_id, tuple(found.values()), _tree(found.values()), more)


def _tree(ways: Iterable[Way]) -> Mapping[str | None, tuple[Way, ...]]:
    tree: dict[str | None, list[Way]] = {None: []}
    for way in ways:
        tree.setdefault(way.then, []).append(way)
    return {key: tuple(group) for key, group in tree.items()}
