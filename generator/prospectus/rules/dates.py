"""Rules on dates: what is over, what is too early, what cannot be."""

from __future__ import annotations

from collections.abc import Iterator

from ..area import Area
from ..problems import Problem
from .finding import error, error_in, warning


def academic_year_backwards(area: Area) -> Iterator[Problem]:
    """The academic year ends before it starts."""
    year = area.written.academic_year
    if year.ends <= year.starts:
        says = f"The academic year ends on {year.ends:%-d %B %Y}, before it starts."
        keys = ("academic_year", "ends")
        yield error("academic-year-backwards", area.paths["area"], keys, says, "Swap the two, or mend the year.")


def checked_in_the_future(area: Area) -> Iterator[Problem]:
    """A file says that it was checked on a day that is still to come: after --as-of, or after the year has begun."""
    last = area.today if area.dated else area.written.academic_year.starts
    for thing in area.things:
        on = thing.written.reviewed.on
        if on > last:
            says = f"This says that it was checked on {on:%-d %B %Y}, which is still to come."
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
                says = f"The last day to apply, {window.until:%-d %B %Y}, is after the start on {start.date:%-d %B %Y}."
                keys = ("runs", index, "apply", "until")
                yield error_in("apply-after-start", course, keys, says, "Mend one of the two dates.")
