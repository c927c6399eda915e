"""Refuses timetables with so many stops in one place that working out who can change where would take hours."""

from __future__ import annotations

from collections import Counter
from math import floor
from typing import Final

from .. import limits
from ..wording import quoted
from .faults import Faults
from .feed import Feed

_SIDE: Final = 0.005
"""Degrees: a few streets."""


def refuse_crowds(feed: Feed, faults: Faults) -> None:
    """Tell a fault when the stops of a few streets, or of stations that are changed between, make too many pairs."""
    squares = Counter(_square(feed, number) for number in set(feed.at))
    if sum(stops * stops for stops in squares.values()) > limits.FEED_CHANGES:
        (square, most), *_ = squares.most_common(1)
        name = next(stop.name for number, stop in enumerate(feed.stops) if _square(feed, number) == square)
        says = f"Too many stops are in the same place: {most:,} are within a few streets of {quoted(name)}."
        do = "Look at stop_lat and stop_lon; stops whose place is not known are often all given the same."
        faults.fault("feed-too-large", f"{feed.path}/stops.txt", 1, 1, says, do)
    if _told(feed) > limits.FEED_CHANGES:
        says = "This tells of too many changes between the stops of large stations."
        do = "Look at parent_station in stops.txt: a station has a few dozen stops at most."
        faults.fault("feed-too-large", f"{feed.path}/transfers.txt", 1, 1, says, do)


def _square(feed: Feed, number: int) -> tuple[int, int]:
    lat, lon = feed.stops[number].point
    return floor(lat / _SIDE), floor(lon / _SIDE)


def _told(feed: Feed) -> int:
    """How many pairs of stops the transfers are about."""
    size = {id_: len(numbers) for id_, numbers in feed.parts.items()}
    return sum(size.get(one.from_, 0) * size.get(one.to, 0) for one in feed.transfers)
