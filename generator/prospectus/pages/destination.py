"""The pages of destinations: what the work is, what it pays, how many such jobs there will be, and every way there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ..area import Course, Destination
from ..derive.order import alphabetical
from ..derive.routes import Way, Ways, ways_to
from ..derive.stations import ways_chart
from ..model.codes import DESTINATION_KIND
from .context import Context
from .page import Page
from .phrases import count
from .routes import INDEX, TO, head, ways_maps
from .rows import where

TOLD: Final = 30
"""The most ways that are told step by step; those that take longer are a line each."""

DRAWN: Final = 16
"""The most courses of which the ways are drawn as well."""

DEPTH: Final = 3
_KINDS: Final = (("job", "Jobs"), ("apprenticeship", "Apprenticeships"), ("higher", "Higher education"))
_WEEKS: Final = 52


class Step(NamedTuple):
    """A course on a way, and where it is held."""

    course: Course
    where: str


class Told(NamedTuple):
    """A way from its first course on."""

    takes: str
    steps: Sequence[Step]


class Later(NamedTuple):
    """A longer way: its first course, how long it takes from there, and the next course."""

    course: Course
    takes: str
    then: Course | None


class Sort(NamedTuple):
    """The destinations of a kind, each with how many courses lead straight there."""

    kind: str
    name: str
    found: Sequence[tuple[Destination, int]]


def index(ctx: Context, _: object) -> Page:
    """All destinations by kind and name."""
    body = ctx.html("destinations", 2, sorts=_sorts(ctx), index=INDEX, to=TO)
    described = f"Jobs, apprenticeships and higher education to which courses in {ctx.area.written.name} lead."
    return Page(TO, "destinations", "Where you could end up", described, body, head=head(2))


def _sorts(ctx: Context) -> list[Sort]:
    straight = ctx.derived.routes.from_courses
    ordered = sorted(ctx.area.destinations.values(), key=lambda one: (alphabetical(one.written.name), one.id))
    sorts = [
        Sort(kind, name, [(one, len(straight[one.id])) for one in ordered if one.written.kind == kind])
        for kind, name in _KINDS
    ]
    return [sort for sort in sorts if sort.found]


def pages(ctx: Context) -> Iterator[Destination]:
    """Every destination, in the order of their ids."""
    yield from ctx.area.destinations.values()


def view(ctx: Context, destination: Destination) -> Page:
    """A destination and the ways there."""
    written = destination.written
    ways = ways_to(ctx.derived.routes, destination.id)
    drawn = ways_chart(ctx.area, ways, DRAWN)
    body = ctx.html(
        "destination",
        DEPTH,
        one=destination,
        written=written,
        kind=DESTINATION_KIND[written.kind],
        pay=_pay(destination),
        vacancies=_vacancies(ctx, destination),
        text=ctx.text(DEPTH),
        told=[_told(ctx, ways, way) for way in ways.ways[:TOLD]],
        later=[_later(ctx, way) for way in ways.ways[TOLD:]],
        maps=ways_maps(drawn, DEPTH) if drawn else (),
        total=len(ways.ways),
        more=ways.more,
        sectors=_sectors(ctx, ways),
        adviser=ctx.pieces.adviser,
        index=INDEX,
        to=TO,
    )
    address = f"{TO}{destination.id}/"
    return Page(address, "destination", written.name, written.summary, body, head=head(DEPTH), source=destination.path)


def _pay(destination: Destination) -> str:
    """“£24,000 to £31,000 a year”; empty when it is not known."""
    pay = destination.written.pay
    if pay is None:
        return ""
    low, high = f"£{pay.from_:,.0f}", f"£{pay.to:,.0f}"
    return f"{low} a year" if low == high else f"{low} to {high} a year"


def _vacancies(ctx: Context, destination: Destination) -> tuple[str, str] | None:
    """Where such jobs are advertised: the words of the link and its address."""
    written, area = destination.written, ctx.area.written
    if written.vacancies:
        return "Look for vacancies", written.vacancies
    if area.vacancies and written.kind != "higher":
        return f"Look for vacancies: {area.vacancies.name}", area.vacancies.url
    return None


def _told(ctx: Context, ways: Ways, way: Way) -> Told:
    courses = [ctx.area.courses[key] for key in ways.path(way.key)]
    return Told(takes(way.years), [Step(course, where(course)) for course in courses])


def _later(ctx: Context, way: Way) -> Later:
    return Later(ctx.area.courses[way.key], takes(way.years), ctx.area.courses[way.then] if way.then else None)


def _sectors(ctx: Context, ways: Ways) -> list[tuple[str, str]]:
    """The sectors of the courses that lead straight there, each with its name."""
    courses = [ctx.area.courses[way.key] for way in ways.before[None]]
    return sorted({(course.sector, course.sector_name) for course in courses}, key=lambda one: one[1])


def takes(years: float) -> str:
    """How long something takes: “3 years”, “2 years and 6 months”, “18 months”, “6 weeks”, “a few days”."""
    if years * _WEEKS < 1.5:
        return "a few days"
    if years < 0.25:
        return count(round(years * _WEEKS), "week")
    months = round(years * 12)
    if months % 12 == 0:
        return count(months // 12, "year")
    return count(months, "month") if months < 24 else f"{months // 12} years and {count(months % 12, 'month')}"
