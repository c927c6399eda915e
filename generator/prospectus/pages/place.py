"""The pages of the places: where a site is, how to get there and about, and what is held there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from ..area import Provider, Site
from ..derive.order import alphabetical
from ..model.fields import as_id
from . import weeks
from .context import Context
from .journeys import head
from .lists import Sheet, by_sector, grouped, sheets, shown
from .page import Page
from .pieces import WAYS

INDEX: Final = "places/"


class Listed(NamedTuple):
    """A site in the index."""

    site: Site
    provider: Provider
    courses: int


class Town(NamedTuple):
    """A town in the index, with what its heading is called in links."""

    id: str
    name: str
    sites: list[Listed]


def towns(ctx: Context) -> list[Town]:
    """All sites under their towns, both by the alphabet."""
    sites = sorted(ctx.area.sites.values(), key=lambda one: (alphabetical(one.written.name), one.key))
    found: dict[str, list[Listed]] = {}
    for site in sorted(sites, key=lambda one: alphabetical(one.written.town)):
        provider, courses = ctx.area.providers[site.provider_id], len(ctx.area.courses_at[site.key])
        found.setdefault(site.written.town, []).append(Listed(site, provider, courses))
    return [Town(f"town-{as_id(name) or number}", name, listed) for number, (name, listed) in enumerate(found.items())]


def anchors(ctx: Context) -> dict[str, str]:
    """By a site's key what the heading of its town is called in links to the index."""
    return {one.site.key: town.id for town in towns(ctx) for one in town.sites}


def index(ctx: Context, _: object) -> Page:
    """All places, by town."""
    body = ctx.html("places", 1, towns=towns(ctx))
    return Page(INDEX, "places", "Places", f"Where courses are held in {ctx.area.written.name}, by town.", body)


def pages(ctx: Context) -> Iterator[tuple[Site, Sheet]]:
    """Every page of every place."""
    for site in ctx.area.sites.values():
        groups = grouped(ctx, ctx.area.courses_at[site.key], by_sector)
        for sheet in sheets(site.address, groups):
            yield site, sheet


def view(ctx: Context, subject: tuple[Site, Sheet]) -> Page:
    """A page of a place: the first says where and how it is, further ones go on with its courses."""
    site, sheet = subject
    provider = ctx.area.providers[site.provider_id]
    written = site.written
    body = ctx.html(
        "place",
        sheet.depth,
        site=site,
        written=written,
        provider=provider,
        ways=WAYS,
        sheet=sheet,
        groups=shown(ctx, sheet),
        lessons=weeks.of_place(ctx, site),
        journeys=ctx.journeys.of_site(site) if sheet.number == 1 else "",
        travel_help=ctx.journeys.help_to(site) if sheet.number == 1 else "",
    )
    title = sheet.title(f"{written.name}, {written.town} – {provider.name}")
    described = f"Where {written.name} is, how to get there and what is held there."
    extra = head("../" * sheet.depth) if sheet.number == 1 else ""
    return Page(sheet.address, "place", title, described, body, head=extra, source=provider.path)
