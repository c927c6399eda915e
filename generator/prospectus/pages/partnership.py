"""The partnership's page: who has published what, when it was checked and by whom."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Final, NamedTuple

from ..area import Course, Provider
from ..derive.freshness import Freshness, freshness
from ..model.codes import PROVIDER_KIND
from . import neighbours, worklist
from .context import Context
from .handbook import INDEX
from .named import CONSULTATION, OFFER, PICTURES, QUALITY, REGISTER
from .page import Page
from .provider import in_order

ADDRESS: Final = "partnership/"


class Standing(NamedTuple):
    """What a provider has published and how fresh it is; `state` is that of its stalest file."""

    provider: Provider
    kind: str
    courses: int
    last: dt.date
    by: str
    oldest: dt.date
    counts: Counter[Freshness]

    @property
    def worklist(self) -> str:
        return worklist.address(self.provider)

    @property
    def state(self) -> Freshness:
        return "old" if self.counts["old"] else "due" if self.counts["due"] else "fresh"


def view(ctx: Context, _: object) -> Page:
    """Every partner with what it has published."""
    standings = [_standing(ctx, provider) for provider in in_order(ctx)]
    total: Counter[Freshness] = sum((one.counts for one in standings), Counter())
    body = ctx.html(
        "partnership",
        1,
        standings=standings,
        total=total,
        courses=len(ctx.area.published),
        next_check=_next(ctx),
        handbook=INDEX if ctx.area.protocols else "",
        register=REGISTER,
        offer=OFFER,
        quality=QUALITY,
        pictures=PICTURES,
        consultation=CONSULTATION,
        across=len(ctx.area.neighbours),
        notes=neighbours.notes(ctx),
    )
    described = f"What every partner of the {ctx.area.written.partnership} has published, and when it was checked."
    return Page(ADDRESS, "partnership", ctx.area.written.partnership, described, body)


def _next(ctx: Context) -> dt.date:
    """The day by which the next check is due."""
    by, today = ctx.area.written.freshness.by, ctx.area.today
    return next(one for one in (by.in_year(today.year), by.in_year(today.year + 1)) if one >= today)


def _standing(ctx: Context, provider: Provider) -> Standing:
    courses = ctx.area.courses_of[provider.id]
    things: list[Provider | Course] = [provider, *courses]
    latest = max((one.written for one in things), key=lambda one: (not one.imported, one.reviewed.on))
    days = worklist.checked(ctx.area).get(provider.id, [])
    imported = [one.written.reviewed.on for one in things if one.written.imported]
    yearly, today = ctx.area.written.freshness, ctx.area.today
    states = [freshness(one, yearly, today) for one in days]
    states += ["old"] * len(imported)  # Nobody who should know has checked these.
    return Standing(
        provider,
        PROVIDER_KIND[provider.written.kind],
        len(courses),
        latest.reviewed.on,
        f"nobody yet: taken from {latest.imported.from_}" if latest.imported else latest.reviewed.by,
        min([*days, *imported]),
        Counter(states),
    )
