"""The route sheet of a sector: its map on a sheet on its side, and the same in words on the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..area import Course
from ..derive.stations import BANDS, band
from ..model.codes import SECTOR
from . import maps, press
from .desk import Desk
from .facts import leads
from .press import Printed


class Level(NamedTuple):
    """The courses of a level, each with where it leads."""

    name: str
    courses: Sequence[tuple[Course, Sequence[str]]]


def printed(desk: Desk, sector: str) -> Printed:
    """The route sheet of a sector that has courses."""
    name = SECTOR[sector]
    courses = desk.derived.order.sorted(desk.area.courses_in[sector])
    levels = [
        Level(title, [(one, leads(desk, one)) for one in courses if band(one) == number])
        for number, title in enumerate(BANDS)
    ]
    return press.printed(
        desk.html(
            "routes",
            title=f"Routes in {name.lower()}",
            said="From Entry level to a job: every course in its place, and where each leads.",
            part=name,
            map_=maps.drawn(desk.area, desk.derived.routes, sector),
            levels=[one for one in levels if one.courses],
            address=f"routes/{sector}/",
        )
    )
