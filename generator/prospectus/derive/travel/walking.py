"""Reckons how long people walk: the straight line, lengthened, at a stated speed; and which stops are near a point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, cos, floor, hypot, radians
from typing import Final

from ..nearness import DETOUR, Point

_METRES_PER_DEGREE: Final = 6_371_008.8 * radians(1)


def metres(here: Point, there: Point) -> float:
    """The straight line between two points near each other, as on a flat map."""
    north = (there[0] - here[0]) * _METRES_PER_DEGREE
    east = (there[1] - here[1]) * _METRES_PER_DEGREE * cos(radians((here[0] + there[0]) / 2))
    return hypot(north, east)


def minutes(distance: float, kmh: float) -> int:
    """How many whole minutes one walks to a place so many metres away."""
    return ceil(distance * DETOUR / (kmh * 1000 / 60) - 1e-9)


@dataclass(frozen=True, slots=True)
class Points:
    """Points by the square of the map that they lie in, so that near ones are found without looking at all."""

    points: Sequence[Point]
    side: float
    squares: dict[tuple[int, int], list[int]]

    def near(self, point: Point, distance: float) -> Iterator[tuple[int, float]]:
        """The numbers of the points at most so many metres away, each with its distance, in order."""
        south, west = _square(point, self.side)
        high, wide = _rings(point, distance, self.side)
        found = []
        for lat in range(south - high, south + high + 1):
            for lon in range(west - wide, west + wide + 1):
                for number in self.squares.get((lat, lon), ()):
                    away = metres(point, self.points[number])
                    if away <= distance:
                        found.append((number, away))
        yield from sorted(found)


def _rings(point: Point, distance: float, side: float) -> tuple[int, int]:
    """How many squares to the north and to the east so many metres are, rounded up."""
    north = distance / (_METRES_PER_DEGREE * side)
    east = north / max(cos(radians(min(abs(point[0]) + 1, 89))), 0.01)
    return ceil(north), ceil(east)


def on_map(points: Sequence[Point], side: float = 0.005) -> Points:
    """The points in squares whose sides are so many degrees."""
    squares: dict[tuple[int, int], list[int]] = {}
    for number, point in enumerate(points):
        squares.setdefault(_square(point, side), []).append(number)
    return Points(points, side, squares)


def _square(point: Point, side: float) -> tuple[int, int]:
    return floor(point[0] / side), floor(point[1] / side)
