"""What is open to a school's learners at other providers, beside what it has itself: by age and sector."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from ..area import Area, Provider
from ..model.codes import SECTOR
from .offer import AGES, ages

SCHOOLS: Final = frozenset({"school", "school-sixth-form", "special-school", "utc", "alternative-provision"})
"""The kinds of provider whose learners are theirs from 14 on, and choose beside what they have there."""


class Away(NamedTuple):
    """A sector for an age: how many courses the school has itself, and how many others have, by their ids."""

    ages: str
    sector: str
    home: int
    others: Mapping[str, int]

    @property
    def courses(self) -> int:
        """How many courses there are elsewhere."""
        return sum(self.others.values())


def is_school(provider: Provider) -> bool:
    """Whether it has learners of its own of 14 to 16."""
    return provider.written.kind in SCHOOLS


def away(area: Area, provider: Provider) -> Iterator[Away]:
    """Every age and sector of which there is something elsewhere, in their order; nothing for who is no school.

    A course for ages 14 to 19 counts for both ages, as in the search.
    """
    counted = _counted(area)
    for age in AGES if is_school(provider) else ():
        for sector in SECTOR:
            every = counted.get((age, sector), {})
            others = {id_: number for id_, number in sorted(every.items()) if id_ != provider.id}
            if others:
                yield Away(age, sector, every.get(provider.id, 0), others)


class Shown(NamedTuple):
    """What a school's page shows: its own courses, those of others, their sectors, and those it has nothing in."""

    school: Provider
    home: int
    courses: int
    sectors: int
    only: int


def schools(area: Area) -> Iterator[Shown]:
    """Every school; only courses for ages up to 19 count."""
    counted = {id_: sum(1 for one in some if ages(one)) for id_, some in area.courses_of.items()}
    every = sum(counted.values())
    for id_, provider in area.providers.items():
        if is_school(provider):
            found = list(away(area, provider))
            sectors = {one.sector for one in found}
            only = sectors - {one.sector for one in area.courses_of[id_] if ages(one)}
            yield Shown(provider, counted[id_], every - counted[id_], len(sectors), len(only))


@lru_cache(maxsize=2)
def _counted(area: Area) -> Mapping[tuple[str, str], Mapping[str, int]]:
    """How many published courses each provider has, by age and sector."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for course in area.published:
        for age in ages(course):
            found.setdefault((age, course.sector), Counter())[course.provider.id] += 1
    return found
