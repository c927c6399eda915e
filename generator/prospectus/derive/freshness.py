"""How fresh facts are: everything is checked once a year, by 30 September, and grows old on the day after."""

from __future__ import annotations

import datetime as dt
from typing import Final, Literal

Freshness = Literal["fresh", "due", "old"]
"""fresh (green): nothing to do; due (amber): to be checked within a month; old (red): not checked in time."""

NEW_YEAR: Final = (7, 1)
"""From 1 July on the next school year's facts are known, so a check counts for that year."""


def due(checked: dt.date) -> dt.date:
    """The day by which facts checked on a day are to be checked again.

    It is the 30 September that follows, except that a check from 1 July to 30 September is the one that this very
    30 September asks for: it holds until the next year's.
    """
    counts_for_next_year = (checked.month, checked.day) >= NEW_YEAR
    return dt.date(checked.year + 1 if counts_for_next_year else checked.year, 9, 30)


def freshness(checked: dt.date, today: dt.date) -> Freshness:
    """How fresh facts checked on a day are today."""
    by = due(checked)
    if today > by:
        return "old"
    return "due" if today >= by.replace(month=8) else "fresh"
