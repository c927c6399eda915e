"""How far places are from the towns and villages where learners live: an estimate, until a travel table is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Final

from ..area import Locality, Site
from ..model.entitlement import Condition

Point = tuple[float, float]

_EARTH_MILES: Final = 3_958.8
KM: Final = 1.609344
"""Kilometres in a mile."""
DETOUR: Final = 1.3
"""How much longer the way is than the straight line."""
KM_AN_HOUR: Final = 30
"""How fast one gets on by bus, waiting and walking included."""


@lru_cache(maxsize=65_536)
def miles(here: Point, there: Point) -> float:
    """The straight line between two points (degrees north and east) in miles, by the haversine formula."""
    (lat, lon), (other_lat, other_lon) = ((radians(one) for one in point) for point in (here, there))
    half = sin((other_lat - lat) / 2) ** 2 + cos(lat) * cos(other_lat) * sin((other_lon - lon) / 2) ** 2
    return 2 * _EARTH_MILES * asin(sqrt(half))


def minutes(here: Point, there: Point) -> float:
    """About how long one travels between two points; no timetable is behind it."""
    return miles(here, there) * KM * DETOUR / KM_AN_HOUR * 60


Reaches = Callable[[Site | None], int]
"""From which of the localities one can get to a site, as bits: the first locality is the lowest. None is online."""


def reaches(condition: Condition, localities: Sequence[Locality]) -> Reaches:
    """What tells from which localities a site is near enough; a site whose place on the map is not known never is."""
    everywhere = (1 << len(localities)) - 1
    by_site: dict[str, int] = {}

    def near(site: Site | None) -> int:
        if site is None:
            return everywhere
        if site.key not in by_site:
            by_site[site.key] = _near(condition, localities, site.point) if site.point else 0
        return by_site[site.key]

    return near


def _near(condition: Condition, localities: Sequence[Locality], point: Point) -> int:
    return sum(1 << index for index, one in enumerate(localities) if is_near(condition, one.point, point))


def is_near(condition: Condition, here: Point, there: Point) -> bool:
    """Whether two points are as near as a promise says: by its miles, or by its minutes as they are estimated."""
    measure, limit = _limit(condition)
    return measure(here, there) <= limit


def _limit(condition: Condition) -> tuple[Callable[[Point, Point], float], float]:
    if condition.within_minutes is not None:
        return minutes, condition.within_minutes
    return miles, condition.within_miles or 0.0
