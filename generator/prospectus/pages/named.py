"""Where everything stands that a link in a text can name: `course:teme-valley/plumbing`, `protocol:attendance` …"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..area import Area
from ..model.codes import LEVEL, SECTOR

NAMED: Final = ("course", "provider", "site", "sector", "level", "route", "destination", "protocol")
"""The kinds of thing that a link can name."""

REGISTER: Final = "handbook/register/"
OFFER: Final = "partnership/area/offer/"
CONSULTATION: Final = "partnership/area/consultation/"
PICTURES: Final = "partnership/area/pictures/"
QUALITY: Final = "partnership/area/quality/"
"""Pages that are no list of a kind and stand below another one, from the root of the site."""


def named(area: Area) -> Iterator[tuple[str, str]]:
    """Every name that a link can use, with the address that it stands for, from the root of the site."""
    for course in area.courses.values():
        if course.written.status != "draft":
            yield f"course:{course.key}", course.address
    yield from ((f"provider:{one.id}", one.address) for one in area.providers.values())
    yield from ((f"site:{one.key}", one.address) for one in area.sites.values())
    yield from ((f"sector:{one}", f"subjects/{one}/") for one in SECTOR)
    yield from ((f"route:{id_}", f"routes/{id_}/") for id_, courses in area.courses_in.items() if courses)
    yield from ((f"destination:{id_}", f"routes/to/{id_}/") for id_ in area.destinations)
    yield from ((f"protocol:{one.id}", one.address) for one in area.protocols.values())
    yield from ((f"level:{code}", f"levels/{one.slug}/") for code, one in LEVEL.items() if code in area.levels)
