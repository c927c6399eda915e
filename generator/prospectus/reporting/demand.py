"""The report on demand: how many applied for each place, what is full, what stays empty, supply beside demand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ..area import Area, Course, Demand
from ..derive.demand import Supply, Wanted, supply
from ..derive.pictured import wanted
from ..folders import DEMAND
from ..model.codes import SECTOR
from ..pages.phrases import count
from ..reports import harmless_lines
from ..tables import Cell
from .report import Report, Table, as_picture, columns

_LISTED: Final = 20
_COURSES: Final = (
    *("Course", "Title", "Provider", "Sector", "Level", "Year", "Places", "Applications", "For each place", "Offers"),
    *("Places the year before", "Applications the year before"),
)
_SECTORS: Final = ("Sector", "Courses", "Places", "Applications", "For each place")


def report(area: Area) -> Report:
    """Hold the demand of the last year that is told against the places."""
    found = supply(area)
    tables = (
        Table("demand", _COURSES, tuple(_course(one) for one in found.courses) if found else ()),
        Table("demand-by-sector", _SECTORS, tuple(sectors(found)) if found else ()),
    )
    lines = _text(area, found) if found else _none(area)
    pictures = (as_picture(wanted(area, found)),) if found else ()
    return Report("demand", harmless_lines("\n".join(lines)) + "\n", tables, pictures)


def _none(area: Area) -> Iterator[str]:
    yield f"Nobody has written down how many apply for what in {area.written.name}."
    yield f"Put a table into {DEMAND}: a line course,places,applications, then a line for each course."


def _text(area: Area, found: Supply) -> Iterator[str]:
    listed = {one.now.course.key for one in found.courses}
    untold = sum(one.key not in listed for one in area.published)
    yield f"Demand in {area.written.name}: {count(len(found.courses), 'course')} that start in {found.year}"
    yield "Applications are not learners: many apply for more than one course."
    if untold:
        yield f"Of {count(untold, 'published course')} {DEMAND} says nothing."
    yield ""
    yield from _block("More applied than there are places", [_line(one) for one in found.full])
    yield from _block("At most half as many applied as there are places", [_line(one) for one in found.empty])
    yield "Supply beside demand"
    yield from columns(_SECTORS, list(sectors(found)))


def _block(title: str, lines: Sequence[str]) -> Iterator[str]:
    yield f"{title} ({len(lines):,})"
    yield from (f"  {line}" for line in lines[:_LISTED])
    if lines[_LISTED:]:
        yield f"  … and {len(lines) - _LISTED:,} more, in the table"
    yield ""


def _line(one: Wanted) -> str:
    """“Hairdressing, level 2 (Shears and Bloom Academy): 64 for 24 places, 2.7 for each; 51 for 24 the year before”."""
    before = f"; {asked(one.before)} the year before" if one.before else ""
    return f"{named_course(one.now.course)}: {asked(one.now)}, {one.each:.1f} for each{before}"


def named_course(course: Course) -> str:
    """“Hairdressing, level 2 (Shears and Bloom Academy)”."""
    return f"{course.title}, {course.level.name.lower()} ({course.provider.name})"


def asked(one: Demand) -> str:
    """“64 for 24 places”."""
    return f"{one.applications:,} for {count(one.places, 'place')}"


def _course(one: Wanted) -> tuple[Cell, ...]:
    now, before, course = one.now, one.before, one.now.course
    what = (course.key, course.title, course.provider.name, course.sector_name, course.written.level, now.year)
    numbers = (now.places, now.applications, round(one.each, 2), now.offers)
    return (*what, *numbers, *((before.places, before.applications) if before else (None, None)))


def sectors(found: Supply) -> Iterator[tuple[Cell, ...]]:
    """A row for each sector of which demand is told."""
    for one in found.sectors:
        yield (SECTOR[one.sector], one.courses, one.places, one.applications, round(one.applications / one.places, 1))
