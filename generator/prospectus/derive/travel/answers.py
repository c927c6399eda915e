"""Picks from all best ways of a day those that are asked for: in time for lessons, and home after them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from . import scan
from .asked import Times

Leg = tuple[int, int, int, int, int]
"""The trip (-1 on foot), from which stop to which, and when it leaves and arrives."""

Legs = tuple[Leg, ...]
ON_FOOT: Final = -1
HOME: Final = -1
SITE: Final = -2


@dataclass(frozen=True, slots=True)
class Way:
    """One of the best ways of a day: when it leaves and arrives, and its first ride."""

    leaves: int
    arrives: int
    ride: int


@dataclass(frozen=True, slots=True)
class Answers:
    """The journeys between a place and a site on a day, for the times that were asked for.

    `there` has the journey for each start and the one before it, `home` that after each finish and the last of the day;
    None where there is none. `pairs` are all ways of the day from one site to another, by when they leave and arrive.
    """

    there: dict[int, tuple[Legs | None, Legs | None]]
    home: dict[int, tuple[Legs | None, Legs | None]]
    pairs: tuple[tuple[int, int], ...] = ()


def best(profile: scan.Profile, walk: int | None) -> list[Way]:
    """The ways that leave later than all that are there as early, the last first.

    Without those for which it is as good to walk all the way, if that takes `walk` minutes.
    """
    kept: list[Way] = []
    for leaves, worth, ride in zip(profile.leaves, profile.worth, profile.rides, strict=True):
        arrives = scan.arrival(worth)
        took = arrives + leaves  # leaves has a minus
        slow = walk is not None and (took > walk or (took == walk and scan.changes(worth) > 0))
        if not slow and not (kept and arrives >= kept[-1].arrives):
            kept.append(Way(-leaves, arrives, ride))
    return kept


def chosen(ways: Sequence[Way], latest: int, walk: int | None) -> tuple[Way | None, Way | None, bool]:
    """The way that leaves last of those that are there at `latest`, the one before it, and whether to walk instead."""
    in_time = [way for way in ways if way.arrives <= latest]
    on_foot = walk is not None and not (in_time and in_time[0].leaves >= latest - walk)
    return (in_time[0] if in_time else None), (in_time[1] if len(in_time) > 1 else None), on_foot


def to_be_there(
    ways: Sequence[Way], start: int, walk: int | None, legs: Callable[[Way], Legs]
) -> tuple[Legs | None, Legs | None]:
    """The journey to be there at a time, and the one before it; a walk has none before it: it can begin any time."""
    way, before, on_foot = chosen(ways, start, walk)
    if on_foot and walk is not None:
        return ((ON_FOOT, HOME, SITE, start - walk, start),), None
    return (legs(way) if way else None), (legs(before) if before else None)


def to_be_home(
    ways: Sequence[Way], finish: int, walk: int | None, legs: Callable[[Way], Legs]
) -> tuple[Legs | None, Legs | None]:
    """The journey that is home first after a time, and the last of the day; `ways` are in a mirror of time."""
    way, _, on_foot = chosen(ways, -finish, walk)
    last = legs(ways[-1]) if way else None
    if on_foot and walk is not None:
        return ((ON_FOOT, SITE, HOME, finish, finish + walk),), last
    return (legs(way) if way else None), last


def latest_start(times: Times, before: int) -> int:
    """The last minute of the day at which anybody has to be there."""
    return max(times.starts, default=0) - before
