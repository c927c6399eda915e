"""New rules start as warnings and say from which day on they stop publication, so that nothing breaks overnight."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from typing import Final, NamedTuple

from ..area import Area
from ..problems import Problem, Severity
from .finding import day


class Dates(NamedTuple):
    """When a rule came, and from which day on what it finds is an error."""

    since: dt.date
    error_from: dt.date


DATED: Final[Mapping[str, Dates]] = {
    "no-common-form": Dates(dt.date(2026, 11, 23), dt.date(2027, 9, 1)),
}
"""The rules, by id, that are still new or were so lately; for a rule that is not here nothing changes."""


def as_of_today(problem: Problem, area: Area) -> Problem:
    """A new rule's warning with the day from which it stops publication, or the error that it is by now.

    The day is the area's: the one that was given, or else the one that its data speak of. What is wrong with a draft
    stays a warning.
    """
    dates = DATED.get(problem.id)
    if dates is None or problem.severity is not Severity.WARNING or _is_draft(problem.place.path, area):
        return problem
    if area.today >= dates.error_from:
        return dataclasses.replace(problem, severity=Severity.ERROR)
    return dataclasses.replace(problem, do=f"{problem.do} From {day(dates.error_from)} this stops publication.")


def _is_draft(path: str, area: Area) -> bool:
    parts = path.removesuffix(".yml").split("/")
    course = area.courses.get(f"{parts[1]}/{parts[-1]}") if parts[2:3] == ["courses"] else None
    return course is not None and course.written.status == "draft"
