"""The pages of neighbouring areas: whose courses are shown beside our own, from which day, and which they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final, Literal, NamedTuple
from urllib.parse import urlencode

from ..derive.order import alphabetical
from ..model.codes import NOT_SAID, PATTERN, STUDY
from ..neighbours.shape import NeighbourArea, NeighbourCourse, NeighbourRun
from . import phrases
from .context import Context
from .lists import LENGTH, Sheet
from .page import Page

INDEX: Final = "neighbours/"
MOST: Final = 5
"""The most courses of neighbours that a page of our own shows; the finder and the neighbours' pages have all."""


class Standing(NamedTuple):
    """How a neighbour's file stands, in a word and in a sentence for readers."""

    area: NeighbourArea
    state: Literal["fresh", "old", "undated", "unread"]
    says: str


class Row(NamedTuple):
    """The line of a neighbour's course: what it is, of which area, and the facts under it."""

    course: NeighbourCourse
    area: str
    facts: Sequence[str]


class Beside(NamedTuple):
    """Some courses of neighbours for a page of our own: the first ones, how many there are, and where all of them are.

    `notes` tell of neighbours whose courses could not be read, or are old.
    """

    rows: Sequence[Row]
    total: int
    address: str
    notes: Sequence[Standing]


class Listing(NamedTuple):
    """A page of a neighbour's courses; `sheet` has its number and address, and no groups."""

    area: NeighbourArea
    sheet: Sheet
    courses: Sequence[NeighbourCourse]


def standing(ctx: Context, one: NeighbourArea) -> Standing:
    """How a neighbour's file stands on the day of the site."""
    today = ctx.area.today
    if one.unread:
        says = f"The courses of {one.name} could not be read on {phrases.date(today)}. Look for them on its own site."
        return Standing(one, "unread", says)
    if one.day is None:
        says = f"{one.name} does not say from which day these courses are. Ask there before you rely on them."
        return Standing(one, "undated", says)
    if one.is_old(today):
        says = f"The courses of {one.name} are from {phrases.date(one.day)}, over {one.written.stale_after:g} days old."
        return Standing(one, "old", f"{says} Ask there before you rely on them.")
    return Standing(one, "fresh", f"As {one.name} told them on {phrases.date(one.day)}.")


def notes(ctx: Context) -> list[Standing]:
    """The neighbours of which a reader has to know something."""
    every = (standing(ctx, one) for one in ctx.area.neighbours.values())
    return [one for one in every if one.state != "fresh"]


def beside(ctx: Context, courses: Iterable[NeighbourCourse], **chosen: str) -> Beside | None:
    """What a page of our own shows of these courses; `chosen` are the finder's filters by which it finds them too."""
    found = sorted(courses, key=lambda one: (alphabetical(one.title), one.level_entry.rank, one.key))
    told = notes(ctx)
    if not (found or told):
        return None
    areas = dict.fromkeys(one.area for one in found)
    query = urlencode([*chosen.items(), *(("area", id_) for id_ in areas)])
    return Beside([row(ctx, one) for one in found[:MOST]], len(found), f"courses/?{query}", told)


def of_sector(ctx: Context, sector: str) -> Beside | None:
    """What the page of a sector shows of neighbours' courses."""
    return beside(ctx, (one for one in ctx.area.across.values() if one.sector == sector), sector=sector)


def of_level(ctx: Context, code: str, slug: str) -> Beside | None:
    """What the page of a level shows of neighbours' courses."""
    return beside(ctx, (one for one in ctx.area.across.values() if one.level == code), level=slug)


def row(ctx: Context, course: NeighbourCourse) -> Row:
    """The line of a course; what is not said is left out."""
    award = course.qualification or _kind(course)
    level = "" if course.level == NOT_SAID or award.startswith(course.level_entry.name) else course.level_entry.name
    towns = list(dict.fromkeys(run.place.town for run in course.runs if run.place))
    towns += ["online"] if any(run.delivery == "online" for run in course.runs) else []
    facts = (" · ".join(filter(None, (level, award))), ", ".join([course.provider, *towns[:3]]), when(course.runs[0]))
    return Row(course, ctx.area.neighbours[course.area].name, [one for one in facts if one])


def when(run: NeighbourRun) -> str:
    """When a run starts and how it is held, as far as that is told."""
    said = [] if run.start.precision == NOT_SAID else [f"Starts {phrases.short_start(run.start)}"]
    study = "" if run.study == NOT_SAID else STUDY[run.study].lower()
    pattern = "" if run.pattern == NOT_SAID else PATTERN[run.pattern].lower()
    how = ", ".join(filter(None, (study, ", ".join(day[:3].capitalize() for day in run.days) or pattern)))
    return " · ".join([*said, how] if how else said)


def _kind(course: NeighbourCourse) -> str:
    return "" if course.kind == NOT_SAID else course.kind_name


def index(ctx: Context, _: object) -> Page:
    """Every neighbour, with how its file stands."""
    listed = [standing(ctx, one) for one in ctx.area.neighbours.values()]
    others = [one for one in ctx.area.written.neighbours if not one.file]
    body = ctx.html("neighbours", 1, listed=listed, others=others, courses=len(ctx.area.across))
    described = f"Courses of the areas next to {ctx.area.written.name}, and from which day they are."
    return Page(INDEX, "neighbours", "Neighbouring areas", described, body, source=ctx.area.paths.get("area"))


def pages(ctx: Context) -> Iterator[Listing]:
    """Every page of every neighbour; one of which nothing could be read has one, which says so."""
    by_area = {id_: list(found) for id_, found in groupby(ctx.area.across.values(), key=lambda one: one.area)}
    for one in ctx.area.neighbours.values():
        courses = by_area.get(one.id, [])
        cut = [courses[start : start + LENGTH] for start in range(0, len(courses), LENGTH)] or [[]]
        for number, part in enumerate(cut, 1):
            yield Listing(one, Sheet(one.address, number, len(cut), len(courses), ()), part)


def view(ctx: Context, listing: Listing) -> Page:
    """A page of a neighbour's courses, by sector."""
    area, sheet, courses = listing
    groups = [
        (name, [row(ctx, one) for one in found]) for name, found in groupby(courses, key=lambda one: one.sector_name)
    ]
    body = ctx.html("neighbour", sheet.depth, standing=standing(ctx, area), sheet=sheet, groups=groups)
    described = f"{phrases.count(sheet.total, 'course')} in {area.name}, next to {ctx.area.written.name}, by subject."
    return Page(sheet.address, "neighbours", sheet.title(f"Courses in {area.name}"), described, body)


def jobs(ctx: Context) -> Iterator[tuple[Callable[[Context, Any], Page], object]]:
    """The pages, if there are neighbours whose courses are to be shown."""
    if ctx.area.neighbours:
        yield index, None
        yield from ((view, one) for one in pages(ctx))
