"""Reads who runs the vehicles of a timetable, its lines, and its trips."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from .faults import Faults
from .feed import Line, Mode
from .services import date
from .source import Source
from .table import Row, Table, clean

_MODES: Final[dict[int, Mode]] = {
    0: "tram", 1: "train", 2: "train", 3: "bus", 4: "ferry", 5: "tram", 6: "other", 7: "other", 11: "bus", 12: "train",
}  # fmt: skip
_WIDE: Final[dict[int, Mode]] = {
    1: "train", 2: "bus", 3: "train", 4: "train", 7: "bus", 8: "bus", 9: "tram", 10: "ferry", 12: "ferry",
}  # fmt: skip
"""The kinds of vehicle, and by their hundreds those of the longer list that many timetables use."""

TRIP: Final = ("route_id", "service_id", "trip_id")
"""The columns that trips.txt needs."""


class Trip(NamedTuple):
    """One journey of a vehicle: the numbers of its line and its service, and where it says that it goes."""

    line: int
    service: int
    towards: str


@dataclass(frozen=True, slots=True)
class Making:
    """Whose timetable it is, which version, and between which days it says that it holds."""

    publisher: str
    version: str
    first: dt.date | None
    last: dt.date | None


def making(source: Source, faults: Faults) -> Making:
    """Who made the timetable: the publisher if it names one, else who runs its vehicles."""
    info = Table(source, "feed_info.txt", ("feed_publisher_name",), faults)
    told = next(info.rows(), (0, [""] * len(info.header)))
    publisher = info.value(told, "feed_publisher_name")
    first, last = (
        date(info, told, one) if info.value(told, one) else None for one in ("feed_start_date", "feed_end_date")
    )
    if first and last and last < first:
        says = f"This ends on {last:%Y-%m-%d}, before it starts on {first:%Y-%m-%d}."
        info.refuse("feed-dates-backwards", told, "feed_end_date", says)
    names = list(_agencies(source, faults))
    if not publisher and names:
        publisher = names[0] if len(names) == 1 else f"{names[0]} and others"
    return Making(clean(publisher), clean(info.value(told, "feed_version")), first, last)


def _agencies(source: Source, faults: Faults) -> Iterator[str]:
    table = Table(source, "agency.txt", ("agency_name", "agency_url", "agency_timezone"), faults)
    seen: set[str] = set()
    for row in table.rows():
        id_ = table.value(row, "agency_id")
        if id_ in seen:
            table.twice(row, "agency_id")
        seen.add(id_)
        yield table.value(row, "agency_name")


def lines(source: Source, faults: Faults) -> tuple[Line, ...]:
    """Every line, by its number, or by its name when it has none."""
    table = Table(source, "routes.txt", ("route_id", "route_type"), faults)
    found: dict[str, Line] = {}
    for row in table.rows():
        id_ = table.value(row, "route_id")
        if id_ in found:
            table.twice(row, "route_id")
        else:
            found[id_] = _line(table, row, id_)
    return tuple(found.values())


def _line(table: Table, row: Row, id_: str) -> Line:
    name = clean(table.value(row, "route_short_name")) or clean(table.value(row, "route_long_name")) or clean(id_)
    kind = table.value(row, "route_type")
    if not (kind.isascii() and kind.isdigit() and len(kind) <= 4):
        table.odd(row, "route_type", "a kind of vehicle, which is a number")
        return Line(id_, name, "other")
    number = int(kind)
    return Line(id_, name, _MODES.get(number) or _WIDE.get(number // 100, "other"))


def trips(source: Source, lines: dict[str, int], services: dict[str, int], faults: Faults) -> dict[str, Trip]:
    """Every trip by its id."""
    table = Table(source, "trips.txt", TRIP, faults)
    found: dict[str, Trip] = {}
    shown: dict[str, str] = {}
    for row in table.rows():
        line, service, id_, towards = (
            table.value(row, column) for column in ("route_id", "service_id", "trip_id", "trip_headsign")
        )
        if id_ in found:
            table.twice(row, "trip_id")
        if line not in lines:
            table.dangling(row, "route_id", "routes.txt")
        if service not in services:
            table.dangling(row, "service_id", "calendar.txt or calendar_dates.txt")
        if towards not in shown:
            shown[towards] = clean(towards)
        found[id_] = Trip(lines.get(line, 0), services.get(service, 0), shown[towards])
    return found
