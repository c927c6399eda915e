"""The places between which people travel: where they live, and where courses are held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...area import Area, Locality, Site


@dataclass(frozen=True, slots=True)
class Place:
    """A locality or a site: its id or key, its name in a journey, its point, and the stops that are named for it."""

    key: str
    name: str
    point: tuple[float, float]
    stops: tuple[str, ...] = ()


def place_of(one: Locality | Site) -> Place | None:
    """A locality or a site as a place; None where it is not known where it is."""
    if isinstance(one, Locality):
        return Place(one.id, one.written.name, one.point, one.written.stops)
    stops = one.written.travel.stops if one.written.travel else ()
    return Place(one.key, one.written.name, one.point, stops) if one.point else None


def places(area: Area) -> dict[str, Place]:
    """Every place of the area by its id or key."""
    return {place.key: place for place in _every(area)}


def _every(area: Area) -> Iterator[Place]:
    every: list[Locality | Site] = [*area.localities.values(), *area.sites.values()]
    yield from (place for one in every if (place := place_of(one)))
