"""How journeys are said, each in a line: “07:52 bus 291 to Wyreford, 08:25 bus 7, there 08:47”."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from ..area import Locality
from ..derive.travel.journey import Journey, Leg, Trip
from .phrases import both, count

_PUT_AFTER: Final = frozenset({"bus", "tram", "ferry"})
"""The ways of travel that are named with their line: “bus 291”."""


LONG_WAIT: Final = 30
"""From more minutes than these between the end of the lessons and the first vehicle home the wait is told."""


class Line(NamedTuple):
    """The way from a town or village and home again.

    `there` and `home` are empty when there is none; `wait` tells of a long one before the way home. `before` and `last`
    say when the one before leaves and the last one home, if there are such. `takes` says how long it takes, `more` how
    often one changes and how far one walks. `missing` are other days of the lessons on which there is no way. `minutes`
    is for sorting.
    """

    locality: Locality
    there: str
    before: str
    home: str
    wait: str
    last: str
    takes: str
    more: str
    missing: str
    minutes: int | None


def line(locality: Locality, trip: Trip) -> Line:
    """What is said of the ways from a town or village."""
    ways, there = trip.ways, trip.ways.there
    missing = [day for day in trip.missing if day != trip.day]
    ridden = ways.home and ways.home.rides  # on foot one can go home at any time
    later = ridden and ways.home and ways.last_home and ways.last_home.leaves > ways.home.leaves
    return Line(
        locality,
        f"{rides(there)}, there {clock(there.arrives)}" if there else "",
        clock(_sets_off(ways.before)) if there and ways.before else "",
        f"{rides(ways.home)}, home {clock(ways.home.arrives)}" if ways.home else "",
        _wait(ways.home, trip.finish),
        clock(_sets_off(ways.last_home)) if later and ways.last_home else "",
        f"{there.minutes} min" if there else "",
        effort(there) if there else "",
        on_days(missing),
        there.minutes if there and ways.home else None,
    )


def _wait(home: Journey | None, finish: int) -> str:
    """“35 min wait”; empty for a short wait, and for a walk, which one sets out on at any time."""
    minutes = home.rides[0].leaves - finish if home and home.rides else 0
    return f"{minutes} min wait" if minutes > LONG_WAIT else ""


def rides(journey: Journey) -> str:
    """What one rides in, and when: “07:52 bus 291 to Wyreford, 08:25 train”; “08:40 on foot” for a walk."""
    taken = journey.rides
    if not taken:
        return f"{clock(journey.leaves)} on foot"
    changes = {id(leg): leg.to for leg, _ in pairwise(taken)}
    return ", ".join(
        f"{clock(leg.leaves)} {vehicle(leg)}" + (f" to {changes[id(leg)]}" if id(leg) in changes else "")
        for leg in taken
    )


def vehicle(leg: Leg) -> str:
    """“bus 291”, “train”; a line of another kind by its name."""
    if leg.mode == "other":
        return leg.line or "other transport"
    return f"{leg.mode} {leg.line}" if leg.mode in _PUT_AFTER and leg.line else leg.mode


def briefly(journey: Journey) -> str:
    """In a few words what one rides in: “bus 291”, “bus 291 and train”, “on foot”."""
    named = list(dict.fromkeys(vehicle(leg) for leg in journey.rides))
    return f"by {both(named)}" if named else "on foot"


def effort(journey: Journey) -> str:
    """“1 change, 8 min walk”; empty for a direct ride from door to door, and for a walk."""
    if not journey.rides:
        return ""
    changes = count(journey.changes, "change") if journey.changes else ""
    walk = f"{journey.walking} min walk" if journey.walking else ""
    return ", ".join(part for part in (changes, walk) if part)


def clock(minutes: int) -> str:
    """“07:52”; after midnight it begins again."""
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def on_days(days: Sequence[str]) -> str:
    """“Mondays and Fridays”; empty when there are none."""
    return both([f"{day.capitalize()}s" for day in days])


def _sets_off(journey: Journey | None) -> int:
    """When the first vehicle leaves, which is what a reader looks up; for a walk, when one sets off."""
    if journey is None:
        return 0
    return journey.rides[0].leaves if journey.rides else journey.leaves
