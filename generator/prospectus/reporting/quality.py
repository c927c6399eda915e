"""The report on quality: each partner by the same measures, and whether anybody is favoured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ..area import Area
from ..derive.away import Shown, schools
from ..derive.quality import MEASURES, Share, Standing, shares
from ..derive.quality import quality as measured
from ..derive.routes import routes
from ..derive.similar import likeness
from ..reports import harmless_lines
from ..tables import Cell
from .report import Report, Table, columns

_NAMED: Final = 8
_PROVIDERS: Final = ("Provider", "Courses", *(one.name for one in MEASURES))
_LACKING: Final = ("Provider", "Measure", "Course", "Title", "File", "What to do")
_SHARES: Final = (
    "Provider",
    "Courses",
    "First in lists",
    "By lot",
    "Words a course",
    "Links from others a course",
    "Others' courses it shows",
    "Of all it shows",
)
_AWAY: Final = (
    *("School", "Courses of its own", "Courses elsewhere", "Sectors elsewhere", "Sectors only elsewhere"),
    *("Others' courses it suggests", "Of all it suggests"),
)
_ABOUT: Final = """\
Numbers are per cent of a provider's published courses. The measures are the same for everybody. Below stands, for each
provider, what is missing and in which courses; the tables have them all.
"""
_IMPARTIAL: Final = """\
First in lists: in how many lists of a sector and level a provider stands first; by lot: in how many it would if every
course had the same chance. Lists are by title and level, and drawn by lot where these are equal. Words a course: the
median. Others' courses: how many of the courses that its own course pages suggest are of other providers.
"""


_ELSEWHERE: Final = """\
For ages 14 to 19. Courses elsewhere: how many of other providers' its page counts, by sector, and leads to. Sectors
only elsewhere: those that it has nothing in itself. Others' courses: how many its course pages suggest, as above.
"""


def report(area: Area) -> Report:
    """Measure every provider; the time grows as the courses."""
    found = list(measured(area))
    order = routes(area).order
    fair = list(shares(area, order, likeness(area, order)))
    shown = [_away(one, fair) for one in schools(area)]
    tables = (
        Table("quality", _PROVIDERS, tuple(_row(one) for one in found)),
        Table("quality-courses", _LACKING, tuple(row for one in found for row in _rows(one))),
        Table("impartiality", _SHARES, tuple(_share(one, area) for one in fair)),
        Table("away", _AWAY, tuple(shown)),
    )
    return Report("quality", harmless_lines("\n".join([*_text(area, found, fair), *_elsewhere(shown)])) + "\n", tables)


def _text(area: Area, found: Sequence[Standing], fair: Sequence[Share]) -> Iterator[str]:
    yield f"How well {area.written.name} tells of its courses"
    yield ""
    yield _ABOUT
    for number, one in enumerate(MEASURES, 1):
        yield f"  {number}  {one.name}"
    yield ""
    heads = ("Provider", "Courses", *map(str, range(1, len(MEASURES) + 1)))
    yield from columns(heads, [_row(one) for one in found])
    for standing in found:
        yield from _of(standing)
    yield ""
    yield "Is anybody favoured?"
    yield ""
    yield _IMPARTIAL
    yield from columns(_SHARES, [_share(one, area) for one in fair])
    yield ""
    yield from impartial(fair)


def _elsewhere(shown: Sequence[tuple[Cell, ...]]) -> Iterator[str]:
    """What each school's page shows of the others."""
    if shown:
        yield from ("", "Does each school's page show what is open elsewhere?", "", _ELSEWHERE)
        yield from columns(_AWAY, shown)
        yield ""
        alone = [str(row[0]) for row in shown if not row[2]]
        yield f"Not those of {', '.join(alone)}: nobody else has anything." if alone else "Every one does."


def _away(one: Shown, fair: Sequence[Share]) -> tuple[Cell, ...]:
    found = next((share for share in fair if share.provider is one.school), None)
    return (one.school.name, *one[1:], *((found.away, found.suggested) if found else (0, 0)))


def impartial(fair: Sequence[Share]) -> Iterator[str]:
    """Who is favoured by order; or that nobody is."""
    favoured = [one for one in fair if one.favoured]
    for one in favoured:
        yield f"{one.provider.name} stands first in {one.first} lists; by lot it would in {one.fair:.1f}."
    if not favoured:
        yield "Nobody stands first in lists far more often than by lot."


def _of(standing: Standing) -> Iterator[str]:
    """What one provider lacks."""
    lines = []
    for one in MEASURES:
        courses = standing.lacking[one.id]
        if courses:
            named = ", ".join(course.id for course in courses[:_NAMED])
            more = f" and {len(courses) - _NAMED:,} more" if courses[_NAMED:] else ""
            lines += [f"  {one.name}: not {len(courses):,} of {standing.courses:,}. {one.do}", f"    {named}{more}"]
    yield from ["", standing.provider.name, *lines] if lines else []


def _row(one: Standing) -> tuple[Cell, ...]:
    return (one.provider.name, one.courses, *(int(one.share(measure.id)) for measure in MEASURES))


def _rows(one: Standing) -> Iterator[tuple[Cell, ...]]:
    for measure in MEASURES:
        for course in one.lacking[measure.id]:
            yield (one.provider.name, measure.name, course.key, course.title, course.path, measure.do)


def _share(one: Share, area: Area) -> tuple[Cell, ...]:
    name, number = one.provider.name, len(area.courses_of[one.provider.id])
    return (name, number, one.first, round(one.fair, 1), one.words, round(one.links, 1), one.away, one.suggested)
