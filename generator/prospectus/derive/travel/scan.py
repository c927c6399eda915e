"""Looks through a day's connections once and knows, for every place, all the best ways to one target.

This is the connection scan algorithm for profiles (Dibbelt, Pajor, Strasser and Wagner, “Connection Scan Algorithm”,
2018). Connections are taken from the last to leave to the first, so that what is still to come of a journey is always
known. A way is worth its arrival, then its changes, then its minutes on foot; all three are in one number.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from .network import Connection

_ARRIVES: Final = 22
_CHANGE: Final = 1 << 14
_NEVER: Final = 1 << 62
_OFF: Final = 32

Change = tuple[int, int, int]
"""From which node one can get to a vehicle that leaves a stop, in how many minutes, and what that costs."""


@dataclass(frozen=True, slots=True)
class Profile:
    """All best ways from a node, those that leave last first: no other leaves as late and is as good.

    `leaves` are minutes with a minus, so that they ascend. `worth` is what a way is worth, `rides` tells with which
    connections its first ride begins and ends.
    """

    leaves: list[int]
    worth: list[int]
    rides: list[int]


def arrival(worth: int) -> int:
    """When a way of this worth is there."""
    return worth >> _ARRIVES


def changes(worth: int) -> int:
    """How often one changes on a way of this worth."""
    return worth >> 14 & 255


def walked(minutes: int) -> int:
    """What walking to the target from a stop adds to the minute in which one gets off there."""
    return (minutes << _ARRIVES) + minutes


def change(walk: int) -> int:
    """What a change costs."""
    return _CHANGE + walk


class Ground(NamedTuple):
    """What a look through a day's connections goes by.

    How many `trips` there are, and how many `nodes`; one of these, `nowhere`, stands for stops where nobody gets on or
    off. `changes` tells for each stop the nodes from which one can get to a vehicle there: stops at which one changes,
    and places from which one walks. `target` tells the minutes on foot from stops near it.
    """

    trips: int
    nodes: int
    nowhere: int
    changes: Mapping[int, Sequence[Change]]
    target: Mapping[int, int]


def scan(connections: Sequence[Connection], ground: Ground) -> list[Profile]:
    """The best ways to the target from every node."""
    profiles = [Profile([], [], []) for _ in range(ground.nodes)]
    leaves_of, worth_of = [one.leaves for one in profiles], [one.worth for one in profiles]
    least = [_NEVER] * ground.nodes
    least[ground.nowhere] = -_NEVER
    aboard, off = [_NEVER] * ground.trips, [0] * ground.trips
    on_foot = [walked(ground.target[stop]) if stop in ground.target else None for stop in range(ground.nodes)]
    for number, (from_, leaves, to, arrives, trip) in enumerate(connections):
        worth = before = aboard[trip]
        foot = on_foot[to]
        if foot is not None and (ends := (arrives << _ARRIVES) + foot) < worth:
            worth = ends
        at = bisect_right(leaves_of[to], -arrives)
        if at and (ends := worth_of[to][at - 1]) < worth:
            worth = ends
        if worth < before:
            aboard[trip], off[trip] = worth, number
        if worth < least[from_]:
            least[from_] = worth
            ride = off[trip] << _OFF | number
            for node, minutes, cost in ground.changes[from_]:
                _put(profiles[node], minutes - leaves, worth + cost, ride)
    return profiles


def _put(profile: Profile, leaves: int, worth: int, ride: int) -> None:
    """Put a way where it belongs, unless another is as good; what it betters goes."""
    times, worths = profile.leaves, profile.worth
    end = len(times)
    at = end
    while at and times[at - 1] > leaves:
        at -= 1
    if at and worths[at - 1] <= worth:
        return
    after = at
    while after < end and worths[after] >= worth:
        after += 1
    while at and times[at - 1] == leaves:
        at -= 1
    times[at:after], worths[at:after], profile.rides[at:after] = [leaves], [worth], [ride]


def rides(
    profiles: Sequence[Profile], connections: Sequence[Connection], first: int, target: Mapping[int, int]
) -> list[tuple[int, int]]:
    """The rides of a way by the numbers of the connections with which each begins and ends; `first` is its first."""
    found = []
    ride: int | None = first
    while ride is not None:
        begins, ends = ride & (1 << _OFF) - 1, ride >> _OFF
        found.append((begins, ends))
        ride = _next(profiles, connections[ends], target)
    return found


def _next(profiles: Sequence[Profile], last: Connection, target: Mapping[int, int]) -> int | None:
    """The ride after one that ends with this connection; None where the target is best reached on foot."""
    profile = profiles[last.to]
    at = bisect_right(profile.leaves, -last.arrives)
    on_foot = target.get(last.to)
    if on_foot is not None and (not at or (last.arrives << _ARRIVES) + walked(on_foot) <= profile.worth[at - 1]):
        return None
    return profile.rides[at - 1]
