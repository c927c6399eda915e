"""The journeys of a whole area: worked out once for all that is asked, by several processes, and kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Final

from ... import progress
from ...area import Area
from ...gtfs.feed import Feed
from ...model.codes import DAYS
from ...model.travel import Reckoning
from ...workers import can_fork, in_turn, processors
from . import kept
from .answers import Answers
from .asked import Asked, Times, asked
from .day import Reach, journeys
from .network import DayOfTrips, Network, Runs, day_of_trips
from .places import Place, places
from .week import reference_week

_ENOUGH: Final = 200_000
"""From so many connections to look through on it pays to have them looked through by other processes."""

Alike = dict[str, Times]
"""The times of days that are alike, by the names of these days."""


def reckoning(area: Area) -> Reckoning:
    """How journeys are reckoned in an area."""
    return area.travel.reckoning if area.travel else Reckoning()


@dataclass(frozen=True, eq=False)
class Table:
    """What an area's feed says of all journeys that anybody asks for."""

    area: Area
    feed: Feed
    cache: Path | None
    _later: dict[tuple[str, Runs, int, int], dict[str, Answers]] = field(default_factory=dict)

    @cached_property
    def week(self) -> dt.date:
        """The Monday of the week that journeys are taken from."""
        return reference_week(self.feed, self.area.terms, self.area.today)

    @cached_property
    def network(self) -> Network:
        return Network(self.feed, reckoning(self.area))

    @cached_property
    def places(self) -> Mapping[str, Place]:
        return places(self.area)

    @cached_property
    def asked(self) -> Mapping[str, Asked]:
        return asked(self.area)

    @cached_property
    def runs(self) -> Mapping[str, Runs]:
        """What runs on each day of the week."""
        return {day: self.network.runs(self.week + dt.timedelta(days=number)) for number, day in enumerate(DAYS)}

    @cached_property
    def days(self) -> dict[Runs, DayOfTrips]:
        """The connections of every day of the week that is asked for; equal days share them."""
        wanted = {self.runs[day] for one in self.asked.values() for day in one.times}
        return {runs: day_of_trips(self.network, runs) for runs in wanted}

    @cached_property
    def reach(self) -> Reach:
        """The network with the towns and villages."""
        return Reach(self.network, tuple(self.places[one] for one in self.area.localities))

    @cached_property
    def wide(self) -> Reach:
        """The network with these and the sites from which people go on to another."""
        sites = [self.places[key] for key, one in self.asked.items() if one.programme]
        return Reach(self.network, (*self.reach.origins, *sites))

    def alike(self, site: str) -> Alike:
        """The times that are asked for of a site; days on which the same runs are taken together."""
        groups: dict[Runs, list[str]] = {}
        for day in (day for day in DAYS if day in self.asked[site].times):
            groups.setdefault(self.runs[day], []).append(day)
        found = {}
        for days in groups.values():
            together = Times()
            for day in days:
                together |= self.asked[site].times[day]
            found[" ".join(days)] = together
        return found

    @cached_property
    def found(self) -> kept.BySite:
        """All that is asked for, from the last build or worked out now."""
        keys = {site: self._key(site) for site in self.asked}
        found = kept.load(self.cache, keys, len(self.feed.service_of), len(self.feed.stops))
        missing = [site for site in self.asked if site not in found]
        if missing:
            found |= zip(missing, self._work(missing), strict=True)
            kept.save(self.cache, keys, found)
        return found

    def _key(self, site: str) -> str:
        """A sum of all that the journeys to a site follow from."""
        one = self.asked[site]
        times = [(days, times.starts, times.finishes) for days, times in self.alike(site).items()]
        return kept.digest(self._common, _written(self.places[site]), times, one.programme)

    @cached_property
    def _common(self) -> str:
        origins = [_written(place) for place in self.wide.origins]
        return kept.digest(kept.version(), self.feed.digest, self.week, self.network.reckoning.model_dump(), origins)

    def _work(self, sites: list[str]) -> Iterator[kept.ByDays]:
        tasks = [partial(self._to, site) for site in sites]
        connections = sum(len(day.there) for day in self.days.values())
        workers = processors() if connections * len(sites) >= _ENOUGH and can_fork() else 1
        for reach in (self.reach, self.wide):
            assert reach.there and reach.home is not None  # Made before the processes fork, so that they share them.
        progress.begin("Working out journeys", len(tasks))
        for one in in_turn(tasks, workers):
            progress.step()
            yield one

    def _to(self, site: str) -> kept.ByDays:
        """The journeys to one site, for all times that are asked for."""
        wide = self.asked[site].programme
        reach, place = self.wide if wide else self.reach, self.places[site]
        return {
            days: journeys(reach, self.days[self.runs[days.split()[0]]], place, times, all_day=wide)
            for days, times in self.alike(site).items()
        }

    def answers(self, origin: str, site: str, day: str, start: int, finish: int) -> Answers | None:
        """The journeys between two places for these times; worked out now when nobody asked for them before."""
        for days, by_origin in self.found.get(site, {}).items():
            one = by_origin.get(origin) if day in days.split() else None
            if one and start in one.there and finish in one.home:
                return one
        return self._now(origin, site, day, start, finish)

    def _now(self, origin: str, site: str, day: str, start: int, finish: int) -> Answers | None:
        if origin not in self.places or site not in self.places or origin == site:
            return None
        runs = self.runs[day]
        key = (f"{origin} {site}", runs, start, finish)
        if key not in self._later:
            reach = Reach(self.network, (self.places[origin],))
            times = Times((start,), (finish,))
            trips = self.days.get(runs) or day_of_trips(self.network, runs)
            self._later[key] = journeys(reach, trips, self.places[site], times, all_day=False)
        return self._later[key].get(origin)

    def pairs(self, site: str, other: str, day: str) -> tuple[tuple[int, int], ...]:
        """All ways of a day from one site to another, when they were asked for."""
        by_days = self.found.get(other, {})
        return next((found[site].pairs for days, found in by_days.items() if day in days.split() and site in found), ())


def _written(place: Place) -> tuple[object, ...]:
    return place.key, place.point, place.stops
