"""Reads an area's timetable as a whole: a feed in which everything that is named is there, or all that is wrong."""

from __future__ import annotations

import hashlib
from array import array
from pathlib import Path
from typing import Final

from ..problems import Problem
from .crowds import refuse_crowds
from .faults import Faults
from .feed import Feed
from .lines import TRIP, Trip, lines, making, trips
from .places import stops, transfers
from .services import services
from .source import Source, find
from .table import Table
from .times import CALL, calls
from .trips import Ordered, ordered, repeated

_NEEDED: Final = ("agency.txt", "stops.txt", "routes.txt", "trips.txt", "stop_times.txt")
_CALENDARS: Final = ("calendar.txt", "calendar_dates.txt")
_NO_TABLE: Final = ("feed-column-missing", "feed-table-broken", "not-utf-8", "feed-too-large")


def read_feed(root: Path) -> tuple[Feed | None, tuple[Problem, ...]]:
    """The timetable in content/area of the area in `root`; None without one, and when anything is wrong."""
    faults = Faults()
    source = find(root, faults)
    feed = _feed(source, faults) if source and _is_whole(source, faults) else None
    return (None if faults.told else feed), faults.problems


def _is_whole(source: Source, faults: Faults) -> bool:
    """Whether all files are there that a timetable cannot do without."""
    do = "Fetch the timetable again: all its files belong together. content/help/travel-data.md tells where."
    for name in _NEEDED:
        if name not in source.files:
            says = f"The timetable has no {name}."
            faults.fault("feed-file-missing", f"{source.path}/{name}", 1, 1, says, do)
    if not any(name in source.files for name in _CALENDARS):
        says = "The timetable has neither calendar.txt nor calendar_dates.txt, so nobody knows when anything runs."
        faults.fault("feed-file-missing", f"{source.path}/calendar.txt", 1, 1, says, do)
    return not faults.told


def _feed(source: Source, faults: Faults) -> Feed | None:
    """The feed as far as it can be read.

    None when a file is no table with its columns: then others would seem to name what is not there.
    """
    made = making(source, faults)
    places, running, routes = stops(source, faults), services(source, faults), lines(source, faults)
    if _unreadable(faults):
        Table(source, "trips.txt", TRIP, faults)
        Table(source, "stop_times.txt", CALL, faults)
        return None
    journeys = trips(source, _numbers(routes), _numbers(running), faults)
    if _unreadable(faults):
        Table(source, "stop_times.txt", CALL, faults)
        return None
    every = _ordered(source, {id_: number for number, id_ in enumerate(journeys)}, _numbers(places), faults)
    changing = transfers(source, frozenset({stop.id for stop in places} | {stop.station for stop in places}), faults)
    feed = Feed(
        source.path, _digest(source), made.publisher, made.version, (made.first, made.last),
        places, routes, running, changing, *_columns(every, list(journeys.values())),
        every.starts, every.at, every.arrives, every.leaves, bytes(every.shut),
    )  # fmt: skip
    refuse_crowds(feed, faults)
    if not faults.told and not feed.runs_at_all:
        says = "Nothing runs on any day in this timetable."
        do = "Look at its calendar.txt and calendar_dates.txt, or fetch it again."
        faults.fault("feed-nothing-runs", source.path, 1, 1, says, do)
    return feed


def _ordered(source: Source, trips: dict[str, int], stops: dict[str, int], faults: Faults) -> Ordered:
    """Every trip with its calls."""
    found = calls(source, trips, stops, faults)
    return ordered(found, repeated(source, trips, faults), f"{source.path}/stop_times.txt", faults)


def _unreadable(faults: Faults) -> bool:
    """Whether any file could not be read as a table with its columns."""
    return any(id_ in _NO_TABLE for id_, _ in faults.count)


def _numbers(things: tuple[object, ...]) -> dict[str, int]:
    """The number of each thing by its id."""
    return {thing.id: number for number, thing in enumerate(things)}  # type: ignore[attr-defined]


def _columns(every: Ordered, journeys: list[Trip]) -> tuple[array[int], array[int], tuple[str, ...]]:
    """The line, the service and the sign of every trip."""
    of = [journeys[number] for number in every.trip]
    return (
        array("i", [one.line for one in of]),
        array("i", [one.service for one in of]),
        tuple(one.towards for one in of),
    )


def _digest(source: Source) -> str:
    """A sum of all its bytes."""
    found = hashlib.sha256()
    for name, raw in sorted(source.files.items()):
        found.update(f"{name} {len(raw)}\n".encode())
        found.update(raw)
    return found.hexdigest()
