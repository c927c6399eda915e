"""What a reader's own plan knows of a course: a small file for each, read when the course is in the plan.

A plan has a handful of courses of several providers. One file for each course costs its readers a kilobyte or two for
each; a file for each provider would cost them a hundred, and the finder's table has no words about entry, cost or days.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from ..area import Course, Event, Run
from ..derive.calendar import is_of_form
from ..derive.entry import asked
from ..model.calendar import EVENT_KIND
from ..model.codes import AGES, DAYS, STUDY
from ..pages import course as course_page
from ..pages import dates as dates_page
from ..pages import phrases
from ..pages.context import Context
from ..pages.rows import week
from .dates import LONDON

FOLDER: Final = "data/courses"
WAYS: Final = 5
"""How many of the courses that lead to a course its file names."""
LEADS: Final = 6
"""How many of the steps after a course."""
ALIKE: Final = 3
"""How many courses like it."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


class Days(NamedTuple):
    """What comes: every event as a plan shows it, by its id, and the last days of the common form."""

    events: Mapping[str, dict[str, Any]]
    form: Sequence[dict[str, Any]]


def files(ctx: Context) -> dict[str, bytes]:
    """A file for each course that has a page, and for each earlier id one that says where the course is now."""
    shown = (*ctx.area.published, *ctx.area.withdrawn)
    moved = {old: {"moved": course.key} for course in shown for old in course.written.formerly}
    days = _days(ctx)
    told = {course.key: record(ctx, course, days) for course in shown}
    return {f"{FOLDER}/{key}.json": _encode(value).encode() for key, value in (moved | told).items()}


def record(ctx: Context, course: Course, days: Days) -> dict[str, Any]:
    """A course as a plan shows it; only what there is."""
    found = _told(ctx, course)
    if course.written.status == "published":
        found |= _offered(ctx, course, days)
    return {name: value for name, value in found.items() if value not in ("", None, [], {})}


def _told(ctx: Context, course: Course) -> dict[str, Any]:
    """What is told of withdrawn courses too."""
    written, likeness = course.written, ctx.derived.likeness
    alike = dict.fromkeys((*likeness.elsewhere(course), *likeness.similar(course)))
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
        "alike": [[one.key, one.title, one.provider.name] for one in list(alike)[:ALIKE]],
        "checked": phrases.date(written.reviewed.on),
    }


def _offered(ctx: Context, course: Course, days: Days) -> dict[str, Any]:
    """What only a course has that one can apply for."""
    written, entry = course.written, course.written.entry
    leads_here = ctx.derived.order.sorted(ctx.area.leading_to.get(course.key, ()))
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
        "assessed": ctx.text(0)(written.how_assessed).striptags() if written.how_assessed else "",
        "leads": list(_leads(ctx, course))[:LEADS],
        "apply": {"says": apply.says, "by": apply.by, "url": apply.url, "form": written.apply.how == "common-form"},
        "dates": [*_deadlines(course, days), *(days.events[one.id] for one in ctx.derived.calendar.seen(course))],
    }


def _run(run: Run) -> dict[str, Any]:
    """A run; `lessons` are a day from 0 for Monday, and minutes after midnight."""
    written, site = run.written, run.site
    found = {
        "where": f"{site.written.name}, {site.written.town}" if site else "Online",
        "site": site.key if site else "",
        "point": [round(degrees, 4) for degrees in site.point] if site and site.point else None,
        "starts": phrases.short_start(written.start),
        "long": course_page.how_long(run),
        "study": written.study,
        "way": STUDY[written.study],
        "days": week(run),
        "lessons": [[DAYS.index(one.day), _minutes(one.from_), _minutes(one.to)] for one in run.sessions],
        "block": written.timetable.block if written.timetable else None,
        "by": phrases.date(written.apply.until) if written.apply and written.apply.until else "",
    }
    return {name: value for name, value in found.items() if value not in ("", None, [])}


def _minutes(time: dt.time) -> int:
    return time.hour * 60 + time.minute


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
    timed = written.from_ is not None and one.last == written.on
    found = {
        "id": one.id,
        "kind": kind,
        "says": EVENT_KIND[written.kind],
        "name": one.name,
        "on": written.on.isoformat(),
        "last": one.last.isoformat() if one.last != written.on else "",
        "time": told.time,
        "start": _utc(written.on, written.from_) if timed and written.from_ else "",
        "end": _utc(written.on, written.to) if timed and written.to else "",
        "where": f"{one.site.written.name}, {one.site.written.town}" if one.site else told.where,
    }
    return {name: value for name, value in found.items() if value}


def _utc(day: dt.date, time: dt.time) -> str:
    return f"{dt.datetime.combine(day, time, LONDON).astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
