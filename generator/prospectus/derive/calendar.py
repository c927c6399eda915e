"""What comes when: the events of all calendars and the area's own dates in their order, and which show which course."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from ..area import Area, Course, Event
from ..model import calendar as calendar_file
from ..model.calendar import Term

MOST: Final = 3
"""How many events a course's page names."""


@dataclass(frozen=True, eq=False)
class Calendar:
    """The events of an area: `coming` are those of today and later, by day, time and name; `terms` those not yet over.

    What repeats is among them once, on the day when it comes next.

    Among them are those that are `made` of the days that area.yml gives, unless an event tells of them already.
    """

    coming: tuple[Event, ...]
    terms: tuple[Term, ...]
    made: tuple[Event, ...] = ()

    @cached_property
    def by_provider(self) -> Mapping[str, tuple[Event, ...]]:
        """What comes at each provider that has any event, by its id."""
        found: dict[str, list[Event]] = {}
        for one in self.coming:
            if one.provider:
                found.setdefault(one.provider.id, []).append(one)
        return {id_: tuple(events) for id_, events in found.items()}

    def seen(self, course: Course) -> tuple[Event, ...]:
        """Where one can see a course before choosing it: what is about it, else about its sector, else its provider."""
        own = [one for one in self.by_provider.get(course.provider.id, ()) if one.written.kind in _SHOWS]
        named = [one for one in self._naming.get(course.key, ()) if one.written.kind in _SHOWS]
        general = [one for one in own if not one.courses]
        sector = [one for one in general if one.written.kind == "taster" and course.sector in one.written.sectors]
        visits = [one for one in general if one.written.kind == "open-event" and _speaks_of(one, course)]
        return tuple((named or sector or visits)[:MOST])

    @cached_property
    def _naming(self) -> Mapping[str, list[Event]]:
        found: dict[str, list[Event]] = {}
        for one in self.coming:
            for course in one.courses:
                found.setdefault(course.key, []).append(one)
        return found


_SHOWS: Final = ("open-event", "taster")


def calendar(area: Area) -> Calendar:
    """The calendar of an area, as it is on its day."""
    made = tuple(_own_dates(area))
    coming = sorted((_next(one, area.today) for one in (*area.events, *made) if one.last >= area.today), key=_when)
    terms = sorted((one for one in area.terms if one.to >= area.today), key=lambda one: one.from_)
    return Calendar(tuple(coming), tuple(terms), made)


def _next(one: Event, today: dt.date) -> Event:
    """An event; one that repeats on its first day that is not over."""
    day = next((day for day in one.written.days if day >= today), one.written.on)
    return one if day == one.written.on else replace(one, written=one.written.model_copy(update={"on": day}))


def times(one: Event) -> tuple[Event, ...]:
    """An event each time that it comes, each time as an event of its own with the day in its id: for ever the same."""
    if one.written.repeats is None:
        return (one,)
    single = one.written.model_copy(update={"repeats": None})
    return tuple(
        replace(one, id=f"{one.id}-{day.isoformat()}", written=single.model_copy(update={"on": day}))
        for day in one.written.days
    )


def _when(one: Event) -> tuple[dt.date, dt.time, str, str]:
    return (one.written.on, one.written.from_ or dt.time.min, one.name, one.id)


def about(one: Event, area: Area) -> tuple[Course, ...]:
    """The published courses that an event shows.

    They are those that it names, else its provider's in the sectors that it names; an open event that names neither
    shows everything that its provider offers.
    """
    named: Iterable[Course] = one.courses
    if not one.courses and one.provider and (one.written.sectors or one.written.kind == "open-event"):
        named = (course for course in area.courses_of[one.provider.id] if _speaks_of(one, course))
    return tuple(course for course in named if course.written.status == "published")


def _speaks_of(one: Event, course: Course) -> bool:
    """Whether a course is in the sectors and on the levels that an event is about; naming none it is about all."""
    written = one.written
    in_sector = not written.sectors or course.sector in written.sectors
    return in_sector and (not written.level or course.written.level in written.level)


# ── The area's own dates ─────────────────────────────────────────────────────────────────────────────────────────────


def is_of_form(one: Event, area: Area) -> bool:
    """Whether an event speaks of the common application form: it is the area's, and names the form."""
    form = area.written.common_form
    if form is None or one.provider is not None or one.written.kind not in {"deadline", "key-date"}:
        return False
    name = one.name.casefold()
    return form.name.casefold() in name or "common application form" in name


def _own_dates(area: Area) -> Iterator[Event]:
    """The days of the common application form, where no event tells of them."""
    form, path = area.written.common_form, area.paths.get("area", "")
    told = {one.written.on for one in area.events if is_of_form(one, area)}
    if form and form.opens and form.opens not in told:
        yield _made("common-form-opens", "key-date", f"{form.name} opens", form.opens, path)
    if form and form.closes and form.closes not in told:
        yield _made("common-form-closes", "deadline", f"{form.name}: last day for a sure answer", form.closes, path)


def _made(id_: str, kind: str, name: str, on: dt.date, path: str) -> Event:
    written = calendar_file.Event.model_validate({"kind": kind, "name": name[:100], "on": on.isoformat()})
    return Event(id_, path, written)
