"""Reads the stops and stations of a timetable, and what it says of changing between them."""

from __future__ import annotations

from math import ceil
from typing import Final

from .faults import Faults
from .feed import Stop, Transfer
from .source import Source
from .table import Row, Table, clean

_STANDS: Final = ("", "0", "4")  # a stop, or a part of one where people board
_STATION: Final = "1"
_OTHERS: Final = ("2", "3")  # entrances and corners of a station
_NOBODY: Final = "3"
_MINUTES: Final = "2"
_KINDS: Final = ("", "0", "1", "2", "3", "4", "5")
_ENDS: Final = ("from_stop_id", "to_stop_id")
_ONLY_FOR: Final = ("from_route_id", "to_route_id", "from_trip_id", "to_trip_id")


def stops(source: Source, faults: Faults) -> tuple[Stop, ...]:
    """Every stop at which a vehicle can stop; stations are only known as what stops are part of."""
    table = Table(source, "stops.txt", ("stop_id", "stop_name", "stop_lat", "stop_lon"), faults)
    found: dict[str, Stop | None] = {}
    parents: list[tuple[Row, str]] = []
    for row in table.rows():
        id_ = table.value(row, "stop_id")
        if id_ in found:
            table.twice(row, "stop_id")
        else:
            found[id_] = _stop(table, row, id_)
            parents.append((row, id_))
    for row, _ in parents:
        parent = table.value(row, "parent_station")
        if parent and parent not in found:
            table.dangling(row, "parent_station", "stops.txt")
    return _with_stations([one for one in found.values() if one])


def _stop(table: Table, row: Row, id_: str) -> Stop | None:
    kind = table.value(row, "location_type")
    if kind not in (*_STANDS, _STATION, *_OTHERS):
        table.odd(row, "location_type", "a kind of place: 0 to 4")
    if kind not in _STANDS:
        return None
    point = _degrees(table, row, "stop_lat", 90), _degrees(table, row, "stop_lon", 180)
    return Stop(id_, clean(table.value(row, "stop_name")) or clean(id_), point, table.value(row, "parent_station"))


def _degrees(table: Table, row: Row, column: str, most: int) -> float:
    try:
        degrees = float(table.value(row, column))
    except ValueError:
        degrees = float("nan")
    if not -most <= degrees <= most:
        table.odd(row, column, f"a number of degrees from -{most} to {most}")
        return 0.0
    return degrees


def _with_stations(found: list[Stop]) -> tuple[Stop, ...]:
    """The stops, those that are parts of a part of a station said to be part of the station itself."""
    above = {stop.id: stop.station for stop in found}
    return tuple(
        Stop(stop.id, stop.name, stop.point, above.get(stop.station, "") or stop.station) if stop.station else stop
        for stop in found
    )


def transfers(source: Source, known: frozenset[str], faults: Faults) -> tuple[Transfer, ...]:
    """How long changing takes where the timetable says so; what is said for single trips only is left out."""
    table = Table(source, "transfers.txt", ("from_stop_id", "to_stop_id", "transfer_type"), faults)
    found = [_transfer(table, row, known) for row in table.rows()]
    return tuple(one for one in found if one)


def _transfer(table: Table, row: Row, known: frozenset[str]) -> Transfer | None:
    if any(table.value(row, column) for column in _ONLY_FOR):
        return None
    start, end = (table.value(row, column) for column in _ENDS)
    kind, least = table.value(row, "transfer_type"), table.value(row, "min_transfer_time")
    for column in _ENDS:
        if table.value(row, column) not in known:
            table.dangling(row, column, "stops.txt")
    if kind not in _KINDS:
        table.odd(row, "transfer_type", "a kind of change: 0 to 5")
    if kind == _NOBODY:
        return Transfer(start, end, None)
    if kind != _MINUTES or not least:
        return None
    if not (least.isascii() and least.isdigit() and len(least) < 7):
        table.odd(row, "min_transfer_time", "a number of seconds")
        return None
    return Transfer(start, end, max(1, ceil(int(least) / 60)))
