"""Collects what is wrong with a timetable: the first faults of each kind, and how many more there are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from .. import limits
from ..problems import Place, Problem, Severity


@dataclass(slots=True)
class Faults:
    """All that was found so far."""

    told: list[Problem] = field(default_factory=list)
    count: Counter[tuple[str, str]] = field(default_factory=Counter)

    def fault(self, id_: str, path: str, line: int, column: int, says: str, do: str) -> None:
        """Tell a fault at a place, unless enough of its kind are told of this file."""
        self.count[id_, path] += 1
        if self.count[id_, path] <= limits.FEED_FAULTS:
            self.told.append(Problem(id_, Severity.ERROR, Place(path, (), line, column), says, do))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was told; the last of a kind says how many more there are."""
        last = {(one.id, one.place.path): one for one in self.told}
        return tuple(self._with_rest(one) if last[one.id, one.place.path] is one else one for one in self.told)

    def _with_rest(self, one: Problem) -> Problem:
        rest = self.count[one.id, one.place.path] - limits.FEED_FAULTS
        if rest <= 0:
            return one
        more = f"{one.do} There {'are' if rest > 1 else 'is'} {rest:,} more like this in the same file."
        return Problem(one.id, one.severity, one.place, one.says, more)
