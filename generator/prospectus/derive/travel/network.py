"""What runs on a day, as connections from one stop to the next, and how people change and walk between them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Final, NamedTuple

from ...gtfs.feed import Feed
from ...model.travel import Reckoning
from . import walking
from .places import Place

NEAR: Final = 400
"""How many metres two stops may lie apart for people to change between them on foot."""

DAY: Final = 1440
BEGINS: Final = 180
"""A day begins at three in the morning and lasts until three of the next: what runs after midnight is its evening."""

_NO_BOARDING: Final = 1
_NO_ALIGHTING: Final = 2


class Connection(NamedTuple):
    """A vehicle's way from one stop to the next: numbers of stops, minutes after midnight, and the trip."""

    from_: int
    leaves: int
    to: int
    arrives: int
    trip: int


Runs = tuple[tuple[int, int], ...]
"""The trips that run on a day, each with the minutes by which it runs later than its times say."""

Change = tuple[int, int, int]
"""From which stop one can change to another, in how many minutes, and how many of these are on foot."""


@dataclass(frozen=True, eq=False)
class Network:
    """Stops, and how one changes between them; what is the same on all days.

    Numbers of stops are those of the feed; the one after the last stands for a stop where nobody gets on or off.
    """

    feed: Feed
    reckoning: Reckoning

    @property
    def nowhere(self) -> int:
        return len(self.feed.stops)

    @cached_property
    def map(self) -> walking.Points:
        """The stops on the map; those that nothing stops at are left out."""
        served = set(self.feed.at)
        far = (90.0, 0.0)  # At the pole nobody looks for stops.
        return walking.on_map([stop.point if number in served else far for number, stop in enumerate(self.feed.stops)])

    def stops_of(self, place: Place) -> dict[int, int]:
        """The stops that people of a place walk to, each with the minutes that it takes: named ones, else near ones."""
        if place.stops:
            named = {number for id_ in place.stops for number in self.feed.parts.get(id_, ())}
            return {number: self.minutes(walking.metres(place.point, self._point(number))) for number in sorted(named)}
        most = self.reckoning.walk_at_most
        reach = (most + 1) * self.reckoning.walking_kmh * 1000 / 60
        near = ((number, self.minutes(away)) for number, away in self.map.near(place.point, reach))
        return {number: took for number, took in near if took <= most}

    def minutes(self, distance: float) -> int:
        """How many minutes people walk so many metres of a straight line."""
        return walking.minutes(distance, self.reckoning.walking_kmh)

    def _point(self, number: int) -> tuple[float, float]:
        return self.feed.stops[number].point

    @cached_property
    def changes(self) -> Mapping[int, tuple[Change, ...]]:
        """For each stop all from which one can change to a vehicle that leaves there, itself first."""
        least = max(1, round_up(self.reckoning.change_at_least))
        told = self._told
        found: dict[int, list[Change]] = {}
        for number in sorted(set(self.feed.at)):
            pairs = {(number, number): (least, 0)}
            for other, away in self.map.near(self._point(number), NEAR):
                if other != number:
                    took = self.minutes(away)
                    pairs[other, number] = (took + least, took)
            found[number] = [(start, *took) for (start, _), took in pairs.items() if (start, number) not in told]
        for (start, end), took_at_least in told.items():
            if took_at_least is not None and end in found:
                took = self.minutes(walking.metres(self._point(start), self._point(end)))
                found[end].append((start, took_at_least, min(took, took_at_least)))
        return {number: tuple(sorted(one)) for number, one in found.items()}

    @cached_property
    def _told(self) -> Mapping[tuple[int, int], int | None]:
        """What the feed says of changing, by the numbers of stops; what it says of a stop outweighs its station."""
        parts, stops = self.feed.parts, self.feed.stop_numbers
        wide = sorted(self.feed.transfers, key=lambda one: (one.from_ in stops) + (one.to in stops))
        return {pair: one.minutes for one in wide for pair in product(parts.get(one.from_, ()), parts.get(one.to, ()))}

    def runs(self, day: dt.date) -> Runs:
        """What runs on a day: its own trips, the end of yesterday's and the first of tomorrow's."""
        found = []
        for shift in (-1, 0, 1):
            running = [service.runs(day + dt.timedelta(days=shift)) for service in self.feed.services]
            for trip, service in enumerate(self.feed.service_of):
                if running[service] and self._is_in(trip, shift * DAY):
                    found.append((trip, shift * DAY))
        return tuple(found)

    def _is_in(self, trip: int, later: int) -> bool:
        """Whether any of a trip's connections leaves on the day."""
        start, end = self.feed.starts[trip], self.feed.starts[trip + 1] - 1
        first, last = self.feed.leaves[start] // 60 + later, self.feed.leaves[end - 1] // 60 + later
        return first < BEGINS + DAY and last >= BEGINS

    def connections(self, runs: Runs) -> Iterator[Connection]:
        """The connections of a day, trip by trip; minutes are rounded so that nobody misses anything."""
        feed = self.feed
        for number, (trip, later) in enumerate(runs):
            for call in range(feed.starts[trip], feed.starts[trip + 1] - 1):
                leaves = feed.leaves[call] // 60 + later
                if BEGINS <= leaves < BEGINS + DAY:
                    from_ = self.nowhere if feed.shut[call] & _NO_BOARDING else feed.at[call]
                    to = self.nowhere if feed.shut[call + 1] & _NO_ALIGHTING else feed.at[call + 1]
                    yield Connection(from_, leaves, to, -(-feed.arrives[call + 1] // 60) + later, number)


@dataclass(frozen=True, eq=False)
class DayOfTrips:
    """The connections of a day in the two orders in which they are looked at.

    `there` are those that leave last, first. `home` are the same in a mirror of time: each goes from where it arrives
    to where it leaves, at times with a minus, so that the way home from a place is looked for as the way there.
    """

    runs: Runs
    there: Sequence[Connection]
    home: Sequence[Connection]


def day_of_trips(network: Network, runs: Runs) -> DayOfTrips:
    """The connections of a day, in order; of a trip's connections in the same minute the later one comes first."""
    every = list(network.connections(runs))
    numbers = range(len(every))
    there = sorted(numbers, key=lambda number: (-every[number].leaves, -number))
    home = sorted(numbers, key=lambda number: (every[number].arrives, number))
    mirrored = (every[number] for number in home)
    return DayOfTrips(
        runs,
        [every[number] for number in there],
        [Connection(one.to, -one.arrives, one.from_, -one.leaves, one.trip) for one in mirrored],
    )


def round_up(number: float) -> int:
    """The next whole number."""
    return -int(-number // 1)
