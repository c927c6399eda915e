"""Chooses the week that journeys are taken from: a usual one of the term, not the one with half the buses."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ...gtfs.feed import Feed, Service
from ...model.calendar import Term

USUAL: Final = 0.98
"""A week is usual when it has at least this share of the trips of the busiest."""

_WEEK: Final = dt.timedelta(days=7)
_BEFORE: Final = dt.timedelta(weeks=53)
_AT_MOST: Final = dt.timedelta(weeks=120)
_SCHOOL_DAYS: Final = 5


def reference_week(feed: Feed, terms: Sequence[Term], today: dt.date) -> dt.date:
    """The Monday of the first usual week from today on, else of the last one before.

    Weeks in term, by the area's calendar, come first of all; where the feed has none, any of its weeks can be usual.
    """
    every = weeks(feed, today)
    counts = trips_by_week(feed, every)
    chosen = [monday for monday in taught(every, terms) if counts[monday]] or every
    busiest = max(counts[monday] for monday in chosen)
    usual = [monday for monday in chosen if counts[monday] >= USUAL * busiest]
    return next((monday for monday in usual if monday >= max(today, feed.days[0])), usual[-1])


def weeks(feed: Feed, today: dt.date) -> list[dt.date]:
    """The Mondays of the weeks that are looked at: at most about two years, around today."""
    first, last = feed.days
    monday = max(first, min(today, last) - _BEFORE)
    monday -= dt.timedelta(days=monday.weekday())
    end = max(min(last, monday + _AT_MOST), monday)
    return [monday + _WEEK * number for number in range((end - monday) // _WEEK + 1)]


def taught(mondays: Sequence[dt.date], terms: Sequence[Term]) -> list[dt.date]:
    """Those of the weeks in which there are lessons on each day, by the area's calendar."""
    return [monday for monday in mondays if _is_taught(monday, terms)]


def trips_by_week(feed: Feed, mondays: Sequence[dt.date]) -> Counter[dt.date]:
    """How many trips run from Monday to Friday of each week."""
    counts: Counter[dt.date] = Counter()
    alike: Counter[Service] = Counter()
    for number, trips in Counter(feed.service_of).items():
        alike[replace(feed.services[number], id="")] += trips
    for service, trips in alike.items():
        for monday in mondays:
            counts[monday] += trips * sum(service.runs(day) for day in school_days(monday))
    return counts


def school_days(monday: dt.date) -> list[dt.date]:
    """The days from Monday to Friday."""
    return [monday + dt.timedelta(days=number) for number in range(_SCHOOL_DAYS)]


def _is_taught(monday: dt.date, terms: Sequence[Term]) -> bool:
    """Whether there are lessons on each day of a week."""
    friday = monday + dt.timedelta(days=_SCHOOL_DAYS - 1)
    return any(
        term.from_ <= monday
        and friday <= term.to
        and not any(one.from_ <= friday and monday <= one.to for one in term.breaks)
        for term in terms
    )
