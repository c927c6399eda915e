"""Reads when every trip of a timetable is at which stop: most of its bytes, so nothing is kept that is not needed."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from .. import limits
from ..wording import quoted
from .faults import Faults
from .source import Source
from .table import Row, Table

_CLOCK: Final = re.compile(r"(\d{1,2}):([0-5]\d):([0-5]\d)", re.ASCII)
_BLANK: Final = -1
_ODD: Final = -2
_TIMES: Final = ("arrival_time", "departure_time")
CALL: Final = ("trip_id", *_TIMES, "stop_id", "stop_sequence")
"""The columns that stop_times.txt needs."""

_FLAGS: Final = {"": 0, "0": 0, "1": 1, "2": 0, "3": 0}


def _numbers() -> array[int]:
    return array("i")


@dataclass(slots=True)
class Calls:
    """When trips call at stops, in the order of the file: the same place in each array is the same call.

    `trip` and `stop` are numbers, `order` is where on its trip a call comes, times are seconds after midnight (-1 when
    none is given), `shut` as in a feed, `line` the line of the file.
    """

    trip: array[int] = field(default_factory=_numbers)
    stop: array[int] = field(default_factory=_numbers)
    order: array[int] = field(default_factory=_numbers)
    arrives: array[int] = field(default_factory=_numbers)
    leaves: array[int] = field(default_factory=_numbers)
    shut: bytearray = field(default_factory=bytearray)
    line: array[int] = field(default_factory=_numbers)

    def sorted_trips(self) -> Iterator[tuple[int, list[int]]]:
        """The number of each trip, with its calls in their order."""
        places: list[int] = list(range(len(self.trip)))
        keys = [trip << 32 | order for trip, order in zip(self.trip, self.order, strict=True)]
        if any(one >= other for one, other in pairwise(keys)):
            places.sort(key=keys.__getitem__)
        start = 0
        for end in range(1, len(places) + 1):
            if end == len(places) or self.trip[places[end]] != self.trip[places[start]]:
                yield self.trip[places[start]], places[start:end]
                start = end


def calls(source: Source, trips: Mapping[str, int], stops: Mapping[str, int], faults: Faults) -> Calls:
    """Every call that can be read; whatever else there is has been told as a fault."""
    found = Calls()
    table = Table(source, "stop_times.txt", CALL, faults, limits.FEED_STOP_TIMES)
    clock = _Clock()
    trip_at, stop_at, order_at, arrives_at, leaves_at = (
        table.at(one) for one in ("trip_id", "stop_id", "stop_sequence", *_TIMES)
    )
    shuts = table.columns.get("pickup_type"), table.columns.get("drop_off_type")
    for number, values in table.rows():
        trip, stop, order = trips.get(values[trip_at], -1), stops.get(values[stop_at], -1), values[order_at]
        arrives, leaves = clock[values[arrives_at]], clock[values[leaves_at]]
        if trip < 0 or stop < 0 or arrives == _ODD or leaves == _ODD or not _is_number(order):
            _refuse(table, (number, values), trip, stop)
            continue
        found.trip.append(trip)
        found.stop.append(stop)
        found.order.append(int(order))
        found.arrives.append(leaves if arrives == _BLANK else arrives)
        found.leaves.append(arrives if leaves == _BLANK else leaves)
        found.shut.append(_shut(values, *shuts))
        found.line.append(number)
    return found


class _Clock(dict[str, int]):
    """Seconds by how a time is written; the same times stand in thousands of lines."""

    def __missing__(self, text: str) -> int:
        self[text] = found = seconds(text)
        return found


def seconds(text: str) -> int:
    """A time in seconds after midnight; -1 when there is none, -2 when it cannot be read. It can be 24:10:00."""
    if not text:
        return _BLANK
    found = _CLOCK.fullmatch(text)
    return int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3]) if found else _ODD


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def _shut(values: list[str], pick_up: int | None, drop_off: int | None) -> int:
    """1 where nobody can get on, 2 where nobody can get off, 3 for both."""
    on = _FLAGS.get(values[pick_up], 0) if pick_up is not None else 0
    off = _FLAGS.get(values[drop_off], 0) if drop_off is not None else 0
    return on | off << 1


def _refuse(table: Table, row: Row, trip: int, stop: int) -> None:
    """Tell everything that is wrong with a row."""
    if trip < 0:
        table.dangling(row, "trip_id", "trips.txt")
    if stop < 0:
        table.dangling(row, "stop_id", "the stops of stops.txt")
    for column in _TIMES:
        if seconds(table.value(row, column)) == _ODD:
            says = f"{quoted(table.value(row, column))} is not a time."
            do = "Times are written like 07:52:00, those after midnight of the same service like 24:10:00."
            table.refuse("feed-time", row, column, says, do)
    if not _is_number(table.value(row, "stop_sequence")):
        table.odd(row, "stop_sequence", "a number")
