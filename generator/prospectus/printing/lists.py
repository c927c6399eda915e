"""The lists that advisers ask for: courses for those at risk of dropping out, late starts, non-traditional choices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from ..area import Course, Provider, Run
from ..derive.order import alphabetical
from ..model.codes import PATTERN, STUDY
from ..pages import dates, phrases
from ..pages.rows import week
from . import press
from .desk import Desk
from .facts import place, reach
from .press import Printed

FIRST_STEPS: Final = 1.5
"""Up to this rank of level (Level 1 or 2) a course is for those who have no Level 2 yet."""

_MAIN: Final = (8, 9)
"""The months in which most courses start; what starts in any other starts late."""


class Line(NamedTuple):
    """A run in a list: what it is, when it starts, and whom to ask."""

    course: Course
    run: Run
    starts: str
    where: str
    days: str
    ask: str


class Group(NamedTuple):
    """Lines under a heading."""

    title: str
    lines: Sequence[Line]


class Choice(NamedTuple):
    """A course that speaks of who is under-represented, and where one can try it."""

    course: Course
    line: Line
    tasters: Sequence[dates.Told]


def directory(desk: Desk) -> Printed:
    """Entry level and level 1 courses for those at risk of dropping out: by when they start, then the help there is."""
    courses = [one for one in _ordered(desk) if one.level.rank <= FIRST_STEPS and one.written.ages != "14-16"]
    groups = list(_by_start(desk, courses))
    providers = {one.provider.id: one.provider for one in courses}
    return _printed(
        desk,
        "directory",
        "Courses you can join now, or soon",
        "Entry level and level 1 courses by when they start, with the help that each provider gives.",
        groups=groups,
        helped=[one for one in courses if one.written.support],
        providers=sorted(providers.values(), key=_by_name),
    )


def late_starts(desk: Desk) -> Printed:
    """Every course that starts at any time, or in another month than August and September."""
    groups = [group for group in _by_start(desk, _ordered(desk)) if group.title != _SEPTEMBER]
    return _printed(
        desk,
        "late-starts",
        "Late starts",
        "Courses that start at any time, or in another month than September.",
        groups=groups,
    )


def non_traditional(desk: Desk) -> Printed:
    """Choices that few of some people make so far, with what is done about it and the taster days."""
    courses = [one for one in _ordered(desk) if one.written.non_traditional]
    choices = [Choice(one, _line(one, one.runs[0]), _tasters(desk, one)) for one in courses]
    return _printed(
        desk,
        "non-traditional",
        "Made for you, too",
        "Courses that say who is missing there so far, what they do about it, and when you can try them.",
        choices=choices,
    )


def _printed(desk: Desk, name: str, title: str, said: str, **values: object) -> Printed:
    return press.printed(desk.html(name, title=title, said=said, part="", reach=reach, **values))


def _ordered(desk: Desk) -> list[Course]:
    return desk.derived.order.sorted(desk.area.published)


_ANY, _SEPTEMBER, _LATER = "Start at any time", "Start in August or September", "Start in {}"


def _by_start(desk: Desk, courses: Iterable[Course]) -> Iterator[Group]:
    """The runs that begin today or later: those at any time, then month by month, September's last."""
    found: dict[str, list[Line]] = {}
    runs = [(course, run) for course in courses for run in course.runs if _ahead(desk, run)]
    for course, run in sorted(runs, key=lambda pair: _when(pair[1])):
        found.setdefault(_heading(run), []).append(_line(course, run))
    for title in (*(name for name in found if name != _SEPTEMBER), _SEPTEMBER):
        if title in found:
            yield Group(title, found[title])


def _ahead(desk: Desk, run: Run) -> bool:
    """Whether somebody can still join: it starts today or later, or at any time."""
    start = run.written.start
    if start.date is None:
        return True
    today = desk.area.today if start.precision == "day" else desk.area.today.replace(day=1)
    return start.date >= today or (start.precision == "year" and start.date.year == desk.area.today.year)


def _when(run: Run) -> str:
    return run.written.start.date.isoformat() if run.written.start.date else ""


def _heading(run: Run) -> str:
    start = run.written.start
    if start.date is None:
        return _ANY
    if start.precision == "year":
        return _LATER.format(start.date.year)
    return _SEPTEMBER if start.date.month in _MAIN else _LATER.format(phrases.month(start.date))


def _line(course: Course, run: Run) -> Line:
    written = run.written
    days = week(run) or PATTERN[written.pattern]
    ask = course.provider.contact(course.written.apply.contact)
    return Line(
        course,
        run,
        phrases.short_start(written.start).capitalize() if written.start.date is None else _starts(run),
        place(run),
        f"{STUDY[written.study]}, {days}",
        ask.phone or ask.email or ask.title,
    )


def _starts(run: Run) -> str:
    return phrases.short_start(run.written.start)


def _tasters(desk: Desk, course: Course) -> list[dates.Told]:
    return [dates.told(one) for one in desk.derived.calendar.seen(course)]


def _by_name(provider: Provider) -> tuple[str, str]:
    return (alphabetical(provider.name), provider.id)
