"""Warnings that are right as they stand are accepted in place, with a reason; one that is not needed is a warning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..area import Area
from ..problems import Problem, Severity
from .finding import warning


def without_accepted(area: Area, problems: list[Problem]) -> Iterator[Problem]:
    """The problems that are not accepted in their own file, and acceptances that are not needed."""
    accepted = {path: dict(reasons) for path, reasons in _acceptances(area) if reasons}
    used: set[tuple[str, str]] = set()
    for problem in problems:
        path = problem.place.path
        if problem.severity is not Severity.ERROR and problem.id in accepted.get(path, {}):
            used.add((path, problem.id))
        else:
            yield problem
    for path, reasons in accepted.items():
        for id_ in reasons:
            if (path, id_) not in used:
                yield acceptance_not_needed(path, id_)


def acceptance_not_needed(path: str, id_: str) -> Problem:
    """An acceptance names a warning that this file does not give.

    Delete the line: what it excused has been mended, or its id is misspelt.
    """
    says = f"This file gives no warning called “{id_}” that could be accepted."
    return warning("acceptance-not-needed", path, ("accepted", id_), says, "Delete this line.")


def _acceptances(area: Area) -> Iterator[tuple[str, Mapping[str, str]]]:
    yield area.paths["area"], area.written.accepted
    for thing in area.things:
        yield thing.path, thing.written.accepted
