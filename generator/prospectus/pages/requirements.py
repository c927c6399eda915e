"""The list for advisers of what every course asks for, by sector, made for printing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from markupsafe import Markup

from ..area import Course
from ..model.codes import AGES, NOT_SAID, SECTOR
from . import lists
from .context import Context
from .entry import Needs, data, needs
from .lists import Sheet, grouped, sheets
from .page import Page
from .phrases import count

INDEX: Final = "advisers/entry/"
MOST: Final = 400
"""The most courses that stand on one page; beyond, every sector has a list of its own."""
_HEAD: Final = (
    '<link rel="stylesheet" href="{0}assets/stylesheets/grades.css">\n'
    '<script type="module" src="{0}assets/javascripts/grades-list.js"></script>'
)


class Line(NamedTuple):
    """A course with what it asks for, in words and as the values that what a reader tells is held against."""

    course: Course
    needs: Needs
    ages: str
    asked: Markup


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
    body = ctx.html(
        "requirements", 2, title="What every course asks for", groups=found, up=False, sheet=None, today=ctx.area.today
    )
    described = f"Entry requirements of {count(len(ctx.area.published), 'course')} by sector, in full, for printing."
    return Page(INDEX, "requirements", "What every course asks for", described, body, head=_HEAD.format("../../"))


def pages(ctx: Context) -> Iterator[tuple[str, Sheet]]:
    """Every page of the sectors' own lists."""
    for id_ in () if _on_one_list(ctx) else _sectors(ctx):
        yield from ((id_, sheet) for sheet in sheets(_address(id_), _by_level(ctx, id_), MOST))


def sector_view(ctx: Context, subject: tuple[str, Sheet]) -> Page:
    """A page of a sector's list."""
    id_, sheet = subject
    name = SECTOR[id_]
    lines = [_line(ctx, one) for part in sheet.groups for one in part.courses]
    group = Group(id_, name, sheet.total, lines, sheet.address)
    title = sheet.title(f"What courses ask for: {name}")
    body = ctx.html(
        "requirements", sheet.depth, title=title, groups=[group], up=True, sheet=sheet, today=ctx.area.today
    )
    described = f"Entry requirements of {count(sheet.total, 'course')} in {name.lower()}, in full."
    head = _HEAD.format("../" * sheet.depth)
    return Page(sheet.address, "requirements", title, described, body, head=head)


def _on_one_list(ctx: Context) -> bool:
    return len(ctx.area.published) <= MOST


def _sectors(ctx: Context) -> list[str]:
    return [id_ for id_ in (*SECTOR, NOT_SAID) if ctx.area.courses_in.get(id_)]


def _group(ctx: Context, id_: str, *, shown: bool) -> Group:
    courses = ctx.area.courses_in[id_]
    lines = [_line(ctx, one) for part in _by_level(ctx, id_) for one in part.courses] if shown else []
    return Group(id_, SECTOR[id_], len(courses), lines, _address(id_))


def _by_level(ctx: Context, id_: str) -> Sequence[lists.Group]:
    return grouped(ctx, ctx.area.courses_in[id_], lambda one: (one.level.rank, one.level.name, 0, ""))


def _line(ctx: Context, course: Course) -> Line:
    return Line(course, needs(ctx, course), AGES[course.written.ages], data(course, ()))


def _address(id_: str) -> str:
    return f"{INDEX}{id_}/"
