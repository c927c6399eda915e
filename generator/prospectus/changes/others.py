"""What is different about an area's own facts: dates, promises, destinations, help with travel, blocks, pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from ..area import Area, Destination, Event, Locality, Scheme
from ..blocks import Block
from ..derive import telling
from ..derive.standing import Case, Standing
from ..model.area import AreaFile
from ..model.calendar import EVERY
from ..model.calendar import Event as EventFile
from ..pages import phrases
from ..wording import day, quoted
from .change import Effect, Fact, moved, reworded, swapped
from .providers import contacts

SHOWN: Final = 3
"""How many cases of a promise are named."""

EVENT_TEXTS: Final[Mapping[str, str]] = {
    "kind": "what it is",
    "for_": "whom it is for",
    "sectors": "its sectors",
    "courses": "its courses",
    "level": "its levels",
    "summary": "what there is to see",
    "book": "how to book",
}
SCHEME_TEXTS: Final[Mapping[str, str]] = {
    "name": "its name",
    "kind": "what it is",
    "summary": "the help in one line",
    "contact": "whom to ask",
    "url": "where there is more",
    "about": "what else to know",
}
DESTINATION_TEXTS: Final[Mapping[str, str]] = {
    "kind": "what it is",
    "summary": "it in one line",
    "about": "what it is like",
    "outlook": "its outlook",
    "subjects": "its subjects",
    "vacancies": "where it is advertised",
}
AREA_TEXTS: Final[Mapping[str, str]] = {
    "name": "the area's name",
    "partnership": "the partnership's name",
    "summary": "the prospectus in one line",
    "adviser_service": "who advises young people",
    "vacancies": "where jobs are advertised",
    "neighbours": "the prospectuses across the border",
    "brand_colour": "its colour",
}


def event_facts(old: Event, new: Event) -> Iterator[Fact]:
    """What is different about an event; a name, a day, a time, a place, a cost and the rest."""
    was, now = old.written, new.written
    if was.name != now.name:
        yield Fact(Effect.DIFFERENT, f"it was called {quoted(was.name)}")
    if was.on != now.on:
        yield Fact(Effect.DIFFERENT, f"moves from {day(was.on)} to {day(now.on)}")
    yield from swapped("last day", was.until, now.until, day)
    yield from _repeats(was, now)
    hours = [tuple(phrases.clock(one) if one else "" for one in (event.from_, event.to)) for event in (was, now)]
    if hours[0] != hours[1]:
        told = [" to ".join(one for one in part if one) or "no time told" for part in hours]
        yield Fact(Effect.DIFFERENT, f"hours change from {told[0]} to {told[1]}")
    place = [event.site.written.name if event.site else event.written.place for event in (old, new)]
    yield from swapped("place", place[0], place[1])
    yield from moved("cost", was.cost, now.cost, phrases.money, up=Effect.WORSE)
    yield from reworded(was, now, EVENT_TEXTS)


def _repeats(old: EventFile, new: EventFile) -> Iterator[Fact]:
    """How often an event comes again, else the days on which it does not."""
    told = [f"{EVERY[one.repeats.every]} until {day(one.repeats.until)}" if one.repeats else None for one in (old, new)]
    yield from swapped("how often", told[0], told[1])
    if told[0] == told[1] and old.repeats != new.repeats:
        yield Fact(Effect.DIFFERENT, "the days on which it is left out are others")


def scheme_facts(old: Scheme, new: Scheme) -> Iterator[Fact]:
    """What is different about help with travel; who can have it and how much are told in full."""
    was, now = old.written, new.written
    yield from swapped("who can have it", was.who, now.who, quoted)
    yield from swapped("how much", was.how_much, now.how_much, quoted)
    yield from swapped("how to ask", was.how, now.how, quoted)
    if was.applies != now.applies:
        yield Fact(Effect.DIFFERENT, "it is now for other ages, places, courses or groups")
    yield from reworded(was, now, SCHEME_TEXTS)
    if was.checked != now.checked:
        yield Fact(Effect.CHECKED, f"checked on {day(now.checked)} (before: {day(was.checked)})")


def destination_facts(old: Destination, new: Destination) -> Iterator[Fact]:
    """What is different about a job, an apprenticeship or a route into higher education."""
    was, now = old.written, new.written
    if was.name != now.name:
        yield Fact(Effect.DIFFERENT, f"it was called {quoted(was.name)}")
    pay = [f"£{one.pay.from_:,} to £{one.pay.to:,}" if one.pay else None for one in (was, now)]
    yield from swapped("pay", pay[0], pay[1])
    if pay[0] == pay[1] and was.pay != now.pay:
        yield Fact(Effect.CHECKED, "its pay was looked up again")
    yield from reworded(was, now, DESTINATION_TEXTS)


def locality_facts(old: Locality, new: Locality) -> Iterator[Fact]:
    """What is different about a town or village."""
    if old.written != new.written:
        names = {one: one.replace("_", " ") for one in type(new.written).model_fields}
        yield from reworded(old.written, new.written, names)


def block_facts(old: Block, new: Block) -> Iterator[Fact]:
    """What is different about a block of the common timetable."""
    hours = ["; ".join(phrases.sessions(one.sessions)) for one in (old, new)]
    if hours[0] != hours[1]:
        yield Fact(Effect.DIFFERENT, f"hours change from {hours[0]} to {hours[1]}")
    yield from reworded(
        old.written, new.written, {"name": "its name", "kind": "what it is", "year_groups": "its years"}
    )


# ── The area itself ──────────────────────────────────────────────────────────────────────────────────────────────────


def area_facts(old: Area, new: Area) -> Iterator[Fact]:
    """What is different about the area as a whole."""
    was, now = old.written, new.written
    years = [f"{day(one.academic_year.starts)} to {day(one.academic_year.ends)}" for one in (was, now)]
    if years[0] != years[1]:
        yield Fact(Effect.DIFFERENT, f"the school year changes from {years[0]} to {years[1]}")
    yield from _form(was, now)
    yield from contacts(was.contacts, now.contacts)
    yield from reworded(was, now, AREA_TEXTS)
    yield from _feed(old, new)
    words = {"words": "what words mean", "synonyms": "everyday words for the search", "terms": "the terms"}
    yield from reworded(old, new, words)
    groups = [{id_: one.written for id_, one in area.timetable.year_groups.items()} for area in (old, new)]
    if groups[0] != groups[1]:
        yield Fact(Effect.DIFFERENT, "the year groups of the common timetable are others")
    policy = [(one.travel.about, one.travel.reckoning) if one.travel else None for one in (old, new)]
    if policy[0] != policy[1]:
        yield Fact(Effect.WORDS, "other words on travel, or on how journeys are reckoned")


def _form(old: AreaFile, new: AreaFile) -> Iterator[Fact]:
    """The days and the address of the common application form."""
    was, now = old.common_form, new.common_form
    for key, name in {"name": "name", "url": "address", "opens": "first day", "closes": "last day"}.items():
        told: Callable[[Any], str] = day if key in ("opens", "closes") else str
        yield from swapped(f"the application form's {name}", getattr(was, key, None), getattr(now, key, None), told)


def _feed(old: Area, new: Area) -> Iterator[Fact]:
    was, now = (one.feed.digest if one.feed else None for one in (old, new))
    if was != now:
        told = "is another" if was and now else "is now there" if now else "is gone"
        yield Fact(Effect.DIFFERENT, f"the timetable of buses and trains {told}")


# ── Promises ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def promise_facts(old: Standing, new: Standing, before: Area, after: Area) -> Iterator[Fact]:
    """Where a promise breaks or is kept again, and whether it says or tests something else."""
    if old.promise.says != new.promise.says:
        yield Fact(Effect.DIFFERENT, f"it said {quoted(old.promise.says)}")
    if old.promise.promise != new.promise.promise:
        yield Fact(Effect.DIFFERENT, "it is tested by something else")
    was, now = _broken(old), _broken(new)
    yield from _named(Effect.WORSE, "now broken", [one for key, one in now.items() if key not in was], new, after)
    yield from _named(
        Effect.BETTER, "no longer broken", [one for key, one in was.items() if key not in now], old, before
    )


def _broken(standing: Standing) -> Mapping[tuple[object, ...], Case]:
    return {(one.choice, one.locality, one.subject): one for one in standing.of("broken")}


def _named(effect: Effect, how: str, cases: Sequence[Case], standing: Standing, area: Area) -> Iterator[Fact]:
    if cases:
        shown = "; ".join(telling.case(standing, one, area) for one in cases[:SHOWN])
        more = f"; and {len(cases) - SHOWN:,} more" if len(cases) > SHOWN else ""
        yield Fact(effect, f"{how} in {phrases.count(len(cases), 'case')}: {shown}{more}")
