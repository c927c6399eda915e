"""Rules on where courses lead: that every one can be got to, leads on, and gets somewhere in the end."""

from __future__ import annotations

from collections.abc import Iterator

from ..area import Area, Course
from ..derive import gaps
from ..derive.circles import circles
from ..derive.routes import routes
from ..model.codes import Status
from ..problems import Keys, Problem
from .finding import warning


def target_not_open(area: Area) -> Iterator[Problem]:
    """A course leads to, or comes from, a course that is withdrawn or only a draft.

    Name a course that people can join, or delete the line.
    """
    for course in area.courses.values():
        for keys, other in _links(course, area):
            state = other.written.status
            if state != "published" and not _may_name(course, state, keys):
                says = f"“{other.title}” ({other.key}) is {'withdrawn' if state == 'withdrawn' else 'only a draft'}."
                do = "Name a course that people can join, or delete this line."
                yield warning("target-not-open", course.path, keys, says, do)


def _may_name(course: Course, state: Status, keys: Keys) -> bool:
    """Whether nobody is misled: a draft may name drafts, and who once came to a withdrawn course may stay told."""
    if course.written.status == "draft":
        return state == "draft"
    return course.written.status == "withdrawn" and keys[0] == "entry"


def _links(course: Course, area: Area) -> Iterator[tuple[Keys, Course]]:
    """Every course that a course names, and where."""
    for index, step in enumerate(course.leads_to):
        if step.course_id and step.course_id in area.courses:
            yield ("leads_to", index, "course"), area.courses[step.course_id]
    for index, key in enumerate(course.written.entry.from_):
        if key in area.courses:
            yield ("entry", "from", index), area.courses[key]


def level_goes_down(area: Area) -> Iterator[Problem]:
    """A course leads to a course of a lower level.

    Name a course of the same level or of a higher one; where a lower one is right, accept it and say why.
    """
    told: set[tuple[str, str]] = set()
    for course in area.published:
        for keys, other in _links(course, area):
            first, then = (course, other) if keys[0] == "leads_to" else (other, course)
            link = (first.key, then.key)
            if other.written.status == "published" and link not in told and gaps.goes_down(first, then):
                told.add(link)
                says = f"This leads down from {_level(first)} to {_level(then)}."
                do = "Name a course of the same level or of a higher one, or accept this and say why."
                yield warning("level-goes-down", course.path, keys, says, do)


def _level(course: Course) -> str:
    return f"{course.level.name} ({course.title})"


def goes_in_a_circle(area: Area) -> Iterator[Problem]:
    """Courses lead from one to the next and back to the first, so that nobody gets any further.

    Delete the step that does not lead on.
    """
    for circle in circles(routes(area)):
        course = area.courses[circle[0]]
        says = f"These courses lead round in a circle: {' → '.join([*circle, circle[0]])}."
        do = "Delete the step that does not lead on, in the file of the course that has it."
        yield warning("goes-in-a-circle", course.path, _step(course, circle[1]), says, do)


def _step(course: Course, key: str) -> Keys:
    """Where a course says that it leads to another; else, when only the other says so, all of its steps."""
    steps = [index for index, step in enumerate(course.leads_to) if step.course_id == key]
    return ("leads_to", steps[0]) if steps else ("leads_to",)


def nothing_after_16(area: Area) -> Iterator[Problem]:
    """A course for 14- to 16-year-olds leads to nothing that comes after 16.

    Name a course for older ones, or an apprenticeship, a job or a higher education route, under “leads_to”.
    """
    found = routes(area)
    for key in gaps.ends(found, gaps.nothing_after_16(found, area)):
        if not _leads_to_closed(area.courses[key], area):
            says = "This course is for ages 14 to 16, and nothing after 16 can be reached from it."
            do = "Name a course for older learners, or a job or an apprenticeship, that it leads to."
            yield warning("nothing-after-16", area.courses[key].path, ("leads_to",), says, do)


def dead_end(area: Area) -> Iterator[Problem]:
    """A course leads to no job, no apprenticeship and no higher education, not even by way of other courses.

    Name what it leads to in the end, under “leads_to”.
    """
    found = routes(area)
    told = gaps.nothing_after_16(found, area)
    for key in gaps.ends(found, gaps.dead_ends(found)):
        if key not in told and not _leads_to_closed(area.courses[key], area) and not area.courses[key].written.imported:
            says = "No job, apprenticeship or higher education route can be reached from this course."
            do = "Name one that it leads to, or a course that leads to one."
            yield warning("dead-end", area.courses[key].path, ("leads_to",), says, do)


def out_of_reach(area: Area) -> Iterator[Problem]:
    """Nobody can get to a course from Entry level or from school, because no course leads there.

    Name the courses that lead to it, under “from” in its entry or under “leads_to” in theirs.
    """
    found = routes(area)
    for key in gaps.beginnings(found, gaps.out_of_reach(found, area)):
        course = area.courses[key]
        before = [one for keys, one in _links(course, area) if keys[0] == "entry"]
        if all(one.written.status == "published" and one is not course for one in before):
            says = f"Nobody can get to this course from Entry level or from school: {_asks(course)}."
            do = "Name the courses that lead here, under “from” in its entry."
            yield warning("out-of-reach", course.path, ("entry",), says, do)


def _asks(course: Course) -> str:
    entry = course.written.entry
    if entry.from_:
        return "nobody can get to the courses that it comes from either"
    return f"it asks for level {entry.level}, and no course leads to it"


def _leads_to_closed(course: Course, area: Area) -> bool:
    """Whether a course leads to one that nobody can join, which is told already."""
    ahead = (one for keys, one in _links(course, area) if keys[0] == "leads_to")
    return any(one.written.status != "published" for one in ahead)
