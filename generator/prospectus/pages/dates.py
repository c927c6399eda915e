"""The page of all dates to come, and how other pages tell of an event: what, when, where, for whom, how to book."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from ..area import Course, Event, Provider
from ..derive.order import alphabetical
from ..model.calendar import EVENT_KIND, EVERY, VISITS
from ..model.codes import AGES, DAYS, LEVEL, SECTOR
from ..model.fields import as_id
from . import phrases
from .context import Context
from .page import Page

INDEX: Final = "dates/"
WHOLE: Final = "dates.ics"
"""The feed of everything, from the root of the site."""
MOST: Final = 6
"""How many events a provider's page names."""

OF: Final = f"{INDEX}of/"
"""Under this each provider's dates have a page."""

_HEAD: Final = '<link rel="stylesheet" href="{0}assets/stylesheets/dates.css">'
_FILTER: Final = '\n<script type="module" src="../assets/javascripts/dates-filter.js"></script>'
_KINDS: Final = (
    ("deadlines", "Deadlines and key dates", ("deadline", "key-date")),
    ("open-events", "Open events", ("open-event",)),
    ("tasters", "Tasters", ("taster",)),
    ("drop-ins", "Drop-ins: talk to an adviser", ("drop-in",)),
)


_AT: Final = {kind: f"{INDEX}{id_}/" for id_, _, kinds in _KINDS for kind in kinds}


class Told(NamedTuple):
    """An event as pages tell it; `first` is its first day, with the time when there is one, as machines read it.

    `again` says when it comes again, and `kind_at` where the page of its kind is, from the root.
    """

    event: Event
    kind: str
    day: str
    time: str
    again: str
    kind_at: str
    first: str
    where: str
    whom: str
    about: str
    courses: Sequence[Course]
    open: bool


class Month(NamedTuple):
    """A month and what comes in it."""

    id: str
    name: str
    events: Sequence[Told]


class Part(NamedTuple):
    """Some of the dates on a page of their own: those of a kind, or those of a provider. `id` is what to filter by."""

    id: str
    name: str
    address: str
    feed: str
    events: Sequence[Event]


def view(ctx: Context, _: object) -> Page:
    """All that comes, by month, and the terms; what there is of each kind and provider has a page of its own."""
    found = ctx.derived.calendar
    kinds, owners = list(_kinds(found.coming)), list(_owners(ctx))
    terms = [
        (one, _days(one.from_, one.to), [(off, _days(off.from_, off.to)) for off in one.breaks]) for one in found.terms
    ]
    body = _body(ctx, 1, found.coming, WHOLE, title="Dates", part=None, kinds=kinds, owners=owners, terms=terms)
    described = f"Open events, tasters, deadlines, adviser drop-ins and term dates in {ctx.area.written.name}."
    head = _HEAD.format("../") + _FILTER
    return Page(INDEX, "dates", "Dates", described, body, head=head, source=ctx.area.paths.get("calendar"))


def pages(ctx: Context) -> Iterator[Part]:
    """The pages of kinds and of providers that have anything to come."""
    yield from _kinds(ctx.derived.calendar.coming)
    yield from _owners(ctx)


def part_view(ctx: Context, part: Part) -> Page:
    """The dates of a kind, or of a provider."""
    depth = part.address.count("/")
    body = _body(ctx, depth, part.events, part.feed, title=part.name, part=part, kinds=(), owners=(), terms=())
    described = f"{part.name}: what comes in {ctx.area.written.name}, when and where."
    return Page(part.address, "dates", part.name, described, body, head=_HEAD.format("../" * depth))


def _body(ctx: Context, depth: int, events: Iterable[Event], feed_path: str, /, **values: object) -> str:
    return ctx.html(
        "dates",
        depth,
        months=list(_months(told(one) for one in events)),
        places=ctx.area.providers,
        feed=feed_path,
        url=ctx.site_url and ctx.site_url + feed_path,
        **values,
    )


def feed(provider: Provider) -> str:
    """Where a provider's own feed is, from the root of the site."""
    return f"{INDEX}{provider.id}.ics"


def told(one: Event) -> Told:
    """An event in words."""
    written = one.written
    sectors = [SECTOR[id_].lower() if number else SECTOR[id_] for number, id_ in enumerate(written.sectors)]
    levels = [LEVEL[code].name.lower() for code in written.level]
    return Told(
        one,
        EVENT_KIND[written.kind],
        _days(written.on, one.ends),
        _time(one),
        _again(one),
        _AT[written.kind],
        f"{written.on}T{written.from_:%H:%M}" if written.from_ else str(written.on),
        written.place or "",
        f"ages {phrases.both([AGES[code] for code in written.for_])}" if written.for_ else "",
        ", ".join(filter(None, [phrases.both(sectors), phrases.both(levels)])),
        tuple(course for course in one.courses if course.written.status == "published"),
        written.kind in VISITS and written.book is None,
    )


def of_provider(ctx: Context, provider: Provider) -> Sequence[Told]:
    """What comes at a provider."""
    return [told(one) for one in ctx.derived.calendar.by_provider.get(provider.id, ())]


def of_course(ctx: Context, course: Course) -> Sequence[Told]:
    """Where one can see a course before choosing it."""
    return [told(one) for one in ctx.derived.calendar.seen(course)]


def _months(every: Iterable[Told]) -> Iterator[Month]:
    """What comes by the month in which it begins."""
    found: dict[str, list[Told]] = {}
    for one in every:
        found.setdefault(phrases.month(one.event.written.on), []).append(one)
    yield from (Month(as_id(name), name, events) for name, events in found.items())


def _kinds(every: Iterable[Event]) -> Iterator[Part]:
    every = list(every)
    for id_, name, kinds in _KINDS:
        events = [one for one in every if one.written.kind in kinds]
        if events:
            yield Part(" ".join(kinds), name, f"{INDEX}{id_}/", WHOLE, events)


def _owners(ctx: Context) -> Iterator[Part]:
    """The providers that have anything to come, by the alphabet."""
    found = ctx.derived.calendar.by_provider
    owners = (ctx.area.providers[id_] for id_ in found)
    for one in sorted(owners, key=lambda one: (alphabetical(one.name), one.id)):
        yield Part(one.id, f"{one.name}: dates", f"{OF}{one.id}/", feed(one), found[one.id])


# ── Days and times in words ──────────────────────────────────────────────────────────────────────────────────────────


def _days(first: dt.date, last: dt.date) -> str:
    """“Thursday 26 November 2026”, or “Thursday 8 July to Friday 9 July 2027”."""
    if first == last:
        return _day(first)
    since = _day(first) if first.year != last.year else _day(first).removesuffix(f" {first.year}")
    return f"{since} to {_day(last)}"


def _day(day: dt.date) -> str:
    return f"{DAYS[day.weekday()].capitalize()} {phrases.date(day)}"


def _time(one: Event) -> str:
    """“5:30pm to 8pm”, “from 8am”; empty when it goes on all day."""
    since, until = one.written.from_, one.written.to
    if since is None:
        return ""
    hours = f"{phrases.clock(since)} to {phrases.clock(until)}" if until else f"from {phrases.clock(since)}"
    return f"{hours} each day" if one.ends != one.written.on else hours


def _again(one: Event) -> str:
    """“then every week until 14 July 2027, but not on 17 February”; empty when it does not come again."""
    written, left = one.written, [day for day in one.written.days if day > one.written.on]
    if written.repeats is None or not left:
        return ""
    off = sorted(day for day in written.repeats.except_ if written.on < day < left[-1])
    but = f", but not on {phrases.both([_short(day, left[-1]) for day in off])}" if off else ""
    return f"then {EVERY[written.repeats.every]} until {phrases.date(left[-1])}{but}"


def _short(day: dt.date, last: dt.date) -> str:
    """A day without its year, when that is the same as that of another which is told beside it."""
    return phrases.date(day).removesuffix(f" {last.year}")
