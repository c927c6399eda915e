"""The pages of the levels: what each means in plain words, and what there is on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from ..model.area import LevelWords
from ..model.codes import LEVEL, LEVELS, NOT_SAID
from . import neighbours
from .context import Context
from .lists import Sheet, by_sector, grouped, sheets, shown
from .page import Page
from .phrases import count

INDEX: Final = "levels/"


class Level(NamedTuple):
    """A level as the indexes show it; `across` counts the courses of neighbouring areas."""

    code: str
    slug: str
    name: str
    courses: int
    words: LevelWords | None
    across: int = 0

    @property
    def address(self) -> str:
        return f"{INDEX}{self.slug}/"


def levels(ctx: Context) -> list[Level]:
    """The levels on which there are courses, here or in a neighbouring area, from the lowest."""
    return [_level(ctx, code) for code in (*LEVELS, NOT_SAID) if code in ctx.area.levels]


def index(ctx: Context, _: object) -> Page:
    """All levels."""
    body = ctx.html("levels", 1, levels=levels(ctx))
    return Page(INDEX, "levels", "Levels", "What the levels of courses mean, and what there is on each.", body)


def pages(ctx: Context) -> Iterator[tuple[Level, Sheet]]:
    """Every page of every level that is used."""
    for level in levels(ctx):
        groups = grouped(ctx, ctx.area.courses_on.get(level.code, ()), by_sector)
        for sheet in sheets(level.address, groups):
            yield level, sheet


def view(ctx: Context, subject: tuple[Level, Sheet]) -> Page:
    """A page of a level's courses."""
    level, sheet = subject
    beside = neighbours.of_level(ctx, level.code, level.slug) if sheet.number == 1 else None
    body = ctx.html("level", sheet.depth, level=level, sheet=sheet, groups=shown(ctx, sheet), beside=beside)
    short = f": {level.words.short}" if level.words else ""
    described = f"{count(sheet.total, 'course')} at {level.name.lower()}{short}."
    return Page(sheet.address, "level", sheet.title(level.name), described, body)


def _level(ctx: Context, code: str) -> Level:
    entry = LEVEL[code]
    courses = len(ctx.area.courses_on.get(code, ()))
    across = sum(one.level == code for one in ctx.area.across.values())
    words = ctx.area.words.levels.get(code)  # type: ignore[call-overload]
    return Level(code, entry.slug, entry.name, courses, words, across)
