"""The leaflet of a course: one side of A4, whatever there is to say; what does not fit is named, never cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import ceil
from typing import Final, NamedTuple

from markupsafe import Markup

from ..area import Course
from ..pages.entry import Needs
from ..pages.phrases import count
from ..pages.pieces import WAYS
from ..pages.trips import clock, line
from ..wording import listed
from . import press
from .desk import Desk
from .facts import asked, facts, place, reach
from .press import Printed

SIZES: Final = (10.5, 10.0, 9.5, 9.0)
"""The sizes of type that are tried with everything on the sheet, in points; a photocopy of 9 is still read easily."""

SMALLEST: Final = 8.5
LEFT_OUT: Final = {
    "ways": "the ways there in words",
    "homes": "journeys from farther away",
    "bring": "what to bring",
    "assessed": "how you are assessed",
    "help": "help on this course",
    "how": "how you learn",
    "belong": "who else is welcome",
    "entry": "the names of courses that lead here",
    "others": "other dates and places",
    "journeys": "journeys",
    "steps": "some of the next steps",
    "learn": "what you learn",
    "what": "who it is for",
}
"""What is left out when even the smallest of these is too large, in this order, and what it is called on the sheet."""

HOMES: Final = (6, 3)
"""From how many towns and villages the way is told, and when there is little room: those where it is quickest."""

_USUAL: Final = 5
"""Which of the cuts fits most often, so that it is tried first."""

FEW: Final = 3
_TAG: Final = re.compile(r"<(/?)(p|ul|ol|h2)>")
_END: Final = re.compile(r"</(?:p|li|h2)>")
_LETTERS: Final = 58
_HEADING: Final = 0.5
_GAP: Final = 0.4
"""A line has about so many letters; a heading and the gap after a paragraph are so many lines high."""


class Cut(NamedTuple):
    """How a leaflet is fitted: the size of its type in points, and what it leaves out."""

    size: float
    without: frozenset[str]


def cuts() -> Iterator[Cut]:
    """The cuts in the order in which they are tried."""
    yield from (Cut(size, frozenset()) for size in SIZES)
    order = list(LEFT_OUT)
    yield from (Cut(SIZES[-1], frozenset(order[:number])) for number in range(1, len(order) + 1))
    yield Cut(SMALLEST, frozenset(order))


class TooLongError(Exception):
    """A course that no cut brings onto one page."""


def printed(desk: Desk, course: Course) -> Printed:
    """The leaflet of a published course."""
    tried = list(cuts())
    first, last, best, place = 0, len(tried), None, _USUAL
    while first < last:  # Each cut takes less room than the one before: narrowing down finds the first that fits.
        found = press.laid(html(desk, course, tried[place]))
        fits = found.pages == 1
        best, first, last = (found, first, place) if fits else (best, place + 1, last)
        place = last - 1 if last == _USUAL else min(first + 1, (first + last) // 2)
    if best:
        return best.printed()
    raise TooLongError(f"The leaflet of {course.key} does not fit on a page: shorten its title, summary or cost.")


def html(desk: Desk, course: Course, cut: Cut) -> str:
    """The leaflet with this cut."""
    told = facts(desk, course)
    site = course.runs[0].site
    few = FEW if "steps" in cut.without else len(told.leads)
    return desk.html(
        "leaflet",
        title=f"{course.title}, {course.level.name.lower()}, {course.provider.name}",
        said=course.written.summary,
        part=course.sector_name,
        course=course,
        told=told,
        cut=cut,
        asks=_asks(told.needs, cut),
        site=site,
        ways=_ways(cut),
        **_journeys(desk, course, cut),
        leads=told.leads[:few],
        more=len(told.leads) - few,
        place=place,
        reach=reach,
        address=desk.shorts.of[course.key],
        left_out=_left_out(course, cut, has_journeys=desk.derived.travel.timetable is not None),
        columns=columns,
    )


def _left_out(course: Course, cut: Cut, *, has_journeys: bool) -> str:
    """What the course has to say and this cut leaves out, in words."""
    written = course.written
    site = course.runs[0].site
    there = {
        "ways": bool(site and site.written.travel),
        "homes": bool(site and has_journeys and "journeys" not in cut.without),
        "bring": bool(written.what_to_bring),
        "assessed": bool(written.how_assessed),
        "help": bool(written.support),
        "how": bool(written.how_you_learn),
        "belong": bool(written.non_traditional),
        "entry": bool(written.entry.from_),
        "others": len(course.runs) > 1,
        "journeys": bool(site and has_journeys),
        "steps": len(course.leads_to) > FEW,
        "learn": bool(written.what_you_learn),
    }
    names = [name for id_, name in LEFT_OUT.items() if id_ in cut.without and there.get(id_, True)]
    return listed(names, last="and") if names else ""


def columns(text: Markup) -> tuple[Markup, Markup]:
    """Headings, paragraphs and lists in two columns of about the same length; none is cut in two."""
    blocks = list(_blocks(text))
    lengths = [_lines(block) for block in blocks]
    whole = sum(lengths)
    left = min(range(len(blocks) + 1), key=lambda number: abs(whole - 2 * sum(lengths[:number])))
    return Markup("".join(blocks[:left])), Markup("".join(blocks[left:]))


def _blocks(text: str) -> Iterator[str]:
    """The paragraphs and lists, each with the heading before it."""
    depth = start = 0
    for tag in _TAG.finditer(text):
        depth += -1 if tag[1] else 1
        if tag[1] and not depth and tag[2] != "h2":
            yield text[start : tag.end()]
            start = tag.end()


def _lines(block: str) -> float:
    """About how many lines a block takes in a column."""
    parts = [Markup(part).striptags() for part in _END.split(block)]
    heading = _HEADING if "<h2>" in block else 0
    return heading + _GAP + sum(ceil(len(part) / _LETTERS) for part in parts if part)


def _asks(needs: Needs, cut: Cut) -> Sequence[str]:
    """What is asked for; without the names of the courses that lead here it still says that there are some."""
    if "entry" not in cut.without or not needs.courses:
        return asked(needs)
    without = asked(needs._replace(courses=[])) if needs.grades or needs.level else []
    return [*without, f"{count(len(needs.courses), 'course')} of this prospectus lead here, too."]


def _ways(cut: Cut) -> Sequence[tuple[str, str]]:
    return [way for way in WAYS if "ways" not in cut.without or way[0] in {"college_bus"}]


def _journeys(desk: Desk, course: Course, cut: Cut) -> dict[str, object]:
    """The ways to the first run from where it is quickest, and which lessons they are for."""
    run, travel = course.runs[0], desk.derived.travel
    if run.site is None or travel.timetable is None or "journeys" in cut.without:
        return {"journeys": []}
    found = [(home, travel.trip(run, home.id)) for home in desk.area.localities.values()]
    trips = [(line(home, trip), trip) for home, trip in found if trip]
    quick = sorted((one for one in trips if one[0].minutes is not None), key=lambda one: one[0].minutes or 0)
    shown = [one for one, _ in quick[: HOMES["homes" in cut.without]]]
    if not shown:
        return {"journeys": []}
    trip = quick[0][1]
    return {
        "journeys": shown,
        "day": trip.day.capitalize(),
        "start": clock(trip.start),
        "finish": clock(trip.finish),
    }
