"""Everything that follows from an area and that more than one page or feed needs, worked out once."""

from __future__ import annotations

from dataclasses import dataclass

from ..area import Area
from .entitlement import entitlement
from .order import Order
from .routes import Routes, routes
from .similar import Likeness, likeness
from .standing import Standing


@dataclass(frozen=True, slots=True, eq=False)
class Derived:
    """What follows from the area: the order of lists, likeness, where courses lead, and how promises stand."""

    order: Order
    likeness: Likeness
    routes: Routes
    entitlement: tuple[Standing, ...]


def derive(area: Area) -> Derived:
    """Work out what follows from the area; the time it takes grows as its number of courses."""
    found = routes(area)
    return Derived(order=found.order, likeness=likeness(area, found.order), routes=found, entitlement=entitlement(area))
