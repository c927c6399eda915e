"""A timetable of buses and trains as it was read: frozen, and small enough for a whole county in memory."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Mode = Literal["bus", "train", "tram", "ferry", "other"]


@dataclass(frozen=True, slots=True)
class Stop:
    """A place where vehicles stop, or a station with several; `station` is the id of the station that it is part of."""

    id: str
    name: str
    point: tuple[float, float]
    station: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line by the name on the front of its vehicles."""

    id: str
    name: str
    mode: Mode


@dataclass(frozen=True, slots=True)
class Service:
    """On which days trips run: the days of the week (0 is Monday) from `first` to `last`, and exceptions."""

    id: str
    days: frozenset[int]
    first: dt.date
    last: dt.date
    added: frozenset[dt.date] = frozenset()
    removed: frozenset[dt.date] = frozenset()

    def runs(self, day: dt.date) -> bool:
        """Whether its trips run on this day."""
        if day in self.added:
            return True
        return self.first <= day <= self.last and day.weekday() in self.days and day not in self.removed


@dataclass(frozen=True, slots=True)
class Transfer:
    """What is said of changing between two stops: the least minutes, or None where nobody can change."""

    from_: str
    to: str
    minutes: int | None


@dataclass(frozen=True, eq=False)
class Feed:
    """A whole timetable. `path` is where it lies, `digest` changes with any of its bytes.

    `says` are the first and the last day on which it says that it holds, where it does. Trips are numbered from 0. The
    stops of trip n are those from `starts[n]` up to `starts[n + 1]` of `at` (numbers of stops), `arrives` and `leaves`
    (seconds after the midnight that the day of service begins with), and `shut`: 1 where nobody can get on, 2 where
    nobody can get off, 3 for both.
    """

    path: str
    digest: str
    publisher: str
    version: str
    says: tuple[dt.date | None, dt.date | None]
    stops: tuple[Stop, ...]
    lines: tuple[Line, ...]
    services: tuple[Service, ...]
    transfers: tuple[Transfer, ...]
    line_of: array[int]
    service_of: array[int]
    towards: tuple[str, ...]
    starts: array[int]
    at: array[int]
    arrives: array[int]
    leaves: array[int]
    shut: bytes

    @cached_property
    def stop_numbers(self) -> Mapping[str, int]:
        """The number of each stop by its id."""
        return {stop.id: number for number, stop in enumerate(self.stops)}

    @cached_property
    def parts(self) -> Mapping[str, tuple[int, ...]]:
        """The numbers of the stops that an id means: the stop itself, or all that are part of a station."""
        found: dict[str, list[int]] = {}
        for number, stop in enumerate(self.stops):
            found.setdefault(stop.id, []).append(number)
            if stop.station:
                found.setdefault(stop.station, []).append(number)
        return {id_: tuple(numbers) for id_, numbers in found.items()}

    @cached_property
    def runs_at_all(self) -> bool:
        """Whether any trip runs on any day."""
        return bool(self._running_days)

    @property
    def days(self) -> tuple[dt.date, dt.date]:
        """The first and the last day on which it holds: as it says, else those on which anything runs."""
        first, last = self.says
        return first or min(self._running_days), last or max(self._running_days)

    @cached_property
    def _running_days(self) -> tuple[dt.date, ...]:
        """The first and last days of all services that have trips."""
        used = set(self.service_of)
        return tuple(day for number in sorted(used) for day in _ends(self.services[number]))


def _ends(service: Service) -> Iterator[dt.date]:
    """The first and the last day on which its trips run, and those that are added."""
    yield from service.added
    for step, start in ((1, service.first), (-1, service.last)):
        day = start
        while service.days and service.first <= day <= service.last:
            if service.runs(day):
                yield day
                break
            day += dt.timedelta(days=step)
