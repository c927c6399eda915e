"""Which pairs of courses learners cannot take together: counted by when courses are held, listed as far as asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from ...area import Course
from .between import Between
from .together import Choice, Pool, choice, meet, title


class Pair(NamedTuple):
    """Two courses, and why nobody can take both: their lessons meet, or there is no time for the way."""

    one: Course
    other: Course
    why: str


class Counted(NamedTuple):
    """How many pairs of courses there are, and of how many all dates meet."""

    pairs: int
    meeting: int


def counted(pool: Pool) -> Counted:
    """The pairs of courses with different titles; those that are held alike are counted at once."""
    groups = list(pool.alike.items())
    titles = {key: Counter(title(one) for one in group) for key, group in groups}
    pairs = meeting = 0
    for place, (key, group) in enumerate(groups):
        size = len(group)
        inside = size * (size - 1) // 2 - sum(many * (many - 1) // 2 for many in titles[key].values())
        pairs += inside
        meeting += inside if meet(key, key) else 0
        for other, others in groups[place + 1 :]:
            across = size * len(others) - _same(titles[key], titles[other])
            pairs += across
            meeting += across if meet(key, other) else 0
    return Counted(pairs, meeting)


def _same(one: Counter[str], other: Counter[str]) -> int:
    """The pairs in which both have the same title."""
    return sum(many * other[name] for name, many in one.items() if name in other)


def meeting(pool: Pool, most: int) -> list[Pair]:
    """The pairs of which all dates meet, at most so many."""
    return list(islice(_meeting(pool), most))


def _meeting(pool: Pool) -> Iterator[Pair]:
    for one, other in _pairs(pool):
        yield Pair(one, other, "lessons")


def too_far(pool: Pool, between: Between, most: int) -> list[Pair]:
    """The pairs that do not meet, but between whose places the way takes longer than there is time, at most so many."""
    if between.travel.timetable is None:
        return []
    return list(islice(_too_far(pool, between), most))


def _too_far(pool: Pool, between: Between) -> Iterator[Pair]:
    """Courses that are held alike at the same places are asked about once."""
    held: dict[tuple[object, ...], list[Course]] = {}
    for course in pool.courses:
        held.setdefault(_held(course), []).append(course)
    groups = [(choice(group[0]) or frozenset(), tuple(group)) for group in held.values()]
    for place, (key, group) in enumerate(groups):
        for other, others in groups[place + 1 :]:
            if not meet(key, other) and between.courses_fit(group[0], others[0]) == "not":
                yield from (Pair(one, two, "travel") for one in group for two in others if title(one) != title(two))


def _held(course: Course) -> tuple[object, ...]:
    return tuple(
        (run.site.key if run.site else "", *((one.day, one.from_, one.to) for one in run.sessions))
        for run in course.runs
    )


def _pairs(pool: Pool) -> Iterator[tuple[Course, Course]]:
    """The pairs with different titles of which all dates meet."""
    groups = list(pool.alike.items())
    for place, (key, group) in enumerate(groups):
        for other, others in groups[place:]:
            if meet(key, other):
                yield from _of(key, group, other, others)


def _of(
    key: Choice, group: tuple[Course, ...], other: Choice, others: tuple[Course, ...]
) -> Iterator[tuple[Course, Course]]:
    for place, one in enumerate(group):
        for two in others[place + 1 :] if key == other else others:
            if title(one) != title(two):
                yield one, two
