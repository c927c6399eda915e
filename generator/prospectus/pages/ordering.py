"""The page that explains in which order lists stand, and shows it on the area's own courses."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from ..area import Course
from .context import Context
from .page import Page

ADDRESS: Final = "how-lists-are-ordered/"


def view(ctx: Context, _: object) -> Page:
    """How lists are ordered."""
    tied = _tied(ctx)
    body = ctx.html(
        "order",
        1,
        month=ctx.area.today,
        example=tied[0].title if tied else None,
        timed=ctx.derived.travel.timetable is not None,
        drawn=[course.provider.name for course in tied],
    )
    described = (
        "Lists here favour no school, college or training provider: how they are ordered, and how ties are drawn."
    )
    return Page(ADDRESS, "order", "How lists are ordered", described, body)


def _tied(ctx: Context) -> list[Course]:
    """The largest group of courses with the same title and level at different providers; the first of several."""
    courses = ctx.derived.order.sorted(ctx.area.published)
    groups = (list(group) for _, group in groupby(courses, key=lambda one: (one.title.casefold(), one.written.level)))
    shared = [group for group in groups if len({one.provider.id for one in group}) > 1]
    return max(shared, key=len)[:8] if shared else []
