"""What a course asks of those who want to get in, as the few values that what a reader tells is held against."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, Final

from ..area import Course
from ..model.codes import LEVEL, NOT_SAID
from ..model.course import GcseGrade

_OTHER_NAMES: Final = {"mathematics": "maths", "math": "maths", "any subject": "any", "any subjects": "any"}


_AUGUST: Final = 8
_AGES: Final = {"14-16": [14, 16], "16-19": [16, 19], "14-19": [14, 19], "19+": [19], NOT_SAID: [0]}
"""How old one is when a course begins, in whole years on the first of September: from the first, below the second."""


def asked(course: Course) -> dict[str, Any]:
    """The requirements of a course, only those that it has, for JSON.

    `gcse`: subject, grade and perhaps how many, all of them; `level`: the rank of the level to have reached;
    `from`: the courses that get in too; `words`: nothing but words says what is asked, so that nobody can tell;
    `else`: something else may count; `interview`: there is one; `ages`: from which age, and below which; `starts`: the
    school years in which it begins, unless it is at any time.
    """
    entry = course.written.entry
    found: dict[str, Any] = {}
    if entry.gcse:
        found["gcse"] = [_grade(one) for one in entry.gcse]
    if entry.level:
        found["level"] = LEVEL[entry.level].rank
    if entry.from_:
        found["from"] = list(dict.fromkeys(entry.from_))
    if only_in_words(course):
        found["words"] = 1
    for name, given in (("else", entry.alternatives), ("interview", entry.interview)):
        if given:
            found[name] = 1
    return found | _ages(course)


def only_in_words(course: Course) -> bool:
    """Whether it names no grades, level or course, and does not say either that none is needed."""
    return not course.written.entry.listed and course.written.entry.grades_needed is not False


def _ages(course: Course) -> dict[str, Any]:
    starts = [run.written.start for run in course.runs]
    years = {
        start.date.year if start.precision == "year" else _school_year(start.date) for start in starts if start.date
    }
    found: dict[str, Any] = {"ages": _AGES[course.written.ages]}
    return found if any(start.date is None for start in starts) else found | {"starts": sorted(years)}


def _school_year(day: dt.date) -> int:
    """The year in which the school year of a day began; some courses begin in August."""
    return day.year if day.month >= _AUGUST else day.year - 1


def _grade(one: GcseGrade) -> list[Any]:
    return [subject(one), one.grade, *([one.count] if one.count else [])]


def subject(one: GcseGrade) -> str:
    """The subject of a GCSE by the name that the reader's grades have."""
    name = " ".join(one.subject.lower().split())
    return _OTHER_NAMES.get(name, name)


def subjects(courses: Iterable[Course]) -> set[str]:
    """Every subject in which these courses ask for a grade."""
    return {subject(one) for course in courses for one in course.written.entry.gcse}
