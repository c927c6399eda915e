"""The partnership's page: who has published what, when it was checked and by whom."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Final, NamedTuple

from ..area import Provider
from ..derive.freshness import Freshness, due, freshness
from ..model.codes import PROVIDER_KIND
from .context import Context
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
        next_check=due(ctx.area.today),
    )
    described = f"What every partner of the {ctx.area.written.partnership} has published, and when it was checked."
    return Page(ADDRESS, "partnership", ctx.area.written.partnership, described, body)


def _standing(ctx: Context, provider: Provider) -> Standing:
    courses = ctx.area.courses_of[provider.id]
    reviews = [provider.written.reviewed, *(course.written.reviewed for course in courses)]
    latest = max(reviews, key=lambda one: one.on)
    return Standing(
        provider,
        PROVIDER_KIND[provider.written.kind],
        len(courses),
        latest.on,
        latest.by,
        min(one.on for one in reviews),
        Counter(freshness(one.on, ctx.area.today) for one in reviews),
    )
