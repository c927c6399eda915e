"""Warnings that are right as they stand are accepted in place, with a reason; one that is not needed is a warning."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..area import Area
from ..problems import Keys, Problem, Severity
from ..wording import nearest
from .finding import warning


class _Acceptance(NamedTuple):
    """A warning that is accepted in a file, or in the part of it that `within` leads to."""

    path: str
    within: Keys
    id: str

    def covers(self, problem: Problem) -> bool:
        return problem.id == self.id and problem.place.keys[: len(self.within)] == self.within


def without_accepted(area: Area, problems: list[Problem]) -> Iterator[Problem]:
    """The problems that are not accepted in their own file, and acceptances that are not needed."""
    accepted: dict[str, list[_Acceptance]] = defaultdict(list)
    for one in _acceptances(area):
        accepted[one.path].append(one)
    used: set[_Acceptance] = set()
    for problem in problems:
        covering = [one for one in accepted.get(problem.place.path, ()) if one.covers(problem)]
        if problem.severity is not Severity.ERROR and covering:
            used.update(covering)
        else:
            yield problem
    for path, group in accepted.items():
        given = sorted({problem.id for problem in problems if problem.place.path == path})
        for one in group:
            if one not in used:
                yield acceptance_not_needed(one.path, one.id, one.within, nearest(one.id, given, alike=0.75))


def acceptance_not_needed(path: str, id_: str, within: Keys = (), meant: str | None = None) -> Problem:
    """An acceptance names a warning that this file does not give.

    Delete the line: what it excused has been mended, or its id is misspelt.
    """
    says = f"This file gives no warning called “{id_}” that could be accepted."
    do = f"Did you mean “{meant}”? If not, delete this line." if meant and meant != id_ else "Delete this line."
    return warning("acceptance-not-needed", path, (*within, "accepted", id_), says, do)


def _acceptances(area: Area) -> Iterator[_Acceptance]:
    yield from _of(area.paths["area"], (), area.written.accepted)
    if area.consultation:
        yield from _of(area.paths["consultation"], (), area.consultation.accepted)
    for thing in area.things:
        yield from _of(thing.path, (), thing.written.accepted)
    for one in area.destinations.values():
        yield from _of(one.path, (one.id,), one.written.accepted)
    for locality in area.localities.values():
        yield from _of(area.paths["localities"], (locality.id,), locality.written.accepted)
    for scheme in area.schemes.values():
        yield from _of(area.paths["travel"], ("schemes", scheme.id), scheme.written.accepted)
    for event in area.events:
        yield from _of(event.path, ("events", event.id), event.written.accepted)
    for page in area.protocols.values():
        yield from _of(page.path, (), page.written.accepted)
    for block in area.timetable.blocks.values():
        yield from _of(area.paths["timetable"], ("blocks", block.id), block.written.accepted)
    for index, promise in enumerate(area.promises):
        yield from _of(area.paths["entitlement"], ("promises", index), promise.accepted)


def _of(path: str, within: Keys, ids: Iterable[str]) -> Iterator[_Acceptance]:
    return (_Acceptance(path, within, id_) for id_ in ids)
