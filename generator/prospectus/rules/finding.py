"""How a rule says what it found: as an error, a warning or advice at a place in a file."""

from __future__ import annotations

from ..area import Course
from ..problems import Keys, Place, Problem, Severity
from ..wording import day as day


def error(id_: str, path: str, keys: Keys, says: str, do: str) -> Problem:
    """Something that must be mended before anything is published."""
    return Problem(id_, Severity.ERROR, Place(path, keys), says, do)


def warning(id_: str, path: str, keys: Keys, says: str, do: str) -> Problem:
    """Something that is most likely wrong, or worth mending."""
    return Problem(id_, Severity.WARNING, Place(path, keys), says, do)


def advice(id_: str, path: str, keys: Keys, says: str, do: str) -> Problem:
    """Something to know."""
    return Problem(id_, Severity.ADVICE, Place(path, keys), says, do)


def graded(id_: str, severity: Severity, path: str, keys: Keys, says: str, do: str) -> Problem:
    """Something that is as bad as the area itself has set."""
    return Problem(id_, severity, Place(path, keys), says, do)


def error_in(id_: str, course: Course, keys: Keys, says: str, do: str) -> Problem:
    """An error in a course's file; only a warning while the course is a draft."""
    told = warning if course.written.status == "draft" else error
    return told(id_, course.path, keys, says, do)
