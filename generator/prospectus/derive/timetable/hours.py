"""The hours of a week as one whole number, a bit for each minute, so that comparing two weeks is one step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ...model.codes import DAYS

if TYPE_CHECKING:
    from ...model.run import Session

MINUTES: Final = 24 * 60
"""The minutes of a day."""
_DAY: Final = {day: number for number, day in enumerate(DAYS)}

Hours = int
"""Minutes of the week from Monday 00:00 on, as bits: two sets of hours meet where `one & other` is not 0."""
Lesson = tuple[int, int, int]
"""A day from 0 for Monday, and from when to when in minutes after midnight."""


def minutes(time: dt.time) -> int:
    """Minutes after midnight."""
    return time.hour * 60 + time.minute


def lesson(session: Session) -> Lesson:
    """A lesson in numbers."""
    return _DAY[session.day], minutes(session.from_), minutes(session.to)


def lessons(sessions: Iterable[Session]) -> tuple[Lesson, ...]:
    """Lessons in numbers, in the order of the week."""
    return tuple(sorted(lesson(one) for one in sessions))


@lru_cache(maxsize=8192)
def hours_of(told: tuple[Lesson, ...]) -> Hours:
    """The hours of these lessons."""
    found = 0
    for day, start, end in told:
        found |= ((1 << (end - start)) - 1) << (day * MINUTES + start)
    return found


def hours(sessions: Iterable[Session]) -> Hours:
    """The hours that these sessions take; 0 for none."""
    return hours_of(lessons(sessions))


def within(inner: Hours, outer: Hours) -> bool:
    """Whether all of the one lies in the other."""
    return inner & ~outer == 0


def spans(found: Hours) -> list[Lesson]:
    """The hours as stretches of time, each within one day, in the order of the week."""
    told = []
    for day in range(len(DAYS)):
        rest = found >> day * MINUTES & ((1 << MINUTES) - 1)
        start = 0
        while rest:
            skipped = (rest & -rest).bit_length() - 1
            rest >>= skipped
            length = (~rest & rest + 1).bit_length() - 1
            told.append((day, start + skipped, start + skipped + length))
            start, rest = start + skipped + length, rest >> length
    return told


def clock(at: int) -> str:
    """“07:52”."""
    return f"{at // 60:02}:{at % 60:02}"


def in_words(found: Hours) -> str:
    """“Monday 09:00 to 11:00, Thursday 11:15 to 13:15”."""
    return ", ".join(f"{DAYS[day].capitalize()} {clock(start)} to {clock(end)}" for day, start, end in spans(found))
