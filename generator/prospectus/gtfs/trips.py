"""Puts the calls of each trip in order, fills in times not given, and repeats trips that run every so often."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from .. import limits
from .faults import Faults
from .source import Source
from .table import Row, Table
from .times import Calls, seconds

Every = tuple[int, int, int]
"""From when to when a trip is repeated, and how many seconds lie between."""


def _numbers() -> array[int]:
    return array("i")


@dataclass(slots=True)
class Ordered:
    """Trips with their calls, as a feed keeps them; `trip` is the number of each in trips.txt."""

    trip: array[int] = field(default_factory=_numbers)
    starts: array[int] = field(default_factory=lambda: array("i", [0]))
    at: array[int] = field(default_factory=_numbers)
    arrives: array[int] = field(default_factory=_numbers)
    leaves: array[int] = field(default_factory=_numbers)
    shut: bytearray = field(default_factory=bytearray)

    def add(self, trip: int, calls: Calls, places: list[int], times: list[tuple[int, int]], later: int) -> None:
        """Add a trip that runs so many seconds later than its times say."""
        self.trip.append(trip)
        self.at.extend(calls.stop[one] for one in places)
        self.arrives.extend(arrives + later for arrives, _ in times)
        self.leaves.extend(leaves + later for _, leaves in times)
        self.shut.extend(calls.shut[one] for one in places)
        self.starts.append(len(self.at))


def ordered(calls: Calls, repeated: Mapping[int, list[Every]], path: str, faults: Faults) -> Ordered:
    """Every trip with two calls or more, as often as it runs."""
    found = Ordered()
    for trip, places in calls.sorted_trips():
        times = _times(calls, places, path, faults)
        if times is None or len(places) < 2:
            continue
        for later in _later(times[0][1], repeated.get(trip)):
            if len(found.at) + len(places) > limits.FEED_STOP_TIMES:
                says = f"With all its repeated trips this timetable has more than {limits.FEED_STOP_TIMES:,} times."
                do = "Cut it down to the buses and trains of the area; content/help/travel-data.md tells how."
                faults.fault("feed-too-large", path, 1, 1, says, do)
                return found
            found.add(trip, calls, places, times, later)
    return found


def _later(first: int, repeated: list[Every] | None) -> Iterator[int]:
    """How many seconds later than written a trip runs, each time that it does."""
    if repeated is None:
        yield 0
    for start, end, gap in repeated or ():
        yield from range(start - first, end - first, gap)


def _times(calls: Calls, places: list[int], path: str, faults: Faults) -> list[tuple[int, int]] | None:
    """When a trip arrives and leaves at each of its stops; None, and a fault, when that cannot be."""
    times = [(calls.arrives[one], calls.leaves[one]) for one in places]
    line = calls.line[places[0]]
    if any(calls.order[one] == calls.order[other] for one, other in pairwise(places)):
        says, do = "Two stops of this trip have the same stop_sequence.", "Tell those who make the timetable."
        faults.fault("feed-id-twice", path, line, 1, says, do)
        return None
    if times[0][0] < 0 or times[-1][0] < 0:
        says, do = "The first and the last stop of this trip need a time.", "Tell those who make the timetable."
        faults.fault("feed-time-missing", path, line, 1, says, do)
        return None
    if any(arrives < 0 for arrives, _ in times):
        times = _filled(times)
    before = 0
    for place, (arrives, leaves) in zip(places, times, strict=True):
        if arrives < before or leaves < arrives:
            says = f"This trip goes back in time: {_clock(arrives if arrives < before else leaves)} comes after "
            says += f"{_clock(before if arrives < before else arrives)}."
            do = "Times after midnight of the same service go on: 24:10:00. Tell those who make the timetable."
            faults.fault("feed-time-backwards", path, calls.line[place], 1, says, do)
            return None
        before = leaves
    return times


def _filled(times: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Times for all stops: between two that are given, as if all stops were equally far apart."""
    known = [number for number, (arrives, _) in enumerate(times) if arrives >= 0]
    filled = list(times)
    for one, other in pairwise(known):
        start, end = times[one][1], times[other][0]
        for number in range(one + 1, other):
            between = start + (end - start) * (number - one) // (other - one)
            filled[number] = (between, between)
    return filled


def _clock(time: int) -> str:
    return f"{time // 3600:02d}:{time // 60 % 60:02d}:{time % 60:02d}"


def repeated(source: Source, trips: Mapping[str, int], faults: Faults) -> dict[int, list[Every]]:
    """The trips that run every so often, by their numbers."""
    table = Table(source, "frequencies.txt", ("trip_id", "start_time", "end_time", "headway_secs"), faults)
    found: dict[int, list[Every]] = {}
    for row in table.rows():
        trip = trips.get(table.value(row, "trip_id"))
        every = _every(table, row)
        if trip is None:
            table.dangling(row, "trip_id", "trips.txt")
        elif every:
            found.setdefault(trip, []).append(every)
    return found


def _every(table: Table, row: Row) -> Every | None:
    start, end = seconds(table.value(row, "start_time")), seconds(table.value(row, "end_time"))
    for column, time in (("start_time", start), ("end_time", end)):
        if time < 0:
            table.odd(row, column, "a time, which is written like 07:52:00")
    gap = table.value(row, "headway_secs")
    if not (gap.isascii() and gap.isdigit() and len(gap) < 7 and int(gap)):
        table.odd(row, "headway_secs", "a number of seconds")
        return None
    return (start, end, int(gap)) if start >= 0 and end >= 0 else None
