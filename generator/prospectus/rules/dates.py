"""Rules on dates: what is over, what is too early, what cannot be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ..area import Area
from ..derive.freshness import due, freshness
from ..problems import Keys, Problem
from .finding import day, error, error_in, warning


def academic_year_backwards(area: Area) -> Iterator[Problem]:
    """The academic year ends before it starts."""
    year = area.written.academic_year
    if year.ends <= year.starts:
        says = f"The academic year ends on {day(year.ends)}, before it starts."
        keys = ("academic_year", "ends")
        yield error("academic-year-backwards", area.paths["area"], keys, says, "Swap the two, or mend the year.")


def checked_in_the_future(area: Area) -> Iterator[Problem]:
    """A file says that it was checked on a day that is still to come: after --as-of, or after the year has begun."""
    last = area.today if area.dated else area.written.academic_year.starts
    for thing in area.things:
        on = thing.written.reviewed.on
        if on > last:
            says = f"This says that it was checked on {day(on)}, which is still to come."
            yield error(
                "checked-in-the-future", thing.path, ("reviewed", "on"), says, "Write the day on which it was checked."
            )


def starts_in_the_past(area: Area) -> Iterator[Problem]:
    """A published run started before the school year that the prospectus is for, and before today."""
    year = area.written.academic_year.starts.year
    for course in area.published:
        for index, run in enumerate(course.runs):
            start = run.written.start
            over = start.date is not None and start.date < area.today
            if over and (start.precision != "year" or (start.date is not None and start.date.year < area.today.year)):
                says = "This run has already started, so nobody can join it any more."
                do = f"Write its next start (in {year}?), or delete the run."
                yield warning("starts-in-the-past", course.path, ("runs", index, "start"), says, do)


def apply_after_start(area: Area) -> Iterator[Problem]:
    """The last day to apply is after the run has started."""
    for course in area.courses.values():
        for index, run in enumerate(course.runs):
            window, start = run.written.apply, run.written.start
            if window and window.until and start.precision == "day" and start.date and window.until > start.date:
                says = f"The last day to apply, {day(window.until)}, is after the start on {day(start.date)}."
                keys = ("runs", index, "apply", "until")
                yield error_in("apply-after-start", course, keys, says, "Mend one of the two dates.")


def checked_long_ago(area: Area) -> Iterator[Problem]:
    """Something that is published was not checked again by 30 September.

    Check everything in the file, mend what has changed, and write the day and the role of who checked it.
    """
    for path, keys, on in _checks(area):
        if freshness(on, area.today) == "old":
            says = f"This was last checked on {day(on)}, and had to be checked again by {day(due(on))}."
            do = "Check that everything here is still right, and write the day on which you did."
            yield warning("checked-long-ago", path, keys, says, do)


def _checks(area: Area) -> Iterator[tuple[str, Keys, dt.date]]:
    """Every day on which something published was checked, and where it is written."""
    for thing in (*area.providers.values(), *area.published):
        yield thing.path, ("reviewed", "on"), thing.written.reviewed.on
    for provider in area.providers.values():
        for id_, site in provider.written.sites.items():
            if site.travel:
                yield provider.path, ("sites", id_, "travel", "checked"), site.travel.checked
