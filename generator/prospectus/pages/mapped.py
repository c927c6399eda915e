"""The area map: where learners live, where courses are held, and the lines between; names where there is room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import cos, radians
from typing import Final, NamedTuple

from ..area import Locality, Site
from ..derive import network
from ..derive.order import alphabetical
from .context import Context
from .drawn import breadth
from .phrases import count
from .place import anchors

WIDE: Final = 760.0
NARROW: Final = 340.0

_EDGE: Final = 34.0
_TALLEST: Final = 1.25
"""How much taller than wide a map may be."""
_SIZE: Final = 13.0
_GRID: Final = 4.0
"""Stops nearer together than this, in pixels, are drawn as one."""

Spot = tuple[float, float]


class Label(NamedTuple):
    """A name beside a mark: `anchor` is the side on which it begins, as SVG says it."""

    x: float
    y: float
    anchor: str
    words: str


class Mark(NamedTuple):
    """A town, a village, a site or several sites; `kind` tells which, `full` says it all."""

    kind: str
    x: float
    y: float
    href: str
    full: str
    number: str
    label: Label | None


class Map(NamedTuple):
    """A finished map; `path` has the lines of the timetable."""

    width: float
    height: float
    path: str
    marks: Sequence[Mark]


class _Thing(NamedTuple):
    """What a mark stands for; `name` is written beside it if there is room."""

    kind: str
    spot: Spot
    name: str
    href: str
    full: str
    number: str = ""


class Frame(NamedTuple):
    """How degrees become pixels."""

    north: float
    west: float
    narrow: float
    zoom: float
    left: float
    width: float
    height: float

    def at(self, point: tuple[float, float]) -> Spot:
        """Where a point in degrees north and east is drawn, from the left and from the top."""
        x = self.left + (point[1] - self.west) * self.narrow * self.zoom
        return round(x, 1), round(_EDGE + (self.north - point[0]) * self.zoom, 1)


def area_map(ctx: Context, width: float, root: str, here: Locality | None = None) -> Map | None:
    """The map of the area for a page from which `root` leads to the root; None where nothing has a place on it.

    `here` is the town or village that the page is about.
    """
    area = ctx.area
    sites = [site for site in area.sites.values() if site.point and area.courses_at[site.key]]
    points = [home.point for home in area.localities.values()] + [site.point for site in sites if site.point]
    if len(set(points)) < 2:
        return None
    frame = _frame(points, width)
    things = [*_homes(ctx, frame, root, here), *_places(ctx, sites, frame, root)]
    path = _path(network.segments(area.feed), frame) if area.feed else ""
    return Map(frame.width, frame.height, path, list(_marks(things, frame)))


def _frame(points: Sequence[tuple[float, float]], width: float) -> Frame:
    """What holds all the points."""
    north, south = max(lat for lat, _ in points), min(lat for lat, _ in points)
    west, east = min(lon for _, lon in points), max(lon for _, lon in points)
    narrow = cos(radians(north))
    across, down = max((east - west) * narrow, 1e-3), max(north - south, 1e-3)
    zoom = min((width - 2 * _EDGE) / across, (width * _TALLEST - 2 * _EDGE) / down)
    return Frame(north, west, narrow, zoom, (width - across * zoom) / 2, width, round(down * zoom + 2 * _EDGE, 1))


def _path(found: Iterable[tuple[tuple[float, float], tuple[float, float]]], frame: Frame) -> str:
    """The segments inside the map as one path; stops that would touch are one."""
    drawn = set()
    for one, other in found:
        ends = sorted(_snapped(frame.at(point)) for point in (one, other))
        if ends[0] != ends[1] and all(0 <= x <= frame.width and 0 <= y <= frame.height for x, y in ends):
            drawn.add((ends[0], ends[1]))
    return "".join(f"M{x:g} {y:g}L{to:g} {end:g}" for (x, y), (to, end) in sorted(drawn))


def _snapped(spot: Spot) -> Spot:
    return round(spot[0] / _GRID) * _GRID, round(spot[1] / _GRID) * _GRID


# ── What is on it ────────────────────────────────────────────────────────────────────────────────────────────────────


def _homes(ctx: Context, frame: Frame, root: str, here: Locality | None) -> Iterator[_Thing]:
    """Towns first, then villages; the one that the page is about before all."""
    homes = sorted(
        ctx.journeys.homes, key=lambda one: (one is not here, one.written.kind, alphabetical(one.written.name))
    )
    for home in homes:
        kind = "here" if home is here else home.written.kind
        says = f"{home.written.name}: what you can get to from there"
        yield _Thing(kind, frame.at(home.point), home.written.name, f"{root}{origin(home)}", says)


def origin(home: Locality) -> str:
    """Where the page of a town or village is, from the root of the site."""
    return f"travel/from/{home.id}/"


def _places(ctx: Context, sites: Sequence[Site], frame: Frame, root: str) -> Iterator[_Thing]:
    """The sites; those that would stand on one another are one mark with their number."""
    towns = anchors(ctx)
    for group in _grouped(sites, frame):
        first = group[0]
        spot = frame.at(first.point or (0, 0))
        if len(group) == 1:
            provider = ctx.area.providers[first.provider_id].name
            says = f"{first.written.name}, {provider}: {count(len(ctx.area.courses_at[first.key]), 'course')}"
            yield _Thing("site", spot, first.written.name, f"{root}{first.address}", says)
        else:
            places = dict.fromkeys(site.written.town for site in group)
            says = f"{count(len(group), 'place')} in {' and '.join(places)}"
            yield _Thing("sites", spot, "", f"{root}places/#{towns[first.key]}", says, str(len(group)))


def _grouped(sites: Sequence[Site], frame: Frame) -> list[list[Site]]:
    """Sites with those that are too near to be told apart."""
    groups: list[list[Site]] = []
    for site in sorted(sites, key=lambda one: one.key):
        x, y = frame.at(site.point or (0, 0))
        for group in groups:
            to, end = frame.at(group[0].point or (0, 0))
            if abs(x - to) < 22 and abs(y - end) < 22:
                group.append(site)
                break
        else:
            groups.append([site])
    return groups


# ── Names, where there is room ───────────────────────────────────────────────────────────────────────────────────────

_Room = tuple[float, float, float, float]


def _marks(things: Sequence[_Thing], frame: Frame) -> Iterator[Mark]:
    """The marks with their names; a name that would stand on another, or on a mark, is left out."""
    taken: list[_Room] = [(x - 9, y - 9, x + 9, y + 9) for _, (x, y), *_ in things]
    for index, thing in enumerate(things):
        label = _label(thing, taken[:index] + taken[index + 1 :], frame) if thing.name else None
        if label:
            taken.append(room(label))
        yield Mark(thing.kind, *thing.spot, thing.href, thing.full, thing.number, label)


def _label(thing: _Thing, taken: Sequence[_Room], frame: Frame) -> Label | None:
    x, y = thing.spot
    sides = [(x + 11, y + 4.5, "start"), (x - 11, y + 4.5, "end"), (x, y - 12, "middle"), (x, y + 21, "middle")]
    sides += [(x + 8, y - 8, "start"), (x + 8, y + 18, "start"), (x - 8, y - 8, "end"), (x - 8, y + 18, "end")]
    for side in sides:
        label = Label(round(side[0], 1), round(side[1], 1), side[2], thing.name)
        left, top, right, bottom = stands = room(label)
        inside = left >= 2 and top >= 0 and right <= frame.width - 2 and bottom <= frame.height
        if inside and not any(_touch(stands, other) for other in taken):
            return label
    return None


def room(label: Label) -> _Room:
    """The box in which a name stands: its left, top, right and bottom."""
    wide = breadth(label.words) * _SIZE / 14 * 0.92
    left = {"start": label.x, "end": label.x - wide, "middle": label.x - wide / 2}[label.anchor]
    return left, label.y - _SIZE, left + wide, label.y + 4


def _touch(one: _Room, other: _Room) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
