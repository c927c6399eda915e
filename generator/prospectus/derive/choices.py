"""Checks promises of choices: at least so many courses or providers of each kind, near enough to learners' homes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from ..area import Area, Course
from ..model.entitlement import Condition
from .across import counting
from .fitting import Fitting, Values, expanded
from .reaching import Reaches, reaches
from .standing import Case

Choices = Mapping[Values, Mapping[str, int]]
"""The courses of each choice by their keys, and from which localities each can be reached, as bits."""


def cases(condition: Condition, area: Area, courses: Iterable[Course]) -> Iterator[Case]:
    """Every case of such a promise: each choice, from each of the localities that it names."""
    found = choices(condition, area, courses)
    localities = expanded("from", condition.from_, area)
    wanted = int(condition.at_least)
    for choice in product(*Fitting(condition.each, area).values.values()):
        reached = found.get(choice, {})
        if not condition.from_:
            yield _case(condition, wanted, choice, None, tuple(reached))
        for index, locality in enumerate(localities):
            near = tuple(key for key, bits in reached.items() if bits >> index & 1)
            yield _case(condition, wanted, choice, locality, near)


def choices(condition: Condition, area: Area, courses: Iterable[Course]) -> Choices:
    """Which of these courses count for which choice, and which of those neighbours that count in promises."""
    each, only = Fitting(condition.each, area), Fitting(condition.courses, area)
    localities = [area.localities[id_] for id_ in expanded("from", condition.from_, area)]
    near = reaches(condition, localities, area) if condition.from_ else _anywhere
    found: dict[Values, dict[str, int]] = {}
    for course in courses:
        for choice, bits in _of(course, each, only, near):
            if bits:
                reached = found.setdefault(choice, {})
                reached[course.key] = reached.get(course.key, 0) | bits
    for choice, theirs in counting(condition, localities, area).items():
        found.setdefault(choice, {}).update(theirs)
    return found


def _anywhere(_: object) -> int:
    return 1


def _of(course: Course, each: Fitting, only: Fitting, near: Reaches) -> Iterator[tuple[Values, int]]:
    """What each run of a course counts for, and from where one can get to it."""
    if each.fits(course):
        for run in only.runs(course):
            bits = near(run)
            for choice in product(*(each.meant(name, course, run) for name in each.values)):
                yield choice, bits


def _case(condition: Condition, wanted: int, choice: Values, locality: str | None, keepers: tuple[str, ...]) -> Case:
    found = len({_provider(key) for key in keepers}) if condition.of == "providers" else len(keepers)
    relied = _relied(condition, keepers) if found == wanted else ()
    return Case(found, wanted, choice, locality, keepers=keepers, relied=relied)


def _relied(condition: Condition, keepers: tuple[str, ...]) -> tuple[str, ...]:
    """The courses of which none may go, when there are only just enough."""
    if condition.of == "courses":
        return keepers
    offers = Counter(map(_provider, keepers))
    return tuple(key for key in keepers if offers[_provider(key)] == 1)


def _provider(key: str) -> str:
    return key.partition("/")[0]
