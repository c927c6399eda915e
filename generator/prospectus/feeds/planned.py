"""What a reader's own plan, and an adviser's own pack of leaflets, know of courses: a file for each provider.

A plan has a handful of courses of several providers, and what a provider's courses say is much alike: together they
compress to a few hundred bytes each, and a site of 20,000 courses has a few hundred files more, not 20,000.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any, Final, NamedTuple

from ..area import Course, Event, Run
from ..derive.calendar import is_of_form
from ..derive.entry import asked
from ..derive.timetable.hours import lesson
from ..model.calendar import EVENT_KIND
from ..model.codes import AGES, STUDY
from ..pages import course as course_page
from ..pages import dates as dates_page
from ..pages import phrases
from ..pages.context import Context
from ..pages.rows import week
from ..workers import slices
from . import leaflets
from .dates import LONDON

FOLDER: Final = "data/courses"
PART: Final = 200_000
"""The most characters of courses in a file: it compresses to less than 60 kB."""
WAYS: Final = 5
"""How many of the courses that lead to a course its file names."""
LEADS: Final = 6
"""How many of the steps after a course."""
ALIKE: Final = 3
"""How many courses like it."""

_SHARES: Final = 20
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


class Days(NamedTuple):
    """What comes: every event as a plan shows it, by its id, and the last days of the common form."""

    events: Mapping[str, dict[str, Any]]
    form: Sequence[dict[str, Any]]


class Share(NamedTuple):
    """A provider and its courses: by their keys, and by those that they had before."""

    provider: str
    courses: dict[str, Course]


class Entry(NamedTuple):
    """A course in its provider's file: its id there, what is said of it, written out, and the places it names."""

    id: str
    text: str
    sites: Sequence[str]


def shares(ctx: Context) -> list[list[Share]]:
    """The providers that have, or had, a course with a page, with these courses; shared out, so that many can work."""
    found: dict[str, Share] = {}
    for course in (*ctx.area.published, *ctx.area.withdrawn):
        for key in (course.key, *course.written.formerly):
            provider = key.partition("/")[0]
            found.setdefault(provider, Share(provider, {})).courses[key] = course
    every = list(found.values())
    return [every[start:end] for start, end in slices(len(every), _SHARES)]


def files(ctx: Context, share: Iterable[Share]) -> dict[str, bytes]:
    """A file for each provider; of very many courses, one for each part.

    A file holds `courses` by their ids, where an earlier id says only where the course is now (`moved`), and the
    `sites` that they name. In its stead `parts` has the first id of each part, whose files are `<provider>/1.json`
    and so on; all carry one `stamp`, so that a part of an older build is known as such.
    """
    days = _days(ctx)
    return {path: data for one in share for path, data in _files(ctx, one, days)}


def _files(ctx: Context, share: Share, days: Days) -> Iterator[tuple[str, bytes]]:
    """The files of a provider."""
    entries = [_entry(ctx, key, course, days) for key, course in sorted(share.courses.items())]
    sites = dict.fromkeys(key for one in entries for key in one.sites)
    places = {key: _encode(_filled(leaflets.site(ctx.area.sites[key]))) for key in sites}
    parts = list(_parts(entries))
    path = f"{FOLDER}/{share.provider}"
    if len(parts) == 1:
        yield f"{path}.json", _file(entries, places, "")
        return
    stamp = blake2b("".join(one.text for one in entries).encode(), digest_size=6).hexdigest()
    yield f"{path}.json", _encode({"stamp": stamp, "parts": [part[0].id for part in parts]}).encode()
    for number, part in enumerate(parts, 1):
        yield f"{path}/{number}.json", _file(part, places, stamp)


def _entry(ctx: Context, key: str, course: Course, days: Days) -> Entry:
    """A course under its id, or under one that it had before."""
    id_ = key.partition("/")[2]
    if key != course.key:
        return Entry(id_, _encode({"moved": course.key}), ())
    sites = dict.fromkeys(run.site.key for run in course.runs if run.site)
    return Entry(id_, _encode(record(ctx, course, days)), list(sites))


def _parts(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """A provider's courses, by their ids, in as many parts as they need."""
    part: list[Entry] = []
    room = PART
    for one in entries:
        if part and room < len(one.text):
            yield part
            part, room = [], PART
        part.append(one)
        room -= len(one.text)
    yield part


def _file(entries: Sequence[Entry], places: Mapping[str, str], stamp: str) -> bytes:
    """A file, put together from what is written out already."""
    sites = dict.fromkeys(key for one in entries for key in one.sites)
    courses = ",".join(f'"{one.id}":{one.text}' for one in entries)
    named = ",".join(f'"{key}":{places[key]}' for key in sites)
    return f'{{"stamp":"{stamp}","sites":{{{named}}},"courses":{{{courses}}}}}'.encode()


def record(ctx: Context, course: Course, days: Days) -> dict[str, Any]:
    """A course as a plan shows it and a leaflet tells it; only what there is."""
    found = _told(ctx, course)
    if course.written.status == "published":
        found |= _offered(ctx, course, days) | leaflets.told(ctx, course)
    return _filled(found)


def _filled(found: Mapping[str, Any]) -> dict[str, Any]:
    """Only what there is."""
    return {name: value for name, value in found.items() if value not in ("", None, False, [], {})}


def _told(ctx: Context, course: Course) -> dict[str, Any]:
    """What is told of withdrawn courses too."""
    written, likeness = course.written, ctx.derived.likeness
    alike = likeness.elsewhere(course) or likeness.similar(course)
    words = ctx.area.words.levels.get(written.level)
    award = written.qualification
    return {
        "id": course.key,
        "title": course.title,
        "status": written.status,
        "level": course.level.name,
        "means": words.short if words else "",
        "kind": course.kind_name,
        "award": award.title or award.none if award else "",
        "provider": course.provider.name,
        "alike": [[one.key, one.title, one.provider.name] for one in alike[:ALIKE]],
        "checked": phrases.checked(written),
    }


def _offered(ctx: Context, course: Course, days: Days) -> dict[str, Any]:
    """What only a course has that one can apply for."""
    written, entry = course.written, course.written.entry
    leads_here = ctx.derived.order.sorted(ctx.area.leading_to.get(course.key, ()))
    leads = list(_leads(ctx, course))
    apply = course_page.application(ctx, course)
    return {
        "ages": AGES[written.ages],
        "runs": [_run(run) for run in course.runs],
        "cost": course_page.cost(written.cost),
        "kit": written.cost.kit,
        "entry": entry.summary,
        "interview": entry.interview,
        "asked": asked(course),
        "ways": [[one.key, one.title, one.provider.name, asked(one)] for one in leads_here[:WAYS]],
        "leads": leads[:LEADS],
        "further": max(len(leads) - LEADS, 0) or None,
        "apply": {"says": apply.says, "by": apply.by, "url": apply.url, "form": written.apply.how == "common-form"},
        "dates": [*_deadlines(course, days), *(days.events[one.id] for one in ctx.derived.calendar.seen(course))],
    }


def _run(run: Run) -> dict[str, Any]:
    """A run; `lessons` are a day from 0 for Monday, and minutes after midnight."""
    written, site = run.written, run.site
    return _filled(
        {
            **leaflets.run(run),
            "where": f"{site.written.name}, {site.written.town}" if site else run.nowhere,
            "site": site.key if site else "",
            "point": [round(degrees, 4) for degrees in site.point] if site and site.point else None,
            "starts": phrases.short_start(written.start),
            "long": course_page.how_long(run),
            "study": written.study,
            "way": STUDY[written.study],
            "days": week(run),
            "lessons": [list(lesson(one)) for one in run.sessions],
            "block": written.timetable.block if written.timetable else None,
            "by": phrases.date(written.apply.until) if written.apply and written.apply.until else "",
        }
    )


def _leads(ctx: Context, course: Course) -> Iterator[str]:
    """Where it leads, in names."""
    for step in course.leads_to:
        later = ctx.area.courses.get(step.course_id) if step.course_id else None
        if later and later.written.status == "published":
            yield f"{later.title} ({later.level.name.lower()})"
        elif step.destination:
            yield step.destination.written.name
        elif step.says:
            yield step.says


# ── Days ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _days(ctx: Context) -> Days:
    """What comes, each told once for all courses."""
    coming = ctx.derived.calendar.coming
    form = [_event(one, "form") for one in coming if one.written.kind == "deadline" and is_of_form(one, ctx.area)]
    return Days({one.id: _event(one, "visit") for one in coming}, form)


def _deadlines(course: Course, days: Days) -> Iterator[dict[str, Any]]:
    """The last days on which to apply, each once, and that of the common form where it is used."""
    untils = sorted({run.written.apply.until for run in course.runs if run.written.apply and run.written.apply.until})
    for number, until in enumerate(untils, 1):
        id_ = f"apply-{course.key.replace('/', '-')}{f'-{number}' if number > 1 else ''}"
        name = f"Apply by today: {course.title}, {course.provider.name}"
        yield {"id": id_, "kind": "apply", "says": "Apply by", "name": name, "on": until.isoformat()}
    if course.written.apply.how == "common-form":
        yield from days.form


def _event(one: Event, kind: str) -> dict[str, Any]:
    """An event of a calendar; `start` and `end` are its times in UTC, as calendars write them."""
    told, written = dates_page.told(one), one.written
    timed = written.from_ is not None and one.ends == written.on
    return _filled(
        {
            "id": f"{one.id}-{written.on}" if written.repeats else one.id,
            "kind": kind,
            "says": EVENT_KIND[written.kind],
            "name": one.name,
            "on": written.on.isoformat(),
            "last": one.ends.isoformat() if one.ends != written.on else "",
            "time": told.time,
            "start": _utc(written.on, written.from_) if timed and written.from_ else "",
            "end": _utc(written.on, written.to) if timed and written.to else "",
            "where": f"{one.site.written.name}, {one.site.written.town}" if one.site else told.where,
        }
    )


def _utc(day: dt.date, time: dt.time) -> str:
    return f"{dt.datetime.combine(day, time, LONDON).astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
