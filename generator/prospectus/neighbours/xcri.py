"""Reads a neighbour's courses from a course directory in XCRI-CAP, by the words that imports are read by too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from .. import limits
from ..directories.elements import Element, read_xml
from ..directories.markup import blocks
from ..directories.markup import plain as words
from ..directories.taking import Taking
from ..directories.xcri_course import course as about
from ..directories.xcri_course import title_of
from ..directories.xcri_runs import presentation
from ..model.fields import as_id
from ..model.neighbour import Neighbour
from ..refused import RefusedError
from .plain import address, course, day_of, key_of, place, plain
from .shape import SIGN, NeighbourCourse, NeighbourPlace, Told


def read(raw: bytes, neighbour: Neighbour) -> Told:
    """What a file says; RefusedError when it cannot be read or is no course directory."""
    root = read_xml(raw)
    if root.name not in ("catalog", "provider"):
        raise RefusedError(f"This is XML, but no course directory: it starts with <{root.name}>, not with <catalog>.")
    providers = [root] if root.name == "provider" else list(root.all("provider"))
    found = (one for number, told in enumerate(providers, 1) for one in _provider(told, number, neighbour))
    return found, day_of(root.attributes.get("generated"))


def _provider(told: Element, number: int, neighbour: Neighbour) -> Iterator[NeighbourCourse | None]:
    name = plain(told.text("title"), limits.NAME)
    owner = f"{as_id(name)[:40] or 'provider'}-{number}"
    home = address(told.text("url")) or neighbour.url
    taking = Taking()
    often = Counter(one.text("title").casefold() for one in told.all("course"))
    for at, one in enumerate(told.all("course"), 1):
        url = address(one.text("url")) or home
        data, places = _course(one, f"{neighbour.id}{SIGN}{owner}", taking)
        title = one.text("title")
        data["title"] = title_of(title, one, often[title.casefold()] > 1) if title else ""
        key = key_of(neighbour.id, owner, f"{as_id(title)[:40] or 'course'}-{at}")
        yield course(key, data, name, url, places) if name else None


def _course(one: Element, owner: str, taking: Taking) -> tuple[dict[str, Any], Mapping[str, NeighbourPlace]]:
    """A course in the words of a course's file, and the places of its runs by the names that these have for them."""
    data = about(one, {}, "", taking)
    told = one.first("abstract") or one.first("description")
    data["summary"] = words(blocks(told)) if told else ""
    places: dict[str, NeighbourPlace] = {}
    runs = []
    for element in list(one.all("presentation"))[: limits.NEIGHBOUR_RUNS]:
        read = presentation(element, "", "", taking)
        held = _place(element.first("venue"), owner)
        if held:
            places[held.key] = held
        runs.append({**read.run, "site": held.key if held else None})
        data |= {"ages": read.ages} if read.ages else {}
    return {**data, "runs": runs}, places


def _place(venue: Element | None, owner: str) -> NeighbourPlace | None:
    """Where a run is held, in either version's elements."""
    holder = (venue.first("provider") or venue) if venue else None
    if holder is None:
        return None
    at = holder.first("location") or holder.first("address") or holder
    name, town = holder.text("title"), at.text("town")
    point = {ours: _degrees(at, holder, theirs) for ours, theirs in (("lat", "lat"), ("lon", "long"))}
    told = {"name": name, "town": town, "location": point}
    return place(f"{owner}/{as_id(f'{name} {town}')[:50] or 'place'}", told)


def _degrees(at: Element, holder: Element, name: str) -> str:
    """An attribute of the location by the standard; some directories give an element of its own."""
    return at.attributes.get(name, "") or at.text(name) or holder.text(name)
