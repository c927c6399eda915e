"""One journey: its legs, when it leaves and arrives, and how often one changes; and those of a day of lessons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mode = Literal["walk", "bus", "train", "tram", "ferry", "other"]


@dataclass(frozen=True, slots=True)
class Leg:
    """One part of a journey: on foot, or in one vehicle.

    `line` is the number or name on the vehicle's front and `towards` where it says that it goes; both are "" on foot.
    `from_` and `to` are names of places or stops. Times are whole minutes after midnight of the day; they can be 1440
    and more, after the next midnight.
    """

    mode: Mode
    line: str
    from_: str
    to: str
    leaves: int
    arrives: int
    towards: str = ""


@dataclass(frozen=True, slots=True)
class Journey:
    """A journey from door to door, in at least one leg; times as in `Leg`."""

    legs: tuple[Leg, ...]

    @property
    def leaves(self) -> int:
        return self.legs[0].leaves

    @property
    def arrives(self) -> int:
        return self.legs[-1].arrives

    @property
    def minutes(self) -> int:
        """How long it takes, waiting for a connection included."""
        return self.arrives - self.leaves

    @property
    def rides(self) -> tuple[Leg, ...]:
        """The legs in a vehicle."""
        return tuple(leg for leg in self.legs if leg.mode != "walk")

    @property
    def changes(self) -> int:
        """How often one changes from one vehicle to another."""
        return max(len(self.rides) - 1, 0)

    @property
    def walking(self) -> int:
        """How many of its minutes are on foot."""
        return sum(leg.arrives - leg.leaves for leg in self.legs if leg.mode == "walk")


@dataclass(frozen=True, slots=True)
class Ways:
    """The journeys to a place for lessons and home again; each None where there is none.

    `there` leaves latest of all that are there in time, `before` is the one before it, which is a safe choice; a walk
    all the way has none before it. `home` is the first to be home after the lessons, `last_home` leaves last of all.
    """

    there: Journey | None
    before: Journey | None
    home: Journey | None
    last_home: Journey | None


@dataclass(frozen=True, slots=True)
class Trip:
    """A day of lessons of a run, with the ways there and back.

    `day` is a day of the week, `start` and `finish` are when its lessons begin and end, in minutes after midnight.
    `missing` are the days of its lessons on which there is no way there in time, or none home. `assumed` says that the
    run tells no lessons, so that usual ones were taken.
    """

    day: str
    start: int
    finish: int
    ways: Ways
    missing: tuple[str, ...] = ()
    assumed: bool = False
