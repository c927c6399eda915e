"""The list for advisers of what every course asks for, by sector, made for printing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ..area import Course
from ..model.codes import AGES, SECTOR
from .context import Context
from .entry import Needs, needs
from .page import Page
from .phrases import count

INDEX: Final = "advisers/entry/"
MOST: Final = 400
"""The most courses that stand on one list; beyond, every sector has a list of its own."""
_HEAD: Final = '<link rel="stylesheet" href="{}assets/stylesheets/grades.css">'


class Line(NamedTuple):
    """A course with what it asks for."""

    course: Course
    needs: Needs
    ages: str


class Group(NamedTuple):
    """A sector with its courses, and where they stand when they have a list of their own."""

    id: str
    name: str
    courses: int
    lines: Sequence[Line]
    address: str


def view(ctx: Context, _: object) -> Page:
    """All sectors: with their courses, or only their names where the courses are very many."""
    one_list = _on_one_list(ctx)
    found = [_group(ctx, id_, shown=one_list) for id_ in _sectors(ctx)]
    body = ctx.html("requirements", 2, title="What every course asks for", groups=found, up=False, today=ctx.area.today)
    described = f"Entry requirements of {count(len(ctx.area.published), 'course')} by sector, in full, for printing."
    return Page(INDEX, "requirements", "What every course asks for", described, body, head=_HEAD.format("../../"))


def pages(ctx: Context) -> Iterator[str]:
    """The sectors that have a list of their own."""
    return iter(() if _on_one_list(ctx) else _sectors(ctx))


def sector_view(ctx: Context, id_: str) -> Page:
    """The list of a sector."""
    group = _group(ctx, id_, shown=True)
    title = f"What courses ask for: {group.name}"
    body = ctx.html("requirements", 3, title=title, groups=[group], up=True, today=ctx.area.today)
    described = f"Entry requirements of {count(group.courses, 'course')} in {group.name.lower()}, in full."
    return Page(group.address, "requirements", title, described, body, head=_HEAD.format("../../../"))


def _on_one_list(ctx: Context) -> bool:
    return len(ctx.area.published) <= MOST


def _sectors(ctx: Context) -> list[str]:
    return [id_ for id_ in SECTOR if ctx.area.courses_in[id_]]


def _group(ctx: Context, id_: str, *, shown: bool) -> Group:
    courses = sorted(
        ctx.derived.order.sorted(ctx.area.courses_in[id_]), key=lambda course: (course.level.rank, course.level.name)
    )
    lines = [Line(one, needs(ctx, one), AGES[one.written.ages]) for one in courses] if shown else []
    return Group(id_, SECTOR[id_], len(courses), lines, f"{INDEX}{id_}/")
