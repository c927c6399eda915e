"""What the pages on promises share: where each number leads, how a promise stands in words, and tables of choices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from ..area import Area
from ..derive import telling
from ..derive.standing import Case, Standing, State
from ..model.codes import LEVEL
from ..model.entitlement import GROUP, Promise

INDEX: Final = "entitlement/"
MOST_COLUMNS: Final = 6
MARK: Final[Mapping[State, str]] = {"kept": "fresh", "fragile": "due", "broken": "old", "unchecked": "notes"}
"""The sign of each state."""
WORD: Final[Mapping[State, str]] = {
    "kept": "Kept",
    "fragile": "Kept, but only just",
    "broken": "Not kept everywhere",
    "unchecked": "Not checked here yet",
}


class Number(NamedTuple):
    """A number in a table: what is shown, where the courses behind it are listed, and how it stands."""

    text: str
    address: str
    state: State


class Grid(NamedTuple):
    """A table of choices: `head` over the first column, the other columns, and the rows with their numbers."""

    head: str
    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Number | None]]]


def address(promise: Promise) -> str:
    """Where a promise has its page."""
    return f"{INDEX}{promise.id}/"


def list_address(standing: Standing, choice: Sequence[str]) -> str:
    """Where the courses of a choice are listed, or the events on the promise's own page."""
    parts = [_slug(dimension, code) for dimension, code in zip(standing.dimensions, choice, strict=True)]
    if standing.promise.promise.form == "events":
        return f"{address(standing.promise)}#{'-'.join(parts) or 'events'}"
    return f"{address(standing.promise)}{'-'.join(parts) or 'courses'}/"


def _slug(dimension: str, code: str) -> str:
    if dimension == "level":
        return LEVEL[code].slug
    text = code.replace(".", "-").replace("+", "-plus")
    return f"ages-{text}" if dimension == "ages" else f"subject-{text}" if dimension == "subject" else text


def case_address(standing: Standing, one: Case, area: Area) -> str:
    """Where one can see what keeps a case."""
    if one.subject:
        course = area.courses.get(one.subject)
        if course:
            return f"{address(standing.promise)}{course.level.slug}/"
        return f"{address(standing.promise)}#{one.subject.replace('/', '-')}"
    part = f"#from-{one.locality}" if one.locality and not standing.promise.promise.events else ""
    return list_address(standing, one.choice) + part


def grouped(standings: Iterable[Standing]) -> list[tuple[str, list[Standing]]]:
    """The promises by the group of young people that they are for, in a fixed order."""
    every = list(standings)
    found = ((name, [one for one in every if one.promise.group == code]) for code, name in GROUP.items())
    return [(name, group) for name, group in found if group]


def grid(standing: Standing, area: Area, number: Callable[[Sequence[Case]], Number | None]) -> Grid:
    """The choices of a promise as a table: the last dimension across, where it is short enough, the others down."""
    across = _across(standing)
    rows: dict[tuple[str, ...], list[Number | None]] = {}
    for choice, cases in standing.by_choice.items():
        rows.setdefault(choice[:-1] if across else choice, []).append(number(cases))
    down = standing.dimensions[:-1] if across else standing.dimensions
    names = [(telling.choice(down, choice, area) or "In all", cells) for choice, cells in rows.items()]
    head = telling.heading(down)
    what = "Events" if standing.promise.promise.events else "Courses"
    columns = [telling.name(standing.dimensions[-1], code, area) for code in across] or [what]
    return Grid(head, columns, names)


def _across(standing: Standing) -> Sequence[str]:
    if len(standing.dimensions) < 2:
        return ()
    codes = tuple(dict.fromkeys(choice[-1] for choice in standing.by_choice))
    return codes if len(codes) <= MOST_COLUMNS else ()


def worst(cases: Iterable[Case]) -> State:
    """How the worst of these cases stands."""
    states = {one.state for one in cases}
    return "broken" if "broken" in states else "fragile" if "fragile" in states else "kept"


def over_places(standing: Standing) -> Callable[[Sequence[Case]], Number]:
    """The number of a choice over all places: the fewest and the most that there are from anywhere."""

    def number(cases: Sequence[Case]) -> Number:
        fewest, most = min(one.found for one in cases), max(one.found for one in cases)
        text = f"{fewest:,}" if fewest == most else f"{fewest:,} to {most:,}"
        return Number(text, list_address(standing, cases[0].choice), worst(cases))

    return number


def from_place(standing: Standing, locality: str, area: Area) -> Callable[[Sequence[Case]], Number | None]:
    """The number of a choice from one place."""

    def number(cases: Sequence[Case]) -> Number | None:
        one = next((one for one in cases if one.locality == locality), None)
        return Number(f"{one.found:,}", case_address(standing, one, area), one.state) if one else None

    return number
