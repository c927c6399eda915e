"""Everything that follows from an area and that more than one page or feed needs, worked out once."""

from __future__ import annotations

from dataclasses import dataclass

from ..area import Area
from .order import Order, order
from .similar import Likeness, likeness


@dataclass(frozen=True, slots=True, eq=False)
class Derived:
    """What follows from the area: the order of lists, and which courses are like which."""

    order: Order
    likeness: Likeness


def derive(area: Area) -> Derived:
    """Work out what follows from the area; the time it takes grows as its number of courses."""
    ranked = order(area)
    return Derived(order=ranked, likeness=likeness(area, ranked))
