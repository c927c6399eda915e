"""Which pages the site has: the kinds of shell that they need and one job for each page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from . import (
    changing,
    consultation,
    course,
    dates,
    destination,
    entitlement,
    finder,
    grades,
    handbook,
    home,
    letters,
    level,
    meanings,
    message,
    mine,
    neighbours,
    offered,
    opendata,
    ordering,
    origin,
    partnership,
    pictured,
    place,
    programme,
    promise,
    provider,
    ready,
    requirements,
    routes,
    subject,
    timetable,
    travel,
    weeks,
    worklist,
)
from .context import Context
from .page import Page

View = Callable[[Context, Any], Page]
Job = tuple[View, object]


def jobs(ctx: Context, packs: Sequence[ready.Ready] = (), *, form: bool = False) -> Sequence[Job]:
    """Every generated page as a view and what it shows, in a stable order; nothing is rendered yet.

    `packs` are those that stand in the site, ready to print. With a `form` at /edit/ there is no page of ours there.
    """
    return ((ready.view, packs), *(() if form else ((changing.view, None),)), *_jobs(ctx, packs))


def render(ctx: Context, job: Job) -> Page:
    """One page."""
    view, subject = job
    return view(ctx, subject)


def _jobs(ctx: Context, packs: Sequence[ready.Ready]) -> Iterator[Job]:
    yield home.view, None
    yield finder.view, None
    yield from _lists(ctx)
    yield from (
        (view, None) for view in (meanings.view, partnership.view, consultation.view, opendata.view, ordering.view)
    )
    yield from ((worklist.view, one) for one in worklist.pages(ctx))
    yield from ((message.view, one) for one in message.pages(ctx))
    yield dates.view, None
    yield from ((dates.part_view, one) for one in dates.pages(ctx))
    yield grades.view, None
    yield from ((view, None) for view in mine.VIEWS)
    yield requirements.view, None
    yield from ((requirements.sector_view, one) for one in requirements.pages(ctx))
    yield from _onward(ctx)
    yield from _timetable(ctx)
    yield from handbook.jobs(ctx, packs)
    yield from offered.jobs(ctx)
    yield pictured.view, None
    yield from neighbours.jobs(ctx)
    if ctx.area.promises:
        yield from _promises(ctx)
    yield from ((course.view, one) for one in ctx.area.courses.values() if one.written.status != "draft")


def _lists(ctx: Context) -> Iterator[Job]:
    """The courses, listed in every way."""
    yield subject.index, None
    yield from ((subject.view, one) for one in subject.pages(ctx))
    yield level.index, None
    yield from ((level.view, one) for one in level.pages(ctx))
    yield provider.index, None
    yield from ((provider.view, one) for one in provider.pages(ctx))
    yield place.index, None
    yield from ((place.view, one) for one in place.pages(ctx))
    yield letters.index, None
    yield from ((letters.view, one) for one in letters.pages(ctx))


def _onward(ctx: Context) -> Iterator[Job]:
    """Where courses lead, and how to get to them."""
    yield routes.index, None
    yield from ((routes.view, one) for one in routes.pages(ctx))
    yield destination.index, None
    yield from ((destination.view, one) for one in destination.pages(ctx))
    yield travel.view, None
    yield from ((origin.view, one) for one in origin.pages(ctx))


def _promises(ctx: Context) -> Iterator[Job]:
    overviews = (entitlement.view, entitlement.charter_view, entitlement.providers_view, entitlement.matrix_view)
    yield from ((view, None) for view in overviews)
    yield from ((entitlement.place_view, one) for one in entitlement.places(ctx))
    yield from ((promise.view, one) for one in ctx.derived.entitlement)
    yield from ((promise.list_view, one) for one in promise.lists(ctx))


def _timetable(ctx: Context) -> Iterator[Job]:
    yield from ((view, None) for view in (timetable.view, programme.view, programme.sheet_view))
    yield from ((timetable.year_view, one) for one in timetable.year_pages(ctx))
    yield from ((weeks.view, one) for one in weeks.pages(ctx))
