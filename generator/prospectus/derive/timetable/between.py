"""Whether there is time to get from one lesson to the next, where they are at different places on the same day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from ...area import Area, Course, Run, Site
from ...model.codes import DAYS
from ..travel.asked import Asked, asked
from ..travel.travel import Travel
from .hours import Lesson, lessons

Answer = Literal["fits", "not", "unknown"]
_WORST: tuple[Answer, ...] = ("fits", "unknown", "not")


@dataclass(frozen=True, eq=False)
class Between:
    """The ways between places of courses that are taken beside others; of all other places nothing is known."""

    area: Area
    travel: Travel

    @cached_property
    def asked(self) -> dict[str, Asked]:
        return asked(self.area)

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        """The places of courses that are taken beside others."""
        return tuple(site for key, site in self.area.sites.items() if key in self.asked and self.asked[key].programme)

    def is_known(self, site: str, other: str, day: int) -> bool:
        """Whether the ways of a day from one place to another have been looked up, so that none means none."""
        ends = self.asked.get(site), self.asked.get(other)
        known = all(one is not None and one.programme for one in ends)
        return known and self.travel.timetable is not None and DAYS[day] in self.asked[other].times

    def fits(self, site: str, other: str, day: int, leaves: int, starts: int) -> Answer:
        """Whether one who is free at `leaves` can be at the other place when a lesson `starts` there."""
        if site == other:
            return "fits"
        walk = self.travel.walk_minutes(site, other)
        if walk is not None and leaves + walk <= starts:
            return "fits"
        if not self.is_known(site, other, day):
            return "unknown"
        ways = self.travel.between(site, other, DAYS[day])
        return "fits" if any(leaves <= away and there <= starts for away, there in ways) else "not"

    def runs_fit(self, one: Run, other: Run) -> Answer:
        """Whether the way fits wherever a lesson of the one run follows one of the other on the same day."""
        if one.site is None or other.site is None or one.site is other.site:
            return "fits"
        answers = [
            self.fits(*move)
            for move in moves(one.site.key, lessons(one.sessions), other.site.key, lessons(other.sessions))
        ]
        return max(answers, key=_WORST.index, default="fits")

    def courses_fit(self, one: Course, other: Course) -> Answer:
        """The best answer of all dates of two courses that do not meet."""
        answers = [self.runs_fit(*pair) for pair in _apart(one, other)]
        return min(answers, key=_WORST.index, default="fits")


def moves(
    site: str, here: Iterable[Lesson], other: str, there: Iterable[Lesson]
) -> Iterator[tuple[str, str, int, int, int]]:
    """From where to where one has to get between lessons that follow each other: the day, from when and until when."""
    both = sorted([(lesson, site) for lesson in here] + [(lesson, other) for lesson in there])
    for (before, where), (after, then) in pairwise(both):
        if before[0] == after[0] and where != then and before[2] <= after[1]:
            yield where, then, before[0], before[2], after[1]


def _apart(one: Course, other: Course) -> Iterator[tuple[Run, Run]]:
    """The dates of two courses, taken beside others, that do not meet."""
    for a in one.runs:
        for b in other.runs:
            if a.sessions and b.sessions and not _meet(lessons(a.sessions), lessons(b.sessions)):
                yield a, b


def _meet(some: Iterable[Lesson], others: Iterable[Lesson]) -> bool:
    second = list(others)
    return any(a[0] == b[0] and a[1] < b[2] and b[1] < a[2] for a in some for b in second)
