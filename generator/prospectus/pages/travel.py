"""The page of travel to learn: the area map, where from, help with travel, and which timetable is behind it all."""

from __future__ import annotations

from typing import Final, NamedTuple

from ..derive import network
from ..model.travel import SCHEME_KIND, Reckoning
from . import schemes
from .context import Context
from .journeys import head
from .mapped import NARROW, WIDE, area_map, origin
from .page import Page
from .place import towns
from .schemes import Help

INDEX: Final = "travel/"


class Kind(NamedTuple):
    """Help of one kind under what it is called."""

    name: str
    schemes: list[Help]


def view(ctx: Context, _: object) -> Page:
    """Getting there: all that holds for the whole area."""
    area, root = ctx.area, "../"
    written = area.travel
    body = ctx.html(
        "travel",
        1,
        maps=[area_map(ctx, width, root) for width in (WIDE, NARROW)],
        homes=ctx.journeys.homes,
        origin=origin,
        towns=towns(ctx),
        lines=network.lines(area.feed) if area.feed else (),
        kinds=_kinds(ctx),
        written=written,
        text=ctx.text(1),
        timetable=ctx.derived.travel.timetable,
        reckoning=written.reckoning if written else Reckoning(),
    )
    described = f"How to get to courses in {area.written.name}: buses and trains, how long they take, and help to pay."
    return Page(INDEX, "travel", "Getting there", described, body, head=head(root), source=area.paths.get("travel"))


def _kinds(ctx: Context) -> list[Kind]:
    """Help with travel by its kind, in the order of the kinds."""
    found = ctx.area.schemes.values()
    by_kind = [Kind(name, schemes.lines(one for one in found if one.written.kind == id_)) for id_, name in _NAMES]
    return [kind for kind in by_kind if kind.schemes]


_NAMES: Final = tuple(SCHEME_KIND.items())
