"""Rules on calendars: that events can be found and come to, are in the right year, and agree with the area's dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ..area import Area, Event
from ..derive.calendar import is_of_form
from ..model.calendar import VISITS
from ..problems import Keys, Problem
from ..wording import listed, quoted
from .finding import advice, day, error, warning

LONG_OVER: Final = dt.timedelta(days=60)
"""For so long an event that is over is left in peace: nobody has to tidy up the week after."""


def event_id_taken(area: Area) -> Iterator[Problem]:
    """Two events have the same id, though they stand in different files.

    Give one of them another id: calendars that people have subscribed to tell events apart by it.
    """
    first: dict[str, Event] = {}
    for one in area.events:
        other = first.setdefault(one.id, one)
        if other is not one:
            says = f"There is an event called {quoted(one.id)} in {other.path} already."
            yield error("event-id-taken", one.path, ("events", one.id, ""), says, "Give one of the two another id.")


def event_outside_years(area: Area) -> Iterator[Problem]:
    """An event is neither in the school year of the prospectus nor in the one before, in which learners choose.

    Most often the year is wrong. Write the right one, or delete what is over.
    """
    first, last = _years(area)
    for one in area.events:
        if not first <= one.written.on <= last or one.last > last:
            says = f"{one.name} is on {day(one.written.on)}, outside the two years from {day(first)} to {day(last)}."
            yield warning("event-outside-years", one.path, _at(one, "on"), says, "Look at the year, and mend it.")


def event_over(area: Area) -> Iterator[Problem]:
    """An event has been over for two months or more. It is no longer shown.

    Write when it comes next and keep its id, or delete it. It does no harm, but the file is easier to read without it.
    """
    first, _ = _years(area)
    for one in area.events:
        if first <= one.last < area.today - LONG_OVER:
            says = f"{one.name} was over on {day(one.last)}, and is no longer shown."
            yield advice("event-over", one.path, _at(one, "on"), says, "Write when it comes next, or delete it.")


def no_time_or_place(area: Area) -> Iterator[Problem]:
    """An open event, a taster or a drop-in does not say from when or where it is.

    Add “from”, and “site” or “place”; write “place: Online” when it is online.
    """
    for one in area.events:
        written = one.written
        needed = {"from when": written.from_, "where": written.site or written.place}
        lacks = [what for what, given in needed.items() if not given]
        if written.kind in VISITS and lacks:
            says = f"{one.name} does not say {listed(lacks, last='or')} it is, so nobody can come."
            do = (
                "Add “from”."
                if lacks == ["from when"]
                else f"Add {'“from”, and ' * (len(lacks) > 1)}“site” or “place”."
            )
            yield warning("no-time-or-place", one.path, _at(one), says, do)


def not_the_forms_date(area: Area) -> Iterator[Problem]:
    """A deadline of the common application form is not on the day that area.yml gives.

    Find out which of the two is right, and mend the other. The form's days need no event: they are shown anyway.
    """
    form = area.written.common_form
    days = [one for one in (form.opens, form.closes) if one] if form else []
    for one in area.events:
        if days and is_of_form(one, area) and one.written.on not in days:
            told = listed((day(known) for known in days), last="and")
            says = f"This is on {day(one.written.on)}, but {area.paths['area']} gives {told} for this form."
            yield error("not-the-forms-date", one.path, _at(one, "on"), says, "Mend one of the two.")


def no_open_event(area: Area) -> Iterator[Problem]:
    """The area has a calendar, but a provider with courses has no open event and no taster to come.

    Add one to the provider's calendar.yml, or ask the coordinator to add it to the area's.
    """
    shown = {
        one.provider.id
        for one in area.events
        if one.provider and one.written.kind in {"open-event", "taster"} and one.last >= area.today
    }
    for provider in area.providers.values() if area.events else ():
        if area.courses_of[provider.id] and provider.id not in shown:
            says = f"{provider.name} has no open event and no taster to come, so nobody can see it before they choose."
            do = f"Add one to providers/{provider.id}/calendar.yml."
            yield advice("no-open-event", provider.path, (), says, do)


def event_about_nothing(area: Area) -> Iterator[Problem]:
    """An open event or a taster is about a course that is withdrawn or still a draft.

    Delete the course from the event, or publish the course.
    """
    for one in area.events:
        for index, key in enumerate(one.written.courses):
            course = area.courses.get(key)
            if course and course.written.status != "published" and one.last >= area.today:
                what = "withdrawn" if course.written.status == "withdrawn" else "still a draft"
                says = f"{one.name} is about {course.title}, which is {what}."
                yield warning("event-about-nothing", one.path, _at(one, "courses", index), says, "Delete it here.")


def terms_overlap(area: Area) -> Iterator[Problem]:
    """A term begins before the one before it is over.

    Mend the days, and write the terms in their order.
    """
    for index, (earlier, later) in enumerate(pairwise(area.terms), 1):
        if later.from_ <= earlier.to:
            says = f"{later.name} begins on {day(later.from_)}, before {earlier.name} ends."
            keys = ("terms", index, "from")
            yield error("terms-overlap", area.paths["calendar"], keys, says, "Mend the days, or swap the two.")


def no_terms_this_year(area: Area) -> Iterator[Problem]:
    """The calendar has terms, but none of the school year that the prospectus is for.

    Add them as soon as they are agreed: lessons, buses and calendars go by them.
    """
    year = area.written.academic_year
    if area.terms and not any(one.from_ <= year.ends and one.to >= year.starts for one in area.terms):
        says = f"None of these terms is in the school year from {day(year.starts)} to {day(year.ends)}."
        do = f"Add its terms: the first starts about {day(year.starts)}."
        yield advice("no-terms-this-year", area.paths["calendar"], ("terms", ""), says, do)


def _years(area: Area) -> tuple[dt.date, dt.date]:
    """The first and the last day of the two school years that are concerned, the summer after them included."""
    year = area.written.academic_year
    starts = year.starts.replace(day=1)
    return starts.replace(year=starts.year - 1), max(year.ends, dt.date(year.ends.year, 9, 30))


def _at(one: Event, *keys: str | int) -> Keys:
    return ("events", one.id, *keys)
