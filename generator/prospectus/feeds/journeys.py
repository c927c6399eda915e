"""The finder's journeys: how long it takes to get from every town and village to every course.

They are in one file, which is read when the first home is chosen: with a file for each, whoever serves the site would
learn where the reader lives.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from ..area import Area, Locality, Run
from ..derive import search
from ..derive.nearness import miles
from ..derive.search import Record
from ..derive.travel.journey import Journey, Trip
from ..derive.travel.travel import Travel
from ..pages.trips import briefly

_NOT_LOOKED_FOR: Final = -2
_Key = tuple[str, tuple[object, ...]]


class Trips(NamedTuple):
    """The journeys that runs share: those to one place for lessons at the same times are one.

    `runs` has one run for each of them, `column` their number for every run of the finder's table; -1 is online, and
    -2 that nobody has looked for the journey, because the course is a neighbour's.
    """

    runs: Sequence[Run]
    column: Sequence[int]


def trips(area: Area, records: Iterable[Record]) -> Trips:
    """The journeys of a table's runs, in the order of the table."""
    numbers: dict[_Key, int] = {}
    runs: list[Run] = []
    column = []
    for record in records:
        if record.key not in area.courses:
            column += [_NOT_LOOKED_FOR] * len(record.runs)
            continue
        held: dict[object, Run] = {}
        for run in area.courses[record.key].runs:
            held.setdefault(search.held(run), run)
        for one in record.runs:
            run = held[one]
            key = _key(run)
            if key and key not in numbers:
                numbers[key] = len(runs)
                runs.append(run)
            column.append(numbers[key] if key else -1)
    return Trips(runs, column)


def _key(run: Run) -> _Key | None:
    if run.site is None:
        return None
    return run.site.key, tuple((lesson.day, lesson.from_, lesson.to) for lesson in run.sessions)


def from_homes(travel: Travel, homes: Iterable[Locality], runs: Sequence[Run]) -> dict[str, Any]:
    """The journeys from each town and village, by its id: two lists, with a place for each of the runs.

    The first has minutes, or None where there is no way on one of the days of lessons; the second says which of the
    `words` tell what one rides in.
    """
    words: dict[str, int] = {"": 0}
    found = {}
    for home in homes:
        ways = [_there(travel.trip(run, home.id)) for run in runs]
        by = [words.setdefault(briefly(there), len(words)) if there else 0 for there in ways]
        found[home.id] = [there.minutes if there else None for there in ways], by
    return {"words": list(words), "homes": found}


def _there(trip: Trip | None) -> Journey | None:
    """The way there, if there is one there and home on every day of lessons."""
    return trip.ways.there if trip and trip.ways.home and not trip.missing else None


def nearest(area: Area, districts: Iterable[search.Point]) -> Mapping[str, str]:
    """By a postcode district the town or village from which its journeys are told: its own that is most central."""
    found = {}
    for district in districts:
        homes = [one for one in area.localities.values() if district.id in one.written.postcode_districts]
        among = homes or list(area.localities.values())
        if among:
            point = (district.lat, district.lon)
            found[district.id] = min(among, key=lambda one: (miles(one.point, point), one.id)).id
    return found
