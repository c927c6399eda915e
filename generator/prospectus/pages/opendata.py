"""The page on open data: which files there are, for whom, under which licence, and what changed in them lately."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from markupsafe import Markup

from ..area import Area, Provider
from ..history import Day, Event, Kind
from . import jsonld
from .context import Context
from .page import Page
from .phrases import count
from .provider import in_order

ADDRESS: Final = "data/"
COURSES: Final = f"{ADDRESS}courses.json"
SCHEMA: Final = f"{ADDRESS}schemas/courses.json"
GRAPH: Final = f"{ADDRESS}courses.jsonld"
DIRECTORY: Final = f"{ADDRESS}courses.xml"
CHANGES: Final = f"{ADDRESS}changes.atom"
TABLES: Final = ("courses.csv", "courses-without-code.csv", "venues.csv")
"""The tables of the national course directory: of courses with a code, of those without one, and of sites."""
SHOWN: Final = 5
"""So many days are told on the page; the others are in the feed."""

_KINDS: Final[Mapping[Kind, str]] = {
    "new": "New",
    "gone": "No longer offered",
    "moved": "Under another id",
    "changed": "Changed",
    "checked": "Checked again, without a change",
}


class Files(NamedTuple):
    """A provider's own files, by their addresses; `directory` is empty while none of its courses is published."""

    provider: Provider
    courses: int
    directory: str
    tables: Sequence[str]


class Told(NamedTuple):
    """A day as the page tells it: each kind of change with the names that are linked, and how many more there are."""

    day: Day
    title: str
    groups: Sequence[tuple[str, Sequence[tuple[str, str | None]], int]]


NAMED: Final = 12
"""How many things a day names of each kind on the page."""


def view(ctx: Context, _: object) -> Page:
    """The page at /data/."""
    area = ctx.area
    body = ctx.html(
        "open-data",
        1,
        files=[_files(ctx, one) for one in in_order(ctx)],
        sites=len(area.sites),
        runs=sum(len(one.runs) for one in area.published),
        whole={"courses": COURSES, "schema": SCHEMA, "graph": GRAPH, "directory": DIRECTORY},
        tables=[f"{ADDRESS}{name}" for name in TABLES],
        changes=CHANGES if ctx.site_url else "",
        days=[_told(area, day) for day in ctx.history[:SHOWN]],
        site_url=ctx.site_url,
    )
    described = f"The courses of the {area.written.partnership} as files for other programs: JSON, CSV and XCRI-CAP."
    return Page(ADDRESS, "data", "Open data", described, body, head=_head(ctx))


def _head(ctx: Context) -> str:
    """What programs find in the page: the files, and the log of changes as feed readers look for it."""
    found = jsonld.dataset(ctx, _downloads())
    if not ctx.site_url:
        return found
    log = Markup('<link rel="alternate" type="application/atom+xml" title="What changed" href="{}">')
    return f"{found}\n{log.format(ctx.site_url + CHANGES)}"


def _downloads() -> list[tuple[str, str]]:
    """Each whole file with its kind."""
    tables = [(f"{ADDRESS}{name}", "text/csv") for name in TABLES]
    return [
        (COURSES, "application/json"),
        (GRAPH, "application/ld+json"),
        (DIRECTORY, "application/xml"),
        *tables,
    ]


def _files(ctx: Context, one: Provider) -> Files:
    courses = len(ctx.area.courses_of[one.id])
    return Files(one, courses, directory_of(one.id) if courses else "", tables_of(one.id))


def directory_of(provider: str) -> str:
    """Where a provider's own course directory is."""
    return f"{ADDRESS}providers/{provider}/courses.xml"


def tables_of(provider: str) -> Sequence[str]:
    """Where a provider's own tables are."""
    return [f"{ADDRESS}providers/{provider}/{name}" for name in TABLES]


def is_for_the_web(path: str) -> bool:
    """Whether a file is fetched by other programs, so that a copy on a stick has no use for it."""
    whole = (COURSES, GRAPH, DIRECTORY, CHANGES, *(f"{ADDRESS}{name}" for name in TABLES), "sitemap.xml")
    return path in whole or path.startswith(f"{ADDRESS}providers/")


def title(day: Day) -> str:
    """What happened on a day: “2 courses new, 1 course changed”."""
    if day.unread:
        return f"{count(day.unread, 'file')} of courses and providers saved at once"
    counted = Counter((one.kind, one.is_course) for one in day.events)
    found = []
    for kind, name in _KINDS.items():
        for is_course, thing in ((True, "course"), (False, "provider")):
            if number := counted[kind, is_course]:
                found.append(f"{count(number, thing)} {name.partition(',')[0].lower()}")
    return ", ".join(found)


def groups(day: Day) -> list[tuple[str, list[Event]]]:
    """The changes of a day by kind."""
    found = ((name, [one for one in day.events if one.kind == kind]) for kind, name in _KINDS.items())
    return [(name, some) for name, some in found if some]


def address_of(area: Area, key: str) -> str | None:
    """Where the page of a course or provider is, from the root; None when it has none (any more)."""
    if one := area.providers.get(key):
        return one.address
    course = area.courses.get(key)
    return course.address if course and course.written.status != "draft" else None


def _name(area: Area, one: Event) -> str:
    """What a course or provider was called, a course with its provider: there may be another of that title."""
    provider = area.providers.get(one.key.partition("/")[0])
    return f"{one.title}, {provider.name}" if one.is_course and provider else one.title


def _told(area: Area, day: Day) -> Told:
    named = [
        (name, [(_name(area, one), address_of(area, one.key)) for one in some[:NAMED]], max(len(some) - NAMED, 0))
        for name, some in groups(day)
    ]
    return Told(day, title(day), named)
