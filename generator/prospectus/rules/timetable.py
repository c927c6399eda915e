"""Rules on the common timetable: that blocks and lessons leave learners the choices that they are meant to leave."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from ..area import Area, Course, Run
from ..blocks import Block
from ..derive.timetable import together
from ..derive.timetable.hours import Hours, hours, in_words, within
from ..derive.timetable.placing import in_blocks, year_groups
from ..model.fields import as_id
from ..problems import Keys, Problem
from ..wording import listed, nearest
from .finding import error, warning

_IN_SCHOOL_TIME: Final = frozenset({"daytime", "day-release"})
_TOLD: Final = 3
"""With how many other blocks it is told of one that it overlaps; who mends these finds the others."""
_WITHOUT_DAYS: Final = frozenset({"online", "work-based"})


def no_such_year_group(area: Area) -> Iterator[Problem]:
    """A block is for a year group that the timetable does not have.

    Use one of the ids under “year_groups” in content/area/timetable.yml, or add it there.
    """
    known = area.timetable.year_groups
    for block in area.timetable.blocks.values():
        for index, id_ in enumerate(block.written.year_groups):
            if id_ not in known:
                says = f"There is no year group called “{id_}”."
                do = _meant(id_, area)
                keys: Keys = ("blocks", block.id, "year_groups", index)
                yield error("no-such-year-group", area.paths["timetable"], keys, says, do)


def _meant(id_: str, area: Area) -> str:
    """Which year group is meant: the one that has this in its name, like “Year 12”, or an id that is alike."""
    known = area.timetable.year_groups
    named = [one for one, group in known.items() if as_id(group.name) == id_]
    guess = named[0] if named else nearest(id_, known)
    hint = f"Did you mean “{guess}”? " if guess else ""
    return f"{hint}Use {listed(known)}." if known else "Add it under “year_groups:”."


def blocks_overlap(area: Area) -> Iterator[Problem]:
    """Two blocks of the same year group overlap, so that nobody can have a course in each.

    Mend the hours of one, or take the year group out of one; where nobody needs both, accept it and say why.
    """
    told: Counter[str] = Counter()
    blocks = [(one, hours(one.sessions)) for one in area.timetable.blocks.values()]
    for (one, taken), (other, wanted) in combinations(blocks, 2):
        common = taken & wanted
        shared = [group.name for group in one.year_groups if group in other.year_groups] if common else []
        if shared and told[other.id] < _TOLD:
            told[other.id] += 1
            says = f"“{other.name}” overlaps “{one.name}” ({in_words(common)}), and both are for {', '.join(shared)}."
            do = "Mend the hours of one of them, or accept this and say why."
            yield warning("blocks-overlap", area.paths["timetable"], ("blocks", other.id, ""), says, do)


def same_block_name(area: Area) -> Iterator[Problem]:
    """Two blocks have the same name, so that nobody can tell their headings apart.

    Give each a name of its own, with the year or the day in it.
    """
    first: dict[str, str] = {}
    for block in area.timetable.blocks.values():
        other = first.setdefault(" ".join(block.name.lower().split()), block.id)
        if other != block.id:
            says = f"The block “{other}” is called “{block.name}” too, so that nobody can tell the two apart."
            keys: Keys = ("blocks", block.id, "name")
            do = "Give each a name of its own, with the year or the day in it."
            yield warning("same-block-name", area.paths["timetable"], keys, says, do)


def outside_block(area: Area) -> Iterator[Problem]:
    """A lesson is outside the hours of the block that its run names.

    Mend the day or the times, or name the block in which the lesson is; without a block the lessons stand alone.
    """
    for course, index, run in _runs(area):
        block = run.block
        if block and run.written.timetable and run.written.timetable.sessions:
            for place, session in enumerate(run.sessions):
                if not within(hours((session,)), hours(block.sessions)):
                    says = f"This lesson is outside “{block.name}”, which is {in_words(hours(block.sessions))}."
                    keys: Keys = ("runs", index, "timetable", "sessions", place)
                    yield warning("outside-block", course.path, keys, says, "Mend the lesson, or name another block.")


def block_not_used(area: Area) -> Iterator[Problem]:
    """No course is held in a block, not even one that is still a draft.

    Name the block in the courses that are in it, or delete it. If it is kept free for next year, accept it and say so.
    """
    drafts = [course for course in area.courses.values() if course.written.status == "draft"]
    planned = {run.block.id for course in drafts for run in course.runs if run.block}
    for id_, used in in_blocks(area).items():
        if not used and id_ not in planned:
            says = f"No course is held in “{area.timetable.blocks[id_].name}”."
            do = "Name it in the courses that are in it, or delete it."
            yield warning("block-not-used", area.paths["timetable"], ("blocks", id_, ""), says, do)


def link_outside_collaborative(area: Area) -> Iterator[Problem]:
    """A link course for ages 14 to 16 has lessons in school time, outside the collaborative days of its year groups.

    Move the lesson into the hours that schools keep free for it, or agree with the schools and accept the warning.
    """
    for course, index, run in _runs(area):
        if course.written.kind == "link-course" and course.written.ages == "14-16" and _in_school_time(run):
            free = _collaborative(area, course, run)
            outside = hours(run.sessions) & ~free
            if free and outside:
                says = f"This link course takes learners out of school on {in_words(outside)}, which is not kept free."
                do = f"Kept free for its year groups is {in_words(free)}: move it there, or accept this and say why."
                keys: Keys = ("runs", index, "timetable")
                yield warning("link-outside-collaborative", course.path, keys, says, do)


def _in_school_time(run: Run) -> bool:
    """Whether a run takes school time, and its lessons can be trusted: those outside their block are told already."""
    sound = run.block is None or within(hours(run.sessions), hours(run.block.sessions))
    return sound and bool(run.sessions) and run.written.pattern in _IN_SCHOOL_TIME


def _collaborative(area: Area, course: Course, run: Run) -> Hours:
    """All hours that schools keep free for the year groups that a run is for."""
    free = 0
    for group in year_groups(area, course, run):
        free |= hours(group.written.collaborative)
        for block in area.timetable.of(group):
            free |= hours(block.sessions) if block.written.kind == "collaborative" else 0
    return free


def clashes_with_all(area: Area) -> Iterator[Problem]:
    """A course that is taken beside others is always at the same time as every other course of its programme.

    A programme is the courses that one learner may put together: those that are part of a programme, for the same
    ages, at the same provider, or in the blocks of the same year groups across all providers. A course with the same
    title does not count, nor a programme of fewer than three. Move it to another block, or offer it twice; where it is
    meant to stand alone, accept it and say why.
    """
    with_company: set[str] = set()
    lonely: dict[str, Course] = {}
    for courses in _programmes(area).values():
        alone = together.alone(courses)
        lonely |= {course.key: course for course in alone}
        with_company |= {course.key for course in courses} - {course.key for course in alone}
    for key in sorted(lonely.keys() - with_company):
        course = lonely[key]
        says = "This course is always at the same time as every other course that learners could take beside it."
        do = "Move it to another block or other hours, or offer it twice; or accept this and say why."
        yield warning("clashes-with-all", course.path, _timetable(course), says, do)


def _programmes(area: Area) -> dict[object, list[Course]]:
    """Courses that are taken beside others, by provider and ages, and by the year groups of their blocks and ages."""
    found: dict[object, list[Course]] = defaultdict(list)
    for course in area.published:
        if together.choice(course) is not None:
            ages = course.written.ages
            found[course.provider.id, ages].append(course)
            for id_ in {group.id for block in _blocks(course) for group in block.year_groups}:
                found[id_, ages, "blocks"].append(course)
    return found


def _blocks(course: Course) -> list[Block]:
    return [run.block for run in course.runs if run.block]


def _timetable(course: Course) -> Keys:
    index = next(i for i, run in enumerate(course.runs) if run.written.study == "part-of-programme")
    return ("runs", index, "timetable")


def days_not_told(area: Area) -> Iterator[Problem]:
    """A published course does not say on which days it is held, so that nobody can plan a week or a bus by it.

    Add “timetable:” with the lessons of a week, or with a block. It is not asked for where the start is flexible, the
    times are arranged with the learner, or the course is online or at work.
    """
    for course, index, run in _runs(area):
        written = run.written
        arranged = written.start.date is None or written.pattern == "customised" or written.delivery in _WITHOUT_DAYS
        if not run.sessions and written.timetable is None and not (arranged or course.written.imported):
            says = "This does not say on which days and at what times the lessons are."
            do = "Add “timetable:” with a block or with sessions: learners plan their week and their bus by it."
            yield warning("days-not-told", course.path, ("runs", index), says, do)


def lessons_overlap(area: Area) -> Iterator[Problem]:
    """Two lessons of the same run are at the same time.

    Mend the day or the times of one of them. If there are two groups, write two runs.
    """
    for course, index, run in _runs(area):
        told = run.written.timetable.sessions if run.written.timetable else ()
        taken = 0
        for place, session in enumerate(told):
            common = taken & hours((session,))
            if common:
                says = f"This lesson overlaps another one of the same run ({in_words(common)})."
                keys: Keys = ("runs", index, "timetable", "sessions", place)
                yield warning("lessons-overlap", course.path, keys, says, "Mend one of them, or write two runs.")
            taken |= hours((session,))


def _runs(area: Area) -> Iterator[tuple[Course, int, Run]]:
    """Every run of the published courses with its place in the file."""
    for course in area.published:
        for index, run in enumerate(course.runs):
            yield course, index, run
