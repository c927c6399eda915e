"""In which block a run is, and for which school years: what it says itself, else what its lessons and ages tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from ...area import Area, Course, Run
from ...blocks import Block, YearGroup
from ...model.codes import AgeRange
from .hours import Hours, hours, within


def block_of(area: Area, course: Course, run: Run) -> Block | None:
    """The block that a run names; else, beside other courses, the shortest of its ages that holds all its lessons."""
    return run.block or _held_in(area).get(run)


@lru_cache(maxsize=1)
def _held_in(area: Area) -> Mapping[Run, Block]:
    """The block of each published run that names none, for those whose lessons lie in one."""
    blocks = [(one, hours(one.sessions)) for one in area.timetable.blocks.values()]
    shortest = sorted(blocks, key=lambda pair: pair[1].bit_count())
    by_ages: dict[AgeRange, list[tuple[Block, Hours]]] = {}
    found: dict[Run, Block] = {}
    for course in area.published:
        ages = course.written.ages
        if ages not in by_ages:
            by_ages[ages] = [pair for pair in shortest if _is_for(pair[0], ages)]
        for run in course.runs:
            block = _block(run, by_ages[ages])
            if block:
                found[run] = block
    return found


def _block(run: Run, shortest: Sequence[tuple[Block, Hours]]) -> Block | None:
    """The first of the blocks, the shortest being first, that holds all lessons of a run."""
    if not shortest or not run.sessions or run.block or run.written.study == "full-time":
        return None
    taken = hours(run.sessions)
    return next((block for block, free in shortest if within(taken, free)), None)


def _is_for(block: Block, ages: AgeRange) -> bool:
    return any(group.is_for(ages) for group in block.year_groups)


def year_groups(area: Area, course: Course, run: Run) -> tuple[YearGroup, ...]:
    """The school years that a run is for: those of its block, else all whose ages it is for."""
    block = block_of(area, course, run)
    if block and block.year_groups:
        return block.year_groups
    return tuple(one for one in area.timetable.year_groups.values() if one.is_for(course.written.ages))


@lru_cache(maxsize=1)
def in_blocks(area: Area) -> Mapping[str, tuple[tuple[Course, Run], ...]]:
    """The published courses in each block by its id, with the run that is, in the order of the courses' keys."""
    found: dict[str, dict[str, tuple[Course, Run]]] = {id_: {} for id_ in area.timetable.blocks}
    for course in area.published:
        for run in course.runs:
            block = block_of(area, course, run)
            if block:
                found[block.id].setdefault(course.key, (course, run))
    return {id_: tuple(courses.values()) for id_, courses in found.items()}
