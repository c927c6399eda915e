"""In which block a run is, and for which school years: what it says itself, else what its lessons and ages tell."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from ...area import Area, Course, Run
from ...blocks import Block, YearGroup
from .hours import hours, within


def block_of(area: Area, course: Course, run: Run) -> Block | None:
    """The block that a run names; else, beside other courses, the shortest of its ages that holds all its lessons."""
    return run.block or _held_in(area).get(run)


@lru_cache(maxsize=1)
def _held_in(area: Area) -> Mapping[Run, Block]:
    """The block of each published run that names none, for those whose lessons lie in one."""
    found = ((run, _block(area, course, run)) for course in area.published for run in course.runs)
    return {run: block for run, block in found if block}


def _block(area: Area, course: Course, run: Run) -> Block | None:
    if not run.sessions or run.written.study == "full-time":
        return None
    taken = hours(run.sessions)
    blocks = (one for one in area.timetable.blocks.values() if _is_for(one, course))
    fitting = [one for one in blocks if within(taken, hours(one.sessions))]
    return min(fitting, key=lambda one: hours(one.sessions).bit_count(), default=None)


def _is_for(block: Block, course: Course) -> bool:
    return any(group.is_for(course.written.ages) for group in block.year_groups)


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
