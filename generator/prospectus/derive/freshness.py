"""How fresh facts are: everything is checked once a year, by a day that the area sets, and is old on the day after."""

from __future__ import annotations

import datetime as dt
from typing import Final, Literal

from ..model.area import YearlyCheck
from ..model.course import Course
from ..model.provider import Provider

Freshness = Literal["fresh", "due", "old"]
"""fresh (green): nothing to do; due (amber): to be checked soon; old (red): not checked in time."""

COUNTS_BEFORE: Final = dt.timedelta(days=91)
"""So long before the day (from 1 July to 30 September) the next year's facts are known, so a check counts for them."""


def due(checked: dt.date, yearly: YearlyCheck) -> dt.date:
    """The day by which facts checked on a day are to be checked again.

    It is the area's day that follows (30 September, unless area.yml says otherwise), except that a check in the 91 days
    up to it is the one that this very day asks for: it holds until the next year's.
    """
    year = next(year for year in (checked.year, checked.year + 1) if yearly.by.in_year(year) >= checked)
    counts_for_next_year = yearly.by.in_year(year) - checked <= COUNTS_BEFORE
    return yearly.by.in_year(year + counts_for_next_year)


def freshness_of(written: Course | Provider, yearly: YearlyCheck, today: dt.date) -> Freshness:
    """How fresh a file's facts are today; what was imported has not been checked by those who should know."""
    return "old" if written.imported else freshness(written.reviewed.on, yearly, today)


def freshness(checked: dt.date, yearly: YearlyCheck, today: dt.date) -> Freshness:
    """How fresh facts checked on a day are today."""
    by = due(checked, yearly)
    if today > by:
        return "old"
    return "due" if by - today <= dt.timedelta(days=yearly.remind_days) else "fresh"
