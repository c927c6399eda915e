"""The shape of calendar.yml: terms, and the days that matter: open events, tasters, deadlines, key dates, drop-ins."""

from __future__ import annotations

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
    Pence,
    ProviderId,
    SiteId,
    Slug,
    Summary,
    Written,
    code,
    refuse,
)
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


Events = Annotated[dict[Slug, Event], EachOnce]


class CalendarFile(Written):
    """content/area/calendar.yml: terms, and the dates that matter to everybody."""

    terms: tuple[Term, ...] = Field((), description="The terms of this school year and the next, in their order.")
    events: Events = Field({}, description="The events, each under an id that no other event of the area has.")


class ProviderCalendarFile(Written):
    """A provider's own calendar.yml: its events."""

    events: Events = Field({}, description="Its events, each under an id that no other event of the area has.")
