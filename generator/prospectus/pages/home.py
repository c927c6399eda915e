"""The first page: search first, then every way in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from ..derive.order import alphabetical
from . import provider as provider_page
from .context import Context
from .level import levels
from .named import CONSULTATION
from .page import Page
from .place import towns
from .subject import sectors


class KeyDate(NamedTuple):
    """A date that matters: when, what happens, and whether it is over, today or to come."""

    on: dt.date
    says: str
    over: bool


HEAD = '<script type="module" src="assets/javascripts/finder-home.js"></script>'
"""What remembers on the reader's device where they start from."""

YEARS = (
    ("Year 9", "ages=14-16", "choosing options for Years 10 and 11"),
    ("Year 10", "ages=14-16", "courses beside school, this year and next"),
    ("Year 11", "ages=16-19", "everything that starts after Year 11"),
    ("Year 12", "ages=16-19", "a change of course, or the next step"),
)
"""What somebody in a school year looks for: the finder's state and the words for it."""


def view(ctx: Context, _: object) -> Page:
    """The home page."""
    area = ctx.area
    technical, general = sectors(ctx)
    body = ctx.html(
        "home",
        0,
        localities=sorted(area.localities.values(), key=lambda one: alphabetical(one.written.name)),
        years=YEARS,
        technical=technical,
        general=general,
        levels=levels(ctx),
        towns=[(one.id, one.name, len(one.sites)) for one in towns(ctx)],
        providers=[(one, len(area.courses_of[one.id])) for one in provider_page.in_order(ctx)],
        courses=len(area.published),
        across=len(area.across),
        dates=list(key_dates(ctx)),
        handwritten=ctx.handwritten,
        promised=bool(area.promises),
        consultation=CONSULTATION if area.consultation else "",
    )
    source = area.paths.get("area")
    return Page("", "home", area.written.name, area.written.summary, body, head=HEAD, source=source)


def key_dates(ctx: Context) -> Iterator[KeyDate]:
    """The dates that area.yml gives, in their order."""
    written, today = ctx.area.written, ctx.area.today
    form, starts = written.common_form, written.academic_year.starts
    if form and form.opens:
        says = "the common application form opened" if form.opens <= today else "the common application form opens"
        yield KeyDate(form.opens, says, form.opens < today)
    if form and form.closes:
        over = form.closes < today
        yield KeyDate(form.closes, "was the last day for a sure answer" if over else "last day for a sure answer", over)
    yield KeyDate(starts, "the school year began" if starts < today else "the school year begins", starts < today)
