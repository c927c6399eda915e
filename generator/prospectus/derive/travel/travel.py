"""What is known of the ways between homes and courses: the one place that pages, feeds and promises ask."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from ...area import Area, Course, Run
from . import walking
from .answers import HOME, ON_FOOT, SITE, Legs
from .asked import USUAL, lesson_days
from .journey import Journey, Leg, Trip, Ways
from .places import Place, places
from .table import Table, reckoning


@dataclass(frozen=True, slots=True)
class Timetable:
    """Which timetable was used: whose, which version, from which day to which it holds.

    `week` is the Monday of the week that journeys are taken from; `stops` and `lines` are how many it has.
    """

    publisher: str
    version: str
    first: dt.date
    last: dt.date
    week: dt.date
    stops: int
    lines: int


@dataclass(frozen=True, eq=False)
class Travel:
    """The ways from towns and villages to the places where courses are held, and between these.

    `origin` is a locality's id or a site's key (provider/site), `site` a site's key, `day` a day of the week in small
    letters, as in a session. Times are minutes after midnight.
    """

    area: Area
    table: Table | None = None
    _trips: dict[tuple[object, ...], Trip | None] = field(default_factory=dict)
    _took: dict[tuple[object, ...], int | None] = field(default_factory=dict)

    @cached_property
    def timetable(self) -> Timetable | None:
        """The timetable that was used; None in an area without one."""
        if self.table is None:
            return None
        feed = self.table.feed
        stops, lines = len(set(feed.at)), len({(one.name, one.mode) for one in feed.lines})
        return Timetable(feed.publisher, feed.version, *feed.days, self.table.week, stops, lines)

    def ready(self) -> Travel:
        """Itself, with everything worked out that is asked for, so that processes that are forked later share it."""
        if self.table:
            assert self.table.found is not None
        return self

    def ways(self, origin: str, site: str, day: str, start: int, finish: int) -> Ways | None:
        """The ways to a site for lessons from `start` to `finish` and home again.

        None when there is no timetable, or when it is not known where one of the two places is. Where there is a
        timetable but no way, each of the ways is None.
        """
        found = self.table.answers(origin, site, day, start, finish) if self.table else None
        if found is None:
            return None
        every = (*found.there[start], *found.home[finish])
        return Ways(*(self._journey(legs, origin, site) if legs else None for legs in every))

    def between(self, site: str, other: str, day: str) -> tuple[tuple[int, int], ...]:
        """When one can leave one site and be at the other, all day: each pair leaves later and arrives later.

        Only between sites of courses that are taken beside others, on days of lessons at the other; only by bus or
        train, and only where that is not slower than walking, which one can do at any time: see `walk_minutes`.
        """
        return self.table.pairs(site, other, day) if self.table else ()

    def walk_minutes(self, origin: str, site: str) -> int | None:
        """How long the whole way takes on foot; None where that is more than people walk, or a place is not known."""
        here, there = self._places.get(origin), self._places.get(site)
        if here is None or there is None:
            return None
        told = reckoning(self.area)
        took = walking.minutes(walking.metres(here.point, there.point), told.walking_kmh)
        return took if took <= told.on_foot_at_most else None

    def trip(self, run: Run, locality: str) -> Trip | None:
        """The ways for the day of a run that begins earliest, the first such day of the week.

        None without a timetable, for a run that is wholly online, and where it is not known where the site is. A run
        that tells no lessons is taken to be on Wednesday from 9 to 4, and the trip says so.
        """
        if self.table is None or run.site is None:
            return None
        key = (locality, self.alike(run))
        if key not in self._trips:
            self._trips[key] = self._trip(lesson_days(run), run.site.key, locality)
        return self._trips[key]

    @staticmethod
    def alike(run: Run) -> tuple[object, ...]:
        """What is the same for runs to which one travels in the same way: their site and the times of their days."""
        return (run.site.key, *lesson_days(run).items()) if run.site else ()

    def _trip(self, days: dict[str, tuple[int, int]], site: str, locality: str) -> Trip | None:
        assumed = not days
        days = days or {USUAL[0]: USUAL[1:]}
        every = {day: self.ways(locality, site, day, *times) for day, times in days.items()}
        first = min(days, key=lambda day: days[day][0])
        ways = every[first]
        if ways is None:
            return None
        missing = tuple(day for day, one in every.items() if one is None or one.there is None or one.home is None)
        return Trip(first, *days[first], ways, missing, assumed)

    def minutes(self, course: Course, locality: str) -> int | None:
        """How long it takes to get to a course, from door to door, to the run that is quickest to get to.

        0 for one that can be taken wholly online. None without a timetable, and when no run has a way there and a way
        home on each day of its lessons.
        """
        return min((took for run in course.runs if (took := self.run_minutes(run, locality)) is not None), default=None)

    def run_minutes(self, run: Run, locality: str) -> int | None:
        """The same for one run."""
        if run.site is None:
            return 0 if run.written.delivery == "online" else None
        if self.table is None:
            return None
        key = (locality, self.alike(run))
        if key not in self._took:
            self._took[key] = self._minutes(self.table, lesson_days(run), run.site.key, locality)
        return self._took[key]

    @staticmethod
    def _minutes(table: Table, days: dict[str, tuple[int, int]], site: str, locality: str) -> int | None:
        """What a trip's way there takes, without making its legs: promises ask this of every run and every home."""
        days = days or {USUAL[0]: USUAL[1:]}
        there: dict[str, Legs | None] = {}
        for day, (start, finish) in days.items():
            found = table.answers(locality, site, day, start, finish)
            if found is None or found.home[finish][0] is None or found.there[start][0] is None:
                return None
            there[day] = found.there[start][0]
        legs = there[min(days, key=lambda day: days[day][0])]
        return legs[-1][4] - legs[0][3] if legs else None

    @cached_property
    def _places(self) -> dict[str, Place]:
        return places(self.area)

    def _journey(self, legs: Legs, origin: str, site: str) -> Journey:
        return Journey(tuple(self._legs(legs, origin, site)))

    def _legs(self, legs: Legs, origin: str, site: str) -> Iterator[Leg]:
        assert self.table is not None
        feed = self.table.feed
        ends = {HOME: self._places[origin].name, SITE: self._places[site].name}
        for trip, from_, to, leaves, arrives in legs:
            start, end = (ends[one] if one < 0 else feed.stops[one].name for one in (from_, to))
            if trip == ON_FOOT:
                yield Leg("walk", "", start, end, leaves, arrives)
            else:
                line = feed.lines[feed.line_of[trip]]
                towards = feed.towards[trip] or feed.stops[feed.at[feed.starts[trip + 1] - 1]].name
                yield Leg(line.mode, line.name, start, end, leaves, arrives, towards)


@lru_cache(maxsize=1)
def travel(area: Area, cache: Path | None = None) -> Travel:
    """The ways of an area; rules, promises and pages of one build are given the same.

    What took long to work out is kept for the next build, in `cache` or where the area says. Nothing is worked out
    before it is asked for, and nothing at all without a timetable.
    """
    return Travel(area, Table(area, area.feed, cache or area.cache) if area.feed else None)
