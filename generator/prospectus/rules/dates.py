"""Rules on dates: what is over, what is too early, what cannot be."""

from __future__ import annotations

from collections.abc import Iterator

from ..area import Area
from ..derive.freshness import due, freshness
from ..derive.worklist import checks, is_past
from ..problems import Problem
from .finding import day, error, error_in, warning


def academic_year_backwards(area: Area) -> Iterator[Problem]:
    """The academic year ends before it starts.

    Write the first and the last day of the same school year.
    """
    year = area.written.academic_year
    if year.ends <= year.starts:
        says = f"The academic year ends on {day(year.ends)}, before it starts."
        keys = ("academic_year", "ends")
        yield error("academic-year-backwards", area.paths["area"], keys, says, "Swap the two, or mend the year.")


def checked_in_the_future(area: Area) -> Iterator[Problem]:
    """A file says that it was checked on a day that is still to come.

    Write the day on which it was really checked.
    """
    # Without a day given to judge by, only a day after the whole school year is certain to be a slip.
    last = area.today if area.dated else area.written.academic_year.ends
    reviewed = ((thing.path, ("reviewed", "on"), thing.written.reviewed.on) for thing in area.things)
    looked_up = ((one.path, one.keys, one.on) for one in checks(area) if one.provider is None)
    for path, keys, on in (*reviewed, *looked_up):
        if on > last:
            says = f"This says that it was checked on {day(on)}, which is still to come."
            yield error("checked-in-the-future", path, keys, says, "Write the day on which it was checked.")


def starts_in_the_past(area: Area) -> Iterator[Problem]:
    """A published run has already started, so that nobody can join it any more.

    Write when it starts next, or delete the run.
    """
    year = area.written.academic_year.starts.year
    for course in area.published:
        for index, run in enumerate(course.runs):
            if is_past(run.written.start, area.today):
                says = "This run has already started, so nobody can join it any more."
                do = f"Write its next start (in {year}?), or delete the run."
                yield warning("starts-in-the-past", course.path, ("runs", index, "start"), says, do)


def apply_after_start(area: Area) -> Iterator[Problem]:
    """The last day to apply is after the run has started.

    Look up both dates, and mend the wrong one.
    """
    for course in area.courses.values():
        for index, run in enumerate(course.runs):
            window, start = run.written.apply, run.written.start
            if window and window.until and start.precision == "day" and start.date and window.until > start.date:
                says = f"The last day to apply, {day(window.until)}, is after the start on {day(start.date)}."
                keys = ("runs", index, "apply", "until")
                yield error_in("apply-after-start", course, keys, says, "Mend one of the two dates.")


def checked_long_ago(area: Area) -> Iterator[Problem]:
    """Something that is published was not checked again by the day that the area has set (30 September).

    Check everything in the file, mend what has changed, and write the day and the role of who checked it.
    """
    for _, _, path, keys, on, _ in checks(area):
        yearly = area.written.freshness
        if freshness(on, yearly, area.today) == "old":
            says = f"This was last checked on {day(on)}, and had to be checked again by {day(due(on, yearly))}."
            do = "Check that everything here is still right, and write the day on which you did."
            yield warning("checked-long-ago", path, keys, says, do)
