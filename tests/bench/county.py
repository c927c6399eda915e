"""Makes a county with buses: towns, villages, colleges and a timetable of any size, the same every time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from math import hypot
from pathlib import Path
from typing import Final, NamedTuple

from . import area

_SOUTH, _WEST = 52.0, -3.0
_DEGREES_PER_KM: Final = (1 / 111.2, 1 / 68.0)
_WIDE, _HIGH = 70, 50  # kilometres
_STOP_EVERY: Final = 0.6  # kilometres
_KM_PER_MINUTE: Final = 0.45
_SERVICES: Final = {  # the days of each, and how many of a line's trips run on them
    "thursday": ("1,1,1,1,0,0,0", 0.62),
    "friday": ("0,0,0,0,1,0,0", 0.10),
    "college": ("1,1,1,1,1,0,0", 0.08),
    "saturday": ("0,0,0,0,0,1,0", 0.14),
    "sunday": ("0,0,0,0,0,0,1", 0.06),
}


class Spot(NamedTuple):
    """A place on the map, in kilometres from its corner."""

    x: float
    y: float

    def degrees(self) -> tuple[float, float]:
        return _SOUTH + self.y * _DEGREES_PER_KM[0], _WEST + self.x * _DEGREES_PER_KM[1]


def make(root: Path, *, localities: int = 60, sites: int = 40, stop_times: int = 150_000, seed: int = 1419) -> None:
    """Write a county under `root`: sites with lessons all week, and a timetable with so many times at stops."""
    dice = random.Random(seed)
    homes = [Spot(dice.uniform(1, _WIDE - 1), dice.uniform(1, _HIGH - 1)) for _ in range(localities)]
    area.area_files(root)
    area.write(root / "content/area/localities.yml", "".join(map(_locality, range(localities), homes)))
    _feed(root / "content/area/gtfs", homes, stop_times, dice)
    for number in range(sites):
        town = homes[number * 7 % (localities // 3)]
        _college(root / "providers" / f"college-{number}", number, Spot(town.x + dice.uniform(-1, 1), town.y + 0.3))


def _location(spot: Spot) -> str:
    lat, lon = spot.degrees()
    return f"{{lat: {lat:.5f}, lon: {lon:.5f}}}"


def _locality(number: int, spot: Spot) -> str:
    kind = "town" if number % 5 == 0 else "village"
    return f"place-{number}:\n  name: Place {number}\n  kind: {kind}\n  location: {_location(spot)}\n"


def _feed(folder: Path, homes: list[Spot], stop_times: int, dice: random.Random) -> None:
    stops: dict[tuple[int, int, bool], str] = {}
    calls: list[str] = []
    trips: list[str] = []
    lines = 0
    while len(calls) < stop_times:
        path = list(_path(homes, dice))
        sides = {
            side: [stops.setdefault((*spot, side), f"s{len(stops)}") for spot in path[:: 1 if side else -1]]
            for side in (True, False)
        }
        for service, first, forward in _departures(dice):
            trip = f"t{len(trips)}"
            trips.append(f"r{lines},{service},{trip},Town")
            calls += _calls(trip, sides[forward], first)
        lines += 1
    files = {
        "agency": ["agency_id,agency_name,agency_url,agency_timezone", "a,County Buses,https://bus.example,Europe/London"],
        "routes": ["route_id,agency_id,route_short_name,route_type", *(f"r{one},a,{one + 1},3" for one in range(lines))],
        "trips": ["route_id,service_id,trip_id,trip_headsign", *trips],
        "stops": ["stop_id,stop_name,stop_lat,stop_lon", *(_stop(id_, *spot) for spot, id_ in stops.items())],
        "stop_times": ["trip_id,arrival_time,departure_time,stop_id,stop_sequence", *calls[:stop_times]],
        "calendar": ["service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date",
                     *(f"{id_},{days},20260901,20270831" for id_, (days, _) in _SERVICES.items())],
    }  # fmt: skip
    for name, rows in files.items():
        area.write(folder / f"{name}.txt", "\n".join([*rows, ""]))


def _path(homes: list[Spot], dice: random.Random) -> Iterator[tuple[int, int]]:
    """A line through a few places near each other, with stops on a grid that all lines share."""
    here = dice.choice(homes)
    seen = {here}
    before = None
    for _ in range(dice.randint(3, 6)):
        near = sorted((one for one in homes if one not in seen), key=lambda one: hypot(one.x - here.x, one.y - here.y))
        there = dice.choice(near[:3])
        seen.add(there)
        steps = max(int(hypot(there.x - here.x, there.y - here.y) / _STOP_EVERY), 1)
        for step in range(steps):
            x, y = here.x + (there.x - here.x) * step / steps, here.y + (there.y - here.y) * step / steps
            spot = round(x / _STOP_EVERY), round(y / _STOP_EVERY)
            if spot != before:
                yield spot
            before = spot
        here = there


def _departures(dice: random.Random) -> Iterator[tuple[str, int, bool]]:
    """When a line's vehicles set out in each direction, in minutes, on the days of each service."""
    daily = dice.choice([12, 24, 60])
    for service, (_, share) in _SERVICES.items():
        number = max(1, round(daily * share))
        for forward in (True, False):
            first = 360 + dice.randint(0, 59)
            yield from ((service, first + step * 960 // number, forward) for step in range(number))


def _calls(trip: str, line: list[str], first: int) -> Iterator[str]:
    for order, stop in enumerate(line):
        time = first * 60 + int(order * _STOP_EVERY / _KM_PER_MINUTE * 60)
        clock = f"{time // 3600:02d}:{time // 60 % 60:02d}:{time % 60:02d}"
        yield f"{trip},{clock},{clock},{stop},{order}"


def _stop(id_: str, x: int, y: int, side: bool) -> str:
    """A stop on one of the two sides of the road."""
    lat, lon = Spot(x * _STOP_EVERY, y * _STOP_EVERY + (0.015 if side else -0.015)).degrees()
    return f"{id_},Stop {id_},{lat:.5f},{lon:.5f}"


_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday")
_LESSONS: Final = (("09:00", "12:00"), ("09:15", "15:45"), ("13:15", "16:30"), ("18:00", "20:30"))


def _college(folder: Path, number: int, spot: Spot) -> None:
    provider = area.provider_file(area.Provider(0), random.Random(0))
    head, _, tail = provider.partition("location: ")
    area.write(folder / "provider.yml", f"{head}location: {_location(spot)}{tail[tail.index(chr(10)) :]}")
    for lesson, (first, last) in enumerate(_LESSONS):
        sessions = "".join(f'        - {{day: {day}, from: "{first}", to: "{last}"}}\n' for day in _DAYS)
        text = _COURSE.format(number=number, lesson=lesson) + sessions
        area.write(folder / "courses" / f"course-{lesson}.yml", text)


_COURSE: Final = """\
title: Course {lesson}
status: published
summary: Course {lesson} of college {number}.
kind: vocational
level: 2
subject: "5.2"
ages: 16-19
who_for: You like to work.
entry: {{summary: None., grades_needed: "no"}}
leads_to:
  - says: Work.
cost: {{free: 16-18}}
apply: {{how: common-form}}
reviewed: {{on: 2026-11-03, by: Team}}
runs:
  - site: main
    start: 2027-09-06
    duration: 1 year
    study: full-time
    pattern: daytime
    delivery: classroom
    timetable:
      sessions:
"""
