"""The maps of routes for paper: as wide as a sheet on its side, and never so high that its words grow too small."""

from __future__ import annotations

from typing import Final

from ..area import Area
from ..derive.routes import Routes
from ..derive.stations import BANDS, Stop, chart
from ..model.codes import SECTOR
from ..pages.drawn import Drawing, Words, wide
from ..pages.phrases import count

HIGHEST: Final = 760.0
"""How high a map may be: with the heading and the legend that is what a sheet on its side has room for."""

_MOST: Final = ((24, 14), (24, 3), (18, 3), (14, 3), (10, 3), (0, 0))
"""The most courses and destinations one by one; fewer are tried until the map is low enough."""

_MANY: Final = {"job": "Jobs", "apprenticeship": "Apprenticeships", "higher": "Higher education"}


def drawn(area: Area, routes: Routes, sector: str) -> Drawing:
    """The map of a sector that has courses."""
    for most, most_ends in _MOST:
        shown = chart(area, routes, sector, most, most_ends)
        found = wide(shown, {stop.id: _words(stop) for stop in shown.stops}, "Then")
        if found.height <= HIGHEST:
            break
    return found


def _words(stop: Stop) -> Words:
    """What stands in a box; no links, because it is paper."""
    if len(stop.courses) == 1:
        return Words(stop.courses[0].title, stop.courses[0].provider.name, "", "")
    if stop.destinations:
        several = f"{len(stop.destinations)} ways on" if len(stop.destinations) > 1 else ""
        name = _MANY[stop.name] if stop.kind == "destinations" else stop.destinations[0].written.name
        return Words(name, several if stop.kind == "destinations" else _end(stop), "", "")
    name = SECTOR.get(stop.name, stop.name) or ("Other subjects" if stop.kind == "other" else BANDS[stop.band])
    return Words(name, count(len(stop.courses), "course"), "", "")


def _end(stop: Stop) -> str:
    return "Job" if stop.destinations[0].written.kind == "job" else ""
