"""Everything that follows from an area and that more than one page or feed needs, worked out once."""

from __future__ import annotations

from dataclasses import dataclass

from ..area import Area
from .calendar import Calendar, calendar
from .entitlement import entitlement
from .order import Order
from .routes import Routes, routes
from .similar import Likeness, likeness
from .standing import Standing
from .travel.travel import Travel, travel


@dataclass(frozen=True, slots=True, eq=False)
class Derived:
    """What follows from the area: the order of lists, likeness, where courses lead, how promises stand, what comes.

    And the ways from where learners live to where courses are held.
    """

    order: Order
    likeness: Likeness
    routes: Routes
    entitlement: tuple[Standing, ...]
    calendar: Calendar
    travel: Travel


def derive(area: Area) -> Derived:
    """Work out what follows from the area; the time it takes grows as its number of courses."""
    found = routes(area)
    return Derived(
        order=found.order,
        likeness=likeness(area, found.order),
        routes=found,
        entitlement=entitlement(area),
        calendar=calendar(area),
        travel=travel(area).ready(),
    )
