"""The order of lists, so that none favours a provider: by title and level, and turn by turn where those are equal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from ..area import Area, Course


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """The place of every course in the area's one order, counted from 0; `seed` decides whose turn it is."""

    seed: str
    rank: Mapping[str, int]

    def sorted(self, courses: Iterable[Course]) -> list[Course]:
        """These courses in the area's order."""
        rank = self.rank
        return sorted(courses, key=lambda course: rank[course.key])


def order(area: Area) -> Order:
    """The order of all published and withdrawn courses.

    Courses with the same title and level stand in an order that is drawn anew for each title and each month, from
    nothing but the title, the month that the prospectus is made for and the provider's id: no provider can choose
    it, and the same input gives the same order.
    """
    seed = f"{area.written.academic_year.starts.isoformat()}/{area.today:%Y-%m}"
    courses = sorted((*area.published, *area.withdrawn), key=lambda course: _place(seed, course))
    return Order(seed, {course.key: place for place, course in enumerate(courses)})


def alphabetical(text: str) -> str:
    """The key by which a text stands in an alphabetical list: case and accents do not matter."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()


def turn(seed: str, title: str, provider_id: str) -> bytes:
    """Where a provider stands among those with the same title: a draw that nobody can influence."""
    return blake2b(f"{seed}\0{title}\0{provider_id}".encode(), digest_size=8).digest()


def _place(seed: str, course: Course) -> tuple[str, float, bytes, str]:
    title = alphabetical(course.title)
    return (title, course.level.rank, turn(seed, title, course.provider.id), course.id)
