"""Rules on what neighbouring areas publish: that it is of a day that readers can rely on."""

from __future__ import annotations

from collections.abc import Iterator

from ..area import Area
from ..problems import Problem
from .finding import day, warning


def neighbour_old(area: Area) -> Iterator[Problem]:
    """The file of a neighbouring area is older than the area allows, or does not say from which day it is.

    Fetch it again; content/help/neighbours.md tells how that is done every week by itself. The pages say from which day
    its courses are, and that readers should ask there.
    """
    for one in area.neighbours.values():
        if one.unread:
            continue
        do = f"Fetch the file again from {one.name}; until then the pages say it."
        if one.day is None:
            says = f"The file of {one.name} does not say from which day it is."
            yield warning("neighbour-old", one.path, (), says, do)
        elif one.is_old(area.today):
            most = f"{one.written.stale_after:g}"
            says = f"The courses of {one.name} are from {day(one.day)}, over {most} days before {day(area.today)}."
            yield warning("neighbour-old", one.path, (), says, do)
