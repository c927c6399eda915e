"""Travel that a test makes up: a timetable without a feed behind it, with journeys worked out by hand."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable

from prospectus.area import Run
from prospectus.derive.derive import derive
from prospectus.derive.travel.journey import Journey, Leg, Trip, Ways
from prospectus.derive.travel.travel import Timetable
from prospectus.pages.context import Context, make

HELD = Timetable(
    publisher="Teme Buses",
    version="autumn 2026",
    first=dt.date(2026, 9, 1),
    last=dt.date(2027, 7, 23),
    week=dt.date(2026, 11, 23),
    stops=12,
    lines=3,
)
NOWHERE = Ways(None, None, None, None)


def at(clock: str) -> int:
    """Minutes after midnight: “07:52” is 472."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def walk(leaves: str, arrives: str) -> Leg:
    return Leg("walk", "", "here", "there", at(leaves), at(arrives))


def bus(line: str, leaves: str, arrives: str, to: str = "there") -> Leg:
    return Leg("bus", line, "here", to, at(leaves), at(arrives), "Wyreford")


def train(leaves: str, arrives: str) -> Leg:
    return Leg("train", "Teme Line", "here", "there", at(leaves), at(arrives))


def journey(*legs: Leg) -> Journey:
    return Journey(legs)


@dataclasses.dataclass(frozen=True)
class MadeUp:
    """Stands for Travel: `way(locality, site)` tells the ways, whatever the day and the times."""

    way: Callable[[str, str], Ways | None]
    timetable: Timetable | None = HELD
    missing: tuple[str, ...] = ()

    def ways(self, origin: str, site: str, day: str, start: int, finish: int) -> Ways | None:
        return self.way(origin, site)

    def trip(self, run: Run, locality: str) -> Trip | None:
        if run.site is None:
            return None
        ways = self.way(locality, run.site.key)
        if not run.sessions:
            return ways and Trip("wednesday", at("09:00"), at("16:00"), ways, self.missing, assumed=True)
        first = run.sessions[0]
        start, finish = (one.hour * 60 + one.minute for one in (first.from_, first.to))
        return ways and Trip(first.day, start, finish, ways, self.missing)

    def walk_minutes(self, origin: str, site: str) -> int | None:
        return None


def with_travel(ctx: Context, travel: MadeUp) -> Context:
    """The same area, with these journeys."""
    derived = dataclasses.replace(derive(ctx.area), travel=travel)  # type: ignore[arg-type]
    return make(ctx.area, derived, site_url=ctx.site_url)
