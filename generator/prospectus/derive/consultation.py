"""When learners were last asked, and which promises to them are past their day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from ..area import Area
from ..model.consultation import Said

YEARLY: Final = dt.timedelta(days=365)
"""For so long nobody has to be asked again."""


def last_asked(area: Area) -> dt.date | None:
    """The last day on which learners were asked, today at the latest; None when nothing tells of any."""
    years = area.consultation.years.values() if area.consultation else ()
    return max((one.until or one.asked_on for one in years if one.asked_on <= area.today), default=None)


def kept_late(area: Area) -> Iterator[tuple[str, int, Said, dt.date]]:
    """What learners were promised by a day that is past: the school year, its place in the list, what, and the day."""
    for year, one in area.consultation.years.items() if area.consultation else ():
        for index, said in enumerate(one.said):
            by = said.answer.by if said.answer else None
            if by and by < area.today:
                yield year, index, said, by
