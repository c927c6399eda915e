"""The pages of the common timetable: the blocks of every school year as a week, and which courses are in each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from markupsafe import Markup

from ..area import Area, Course, Run
from ..blocks import Block, YearGroup
from ..derive.timetable.hours import hours, lesson, lessons
from ..derive.timetable.placing import block_of, in_blocks, year_groups
from ..derive.timetable.week import Week, week
from ..model.timetable import BLOCK_KIND
from .context import Context
from .lists import Group, Sheet, Shown, sheets, shown
from .page import Page
from .phrases import both, sessions
from .rows import row

INDEX: Final = "timetable/"
SHOWN: Final = 15
"""How many courses of a block the first page names; the page of its year has all."""

OUTSIDE: Final = "Outside the blocks"

_HEAD: Final = '<link rel="stylesheet" href="{}assets/stylesheets/timetable.css">'


class Hours(NamedTuple):
    """What stands in a week: a block, or hours in which learners may go elsewhere; `block` is None for these."""

    name: str
    kind: str
    block: Block | None
    courses: int


class Years(NamedTuple):
    """School years that share the same week, and that week."""

    name: str
    groups: tuple[YearGroup, ...]
    week: Week[Hours]


class Held(NamedTuple):
    """A course in a block; `when` is empty when it is held in each of the block's hours, be it for a part of them."""

    course: Course
    when: str


class Told(NamedTuple):
    """A block with what is held in it; `more` counts the courses that are not named."""

    block: Block
    kind: str
    years: str
    when: list[str]
    held: list[Held]
    more: int


def head(depth: int) -> str:
    """The style sheet of weeks."""
    return _HEAD.format("../" * depth)


def view(ctx: Context, _: object) -> Page:
    """The common timetable of all school years."""
    held = in_blocks(ctx.area)
    body = ctx.html(
        "timetable",
        1,
        years=years(ctx),
        blocks=[told(ctx, ctx.area.timetable.blocks[id_], runs) for id_, runs in held.items()],
        sheets=ctx.area.timetable.year_groups.values(),
    )
    described = f"The hours that schools and colleges in {ctx.area.written.name} share, and what is held in them."
    return Page(INDEX, "timetable", "Common timetable", described, body, head=head(1), source=_source(ctx))


def _source(ctx: Context) -> str | None:
    return ctx.area.paths.get("timetable")


def years(ctx: Context) -> list[Years]:
    """The week of each school year; years with the same one are told together, and without years all blocks are."""
    timetable, counts = ctx.area.timetable, {id_: len(runs) for id_, runs in in_blocks(ctx.area).items()}
    found: dict[object, list[YearGroup]] = {}
    for group in timetable.year_groups.values():
        found.setdefault((timetable.of(group), lessons(group.written.collaborative)), []).append(group)
    if not found and timetable.blocks:
        entries = _entries(timetable.blocks.values(), counts)
        return [Years("All blocks", (), week(entries))]
    return [_years(groups, timetable.of(groups[0]), counts) for groups in found.values()]


def _years(groups: Sequence[YearGroup], blocks: Sequence[Block], counts: dict[str, int]) -> Years:
    entries = _entries(blocks, counts)
    taken = {at for at, _ in entries}
    free = Hours("Collaborative hours", BLOCK_KIND["collaborative"], None, 0)
    entries += [(at, free) for at in lessons(groups[0].written.collaborative) if at not in taken]
    return Years(both([group.name for group in groups]), tuple(groups), week(entries))


def _entries(blocks: object, counts: dict[str, int]) -> list[tuple[tuple[int, int, int], Hours]]:
    return [
        (lesson(session), Hours(block.name, BLOCK_KIND[block.written.kind], block, counts[block.id]))
        for block in blocks  # type: ignore[attr-defined]
        for session in block.sessions
    ]


def told(ctx: Context, block: Block, runs: Sequence[tuple[Course, Run]], most: int = SHOWN) -> Told:
    """What is held in a block, in the area's order."""
    run_of = {course.key: run for course, run in runs}
    courses = ctx.derived.order.sorted(course for course, _ in runs)
    held = [Held(course, _part(run_of[course.key], block)) for course in courses[:most]]
    names = both([group.name for group in block.year_groups])
    kind = BLOCK_KIND[block.written.kind]
    return Told(block, kind, names, sessions(block.sessions), held, max(0, len(courses) - most))


def _part(run: Run, block: Block) -> str:
    taken = hours(run.sessions)
    return "" if all(taken & hours((one,)) for one in block.sessions) else "; ".join(sessions(run.sessions))


# ── A school year ────────────────────────────────────────────────────────────────────────────────────────────────────


def year_pages(ctx: Context) -> Iterator[tuple[YearGroup, Sheet]]:
    """Every page of every school year."""
    for group in ctx.area.timetable.year_groups.values():
        yield from ((group, sheet) for sheet in sheets(group.address, _groups(ctx, group)))


def _groups(ctx: Context, group: YearGroup) -> list[Group]:
    """The courses of a school year by block, and those beside others that are in none."""
    held = in_blocks(ctx.area)
    found = [
        Group(block.name, "", ctx.derived.order.sorted(course for course, _ in held[block.id]))
        for block in ctx.area.timetable.of(group)
    ]
    outside = [ctx.area.courses[key] for key in _runs(ctx.area, group)[OUTSIDE]]
    found.append(Group(OUTSIDE, "", ctx.derived.order.sorted(outside)))
    return [one for one in found if one.courses]


def _outside(area: Area, group: YearGroup) -> dict[str, Run]:
    """The courses that a year takes beside others, by their keys, with the first run whose lessons are in no block."""
    return {
        course.key: run
        for course in area.published
        for run in reversed(course.runs)
        if run.sessions
        and run.written.study == "part-of-programme"
        and block_of(area, course, run) is None
        and group in year_groups(area, course, run)
    }


def _told_by_block(ctx: Context, group: YearGroup, sheet: Sheet) -> list[Shown]:
    """The groups of a page; each course is told with the date and the days of its run that is in the block."""
    runs = _runs(ctx.area, group)
    return [
        one._replace(rows=_rows(ctx, part.courses, runs.get(part.title, {})))
        for one, part in zip(shown(ctx, sheet), sheet.groups, strict=True)
    ]


@lru_cache(maxsize=32)
def _runs(area: Area, group: YearGroup) -> Mapping[str, Mapping[str, Run]]:
    """Under each heading of a year the runs that are meant, by the keys of their courses."""
    held = in_blocks(area)
    blocks = {one.name: {course.key: run for course, run in held[one.id]} for one in area.timetable.of(group)}
    return {**blocks, OUTSIDE: _outside(area, group)}


def _rows(ctx: Context, courses: Sequence[Course], runs: Mapping[str, Run]) -> Markup:
    """The lines of these courses; made anew where the run that is meant is not the first one."""
    template = ctx.env.get_template("pieces/row.html")
    usual = (runs.get(course.key, course.runs[0]) is course.runs[0] for course in courses)
    return Markup("").join(
        ctx.rows[course.key] if same else row(course, template, runs[course.key])
        for course, same in zip(courses, usual, strict=True)
    )


def year_view(ctx: Context, subject: tuple[YearGroup, Sheet]) -> Page:
    """The week of a school year and all that is held in it."""
    group, sheet = subject
    mine = next(one for one in years(ctx) if group in one.groups)
    title = sheet.title(f"Timetable of {group.name}")
    body = ctx.html(
        "timetable-year",
        sheet.depth,
        group=group,
        title=title,
        sheet=sheet,
        week=mine.week if sheet.number == 1 else None,
        groups=_told_by_block(ctx, group, sheet),
    )
    described = f"The blocks of {group.name} in a week, and the courses in each."
    return Page(sheet.address, "timetable", title, described, body, head=head(sheet.depth), source=_source(ctx))
