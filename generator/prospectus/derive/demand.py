"""Supply beside demand: how many applied for each place, by course and by sector, in the last year that is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from ..area import Area, Demand
from ..model.codes import SECTOR


class Wanted(NamedTuple):
    """A course's demand in the last year, and that of the year before, if it is told."""

    now: Demand
    before: Demand | None

    @property
    def each(self) -> float:
        """How many applied for each place."""
        return self.now.applications / self.now.places

    @property
    def short(self) -> int:
        """How many more applied than there are places; negative where places are left."""
        return self.now.applications - self.now.places


class Sum(NamedTuple):
    """A sector's courses of which demand is told, their places, and how many applied for them."""

    sector: str
    courses: int
    places: int
    applications: int


@dataclass(frozen=True, slots=True)
class Supply:
    """The demand in a year: every course of which it is told, the most applied for a place first."""

    year: int
    courses: tuple[Wanted, ...]

    @property
    def full(self) -> tuple[Wanted, ...]:
        """Those for which more applied than there are places."""
        return tuple(one for one in self.courses if one.short > 0)

    @property
    def twice(self) -> tuple[Wanted, ...]:
        """Those for which at least twice as many applied as there are places."""
        return tuple(one for one in self.courses if one.now.applications >= 2 * one.now.places)

    @property
    def empty(self) -> tuple[Wanted, ...]:
        """Those for which at most half as many applied as there are places, the emptiest first."""
        return tuple(one for one in reversed(self.courses) if 2 * one.now.applications <= one.now.places)

    @property
    def sectors(self) -> tuple[Sum, ...]:
        """The sectors of which demand is told, in their order."""
        return tuple(_sum(id_, some) for id_, some in by_sector(self.courses).items())


def supply(area: Area) -> Supply | None:
    """The demand in the last year of demand.csv; None when there is nothing in it."""
    if not area.demand:
        return None
    year = max(one.year for one in area.demand)
    before = {one.course.key: one for one in area.demand if one.year == year - 1}
    found = [Wanted(one, before.get(one.course.key)) for one in area.demand if one.year == year]
    return Supply(year, tuple(sorted(found, key=lambda one: (-one.each, one.now.course.key))))


def by_sector(courses: Iterable[Wanted]) -> dict[str, list[Wanted]]:
    """The courses of each sector that has any, in the sectors' order."""
    found: dict[str, list[Wanted]] = {id_: [] for id_ in SECTOR}
    for one in courses:
        found.setdefault(one.now.course.sector, []).append(one)
    return {id_: some for id_, some in found.items() if some}


def _sum(id_: str, some: Iterable[Wanted]) -> Sum:
    rows = [one.now for one in some]
    return Sum(id_, len(rows), sum(one.places for one in rows), sum(one.applications for one in rows))
