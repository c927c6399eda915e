"""The wall planner: the school year on one sheet of A3, a column for each month, with terms and all dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ..area import Event
from ..derive.calendar import times
from ..pages.phrases import month
from . import press
from .desk import Desk
from .press import Printed

FIRST: Final = 9
"""The school year begins in September."""

SIGNS: Final = {"deadline": "■", "key-date": "▲", "open-event": "●", "taster": "◆", "drop-in": "○"}
"""The sign of each kind, so that nothing hangs on colour."""

CUTS: Final = ((6.5, 3, True), (6.0, 3, True), (5.6, 3, True), (5.6, 2, True), (5.6, 1, True), (5.0, 1, False))
"""How the year is brought onto one sheet: the size of type in points, how many events a day tells, and whose they are.

The other events of a day are counted, and stand in the list of dates.
"""


class Day(NamedTuple):
    """A day of the planner; `off` is a holiday or a weekend, `marks` what is on it."""

    number: int
    name: str
    off: bool
    marks: Sequence[str]
    more: int


def printed(desk: Desk) -> Printed:
    """The planner of the school year that the area's day is in, on one sheet."""
    return press.fitted([_html(desk, *cut) for cut in CUTS])


def _html(desk: Desk, size: float, room: int, owners: bool) -> str:
    first = school_year(desk.area.today)
    months = [_month(first, number) for number in range(12)]
    return desk.html(
        "planner",
        title=f"Wall planner {first.year} to {first.year + 1}",
        said="Terms, deadlines, open events, tasters and drop-ins of a school year on one sheet.",
        part="",
        months=[(month(one), list(_days(desk, one, room, owners))) for one in months],
        signs=SIGNS,
        size=size,
        address="dates/",
    )


def school_year(day: dt.date) -> dt.date:
    """The first day of the school year that a day is in."""
    return dt.date(day.year if day.month >= FIRST else day.year - 1, FIRST, 1)


def _month(first: dt.date, number: int) -> dt.date:
    place = first.month - 1 + number
    return dt.date(first.year + place // 12, place % 12 + 1, 1)


def _days(desk: Desk, first: dt.date, room: int, owners: bool) -> Iterator[Day]:
    events = _events(desk)
    day = first
    while day.month == first.month:
        here = [one for one in events if one.written.on == day or (one.ends == day and one.written.kind == "deadline")]
        marks = [f"{SIGNS[one.written.kind]} {_short(one) if owners else one.name}" for one in here[:room]]
        yield Day(day.day, f"{day:%a}"[:1], _off(desk, day), marks, len(here) - len(marks))
        day += dt.timedelta(days=1)


def _events(desk: Desk) -> list[Event]:
    """All events, those of the year that are over too, what must not be missed first on each day."""
    whole = {one.id: one for one in (*desk.derived.calendar.coming, *desk.area.events)}
    every = (single for one in whole.values() for single in times(one))
    kinds = list(SIGNS)
    return sorted(every, key=lambda one: (one.written.on, kinds.index(one.written.kind), one.id))


def _short(one: Event) -> str:
    """What stands on the day: its name, and whose it is where the name does not say so."""
    owner = one.provider.name if one.provider and one.provider.name not in one.name else ""
    return f"{one.name}, {owner}" if owner else one.name


def _off(desk: Desk, day: dt.date) -> bool:
    """Whether there are no lessons; without terms in the calendar only the weekend is known."""
    if day.weekday() >= 5 or not desk.area.terms:
        return day.weekday() >= 5
    term = next((one for one in desk.area.terms if one.from_ <= day <= one.to), None)
    return term is None or any(one.from_ <= day <= one.to for one in term.breaks)
