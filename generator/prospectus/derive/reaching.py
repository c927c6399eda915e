"""From which towns and villages one can get to a course in time: by the timetable, else by how far it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from ..area import Area, Event, Locality, Run
from ..model.entitlement import Condition
from . import nearness
from .travel.asked import event_days
from .travel.travel import Travel, travel

_ESTIMATE: Final = (
    f"Minutes are an estimate: {nearness.DETOUR:g} times the straight line, at {nearness.KM_AN_HOUR} kilometres an "
    "hour, waiting and walking included. No timetable is behind it, so look up the journey."
)

Reaches = Callable[[Run], int]
"""From which of the localities one can get to a run, as bits: the first locality is the lowest."""


def reaches(condition: Condition, localities: Sequence[Locality], area: Area) -> Reaches:
    """What tells from which localities a run is near enough.

    Where minutes are asked for and there is a timetable, that is so when its journey takes no more of them, and there
    is one there and one home on each day of its lessons. Else it is as near as its site is.
    """
    if condition.within_minutes is None or area.feed is None:
        near = nearness.reaches(condition, localities)
        return lambda run: near(run.site) if run.site or run.written.delivery == "online" else 0
    return _by_timetable(condition.within_minutes, localities, travel(area))


def _by_timetable(most: float, localities: Sequence[Locality], ways: Travel) -> Reaches:
    found: dict[object, int] = {}

    def near(run: Run) -> int:
        key = ways.alike(run)
        if key not in found:
            minutes = (ways.run_minutes(run, one.id) for one in localities)
            found[key] = sum(1 << at for at, took in enumerate(minutes) if took is not None and took <= most)
        return found[key]

    return near


def reaches_event(condition: Condition, localities: Sequence[Locality], area: Area) -> Callable[[Event], int]:
    """What tells from which localities an event at a site is near enough.

    By the timetable there has to be a way to be there before it begins, and one home after its end; where it does not
    say when it ends, after its beginning.
    An event that does not say when it begins is as near as its site is.
    """
    near = nearness.reaches(condition, localities)
    most = condition.within_minutes
    if most is None or area.feed is None:
        return lambda event: near(event.site)
    ways, limit = travel(area), most

    def reached(event: Event) -> int:
        if not event_days(event):
            return near(event.site)
        return sum(1 << at for at, one in enumerate(localities) if _is_in_reach(event, one.id, ways, limit))

    return reached


def _is_in_reach(event: Event, locality: str, ways: Travel, most: float) -> bool:
    """Whether one can get to an event and home on any of its days."""
    for day, (start, finish) in event_days(event).items():
        found = ways.ways(locality, event.site.key, day, start, finish) if event.site else None
        if found and found.home and found.there and found.there.minutes <= most:
            return True
    return False


def how_reckoned(area: Area) -> str:
    """What minutes of travel in a promise mean, in a sentence or two."""
    used = travel(area).timetable
    if used is None:
        return _ESTIMATE
    whose = f" of {used.publisher}" if used.publisher else ""
    return (
        f"Minutes are those of the journey from door to door, by the timetable{whose} that holds until "
        f"{used.last.day} {used.last:%B %Y}. On each day of lessons there is a way there in time, and one home."
    )
