"""Two to four courses side by side: the same facts in the same rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from ..area import Course
from ..pages.phrases import both
from . import press
from .desk import Desk
from .facts import Facts, asked, facts, place, reach
from .press import Printed

FEWEST: Final = 2
MOST: Final = 4
ONE_PAGE: Final = (9.5, 9.0, 8.5, 8.0)
TWO_PAGES: Final = (11.0, 10.5, 10.0, 9.5, 9.0)
"""The sizes of type in points that are tried for one page, then for two: filled, easy to read, with room to write."""

_Say = Callable[[Facts], str]
_ROWS: Final[tuple[tuple[str, _Say], ...]] = (
    ("Level", lambda one: one.level),
    ("In a line", lambda one: one.course.written.summary),
    ("Kind of course", lambda one: one.course.kind_name),
    ("You get", lambda one: _award(one.course)),
    ("You need", lambda one: " ".join((one.course.written.entry.summary, *asked(one.needs, brief=True)))),
    ("Starts", lambda one: one.first.starts),
    ("Where", lambda one: place(one.course.runs[0])),
    ("Days", lambda one: "; ".join((one.whens[0].pattern, *one.whens[0].lessons))),
    ("How long", lambda one: one.whens[0].length),
    ("How", lambda one: one.whens[0].delivery),
    ("Cost", lambda one: one.cost),
    ("To buy", lambda one: one.course.written.cost.kit or "Nothing is named"),
    ("Leads to", lambda one: " · ".join(one.leads)),
    ("Apply", lambda one: f"{one.apply.says} {one.apply.by}"),
    ("Ask", lambda one: reach(one.contact)),
)


def printed(desk: Desk, courses: Sequence[Course]) -> Printed:
    """The comparison of two to four courses, on A4 on its side."""
    told = [facts(desk, one) for one in courses]
    rows = [(name, [say(one) for one in told]) for name, say in _ROWS]
    rows += _journeys(desk, told)
    title = f"Compared: {both([one.title for one in courses])}"
    said = "The same facts of each, row by row."

    def tried(size: float, think: int) -> str:
        return desk.html("comparison", title=title, said=said, part="", told=told, rows=rows, size=size, think=think)

    return press.fitted([tried(size, 12) for size in ONE_PAGE], [tried(size, 45) for size in TWO_PAGES])


def _journeys(desk: Desk, told: Sequence[Facts]) -> list[tuple[str, list[str]]]:
    """How long it takes to get to each from every town and village, where that is known."""
    travel = desk.derived.travel
    if travel.timetable is None:
        return []
    homes = [(home, [travel.minutes(one.course, home.id) for one in told]) for home in desk.area.localities.values()]
    said = [
        " · ".join(f"{home.written.name} {_took(took[place])}" for home, took in homes) for place in range(len(told))
    ]
    return [("Minutes from", said)] if homes else []


def _took(minutes: int | None) -> str:
    return "no way" if minutes is None else f"{minutes}"


def _award(course: Course) -> str:
    award = course.written.qualification
    if award is None:
        return "Ask what you get"
    return award.title or f"No qualification. {award.none}"
