"""The offer as a whole, and how well each partner tells of its own: what coordinators look at, for all to see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from ..area import Area
from ..derive.away import schools
from ..derive.demand import Sum, supply
from ..derive.few import FEW, told
from ..derive.offer import AGES, EXPECTED, STAGES, Cell, Offer, offer, twins
from ..derive.quality import MEASURES, Standing, quality
from ..model.codes import AGES as AGES_NAMES
from ..model.codes import GENERAL_EDUCATION, SECTOR
from .context import Context
from .handbook import HEAD
from .named import OFFER, PICTURES, QUALITY
from .page import Page

FILES: Final = "data/"
"""Where the tables and the picture are, from the root of the site."""

FILES_BEHIND: Final = {"offer": "offer-cells"}
"""The tables behind pictures that are called otherwise than the picture."""

_LEVELS: Final = {"Entry": "Entry level", "4 and above": "Level 4 and above"}


class Row(NamedTuple):
    """A sector with its number of courses on each level."""

    id: str
    name: str
    cells: tuple[Cell, ...]


def jobs(ctx: Context) -> Iterator[tuple[Callable[[Context, Any], Page], object]]:
    """Both pages."""
    yield offer_view, None
    yield quality_view, None


def offer_view(ctx: Context, _: object) -> Page:
    """How many courses there are by sector, level and age; what is missing, alone or doubled."""
    found = offer(ctx.area)
    body = ctx.html(
        "offer",
        3,
        tables=[(AGES_NAMES[age], _rows(found, age)) for age in AGES],
        levels=[_LEVELS.get(stage, f"Level {stage}") for stage in STAGES],
        expected=EXPECTED,
        general=GENERAL_EDUCATION,
        gaps=[(SECTOR[cell.sector], cell) for cell in found.gaps],
        single=[(SECTOR[cell.sector], cell) for cell in found.single],
        twins=list(twins(ctx.area)),
        demand=list(public_demand(ctx.area)),
        demand_year=max((one.year for one in ctx.area.demand), default=0),
        demand_columns=DEMAND,
        few=FEW,
        pictures=PICTURES,
        files=FILES,
    )
    described = f"How many courses {ctx.area.written.name} has by sector, level and age, and what is missing."
    return Page(OFFER, "partnership", "The offer as a whole", described, body, head=HEAD.format("../../../"))


class Told(NamedTuple):
    """What everybody may read of the demand for a sector: small numbers are not among it."""

    id: str
    name: str
    places: int
    applications: str
    each: str


DEMAND: Final = ("Sector", "Places", "Applications", "For each place")


def public_demand(area: Area) -> Iterator[Told]:
    """The demand by sector, where the area publishes it."""
    found = supply(area) if area.written.publish_demand else None
    yield from (_told(one) for one in (found.sectors if found else ()))


def _told(one: Sum) -> Told:
    each = f"{one.applications / one.places:.1f}" if one.applications >= FEW else "–"
    return Told(one.sector, SECTOR[one.sector], one.places, told(one.applications), each)


def quality_view(ctx: Context, _: object) -> Page:
    """Every partner by the same measures."""
    found = list(quality(ctx.area))
    body = ctx.html(
        "quality",
        3,
        measures=MEASURES,
        partners=found,
        lacking=[(one, _lacking(one)) for one in found if any(one.lacking.values())],
        files=FILES,
        schools=list(schools(ctx.area)),
    )
    described = f"How well each partner of {ctx.area.written.name} tells of its courses, by the same measures for all."
    return Page(QUALITY, "partnership", "How well we tell of our courses", described, body)


def _rows(found: Offer, age: str) -> list[Row]:
    return [Row(id_, name, tuple(found.cells[id_, stage, age] for stage in STAGES)) for id_, name in SECTOR.items()]


def _lacking(one: Standing) -> list[tuple[str, str, int]]:
    """What a partner lacks: the measure, what to do, and in how many courses."""
    found = ((measure, len(one.lacking[measure.id])) for measure in MEASURES)
    return [(measure.name, measure.do, number) for measure, number in found if number]
