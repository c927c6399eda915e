"""The tables of journeys that courses and places share: each is made once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from ..area import Area, Course, Locality, Run, Scheme, Site
from ..derive import schemes
from ..derive.nearness import miles
from ..derive.order import alphabetical
from ..derive.travel.journey import Trip
from ..derive.travel.travel import Travel
from .rows import ROOT
from .schemes import lines
from .trips import clock, line, on_days

USUAL: Final = ("wednesday", 9 * 60, 16 * 60)
"""A day of lessons when none is told: the day of the week, when they begin and when they end."""
NEAREST: Final = 6
"""How many towns and villages a course page names where there is no timetable; the place's page has all."""


ON_COURSE: Final = frozenset({"ages", "kinds", "places"})
TO_SITE: Final = frozenset({"places"})
"""Conditions of help that a page's line leaves out: the page itself makes them plain, or the help's own text does."""

_HEAD: Final = (
    '<link rel="stylesheet" href="{0}assets/stylesheets/travel.css">\n'
    '<script type="module" src="{0}assets/javascripts/travel.js"></script>'
)


class Distance(NamedTuple):
    """How far a town or village is in a straight line, and for how many minutes one walks, if that can be walked."""

    locality: Locality
    miles: str
    walk: int | None


@dataclass(frozen=True, slots=True, eq=False)
class Journeys:
    """The ways to runs and places as HTML, good for pages at any depth; `homes` are by the alphabet."""

    area: Area
    travel: Travel
    env: Environment
    homes: tuple[Locality, ...]
    _made: dict[object, Markup] = field(default_factory=dict)

    def of_run(self, run: Run) -> Markup:
        """How one gets to a run from everywhere; empty when it is online, or when nobody can tell."""
        site = run.site
        if site is None:
            return Markup()
        if self.travel.timetable is None:
            return self._once((site.key, None), lambda: self._far(site, NEAREST))
        lessons = tuple((lesson.day, lesson.from_, lesson.to) for lesson in run.sessions)
        return self._once((site.key, lessons), lambda: self._table(site, self._trips(run), brief=True))

    def of_site(self, site: Site) -> Markup:
        """How one gets to a place on a usual day; without a timetable, how far it is from everywhere."""
        if self.travel.timetable is None:
            return self._far(site, len(self.homes))
        return self._table(site, self._usual(site), brief=False)

    def range(self, run: Run) -> str:
        """“12 to 74 minutes”: from the nearest town or village to the farthest; empty when nobody can tell."""
        if run.site is None or self.travel.timetable is None:
            return ""
        lessons = tuple((lesson.day, lesson.from_, lesson.to) for lesson in run.sessions)
        return self._once(("range", run.site.key, lessons), lambda: Markup.escape(_range(self._trips(run))))

    def help_on(self, course: Course) -> Markup:
        """The help with travel that somebody on this course may have, under a heading; empty when there is none."""
        written = course.written
        key = written.kind, written.ages, course.provider.id, tuple(site.key for site in course.sites)
        return self._once(key, lambda: self._help(schemes.on_course(self.area, course), ON_COURSE))

    def help_to(self, site: Site) -> Markup:
        """The same for somebody who learns at this place."""
        return self._help(schemes.to_site(self.area, site), TO_SITE)

    def _help(self, found: Sequence[Scheme], told: Container[str]) -> Markup:
        if not found:
            return Markup()
        return Markup(self.env.get_template("pieces/schemes.html").render(root=ROOT, found=lines(found, told)))

    def _once(self, key: object, make: Callable[[], Markup]) -> Markup:
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = make()
        return found

    def _trips(self, run: Run) -> list[tuple[Locality, Trip]]:
        found = ((home, self.travel.trip(run, home.id)) for home in self.homes)
        return [(home, trip) for home, trip in found if trip]

    def _usual(self, site: Site) -> list[tuple[Locality, Trip]]:
        found = ((home, self.travel.ways(home.id, site.key, *USUAL)) for home in self.homes)
        return [(home, Trip(*USUAL, ways)) for home, ways in found if ways]

    def _table(self, site: Site, trips: list[tuple[Locality, Trip]], *, brief: bool) -> Markup:
        if not trips:
            return self._far(site, NEAREST)
        trip = trips[0][1]
        html = self.env.get_template("pieces/journeys.html").render(
            root=ROOT,
            lines=[line(home, trip) for home, trip in trips],
            site=site,
            day=on_days([trip.day]),
            start=clock(trip.start),
            finish=clock(trip.finish),
            assumed=trip.assumed,
            brief=brief,
            timetable=self.travel.timetable,
            stranded=any(not trip.ways.there for _, trip in trips),
        )
        return Markup(html)

    def _far(self, site: Site, most: int) -> Markup:
        """How far it is from the nearest towns and villages; empty when it is not on the map."""
        near = list(distances(self.travel, site, self.homes))
        if not near:
            return Markup()
        template = self.env.get_template("pieces/distances.html")
        return Markup(template.render(root=ROOT, site=site, near=near[:most], more=len(near) - most))


def head(root: str) -> str:
    """The style sheet of tables of journeys and maps, and what puts the reader's home first in them."""
    return _HEAD.format(root)


def journeys(area: Area, travel: Travel, env: Environment) -> Journeys:
    """The ways in an area."""
    homes = sorted(area.localities.values(), key=lambda one: (alphabetical(one.written.name), one.id))
    return Journeys(area, travel, env, tuple(homes))


def distances(travel: Travel, site: Site, homes: Iterable[Locality]) -> list[Distance]:
    """How far the towns and villages are from a place, the nearest first; none when it is not on the map."""
    point = site.point
    if point is None:
        return []
    near = sorted(((miles(home.point, point), home) for home in homes), key=lambda one: one[0])
    return [Distance(home, mile_words(far), travel.walk_minutes(home.id, site.key)) for far, home in near]


def mile_words(far: float) -> str:
    """“3.6 miles”, “12 miles”, “less than half a mile”, as the finder says it."""
    if far < 0.5:
        return "less than half a mile"
    number = f"{far:.1f}".removesuffix(".0") if far < 9.95 else f"{far:.0f}"
    return f"{number} mile" if number == "1" else f"{number} miles"


def _range(trips: Iterable[tuple[Locality, Trip]]) -> str:
    took = sorted(trip.ways.there.minutes for _, trip in trips if trip.ways.there and trip.ways.home)
    if not took:
        return ""
    return f"{took[0]} minutes" if took[0] == took[-1] else f"{took[0]} to {took[-1]} minutes"
