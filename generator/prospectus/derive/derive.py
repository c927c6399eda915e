"""Everything that follows from an area and that more than one page or feed needs, worked out once."""

from __future__ import annotations

from dataclasses import dataclass

from ..area import Area
from .order import Order
from .routes import Routes, routes
from .similar import Likeness, likeness


@dataclass(frozen=True, slots=True, eq=False)
class Derived:
    """What follows from the area: the order of lists, which courses are like which, and where each leads."""

    order: Order
    likeness: Likeness
    routes: Routes


def derive(area: Area) -> Derived:
    """Work out what follows from the area; the time it takes grows as its number of courses."""
    found = routes(area)
    return Derived(order=found.order, likeness=likeness(area, found.order), routes=found)
