"""What we know of a neighbouring area's courses: less than of our own, in a shape of their own, nothing but facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..model.codes import COURSE_KIND, LEVEL, NOT_SAID, SECTOR, LevelEntry
from ..model.when import NO_START, Start

if TYPE_CHECKING:
    from ..model.neighbour import Neighbour

SIGN = ":"
"""What stands after a neighbour's id in the key of all that is its own: no id of ours has it."""


@dataclass(frozen=True, slots=True)
class NeighbourPlace:
    """Where a neighbour's course is held; `key` is area:provider/place, `point` in degrees north and east, if told."""

    key: str
    name: str
    town: str
    point: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class NeighbourRun:
    """One time that a neighbour's course is held; `place` is None when it is online or not told.

    `days` are weekdays by their names; `study`, `pattern` and `delivery` can be “not-said”.
    """

    place: NeighbourPlace | None = None
    start: Start = NO_START
    study: str = NOT_SAID
    pattern: str = NOT_SAID
    delivery: str = NOT_SAID
    days: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NeighbourCourse:
    """A course of a neighbouring area: plain texts, our codes (“not-said” where theirs tell nothing), and a link.

    `key` is area:provider/course, `provider_key` area:provider; `url` is its page in the other area's prospectus, or
    at its provider.
    """

    key: str
    title: str
    provider: str
    provider_key: str
    url: str
    summary: str = ""
    qualification: str = ""
    level: str = NOT_SAID
    sector: str = NOT_SAID
    subject: str = NOT_SAID
    kind: str = NOT_SAID
    ages: str = NOT_SAID
    runs: tuple[NeighbourRun, ...] = (NeighbourRun(),)

    @property
    def area(self) -> str:
        """The id of the area that it is from."""
        return self.key.partition(SIGN)[0]

    @property
    def level_entry(self) -> LevelEntry:
        return LEVEL[self.level]

    @property
    def sector_name(self) -> str:
        return SECTOR[self.sector]

    @property
    def kind_name(self) -> str:
        return COURSE_KIND[self.kind]


Told = tuple[Iterator[NeighbourCourse | None], dt.date | None]
"""The courses of a file as they are asked for, None for one that cannot be shown, and the day from which it is."""


@dataclass(frozen=True, slots=True)
class NeighbourArea:
    """A neighbouring area whose file is named: what it publishes, and from which day that is.

    `path` is the file's. `day` is None when the file does not say; `unread` when nothing could be read of it; then
    there are no courses. `left_out` counts those that were not taken.
    """

    id: str
    path: str
    written: Neighbour
    courses: tuple[NeighbourCourse, ...] = ()
    day: dt.date | None = None
    unread: bool = False
    left_out: int = 0

    @property
    def name(self) -> str:
        return self.written.name

    @property
    def address(self) -> str:
        """Where its courses are listed, from the root of the site."""
        return f"neighbours/{self.id}/"

    def age(self, today: dt.date) -> int | None:
        """How many days old what it says is; None when it does not say."""
        return (today - self.day).days if self.day else None

    def is_old(self, today: dt.date) -> bool:
        """Whether that is more than the area allows."""
        age = self.age(today)
        return age is not None and age > self.written.stale_after

    def counts_in(self, what: str) -> bool:
        """Whether its courses count in promises, or in travel."""
        return what in self.written.count_in
