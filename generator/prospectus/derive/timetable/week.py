"""Lays a week out for reading: a row for each day, a column for each part of the day, and what is then in its place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Generic, NamedTuple, TypeVar

from ...model.codes import DAYS
from .hours import MINUTES, Lesson, clock

PARTS: Final = (
    ("Morning", 0, 12 * 60),
    ("Afternoon", 12 * 60, 16 * 60),
    ("Twilight", 16 * 60, 18 * 60),
    ("Evening", 18 * 60, MINUTES),
)
"""The parts of a day, each with when the lessons in it begin: from and before."""
_SCHOOL_DAYS: Final = 5

T = TypeVar("T")


class Slot(NamedTuple, Generic[T]):
    """What begins and ends at the same times: “09:00 to 11:00” and the things that are then."""

    hours: str
    things: list[T]


class Day(NamedTuple, Generic[T]):
    """A day with what is in each part of it, in the order of the parts."""

    name: str
    cells: list[list[Slot[T]]]


class Week(NamedTuple, Generic[T]):
    """A week: the parts of the day that are used, and the days, Monday to Friday and what else is used."""

    parts: list[str]
    days: list[Day[T]]


def week(entries: Iterable[tuple[Lesson, T]]) -> Week[T]:
    """The week of these things, each at its time; things at the same times keep their order."""
    at: dict[Lesson, list[T]] = {}
    for lesson, thing in entries:
        at.setdefault(lesson, []).append(thing)
    order = sorted(at)
    used = [number for number in range(len(PARTS)) if any(_part(one) == number for one in order)]
    last = max([_SCHOOL_DAYS, *(day + 1 for day, _, _ in order)])
    days = [
        Day(
            DAYS[day].capitalize(),
            [[_slot(one, at[one]) for one in order if one[0] == day and _part(one) == number] for number in used],
        )
        for day in range(last)
    ]
    return Week([PARTS[number][0] for number in used], days)


def _part(lesson: Lesson) -> int:
    return next(number for number, (_, since, before) in enumerate(PARTS) if since <= lesson[1] < before)


def _slot(lesson: Lesson, things: list[T]) -> Slot[T]:
    return Slot(f"{clock(lesson[1])} to {clock(lesson[2])}", things)
