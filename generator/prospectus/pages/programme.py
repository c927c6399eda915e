"""The page on which one puts a programme together, and the sheet on which advisers do the same on paper."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Final, NamedTuple

from ..area import Course, Run
from ..blocks import Block
from ..derive.timetable.hours import hours, in_words
from ..derive.timetable.placing import block_of, in_blocks
from ..derive.timetable.together import choice, pools
from ..model.codes import DAYS
from .context import Context
from .page import Page
from .phrases import both, sessions
from .timetable import Told, head, told, years

ADDRESS: Final = "timetable/programme/"
SHEET: Final = "advisers/timetable/"
LINES: Final = 6
"""How many courses the form on paper has lines for."""
MOST: Final = 400
"""The most courses of a column of the sheet; beyond, the page of the year has them."""
_SCRIPT: Final = '<script type="module" src="{}assets/javascripts/programme-page.js"></script>'


class Loose(NamedTuple):
    """A course in no block: when it is held, and the blocks that it meets."""

    course: Course
    when: str
    meets: list[Block]


class YearSheet(NamedTuple):
    """The sheet of school years with the same blocks: a column for each, what meets, and what is in no block."""

    name: str
    columns: list[Told]
    meeting: list[tuple[Block, Block, str]]
    loose: list[Loose]


def view(ctx: Context, _: object) -> Page:
    """Put a programme together: for those with JavaScript on the page, for all others on paper."""
    body = ctx.html("programme", 2, sheets=sheets(ctx), days=[day.capitalize() for day in DAYS[:5]], lines=LINES)
    described = "Choose courses of several schools and colleges, and see whether days and journeys fit together."
    extra = f"{head(2)}\n{_SCRIPT.format('../../')}"
    return Page(ADDRESS, "timetable", "Put a programme together", described, body, head=extra)


def sheet_view(ctx: Context, _: object) -> Page:
    """The sheet for advisers: the blocks of each school year side by side, and who can be combined with whom."""
    body = ctx.html("timetable-sheet", 2, sheets=sheets(ctx), today=ctx.area.today)
    described = "For each school year the blocks side by side, the courses in each, and which go together."
    return Page(SHEET, "timetable", "Who can be combined with whom", described, body, head=head(2))


def sheets(ctx: Context) -> list[YearSheet]:
    """The sheet of each week that school years share."""
    held = in_blocks(ctx.area)
    found = []
    for year in years(ctx):
        blocks = [one for one in held if _of_any(ctx.area.timetable.blocks[one], year.groups)]
        columns = [told(ctx, ctx.area.timetable.blocks[id_], held[id_], MOST) for id_ in blocks]
        used = [one for one in columns if one.held]
        found.append(YearSheet(year.name, used, _meeting([one.block for one in used]), _loose(ctx, year.groups, used)))
    return found


def _of_any(block: Block, groups: Sequence[object]) -> bool:
    return not groups or not block.year_groups or any(group in block.year_groups for group in groups)


def _meeting(blocks: Sequence[Block]) -> list[tuple[Block, Block, str]]:
    """The blocks of which nobody can have both, and when they meet."""
    pairs = ((one, other, hours(one.sessions) & hours(other.sessions)) for one, other in combinations(blocks, 2))
    return [(one, other, in_words(common)) for one, other, common in pairs if common]


def _loose(ctx: Context, groups: Sequence[object], columns: Sequence[Told]) -> list[Loose]:
    """The courses of these years that are in no block."""
    mine = [pool for pool in pools(ctx.area) if not groups or any(group in pool.groups for group in groups)]
    courses = {course.key: course for pool in mine for course in pool.courses}
    found = ctx.derived.order.sorted(one for one in courses.values() if not _in_a_block(ctx, one))
    return [_one_loose(course, [column.block for column in columns]) for course in found]


def _in_a_block(ctx: Context, course: Course) -> bool:
    return any(block_of(ctx.area, course, run) for run in course.runs)


def _one_loose(course: Course, blocks: Sequence[Block]) -> Loose:
    """It meets a block when all of its dates do."""
    dates: Sequence[Run] = [run for run in course.runs if run.sessions]
    told_choice = choice(course) or frozenset()
    meets = [block for block in blocks if told_choice and all(hours(block.sessions) & one for one in told_choice)]
    return Loose(course, "; or ".join(both(sessions(run.sessions)) for run in dates), meets)
