"""All journeys of one day to one site and back: one look through the connections for each direction."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from . import scan, walking
from .answers import HOME, ON_FOOT, SITE, Answers, Leg, Legs, Way, best, latest_start, to_be_home, to_be_there
from .asked import Times
from .network import Connection, DayOfTrips, Network, round_up
from .places import Place

Changes = Mapping[int, Sequence[scan.Change]]


@dataclass(frozen=True, eq=False)
class Reach:
    """A network with the places from which people come: each is a node after the stops, in this order."""

    network: Network
    origins: tuple[Place, ...]

    @cached_property
    def walks(self) -> list[dict[int, int]]:
        """The minutes on foot from each place to its stops."""
        return [self.network.stops_of(place) for place in self.origins]

    @property
    def nodes(self) -> int:
        return self.network.nowhere + 1 + len(self.origins)

    @cached_property
    def there(self) -> Changes:
        """From where one gets to a vehicle that leaves a stop."""
        return self._with_places({stop: list(starts) for stop, starts in self.network.changes.items()})

    @cached_property
    def home(self) -> Changes:
        """To where one gets from a vehicle that arrives at a stop: the same in a mirror of time."""
        found: dict[int, list[tuple[int, int, int]]] = {stop: [] for stop in self.network.changes}
        for stop, starts in self.network.changes.items():
            for start, minutes, walk in starts:
                found.setdefault(start, []).append((stop, minutes, walk))
        return self._with_places(found)

    def _with_places(self, changes: Mapping[int, Sequence[tuple[int, int, int]]]) -> Changes:
        found = {
            stop: [(node, minutes, scan.change(walk)) for node, minutes, walk in nodes]
            for stop, nodes in changes.items()
        }
        for number, walks in enumerate(self.walks, self.network.nowhere + 1):
            for stop, minutes in walks.items():
                found.setdefault(stop, []).append((number, minutes, minutes))
        return found

    def on_foot(self, origin: Place, site: Place) -> int | None:
        """How long people walk all the way, if they do."""
        took = self.network.minutes(walking.metres(origin.point, site.point))
        return took if took <= self.network.reckoning.on_foot_at_most else None


@dataclass(frozen=True, eq=False)
class Sought:
    """One direction of one day: what to look through, where to, and what came out."""

    reach: Reach
    day: DayOfTrips
    connections: Sequence[Connection]
    target: Mapping[int, int]
    mirrored: bool

    @cached_property
    def profiles(self) -> list[scan.Profile]:
        changes = self.reach.home if self.mirrored else self.reach.there
        nowhere = self.reach.network.nowhere
        ground = scan.Ground(len(self.day.runs), self.reach.nodes, nowhere, changes, self.target)
        return scan.scan(self.connections, ground)

    def ways(self, number: int, walk: int | None) -> list[Way]:
        """The best ways from the place of this number."""
        return best(self.profiles[self.reach.network.nowhere + 1 + number], walk)

    def legs(self, number: int) -> Callable[[Way], Legs]:
        """What reads out the legs of ways from the place of this number, in the order of time."""
        walks = self.reach.walks[number]

        def read(way: Way) -> Legs:
            found = scan.rides(self.profiles, self.connections, way.ride, self.target)
            rides = [self._ride(self.connections[begins], self.connections[ends]) for begins, ends in found]
            if self.mirrored:
                return tuple(self._joined(rides[::-1], self.target, walks, (SITE, HOME)))
            return tuple(self._joined(rides, walks, self.target, (HOME, SITE)))

        return read

    def _ride(self, begins: Connection, ends: Connection) -> Leg:
        trip = self.day.runs[begins.trip][0]
        if self.mirrored:
            return trip, ends.to, begins.from_, -ends.arrives, -begins.leaves
        return trip, begins.from_, ends.to, begins.leaves, ends.arrives

    def _joined(
        self, rides: list[Leg], before: Mapping[int, int], after: Mapping[int, int], ends: tuple[int, int]
    ) -> Iterator[Leg]:
        """The rides with the walks before, between and after them."""
        _, stop, _, leaves, _ = rides[0]
        if before[stop]:
            yield ON_FOOT, ends[0], stop, leaves - before[stop], leaves
        for number, (trip, from_, to, leaves, arrives) in enumerate(rides):
            if number and (walk := self._between(rides[number - 1][2], from_)):
                off = rides[number - 1]
                yield ON_FOOT, off[2], from_, off[4], off[4] + walk
            yield trip, from_, to, leaves, arrives
        _, _, stop, _, arrives = rides[-1]
        if after[stop]:
            yield ON_FOOT, stop, ends[1], arrives, arrives + after[stop]

    def _between(self, from_: int, to: int) -> int:
        """The minutes on foot of a change."""
        return next(walk for start, _, walk in self.reach.network.changes[to] if start == from_)


def journeys(reach: Reach, day: DayOfTrips, site: Place, times: Times, *, all_day: bool) -> dict[str, Answers]:
    """The journeys from every place to a site, for these times; with all ways of the day if that is asked for."""
    early = round_up(reach.network.reckoning.be_there_before)
    target = reach.network.stops_of(site)
    there = Sought(reach, day, _until(day.there, latest_start(times, early), all_day=all_day), target, mirrored=False)
    home = Sought(reach, day, _since(day.home, min(times.finishes, default=0)), target, mirrored=True)
    found = {}
    for number, origin in enumerate(reach.origins):
        if origin.key != site.key:
            walk = reach.on_foot(origin, site)
            to, back = there.ways(number, walk), home.ways(number, walk)
            found[origin.key] = Answers(
                {start: to_be_there(to, start - early, walk, there.legs(number)) for start in times.starts},
                {finish: to_be_home(back, finish, walk, home.legs(number)) for finish in times.finishes},
                tuple((way.leaves, way.arrives) for way in reversed(to)) if all_day and "/" in origin.key else (),
            )
    return found


def _until(connections: Sequence[Connection], latest: int, *, all_day: bool) -> Sequence[Connection]:
    """Those that leave before a time; they are in the order in which they leave, the last first."""
    return connections if all_day else connections[bisect_left(connections, -latest, key=lambda one: -one.leaves) :]


def _since(connections: Sequence[Connection], earliest: int) -> Sequence[Connection]:
    """Those in the mirror of time that arrive after a time; they are in the order in which they arrive."""
    return connections[bisect_left(connections, earliest, key=lambda one: -one.leaves) :]
