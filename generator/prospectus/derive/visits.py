"""Checks promises of events: so many open events or tasters in all, for each choice, near enough, at every provider."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product

from ..area import Area, Course, Event, Provider
from ..model.codes import LEVELS
from ..model.entitlement import Condition, EventFilter
from . import calendar
from .fitting import AGES_MEANT, LEVELS_MEANT, Fitting, Values, expanded
from .reaching import reaches_event
from .standing import Case


def cases(condition: Condition, asked: EventFilter, providers: Iterable[Provider] | None, area: Area) -> Iterator[Case]:
    """Every case of such a promise: each provider, or each choice from each of the localities that it names."""
    events = [one for one in area.events if _counts(one, asked, area)]
    wanted = int(condition.at_least)
    if providers is not None:
        for provider in providers:
            own = [one.id for one in events if one.provider is provider]
            yield _case(own, wanted, subject=provider.id)
        return
    localities = expanded("from", condition.from_, area)
    near = lru_cache(maxsize=None)(reaches_event(condition, [area.localities[id_] for id_ in localities], area))
    fitting = Fitting(condition.each, area)
    found = [(one, {name: _values(name, one, area) for name in fitting.values}) for one in events]
    for choice in product(*fitting.values.values()):
        chosen = dict(zip(fitting.values, choice, strict=True))
        meant = [one for one, has in found if all(value in has[name] for name, value in chosen.items())]
        if not condition.from_:
            yield _case([one.id for one in meant], wanted, choice)
        for index, locality in enumerate(localities):
            here = [one.id for one in meant if _is_near(one, near(one) >> index & 1)]
            yield _case(here, wanted, choice, locality)


def _case(
    events: list[str], wanted: int, choice: Values = (), locality: str | None = None, subject: str | None = None
) -> Case:
    relied = tuple(events) if len(events) == wanted else ()
    return Case(len(events), wanted, choice, locality, subject, events=tuple(events), called_off=relied)


def _is_near(one: Event, bit: int) -> bool:
    """Whether it is near enough: an event at no site is only so when it is online."""
    online = (one.written.place or "").casefold() == "online"
    return bool(bit) if one.site else online


def _counts(one: Event, asked: EventFilter, area: Area) -> bool:
    """Whether an event is of the kind, for the ages and within the time that are asked for."""
    if one.written.kind not in asked.kind:
        return False
    ages = expanded("ages", asked.ages, area)
    if ages and not any(age in ages for age in _ages(one)):
        return False
    since, until = _time(asked, area)
    if one.written.repeats:
        return any(since <= day <= until for day in one.written.days)
    return since <= one.last and one.written.on <= until


def _time(asked: EventFilter, area: Area) -> tuple[dt.date, dt.date]:
    """From which day on to which: from today on, when nothing else is said."""
    if asked.within_days is not None:
        return area.today, area.today + dt.timedelta(days=asked.within_days)
    return asked.from_ or area.today, asked.until or dt.date.max


def _ages(one: Event) -> Values:
    """The age ranges that an event counts for; all when it names none."""
    return tuple(meant for age in one.written.for_ for meant in AGES_MEANT[age]) or tuple(AGES_MEANT)


def _values(name: str, one: Event, area: Area) -> Values:
    """What an event counts for under a key of each."""
    if name == "ages":
        return _ages(one)
    if name == "place":
        towns = {locality.written.name.casefold(): id_ for id_, locality in area.localities.items()}
        return (towns.get(one.site.written.town.casefold(), ""),) if one.site else ()
    if name == "level" and one.written.level:
        return tuple(meant for level in LEVELS if level in one.written.level for meant in LEVELS_MEANT[level])
    of_courses = tuple(value for course in calendar.about(one, area) for value in _of_course(name, course))
    return (*one.written.sectors, *of_courses) if name == "sector" else of_courses


def _of_course(name: str, course: Course) -> Values:
    if name == "level":
        return LEVELS_MEANT[course.written.level]
    return (course.sector,) if name == "sector" else (str(getattr(course.written, name)),)
