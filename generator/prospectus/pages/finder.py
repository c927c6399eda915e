"""The finder: the search, and without JavaScript a directory of every way to look through the courses."""

from __future__ import annotations

from collections import Counter
from typing import Final, NamedTuple

from ..derive.search import localities
from . import letters as a_to_z
from . import neighbours
from . import provider as provider_page
from .context import Context
from .level import levels
from .lists import LENGTH
from .page import Page
from .phrases import count
from .place import INDEX as PLACES
from .place import Town, towns
from .subject import sectors, unsaid

ADDRESS: Final = "courses/"
HEAD: Final = (
    '<link rel="stylesheet" href="../assets/stylesheets/finder.css">\n'
    '<script type="module" src="../assets/javascripts/finder.js"></script>'
)
MOST: Final = 60
"""The most places, and the most providers, that are listed one by one."""


class Way(NamedTuple):
    """A way to some of the courses: where its page is from the root, and how many there are."""

    name: str
    address: str
    courses: int


class Group(NamedTuple):
    """The places of a town."""

    name: str
    sites: list[Way]


def view(ctx: Context, _: object) -> Page:
    """The finder's page."""
    area = ctx.area
    total = len(area.published) + len(area.across)
    technical, general = sectors(ctx)
    body = ctx.html(
        "finder",
        1,
        courses=len(area.published),
        localities=localities(area),
        sectors=[one for one in (*technical, *general, unsaid(ctx)) if one.courses],
        levels=[one for one in levels(ctx) if one.courses],
        towns=places(towns(ctx)),
        providers=providers(ctx),
        listed=len(area.providers) <= MOST,
        letters=letters(ctx),
        across=[Way(one.name, one.address, len(one.courses)) for one in area.neighbours.values()],
        total=total,
        notes=neighbours.notes(ctx),
    )
    described = f"Search {count(total, 'course')} in {area.written.name} by subject, job, level and place."
    return Page(ADDRESS, "finder", "Find a course", described, body, head=HEAD)


def places(found: list[Town]) -> list[Group]:
    """Every place with courses under its town; where there are very many, only the towns."""
    held = [(town, [site for site in town.sites if site.courses]) for town in found]
    if sum(len(sites) for _, sites in held) > MOST:
        ways = [Way(town.name, f"{PLACES}#{town.id}", sum(site.courses for site in sites)) for town, sites in held]
        return [Group("", [way for way in ways if way.courses])]
    return [
        Group(town.name, [Way(one.site.written.name, one.site.address, one.courses) for one in sites])
        for town, sites in held
        if sites
    ]


def providers(ctx: Context) -> list[Way]:
    """Every provider with courses, by the alphabet."""
    found = ((one, len(ctx.area.courses_of[one.id])) for one in provider_page.in_order(ctx))
    return [Way(one.name, one.address, courses) for one, courses in found if courses]


def letters(ctx: Context) -> list[Way]:
    """The letters of the A to Z, which has them on one page when the courses are few."""
    counted = Counter(a_to_z.letter(course.title) for course in ctx.area.published)
    few = len(ctx.area.published) <= LENGTH
    found = []
    for name in sorted(counted):
        one = a_to_z.Letter(name, name.replace("–", "-").lower(), counted[name])
        found.append(Way(name, f"{a_to_z.INDEX}#{one.id}" if few else one.address, one.courses))
    return found
