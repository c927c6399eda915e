"""The pages of the towns and villages: everything that can be reached from there, by how long it takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from ..area import Locality, Provider, Site
from ..derive import schemes
from ..derive.nearness import miles
from ..derive.order import alphabetical
from ..derive.travel.journey import Trip
from .context import Context
from .journeys import USUAL, head, mile_words
from .lists import Sheet
from .mapped import NARROW, Map, area_map, origin
from .page import Page
from .schemes import lines
from .travel import INDEX
from .trips import Line, clock, line

BANDS: Final = (20, 30, 45, 60)
"""The most minutes of each band; beyond the last it is longer."""
MILES: Final = (2, 5, 10)
"""The same in miles, where there is no timetable."""
LENGTH: Final = 60
"""The most places on a page."""
MAPPED: Final = 200
"""Where there are more places than this, these pages have no map: it would be too full."""


class Reached(NamedTuple):
    """A place with courses: the way there and home, or `miles` where there is no timetable."""

    site: Site
    provider: Provider
    courses: int
    line: Line | None
    miles: str


class Band(NamedTuple):
    """Places that take about as long, under what that is called; `title` is empty where the last page's goes on."""

    title: str
    places: list[Reached]


class From(NamedTuple):
    """A page of a town or village."""

    home: Locality
    sheet: Sheet
    bands: list[Band]


def pages(ctx: Context) -> Iterator[From]:
    """Every page of every town and village."""
    for home in ctx.area.localities.values():
        yield from _pages(ctx, home)


def _pages(ctx: Context, home: Locality) -> Iterator[From]:
    placed = _placed(ctx, home)
    last = max(1, -(-len(placed) // LENGTH))
    for number in range(1, last + 1):
        part = placed[(number - 1) * LENGTH : number * LENGTH]
        bands: dict[str, list[Reached]] = {}
        for title, reached in part:
            bands.setdefault(title, []).append(reached)
        sheet = Sheet(origin(home), number, last, len(placed), ())
        yield From(home, sheet, [Band(title, places) for title, places in bands.items()])


def _placed(ctx: Context, home: Locality) -> list[tuple[str, Reached]]:
    """Every place with courses under its band: by how long it takes, equals by the alphabet."""
    found = []
    for site in ctx.area.sites.values():
        courses = len(ctx.area.courses_at[site.key])
        if courses:
            rank, title, way, far = _band(ctx, home, site)
            reached = Reached(site, ctx.area.providers[site.provider_id], courses, way, far)
            found.append(((rank, alphabetical(site.written.name), site.key), title, reached))
    return [(title, reached) for _, title, reached in sorted(found, key=lambda one: one[0])]


def _band(ctx: Context, home: Locality, site: Site) -> tuple[float, str, Line | None, str]:
    """The place in the order, the heading, the way, and how far it is in a straight line."""
    if site.point is None:
        return 1e9, "Not on the map", None, ""
    far = miles(home.point, site.point)
    ways = ctx.derived.travel.ways(home.id, site.key, *USUAL)
    if ways is None:
        most = next((most for most in MILES if far <= most), None)
        return far, f"Within {most} miles" if most else f"More than {MILES[-1]} miles", None, mile_words(far)
    way = line(home, Trip(*USUAL, ways))
    if way.minutes is None:
        return 1e6 + far, "Not by bus or train", way, mile_words(far)
    most = next((most for most in BANDS if way.minutes <= most), None)
    title = f"Up to {most} minutes" if most else f"More than {BANDS[-1]} minutes"
    return way.minutes, title, way, mile_words(far)


def view(ctx: Context, subject: From) -> Page:
    """What can be reached from a town or village."""
    home, sheet, bands = subject
    first = sheet.number == 1
    title = sheet.title(f"From {home.written.name}")
    root = "../" * sheet.depth
    body = ctx.html(
        "from",
        sheet.depth,
        home=home,
        sheet=sheet,
        title=title,
        bands=bands,
        index=INDEX,
        map=_map(ctx, home, root) if first else None,
        help=lines(schemes.from_locality(ctx.area, home), {"localities"}) if first else (),
        timetable=ctx.derived.travel.timetable,
        start=clock(USUAL[1]),
        finish=clock(USUAL[2]),
    )
    described = f"Every place with courses that you can get to from {home.written.name}, and how long it takes."
    source = ctx.area.paths.get("localities")
    return Page(sheet.address, "travel", title, described, body, head=head(root), source=source)


def _map(ctx: Context, home: Locality, root: str) -> Map | None:
    return area_map(ctx, NARROW, root, home) if len(ctx.area.sites) <= MAPPED else None
