"""What a course asks for, in words and as the few values that “Would I get in?” works from."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final, NamedTuple

from markupsafe import Markup

from ..area import Course
from ..derive.entry import asked, only_in_words
from ..model.codes import LEVEL
from ..model.course import Entry, GcseGrade
from .context import Context

_NAMES: Final = frozenset("english welsh french german spanish italian polish urdu latin greek british bengali".split())
_BY_GCSE: Final = 2
_WORTH: Final = {1: " or any GCSE", 2: " or five GCSEs at grade 4 or above"}
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


class Needs(NamedTuple):
    """What gets a learner in: all of `grades`, or `level` where no grades are asked, or one of `courses`.

    GCSEs are worth level 2 at most: a higher level stands among `grades`, and `courses` are then those of that level
    that lead here. `lead` introduces the courses; `follows` is information only; `interview` is empty when nothing is
    said of one. `open` says that none of these is asked; `ask` that it is told only in words, so that nobody can tell.
    """

    grades: Sequence[str]
    level: str
    courses: Sequence[Course]
    lead: str
    follows: str
    interview: str
    open: bool
    ask: bool


def needs(ctx: Context, course: Course) -> Needs:
    """What a course asks for, in words."""
    entry = course.written.entry
    found = [ctx.area.courses.get(key) for key in dict.fromkeys(entry.from_)]
    courses = ctx.derived.order.sorted(one for one in found if one and one.written.status == "published")
    grades = [_grade(one) for one in entry.gcse]
    level = f"You have reached {_lower(LEVEL[entry.level].name)}" if entry.level else ""
    both = bool(entry.level and grades and LEVEL[entry.level].rank > _BY_GCSE)
    return Needs(
        [*grades, level] if both else grades,
        f"{level}: a course of that level{_worth(entry)}" if level and not grades else "",
        courses,
        _lead(courses, both=both, alone=not grades and not level),
        f"The course builds on {_lower(LEVEL[entry.level].name)}." if entry.level and grades and not both else "",
        "" if entry.interview is None else "There is an interview" if entry.interview else "There is no interview",
        entry.grades_needed is False,
        only_in_words(course),
    )


def _lead(courses: Sequence[Course], *, both: bool, alone: bool) -> str:
    """What stands before the courses that lead here."""
    if both:
        return "Courses that lead here:" if len(courses) > 1 else "The course that leads here:"
    these = "one of these courses" if len(courses) > 1 else "this course"
    return f"{'You get in with' if alone else 'Or'} {these}, completed:"


def _worth(entry: Entry) -> str:
    """Which GCSEs are worth the level that is asked for."""
    rank = LEVEL[entry.level].rank if entry.level else 0
    return next((says for worth, says in _WORTH.items() if rank <= worth), "")


def _grade(one: GcseGrade) -> str:
    """“Grade 4 or above in GCSE maths”, “5 GCSEs at grade 4 or above”."""
    best = "grade 9" if one.grade == 9 else f"grade {one.grade:g} or above"
    any_subject = one.subject.lower() == "any"
    subject = " ".join(word.capitalize() if word in _NAMES else word for word in one.subject.split())
    if one.count:
        return f"{one.count:g} GCSEs at {best}{'' if any_subject else f' in {subject}'}"
    return f"{best[:1].upper()}{best[1:]} in {'any GCSE' if any_subject else f'GCSE {subject}'}"


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def data(course: Course, leads_here: Sequence[Course]) -> Markup:
    """What it and, in their order, the courses that lead there ask for: JSON for an attribute in single quotes."""
    text = _encode({"entry": asked(course), "leads": [asked(one) for one in leads_here]})
    for sign in "&<>'":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)
