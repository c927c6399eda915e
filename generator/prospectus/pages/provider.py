"""The pages of the providers: who they are, where, whom to ask, what help there is, and what they offer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple
from urllib.parse import urlencode

from ..area import Provider
from ..derive.away import Away, away
from ..derive.freshness import freshness_of
from ..derive.offer import AGES
from ..derive.order import alphabetical
from ..media import address
from ..model.codes import PROVIDER_KIND, SECTOR
from . import dates, weeks
from .context import Context
from .lists import Sheet, by_sector, grouped, sheets, shown
from .page import Page
from .phrases import both

INDEX: Final = "providers/"


def in_order(ctx: Context) -> list[Provider]:
    """All providers by the alphabet."""
    return sorted(ctx.area.providers.values(), key=lambda one: (alphabetical(one.name), one.id))


def index(ctx: Context, _: object) -> Page:
    """All providers."""
    listed = [
        (one, PROVIDER_KIND[one.written.kind], len(ctx.area.courses_of[one.id]), towns(one)) for one in in_order(ctx)
    ]
    body = ctx.html("providers", 1, providers=listed, across=bool(ctx.area.across))
    described = f"Every school, college and training provider in {ctx.area.written.name}."
    return Page(INDEX, "providers", "Schools, colleges and training providers", described, body)


def pages(ctx: Context) -> Iterator[tuple[Provider, Sheet]]:
    """Every page of every provider."""
    for provider in ctx.area.providers.values():
        groups = grouped(ctx, ctx.area.courses_of[provider.id], by_sector)
        for sheet in sheets(provider.address, groups):
            yield provider, sheet


def view(ctx: Context, subject: tuple[Provider, Sheet]) -> Page:
    """A page of a provider: the first says who it is, further ones go on with its courses."""
    provider, sheet = subject
    body = ctx.html(
        "provider",
        sheet.depth,
        provider=provider,
        written=provider.written,
        kind=PROVIDER_KIND[provider.written.kind],
        logo=address(provider.id, provider.written.logo.file) if provider.written.logo else None,
        text=ctx.text(sheet.depth),
        dates=dates.of_provider(ctx, provider) if sheet.number == 1 else (),
        dates_feed=dates.feed(provider),
        dates_most=dates.MOST,
        fresh=freshness_of(provider.written, ctx.area.written.freshness, ctx.area.today),
        sheet=sheet,
        groups=shown(ctx, sheet),
        lessons=weeks.of_provider(ctx, provider),
        elsewhere=elsewhere(ctx, provider) if sheet.number == 1 else (),
    )
    return Page(
        sheet.address, "provider", sheet.title(provider.name), provider.written.summary, body, source=provider.path
    )


class Open(NamedTuple):
    """A sector of which there is something elsewhere: how much here, how much there, and the search that shows it."""

    name: str
    home: int
    courses: int
    providers: int
    search: str


_WHEN: Final = {"14-16": "While you are 14 to 16", "16-19": "After Year 11"}


def elsewhere(ctx: Context, provider: Provider) -> list[tuple[str, list[Open]]]:
    """What is open to a school's learners at other providers, by when they choose; empty for who is no school."""
    found = list(away(ctx.area, provider))
    groups = [(_WHEN[age], [_open(one) for one in found if one.ages == age]) for age in AGES]
    return [(name, some) for name, some in groups if some]


def _open(one: Away) -> Open:
    asked = [("sector", one.sector), ("ages", one.ages), *(("provider", id_) for id_ in one.others)]
    return Open(SECTOR[one.sector], one.home, one.courses, len(one.others), f"courses/?{urlencode(asked)}")


def towns(provider: Provider) -> str:
    """The towns where a provider has sites."""
    return both(list(dict.fromkeys(site.written.town for site in provider.sites.values())))
