"""The dates as iCalendar feeds (RFC 5545) that calendars subscribe to: one of everything, and one of each provider."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from .. import __version__
from ..area import Area, Event, Site
from ..derive.calendar import Calendar, times
from ..model.calendar import EVENT_KIND
from ..model.fields import as_id
from ..pages import dates, phrases
from ..pages.handbook import REVIEWS

if TYPE_CHECKING:
    import icalendar

LONDON: Final = ZoneInfo("Europe/London")
_DAY: Final = dt.timedelta(days=1)


def files(area: Area, found: Calendar, site_url: str) -> dict[str, bytes]:
    """The feeds by their paths. Times are in UTC, worked out from those of London; whole days have no time.

    What is over stays in the feeds for as long as it stands in the files, so that it does not vanish from the calendars
    of those who were there. Every event has its id for ever; the stamp is the day of the data, not of the clock.
    What repeats is an event each time: every calendar understands that, and summer time moves none of them.
    """
    feed = _Feed(area, site_url)
    every = (*area.events, *found.made)
    made = {dates.WHOLE: feed.file(area.written.name, [*feed.events(every), *feed.terms()])}
    for id_, provider in area.providers.items():
        own = [one for one in area.events if one.provider and one.provider.id == id_]
        if own:
            made[dates.feed(provider)] = feed.file(f"{provider.name}: dates", feed.events(own))
    if area.protocols:
        made[REVIEWS] = feed.file(f"{area.written.name}: reviews of the handbook", feed.reviews())
    return made


class _Feed:
    """Makes the feeds of an area."""

    def __init__(self, area: Area, site_url: str) -> None:
        self.area = area
        self.site_url = site_url
        self.host = urlsplit(site_url).hostname or as_id(area.written.name) or "prospectus"
        self.stamp = dt.datetime.combine(area.today, dt.time(), dt.UTC)

    def file(self, name: str, events: Iterable[icalendar.Event]) -> bytes:
        """A whole calendar."""
        from icalendar import Calendar

        made = Calendar()
        made.add("prodid", f"-//Prospectus//Prospectus {__version__}//EN")
        made.add("version", "2.0")
        made.add("name", name)
        made.add("x-wr-calname", name)
        made.add("refresh-interval", _DAY, parameters={"value": "DURATION"})
        for one in events:
            made.add_component(one)
        return bytes(made.to_ical())

    def events(self, events: Iterable[Event]) -> Iterator[icalendar.Event]:
        """The events by day, time and id."""
        every = [(single, one.address) for one in events for single in times(one)]
        for one, address in sorted(every, key=lambda pair: _when(pair[0])):
            owner = f" – {one.provider.name}" if one.provider else ""
            made = self._event(one.id, f"{one.name}{owner}", *_span(one))
            made.add("categories", [EVENT_KIND[one.written.kind]])
            if where := _place(one):
                made.add("location", where)
            if about := "\n".join(_about(one)):
                made.add("description", about)
            if self.site_url:
                made.add("url", f"{self.site_url}{address}")
            yield made

    def terms(self) -> Iterator[icalendar.Event]:
        """The first and the last day of each term, and the holidays within it."""
        for term in self.area.terms:
            name = as_id(term.name)
            yield self._event(f"term-{name}-begins", f"{term.name} begins", term.from_, term.from_ + _DAY)
            for one in term.breaks:
                yield self._event(f"term-{name}-{as_id(one.name)}", f"{one.name} holiday", one.from_, one.to + _DAY)
            yield self._event(f"term-{name}-ends", f"{term.name} ends", term.to, term.to + _DAY)

    def reviews(self) -> Iterator[icalendar.Event]:
        """The day by which each page of the handbook is looked at again."""
        for one in self.area.protocols.values():
            if by := one.written.review_by:
                made = self._event(f"review-{one.id}", f"Look again at: {one.title}", by, by + _DAY)
                made.add("description", f"{one.written.owner} keeps it.")
                if self.site_url:
                    made.add("url", f"{self.site_url}{one.address}")
                yield made

    def _event(self, id_: str, name: str, first: dt.date, last: dt.date | None) -> icalendar.Event:
        from icalendar import Event as Made

        made = Made()
        made.add("uid", f"{id_}@{self.host}")
        made.add("dtstamp", self.stamp)
        made.add("summary", name)
        made.add("dtstart", first)
        if last:
            made.add("dtend", last)
        if not isinstance(first, dt.datetime):
            made.add("transp", "TRANSPARENT")
        return made


def _span(one: Event) -> tuple[dt.date, dt.date | None]:
    """From when until when, the end not included; whole days for what has no time or goes on for several days."""
    written = one.written
    if written.from_ is None or one.ends != written.on:
        return written.on, one.ends + _DAY
    start = _utc(written.on, written.from_)
    if written.to is None:
        return start, None
    lasts = dt.datetime.combine(written.on, written.to) - dt.datetime.combine(written.on, written.from_)
    end = _utc(written.on, written.to)
    return start, end if end > start else start + lasts  # An hour is left out on the last Sunday of March.


def _utc(day: dt.date, time: dt.time) -> dt.datetime:
    return dt.datetime.combine(day, time, LONDON).astimezone(dt.UTC)


def _when(one: Event) -> tuple[dt.date, dt.time, str]:
    return one.written.on, one.written.from_ or dt.time.min, one.id


def _place(one: Event) -> str:
    return _site(one.site) if one.site else one.written.place or ""


def _site(site: Site) -> str:
    written = site.written
    return f"{written.name}, {written.address}, {written.town} {written.postcode}"


def _about(one: Event) -> Iterator[str]:
    """What there is to know, one line each."""
    told, book = dates.told(one), one.written.book
    if one.written.summary:
        yield one.written.summary
    if one.ends != one.written.on and told.time:
        yield f"{told.time[:1].upper()}{told.time[1:]}."
    if told.whom:
        yield f"For {told.whom}."
    if one.written.cost:
        yield f"Costs {phrases.money(one.written.cost)}."
    if book:
        yield f"Book: {' or '.join(filter(None, (book.how, book.url, book.phone, book.email)))}"
