"""The weeks of providers and of places: every lesson there, on pages that do not grow without bound."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from ..area import Course, Provider, Run, Site
from ..blocks import Block
from ..derive.timetable.hours import Lesson, lesson
from ..derive.timetable.placing import block_of
from ..derive.timetable.week import Week, week
from ..model.codes import STUDY
from .context import Context
from .lists import Group, Sheet, grouped, sheets
from .page import Page
from .timetable import head

LENGTH: Final = 40
"""The most courses on a page."""
_STUDY: Final = {
    "part-of-programme": "Taken beside other courses",
    "part-time": STUDY["part-time"],
    "full-time": STUDY["full-time"],
}
_ORDER: Final = tuple(_STUDY)


class Taught(NamedTuple):
    """A lesson of a course; `where` is empty when the page says it already, `block` None when it is in none."""

    course: Course
    where: str
    block: Block | None


class Part(NamedTuple):
    """The lessons of some courses as a week, under what they have in common."""

    title: str
    week: Week[Taught]


class Weeks(NamedTuple):
    """A page of lessons: whose they are, which page it is, and which runs belong there."""

    name: str
    of: Provider | Site
    sheet: Sheet


def provider_address(provider: Provider) -> str:
    """Where the week of a provider is."""
    return f"timetable/provider/{provider.id}/"


def place_address(site: Site) -> str:
    """Where the week of a place is."""
    return f"timetable/place/{site.key}/"


def has_lessons(courses: Sequence[Course], belongs: Callable[[Run], bool] = bool) -> bool:
    """Whether any of these courses tells when its lessons are."""
    return any(run.sessions and belongs(run) for course in courses for run in course.runs)


def of_provider(ctx: Context, provider: Provider) -> str:
    """The address of a provider's week; empty when there are no lessons to show."""
    return provider_address(provider) if has_lessons(ctx.area.courses_of[provider.id]) else ""


def of_place(ctx: Context, site: Site) -> str:
    """The address of a place's week; empty when there are no lessons to show."""
    found = has_lessons(ctx.area.courses_at[site.key], lambda run: run.site is site)
    return place_address(site) if found else ""


def pages(ctx: Context) -> Iterator[Weeks]:
    """Every page of every provider and of every place."""
    for provider in ctx.area.providers.values():
        address = of_provider(ctx, provider)
        if address:
            courses = ctx.area.courses_of[provider.id]
            yield from (Weeks(provider.name, provider, one) for one in _sheets(ctx, address, courses, None))
    for site in ctx.area.sites.values():
        address = of_place(ctx, site)
        if address:
            name = f"{site.written.name}, {site.written.town}"
            courses = ctx.area.courses_at[site.key]
            yield from (Weeks(name, site, one) for one in _sheets(ctx, address, courses, site))


def _sheets(ctx: Context, address: str, courses: Sequence[Course], site: Site | None) -> list[Sheet]:
    told = [course for course in courses if _runs(course, site)]
    return sheets(address, grouped(ctx, told, lambda course: _heading(_runs(course, site)[0])), LENGTH)


def _runs(course: Course, site: Site | None) -> list[Run]:
    return [run for run in course.runs if run.sessions and (site is None or run.site is site)]


def _heading(run: Run) -> tuple[float, str, float, str]:
    return (_ORDER.index(run.written.study), _STUDY[run.written.study], 0, "")


def view(ctx: Context, subject: Weeks) -> Page:
    """A week of a provider or of a place."""
    name, thing, sheet = subject
    title = sheet.title(f"Week at {name}")
    parts = [Part(group.title, _week(ctx, group, thing)) for group in sheet.groups]
    body = ctx.html(
        "timetable-week",
        sheet.depth,
        title=title,
        name=name,
        thing=thing,
        provider=ctx.area.providers[thing.provider_id] if isinstance(thing, Site) else None,
        sheet=sheet,
        parts=parts,
    )
    described = f"Every lesson at {name} in a week, by day and part of the day."
    return Page(sheet.address, "timetable", title, described, body, head=head(sheet.depth))


def _week(ctx: Context, group: Group, thing: Provider | Site) -> Week[Taught]:
    """The lessons of a page's courses; one that two dates of a course share stands there once."""
    found: dict[tuple[Lesson, Course, str], Taught] = {}
    site = thing if isinstance(thing, Site) else None
    for course in group.courses:
        for run in _runs(course, site):
            where = "" if site else _where(run, thing)
            for session in run.sessions:
                told = Taught(course, where, block_of(ctx.area, course, run))
                found.setdefault((lesson(session), course, where), told)
    return week((at, told) for (at, _, _), told in found.items())


def _where(run: Run, provider: object) -> str:
    """Where a lesson is, when a provider has more than one place or it is at another's."""
    if run.site is None:
        return run.nowhere.lower()
    alone = isinstance(provider, Provider) and list(provider.sites.values()) == [run.site]
    return "" if alone else f"{run.site.written.name}, {run.site.written.town}"
