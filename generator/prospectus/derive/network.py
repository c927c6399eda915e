"""The lines of buses and trains for the area map: between which stops they run, and from where to where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ..gtfs.feed import Feed, Mode

Point = tuple[float, float]


class Served(NamedTuple):
    """A line: what stands on its front, and the ends of its longest way; `trips` is how many there are of it."""

    name: str
    mode: Mode
    ends: tuple[str, str]
    trips: int


@lru_cache(maxsize=2)
def segments(feed: Feed) -> Sequence[tuple[Point, Point]]:
    """Every pair of neighbouring stops, each once whichever way it is ridden, in degrees north and east."""
    found: set[tuple[int, int]] = set()
    for trip in range(len(feed.line_of)):
        calls = feed.at[feed.starts[trip] : feed.starts[trip + 1]]
        found.update((min(pair), max(pair)) for pair in pairwise(calls))
    points = [stop.point for stop in feed.stops]
    return sorted({(points[one], points[other]) for one, other in found if points[one] != points[other]})


@lru_cache(maxsize=2)
def lines(feed: Feed) -> Sequence[Served]:
    """Every line by its name, numbers in their order; lines of one name and kind are one."""
    ends: dict[tuple[str, Mode], tuple[int, str, str]] = {}
    trips: Counter[tuple[str, Mode]] = Counter()
    for trip, number in enumerate(feed.line_of):
        line = feed.lines[number]
        key = line.name, line.mode
        first, after = feed.starts[trip], feed.starts[trip + 1]
        trips[key] += 1
        if after - first > ends.get(key, (0, "", ""))[0]:
            ends[key] = after - first, feed.stops[feed.at[first]].name, feed.stops[feed.at[after - 1]].name
    found = [Served(*key, (ends[key][1], ends[key][2]), trips[key]) for key in ends]
    return sorted(found, key=_by_number)


def _by_number(line: Served) -> tuple[str, str, int, str]:
    """Numbers before names, each kind of letter together: 7, 12, 291, C1, C2, X9."""
    digits = "".join(sign for sign in line.name if sign.isdecimal())
    letters = "".join(sign for sign in line.name if not sign.isdecimal())
    return line.mode, letters, int(digits[:9] or 0), line.name
