"""Reads a neighbour's courses from our own JSON, as its site publishes it or `prospectus export json` writes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from .. import limits
from ..directories.ours import opened
from ..model.fields import is_id
from ..model.neighbour import Neighbour
from ..refused import RefusedError
from .plain import Group, address, course, day_of, group, key_of, place, plain
from .shape import SIGN, NeighbourCourse, NeighbourPlace, Told


def read(raw: bytes, neighbour: Neighbour) -> Told:
    """What a file says; RefusedError when it is none of ours, or has no courses.

    What a site publishes says from which day it is and where its pages are; what an export wrote says neither.
    """
    whole = opened(raw)
    providers = group(whole, "providers")
    if not providers:
        raise RefusedError("This file has no providers.")
    home = address(group(whole, "area").get("url")) or neighbour.url
    found = (one for id_ in providers for one in _provider(id_, providers[id_], neighbour.id, home))
    return found, day_of(whole.get("as_of")) or _latest(providers)


def _provider(id_: str, told: Any, area: str, home: str) -> Iterator[NeighbourCourse | None]:
    data = group(told, "provider")
    name = plain(data.get("name"), limits.NAME)
    pages = group(told, "addresses", "courses")
    places = dict(_places(f"{area}{SIGN}{id_}", group(data, "sites")))
    for at, one in group(told, "courses").items():
        if group(one).get("status", "published") == "published":
            whole = bool(name) and is_id(id_) and is_id(at)
            url = address(pages.get(at)) or f"{home.rstrip('/')}/courses/{id_}/{at}/"
            yield course(key_of(area, id_, at), group(one), name, url, places) if whole else None


def _places(owner: str, sites: Group) -> Iterator[tuple[str, NeighbourPlace]]:
    for id_, told in sites.items():
        found = place(f"{owner}/{id_}", group(told)) if is_id(id_) else None
        if found:
            yield id_, found


def _latest(providers: Mapping[str, Any]) -> dt.date | None:
    """The last day on which anything in it was checked."""
    every = (one for told in providers.values() for one in (group(told, "provider"), *group(told, "courses").values()))
    days = (day_of(group(one, "reviewed").get("on")) for one in every)
    return max((day for day in days if day), default=None)
