"""The pages of the sectors: which there are, and what each offers by subject and level."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from ..area import Course
from ..model.codes import GENERAL_EDUCATION, NOT_SAID, SECTOR
from . import neighbours
from .context import Context
from .lists import Sheet, grouped, sheets, shown
from .page import Page
from .phrases import count


class Sector(NamedTuple):
    """A sector as the indexes show it; `across` counts the courses of neighbouring areas."""

    id: str
    name: str
    courses: int
    across: int = 0

    @property
    def address(self) -> str:
        return f"subjects/{self.id}/"


INDEX: Final = "subjects/"


def sectors(ctx: Context) -> tuple[list[Sector], list[Sector]]:
    """The technical sectors and those of general education, in their fixed order."""
    found = [_sector(ctx, id_) for id_ in SECTOR]
    technical = [one for one in found if one.id not in GENERAL_EDUCATION]
    return technical, [one for one in found if one.id in GENERAL_EDUCATION]


def unsaid(ctx: Context) -> Sector:
    """What stands for the sector of courses that were imported without one."""
    return _sector(ctx, NOT_SAID)


def _sector(ctx: Context, id_: str) -> Sector:
    across = sum(one.sector == id_ for one in ctx.area.across.values())
    return Sector(id_, SECTOR[id_], len(ctx.area.courses_in.get(id_, ())), across)


def index(ctx: Context, _: object) -> Page:
    """All sectors."""
    technical, general = sectors(ctx)
    body = ctx.html("subjects", 1, technical=technical, general=general, unsaid=unsaid(ctx))
    return Page(INDEX, "subjects", "Subjects", f"Every subject that {ctx.area.written.name} offers, by sector.", body)


def pages(ctx: Context) -> Iterator[tuple[str, Sheet]]:
    """Every page of every sector; a sector without courses has one, which says so."""
    for id_ in (*SECTOR, NOT_SAID) if ctx.area.courses_in.get(NOT_SAID) else SECTOR:
        groups = grouped(ctx, ctx.area.courses_in.get(id_, ()), _heading)
        for sheet in sheets(f"{INDEX}{id_}/", groups):
            yield id_, sheet


def view(ctx: Context, subject: tuple[str, Sheet]) -> Page:
    """A page of a sector's courses."""
    id_, sheet = subject
    name = SECTOR[id_]
    page = sheet.title(name)
    beside = neighbours.of_sector(ctx, id_) if sheet.number == 1 else None
    groups, own = shown(ctx, sheet), bool(ctx.area.providers)
    body = ctx.html("subject", sheet.depth, sector=id_, name=name, sheet=sheet, groups=groups, beside=beside, own=own)
    described = f"{count(sheet.total, 'course')} in {name.lower()}, by subject and level."
    return Page(sheet.address, "subject", page, described, body)


def _heading(course: Course) -> tuple[float, str, float, str]:
    unsaid = course.written.subject == NOT_SAID
    return (unsaid, course.subject.name, course.level.rank, course.level.name)
