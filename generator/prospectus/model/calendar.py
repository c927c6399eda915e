"""The shape of calendar.yml: terms, and the days that matter: open events, tasters, deadlines, key dates, drop-ins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import count
from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Field, model_validator

from .codes import AGES, LEVELS, SECTOR, LevelCode, SectorId
from .course import OTHER_LEVELS
from .fields import (
    Accepted,
    CourseId,
    EachOnce,
    Name,
    OneOrMore,
    ProviderId,
    SiteId,
    Slug,
    Summary,
    Written,
    code,
    refuse,
)
from .numbers import Pence
from .reach import Email, Phone, Url
from .when import Date, Time

EventKind = Literal["open-event", "taster", "deadline", "key-date", "drop-in"]
EVENT_KIND: Final[dict[str, str]] = {
    "open-event": "Open event",
    "taster": "Taster",
    "deadline": "Deadline",
    "key-date": "Key date",
    "drop-in": "Drop-in",
}
VISITS: Final = ("open-event", "taster", "drop-in")
"""The kinds to which people come, so that they need to know when and where."""


def _not_free(value: object) -> object:
    if isinstance(value, str) and value.strip().removeprefix("£").lower() in {"0", "0.00", "free"}:
        refuse("free-is-left-out", "What does not say what it costs is free.", "Delete “cost”.")
    return value


class Break(Written):
    """Days within a term on which there are no lessons."""

    name: Name = Field(description="What it is called, like Half term.")
    from_: Date = Field(alias="from", description="Its first day.")
    to: Date = Field(description="Its last day; the first day once more when it is only one.")

    @model_validator(mode="after")
    def _forward(self) -> Break:
        if self.to < self.from_:
            refuse("ends-before-start", f"{self.name} ends before it begins.", "Swap the two, or mend the year.")
        return self


class Term(Written):
    """A term, from its first day of lessons to its last."""

    name: Name = Field(description="What it is called, like Autumn term 2027.")
    from_: Date = Field(alias="from", description="Its first day.")
    to: Date = Field(description="Its last day.")
    breaks: tuple[Break, ...] = Field((), description="The holidays within it.")

    @model_validator(mode="after")
    def _forward(self) -> Term:
        if self.to < self.from_:
            refuse("ends-before-start", f"{self.name} ends before it begins.", "Swap the two, or mend the year.")
        for one in self.breaks:
            if one.from_ < self.from_ or one.to > self.to:
                says = f"{one.name} is not within {self.name}."
                refuse("break-outside-term", says, "Mend its days, or those of the term.")
        return self


class Booking(Written):
    """How to book a place."""

    url: Url | None = Field(None, description="The page on which to book.")
    phone: Phone | None = Field(None, description="The number to ring.")
    email: Email | None = Field(None, description="The mailbox to write to; a role, never a person.")
    how: Summary | None = Field(None, description="How to book, in words, like “Ask your tutor”.")

    @model_validator(mode="after")
    def _some_way(self) -> Booking:
        if not (self.url or self.phone or self.email or self.how):
            says = "This does not say how to book."
            refuse("no-way-to-book", says, "Write url, phone, email or how; or delete “book” when nobody has to.")
        return self


Every = Literal["week", "two-weeks", "month"]
EVERY: Final[dict[str, str]] = {"week": "every week", "two-weeks": "every two weeks", "month": "every month"}
LONGEST: Final = dt.timedelta(days=731)
"""For so long something can repeat: two school years, which is what a prospectus tells of."""


class Repeats(Written):
    """How often something comes again, and until when."""

    every: Annotated[Every, code(EVERY, what="an interval")] = Field(
        description="week, two-weeks, or month: on the same weekday, like the second Tuesday; the fifth counts as last."
    )
    until: Date = Field(description="The last day on which it can be.")
    except_: Annotated[tuple[Date, ...], OneOrMore] = Field(
        (), alias="except", description="Days on which it is not, like those in the holidays."
    )


class Event(Written):
    """One date that matters to learners: something to come to, or something not to miss."""

    kind: Annotated[EventKind, code(EVENT_KIND, what="a kind of event")] = Field(
        description="open-event, taster, deadline, key-date, or drop-in (an adviser is there, and nobody has to book)."
    )
    name: Name = Field(description="What it is called.")
    on: Date = Field(description="The day, or the first of several.")
    until: Date | None = Field(None, description="The last day, when it goes on for several.")
    from_: Time | None = Field(None, alias="from", description="From when on that day; on each day, if several.")
    to: Time | None = Field(None, description="Until when.")
    provider: ProviderId | None = Field(
        None, description="Whose event it is; not needed in a provider's own calendar.yml."
    )
    site: SiteId | None = Field(
        None, description="One of the provider's sites, or provider/site for another's; or give place."
    )
    place: Name | None = Field(None, description="Where it is when it is at no site, like The town hall; or Online.")
    repeats: Repeats | None = Field(None, description="How often it comes again; leave it out when it is only once.")
    for_: Annotated[tuple[Annotated[str, code(AGES, what="an age range")], ...], OneOrMore] = Field(
        (), alias="for", description="The ages that it is for: 14-16, 16-19, 14-19, 19+; for everybody when left out."
    )
    sectors: Annotated[tuple[Annotated[SectorId, code(SECTOR, what="a sector")], ...], OneOrMore] = Field(
        (), description="The sectors that it is about, when not about everything."
    )
    courses: Annotated[tuple[CourseId, ...], OneOrMore] = Field(
        (), description="The courses that it is about, as provider/course."
    )
    level: Annotated[tuple[Annotated[LevelCode, code(LEVELS, what="a level", also=OTHER_LEVELS)], ...], OneOrMore] = (
        Field((), description="The levels that it is about.")
    )
    summary: Summary | None = Field(None, description="What there is to see or do, in one line.")
    book: Booking | None = Field(None, description="How to book; leave it out when anybody can just come.")
    cost: Annotated[Pence, BeforeValidator(_not_free)] | None = Field(
        None, description="What it costs in pounds; leave it out when it is free."
    )
    accepted: Accepted = Field(
        default_factory=dict, description="Warnings that are right as they stand: the rule's id and the reason."
    )

    @model_validator(mode="after")
    def _when_and_where(self) -> Event:
        if self.until and self.until < self.on:
            refuse("ends-before-start", f"{self.name} ends before it begins.", "Swap the two, or mend the year.")
        if self.to and not self.from_:
            refuse("no-beginning", "This says until when, but not from when.", "Add “from”, like “from: '17:30'”.")
        if self.from_ and self.to and self.to <= self.from_:
            refuse("ends-before-start", f"{self.name} ends before it begins.", "Swap “from” and “to”, or mend them.")
        if self.site and self.place:
            refuse("site-or-place", "This is at a site and at another place.", "Keep “site” or “place”.")
        return self

    @model_validator(mode="after")
    def _repeats_soundly(self) -> Event:
        again = self.repeats
        if again is None:
            return self
        if self.until or again.until - self.on > LONGEST:
            says = f"{self.name} goes on for several days, or repeats for more than two years."
            refuse("cannot-repeat", says, "Write each time as an event of its own, or an earlier “until”.")
        if again.until <= self.on:
            says = f"{self.name} stops repeating before it comes again."
            refuse("ends-before-start", says, "Write a later “until”, or delete “repeats”.")
        for day in again.except_:
            if day not in self._all_days() or day == self.on:
                says = f"{day.day} {day:%B %Y} is none of the days on which {self.name} comes again."
                refuse("not-a-repeat", says, "Mend the day under “except”, or delete it.")
        return self

    @property
    def days(self) -> tuple[dt.date, ...]:
        """The days on which it begins: one, or all of those on which it comes again."""
        return tuple(day for day in self._all_days() if not self.repeats or day not in self.repeats.except_)

    def _all_days(self) -> Iterator[dt.date]:
        """Its days, those included on which it is not."""
        yield self.on
        if self.repeats is None:
            return
        for number in count(1):
            day = _later(self.on, self.repeats.every, number)
            if day > self.repeats.until:
                return
            yield day


def _later(day: dt.date, every: Every, number: int) -> dt.date:
    """The day so many weeks, fortnights or months later; a month later is the same weekday, the fifth as the last."""
    if every != "month":
        return day + dt.timedelta(weeks=number * (2 if every == "two-weeks" else 1))
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    first = dt.date(year, month + 1, 1)
    week = (day.day - 1) // 7
    found = first + dt.timedelta(days=(day.weekday() - first.weekday()) % 7, weeks=week)
    return found if found.month == first.month else found - dt.timedelta(weeks=1)


Events = Annotated[dict[Slug, Event], EachOnce]


class CalendarFile(Written):
    """content/area/calendar.yml: terms, and the dates that matter to everybody."""

    terms: tuple[Term, ...] = Field((), description="The terms of this school year and the next, in their order.")
    events: Events = Field({}, description="The events, each under an id that no other event of the area has.")


class ProviderCalendarFile(Written):
    """A provider's own calendar.yml: its events."""

    events: Events = Field({}, description="Its events, each under an id that no other event of the area has.")
