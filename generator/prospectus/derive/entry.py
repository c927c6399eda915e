"""What a course asks of those who want to get in, as the few values that a reader's own grades are held against."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from ..area import Course
from ..model.codes import LEVEL
from ..model.course import GcseGrade

_OTHER_NAMES: Final = {"mathematics": "maths", "math": "maths", "any subject": "any", "any subjects": "any"}


def asked(course: Course) -> dict[str, Any]:
    """The requirements of a course, only those that it has, for JSON.

    `gcse`: subject, grade and perhaps how many, all of them; `level`: the rank of the level to have reached;
    `from`: completed courses get in too; `else`: something else may count; `interview`: there is one.
    """
    entry = course.written.entry
    found: dict[str, Any] = {}
    if entry.gcse:
        found["gcse"] = [_grade(one) for one in entry.gcse]
    if entry.level:
        found["level"] = LEVEL[entry.level].rank
    for name, given in (("from", entry.from_), ("else", entry.alternatives), ("interview", entry.interview)):
        if given:
            found[name] = 1
    return found


def _grade(one: GcseGrade) -> list[Any]:
    return [subject(one), one.grade, *([one.count] if one.count else [])]


def subject(one: GcseGrade) -> str:
    """The subject of a GCSE by the name that the reader's grades have."""
    name = " ".join(one.subject.lower().split())
    return _OTHER_NAMES.get(name, name)


def subjects(courses: Iterable[Course]) -> set[str]:
    """Every subject in which these courses ask for a grade."""
    return {subject(one) for course in courses for one in course.written.entry.gcse}
