"""The page of all dates to come, and how other pages tell of an event: what, when, where, for whom, how to book."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from ..area import Course, Event, Provider
from ..derive.order import alphabetical
from ..model.calendar import EVENT_KIND, VISITS
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

_HEAD: Final = '<link rel="stylesheet" href="../assets/stylesheets/dates.css">'
_KINDS: Final = (
    ("deadlines", "Deadlines and key dates", ("deadline", "key-date")),
    ("open-events", "Open events", ("open-event",)),
    ("tasters", "Tasters", ("taster",)),
    ("drop-ins", "Drop-ins: talk to an adviser", ("drop-in",)),
)


class Told(NamedTuple):
    """An event as pages tell it; `first` is its first day, with the time when there is one, as machines read it."""

    event: Event
    kind: str
    day: str
    time: str
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


class Kind(NamedTuple):
    """All events of a kind, in short."""

    id: str
    name: str
    events: Sequence[Told]


def view(ctx: Context, _: object) -> Page:
    """All that comes, by month; then the same in short by kind, and the terms."""
    found = ctx.derived.calendar
    every = [told(one) for one in found.coming]
    body = ctx.html(
        "dates",
        1,
        months=list(_months(every)),
        owners=ctx.area.providers,
        kinds=list(_kinds(every)),
        terms=[
            (one, _days(one.from_, one.to), [(off, _days(off.from_, off.to)) for off in one.breaks])
            for one in found.terms
        ],
        feed=WHOLE,
        url=ctx.site_url and ctx.site_url + WHOLE,
        providers=_providers(ctx),
        adviser=ctx.pieces.adviser,
    )
    described = f"Open events, tasters, deadlines, adviser drop-ins and term dates in {ctx.area.written.name}."
    return Page(INDEX, "dates", "Dates", described, body, head=_HEAD, source=ctx.area.paths.get("calendar"))


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
        _days(written.on, one.last),
        _time(one),
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


def _kinds(every: Sequence[Told]) -> Iterator[Kind]:
    for id_, name, kinds in _KINDS:
        events = [one for one in every if one.event.written.kind in kinds]
        if events:
            yield Kind(id_, name, events)


def _providers(ctx: Context) -> list[tuple[str, str]]:
    """The providers that have a feed, by the alphabet."""
    owners = (ctx.area.providers[id_] for id_ in ctx.derived.calendar.by_provider)
    return [(one.name, feed(one)) for one in sorted(owners, key=lambda one: (alphabetical(one.name), one.id))]


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
    return f"{hours} each day" if one.last != one.written.on else hours
