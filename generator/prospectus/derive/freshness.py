"""How fresh facts are: they are checked once a year, by 30 September."""

from __future__ import annotations

import datetime as dt
from typing import Literal

Freshness = Literal["fresh", "due", "old"]
"""fresh (green): nothing to do; due (amber): to be checked within a month; old (red): not checked in time."""


def due(checked: dt.date) -> dt.date:
    """The day by which facts checked on a day have to be checked again: the next 30 September but one month.

    A check within the month before 30 September (from 31 August on) counts for the year that follows.
    """
    counts_for_next = (checked.month, checked.day) >= (8, 31)
    return dt.date(checked.year + 1 if counts_for_next else checked.year, 9, 30)


def freshness(checked: dt.date, today: dt.date) -> Freshness:
    """How fresh facts checked on a day are today."""
    by = due(checked)
    if today > by:
        return "old"
    return "due" if today >= by.replace(month=8, day=31) else "fresh"
