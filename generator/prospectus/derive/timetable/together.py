"""Which courses can be taken together: those of which some dates do not meet, all that are alike at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ...area import Area, Course
from ...blocks import YearGroup
from .hours import Hours, hours
from .placing import year_groups

Choice = frozenset[Hours]
"""The hours of the dates of a course from which one can choose."""


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """Courses that learners of some school years can take beside each other, shared out by when they are held.

    `name` says of which years. `alike` has the courses of each choice of hours, in the order of their keys.
    """

    name: str
    groups: tuple[YearGroup, ...]
    alike: dict[Choice, tuple[Course, ...]]

    @property
    def courses(self) -> list[Course]:
        return sorted((one for group in self.alike.values() for one in group), key=lambda one: one.key)


def meet(one: Choice, other: Choice) -> bool:
    """Whether all dates of the one meet all dates of the other, so that nobody can take both."""
    return all(a & b for a in one for b in other)


def choice(course: Course) -> Choice | None:
    """The hours of a course that is taken beside others; None where the lessons of one of its dates are not told."""
    dates = [run for run in course.runs if run.written.study == "part-of-programme"]
    if not dates or any(not run.sessions for run in dates):
        return None
    return frozenset(hours(run.sessions) for run in dates)


def title(course: Course) -> str:
    """What is the same for courses that nobody would take both of: their title."""
    return course.title.casefold()


@lru_cache(maxsize=1)
def pools(area: Area) -> tuple[Pool, ...]:
    """The courses of each school year; years with the same courses are one, and without years each age group is."""
    found: dict[tuple[str, ...], list[YearGroup]] = defaultdict(list)
    names: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, group, courses in _members(area):
        key = tuple(one.key for one in courses)
        if key:
            names[key].append(name)
            found[key] += [group] if group else []
    return tuple(
        Pool(" and ".join(names[keys]), tuple(found[keys]), alike(area.courses[key] for key in keys)) for keys in names
    )


def _members(area: Area) -> Iterator[tuple[str, YearGroup | None, list[Course]]]:
    beside = [course for course in area.published if choice(course)]
    if not area.timetable.year_groups:
        for ages in dict.fromkeys(course.written.ages for course in beside):
            yield f"Ages {ages}", None, [one for one in beside if one.written.ages == ages]
        return
    years: dict[str, list[Course]] = defaultdict(list)
    for course in beside:
        for id_ in {group.id for run in course.runs for group in year_groups(area, course, run)}:
            years[id_].append(course)
    for id_, group in area.timetable.year_groups.items():
        yield group.name, group, years[id_]


def alike(courses: Iterable[Course]) -> dict[Choice, tuple[Course, ...]]:
    """Courses that are held at the same hours, together."""
    found: dict[Choice, list[Course]] = defaultdict(list)
    for course in courses:
        told = choice(course)
        if told:
            found[told].append(course)
    return {key: tuple(group) for key, group in found.items()}


def alone(courses: Sequence[Course]) -> list[Course]:
    """The courses that meet each other one of these, where there are two or more others; in time linear in courses.

    Only one course of each title is counted: nobody takes the same twice.
    """
    classes = alike(courses)
    titles = {key: {title(one) for one in group} for key, group in classes.items()}
    everything = set().union(*titles.values())
    found = []
    for key, group in classes.items():
        free = _two(titles[other] for other in classes if not meet(key, other))
        found += [one for one in group if not free - {title(one)} and len(everything - {title(one)}) > 1]
    return sorted(found, key=lambda one: one.key)


def _two(several: Iterable[set[str]]) -> set[str]:
    """Two of these titles or more, if there are so many: with two each course has one that is not its own."""
    found: set[str] = set()
    for titles in several:
        found |= titles
        if len(found) > 1:
            break
    return found
