"""Lists of courses under headings, cut into pages so that none grows without bound."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from markupsafe import Markup

from ..area import Course
from ..model.codes import SECTORS
from .context import Context

LENGTH: Final = 200
"""The most courses on a page."""


class Group(NamedTuple):
    """Courses under a heading, and under a second one inside it if `under` says so."""

    title: str
    under: str
    courses: Sequence[Course]


class Sheet(NamedTuple):
    """One page of a list: where it is from the root, its number and the last one's, and what it shows.

    `base` is the address of the first page; `total` counts the courses of the whole list.
    """

    base: str
    number: int
    last: int
    total: int
    groups: Sequence[Group]

    @property
    def address(self) -> str:
        return self.of(self.number)

    @property
    def depth(self) -> int:
        return self.address.count("/")

    def title(self, name: str) -> str:
        """The page's title: with its number if it is not the first."""
        return name if self.number == 1 else f"{name}, page {self.number} of {self.last}"

    @property
    def near(self) -> list[int]:
        """The numbers of the pages to offer: the first, the last and those next to this one."""
        numbers = {1, self.last, *range(self.number - 2, self.number + 3)}
        return sorted(number for number in numbers if 1 <= number <= self.last)

    def of(self, number: int) -> str:
        """The address of another page of the same list."""
        return self.base if number == 1 else f"{self.base}{number}/"


def grouped(
    ctx: Context, courses: Iterable[Course], heading: Callable[[Course], tuple[float, str, float, str]]
) -> list[Group]:
    """Courses under headings, in the area's order under each.

    `heading` gives the place of the heading and the heading, the place of the one under it and that one; equal
    places are told apart by the alphabet.
    """
    found: dict[tuple[float, str, float, str], list[Course]] = {}
    for course in ctx.derived.order.sorted(courses):
        found.setdefault(heading(course), []).append(course)
    return [Group(key[1], key[3], found[key]) for key in sorted(found)]


def by_sector(course: Course) -> tuple[float, str, float, str]:
    """The heading of a course in a list by sector, in their fixed order; what is not said stands last."""
    place = SECTORS.index(course.sector) if course.sector in SECTORS else len(SECTORS)
    return (place, course.sector_name, 0, "")


def sheets(base: str, groups: Sequence[Group], length: int = LENGTH) -> list[Sheet]:
    """The pages of a list, at least one; a heading is said again where its courses run on to the next page."""
    cut: list[list[Group]] = [[]]
    room = length
    for group in groups:
        rest = group.courses
        while rest:
            if not room:
                cut.append([])
                room = length
            cut[-1].append(group._replace(courses=rest[:room]))
            rest, room = rest[room:], room - min(room, len(rest))
    total = sum(len(group.courses) for group in groups)
    return [Sheet(base, number, len(cut), total, part) for number, part in enumerate(cut, 1)]


class Shown(NamedTuple):
    """A group as the template shows it; `title` is empty where the one before it stands under the same heading."""

    title: str
    under: str
    rows: Markup


def shown(ctx: Context, sheet: Sheet) -> list[Shown]:
    """The groups of a page with the lines of their courses."""
    found = []
    before = ""
    for group in sheet.groups:
        title = "" if group.title == before else group.title
        found.append(Shown(title, group.under, ctx.lines(group.courses)))
        before = group.title
    return found
