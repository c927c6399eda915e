"""The offer in pictures, each with the table behind it and both to take away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from ..area import Area
from ..derive.demand import supply
from ..derive.few import FEW
from ..derive.grid import Grid, picture
from ..derive.offer import offer
from ..derive.pictured import grids, wanted
from .context import Context
from .handbook import HEAD
from .named import OFFER, PICTURES
from .offered import FILES, FILES_BEHIND
from .page import Page


class Shown(NamedTuple):
    """A picture, and the name of the table behind it."""

    grid: Grid
    svg: Markup
    table: str


def view(ctx: Context, _: object) -> Page:
    """Every picture that everybody may see."""
    shown = [_shown(one) for one in public(ctx.area)]
    body = ctx.html("pictured", 3, pictures=shown, files=FILES, offer=OFFER, few=FEW)
    described = f"The courses of {ctx.area.written.name} in pictures: by sector, level, age, provider, town and kind."
    return Page(PICTURES, "partnership", "The offer in pictures", described, body, head=HEAD.format("../../../"))


def public(area: Area) -> Iterator[Grid]:
    """The pictures that everybody may see: that of demand only where the area says so, and without small numbers."""
    yield from grids(area, offer(area))
    found = supply(area) if area.written.publish_demand else None
    if found:
        yield wanted(area, found, FEW)


def _shown(grid: Grid) -> Shown:
    return Shown(grid, Markup(picture(grid, alone=False)), FILES_BEHIND.get(grid.name, grid.name))
