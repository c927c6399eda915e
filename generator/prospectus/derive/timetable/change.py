"""What moving a course to another block would do: how many pairs become possible, and how many would clash instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ...area import Area, Course, Run
from ...blocks import Block
from .hours import hours
from .placing import block_of
from .together import Choice, Pool, meet, title


class Change(NamedTuple):
    """A run of a course that moves from one block to another: the pairs that then go together, or clash."""

    course: Course
    run: Run
    from_: Block
    to: Block
    freed: int
    lost: int

    @property
    def gain(self) -> int:
        return self.freed - self.lost


def changes(area: Area, pool: Pool) -> list[Change]:
    """Every move of a course to another block of its school years that frees more pairs than it loses, best first.

    A course is judged by when it is held, so that all that are held alike are reckoned once for each block: the time
    grows as the courses, and as the ways in which they are held times the blocks.
    """
    found = [change for change in _every(area, pool) if change.gain > 0]
    return sorted(found, key=lambda one: (-one.gain, one.lost, one.course.key, one.to.id))


def _every(area: Area, pool: Pool) -> Iterator[Change]:
    weights = {key: Counter(title(one) for one in group) for key, group in pool.alike.items()}
    blocks = _blocks(area, pool)
    scores: dict[tuple[Choice, Choice], tuple[int, int, list[Choice], list[Choice]]] = {}
    for key, group in pool.alike.items():
        for course in group:
            for run, was, block, then in _moved(area, course, key, blocks):
                if (key, then) not in scores:
                    scores[key, then] = _score(pool, key, then)
                freed, lost, opened, closed = scores[key, then]
                own = title(course)
                freed -= sum(weights[one][own] for one in opened)
                lost -= sum(weights[one][own] for one in closed)
                yield Change(course, run, was, block, freed, lost)


def _blocks(area: Area, pool: Pool) -> list[Block]:
    """The option blocks of all of a pool's school years."""
    blocks = area.timetable.blocks.values()
    return [
        one for one in blocks if one.written.kind == "option" and all(group in one.year_groups for group in pool.groups)
    ]


def _moved(area: Area, course: Course, key: Choice, blocks: list[Block]) -> Iterator[tuple[Run, Block, Block, Choice]]:
    """Where a date in an option block could go: the date, its block, the other one, and the course's hours then."""
    dates = [run for run in course.runs if run.written.study == "part-of-programme"]
    for run in dates:
        was = block_of(area, course, run)
        if was in blocks:
            rest = frozenset(hours(one.sessions) for one in dates if one is not run)
            for block in blocks:
                if block is not was:
                    yield run, was, block, rest | {hours(block.sessions)}


def _score(pool: Pool, key: Choice, then: Choice) -> tuple[int, int, list[Choice], list[Choice]]:
    """How many courses no longer meet it and how many newly do, itself left out, and at which hours they are."""
    opened = [one for one in pool.alike if meet(key, one) and not meet(then, one)]
    closed = [one for one in pool.alike if not meet(key, one) and meet(then, one)]
    counts = [sum(len(pool.alike[one]) for one in part) for part in (opened, closed)]
    return counts[0], counts[1], opened, closed
