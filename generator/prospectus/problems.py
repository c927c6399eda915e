"""What is wrong with the data, as values: where it stands, how bad it is, what is so and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a problem is: only an error stops a build (`--strict` makes warnings count too)."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


Keys = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem stands.

    `path` is relative to the area's folder, with forward slashes. `keys` leads to the value inside the file
    (`("runs", 0, "site")`); `line` and `column` count from 1 and are 0 until the place has been looked up,
    which happens only for files that have problems.
    """

    path: str
    keys: Keys = ()
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: `id` is the rule's name, `says` what is so, `do` what to do about it."""

    id: str
    severity: Severity
    place: Place
    says: str
    do: str = ""


def order(problem: Problem) -> tuple[str, int, int, str, str]:
    """The order in which problems are reported: by place, then by name."""
    place = problem.place
    return (place.path, place.line, place.column, problem.id, problem.says)


def has_errors(problems: tuple[Problem, ...], *, strict: bool = False) -> bool:
    """Whether these problems stop a build."""
    stops = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(problem.severity in stops for problem in problems)
