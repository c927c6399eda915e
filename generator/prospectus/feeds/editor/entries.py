"""Which of the area's files the form edits: providers, their dates, the area, and the courses of each provider."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count, islice
from typing import Any, Final

from ... import limits
from ...area import Area, Course, Provider, Site
from ...model.area import AreaFile
from ...model.calendar import CalendarFile, ProviderCalendarFile
from ...model.course import Course as CourseFile
from ...model.provider import Provider as ProviderFile
from ...model.travel import TravelFile
from .widgets import Choice, Field, Known, fields

Collection = dict[str, Any]

OFFERED: Final = 3
"""How many further dates a calendar's form has room for; the next build makes room again."""

_STATUSES: Final = ("draft", "published", "withdrawn")
_AREA_FILES: Final = (
    ("area", "The area itself", AreaFile),
    ("calendar", "Terms and dates for everybody", CalendarFile),
    ("travel", "Travel, and help with it", TravelFile),
)


def addresses(made: Iterable[Collection], area: Area) -> dict[str, str]:
    """Where in the form each file is edited, after `edit/`, by the file's path."""
    found = {
        one["file"]: f"#/collections/{collection['name']}/entries/{one['name']}"
        for collection in made
        for one in collection.get("files", ())
    }
    courses = area.courses.values()
    return found | {one.path: f"#/collections/courses-{one.provider.id}/entries/{one.id}" for one in courses}


def collections(area: Area) -> list[Collection]:
    """Every collection of the form: what all providers tell of themselves and their dates, the area, their courses.

    The list beside the form shows some twenty letters of a name, so no two names begin with the same provider's.
    """
    things = _things(area)
    named = sorted(area.providers.values(), key=lambda one: one.name.casefold())
    near = {one.id: {**things, "site": _sites(area, one)} for one in named}
    told = [_file(one.id, one.name, one.path, ProviderFile, _provider(one, near[one.id])) for one in named]
    dates = [_dates(area, one, near[one.id]) for one in named]
    return [
        *_of_files("providers", "Contacts and sites", told),
        *_of_files("dates", "Dates", dates),
        *_of_files("area", "The area", _area(area, things)),
        *(_courses(one, Known(near[one.id])) for one in named),
    ]


def _dates(area: Area, provider: Provider, near: Mapping[str, tuple[Choice, ...]]) -> Field | None:
    path = f"providers/{provider.id}/calendar.yml"
    return _file(provider.id, provider.name, path, ProviderCalendarFile, _calendar(area, path, provider.id, near))


def _courses(provider: Provider, known: Known) -> Collection:
    """The folder of a provider's courses; what is no longer offered is withdrawn, not deleted."""
    return {
        "name": f"courses-{provider.id}",
        "label": f"{provider.name}: courses",
        "label_singular": "course",
        "folder": f"providers/{provider.id}/courses",
        "create": True,
        "delete": False,
        "extension": "yml",
        "format": "yaml",
        "slug": "{{title}}",
        "identifier_field": "title",
        "summary": "{{title}} – {{level}} – {{status}}",
        "sortable_fields": ["title", "level"],
        "view_filters": [{"label": code.capitalize(), "field": "status", "pattern": code} for code in _STATUSES],
        "editor": {"preview": False},
        "fields": _as_draft(fields(CourseFile, known)),
    }


def _area(area: Area, things: Mapping[str, tuple[Choice, ...]]) -> list[Field | None]:
    schemes = {id_: one.written.name for id_, one in area.schemes.items()}
    siteless = {kind: choices for kind, choices in things.items() if kind != "site"}  # There a short id will do, too.
    known = {
        "area": Known(things),
        "calendar": _calendar(area, area.paths.get("calendar", "content/area/calendar.yml"), "date", siteless),
        "travel": Known(things, {("schemes",): schemes}),
    }
    there = (one for one in _AREA_FILES if one[0] in area.paths)
    return [_file(name, label, area.paths[name], shape, known[name]) for name, label, shape in there]


def _of_files(name: str, label: str, files: Iterable[Field | None]) -> Iterator[Collection]:
    """A collection of single files; none when there is none."""
    there = [one for one in files if one]
    if there:
        yield {"name": name, "label": label, "editor": {"preview": False}, "format": "yaml", "files": there}


def _file(name: str, label: str, path: str, shape: Any, known: Known) -> Field | None:
    """A file's form; None for one in which an id is a number.

    The editor would take such an id for a place in a list, and write the file so.
    """
    if any(id_.isdigit() for ids in known.named.values() for id_ in ids):
        return None
    return {"name": name, "label": label, "file": path, "fields": fields(shape, known)}


def _provider(provider: Provider, things: Mapping[str, tuple[Choice, ...]]) -> Known:
    return Known(things, {("sites",): {site.id: site.written.name for site in provider.sites.values()}})


def _calendar(area: Area, path: str, stem: str, things: Mapping[str, tuple[Choice, ...]]) -> Known:
    """The dates of a calendar, and the next ids under which there is room for more."""
    there = {event.id: event.name for event in area.events if event.path == path}
    ids = (f"{stem[: limits.ID_LENGTH - 8]}-{number}" for number in count(1))
    free = islice((id_ for id_ in ids if id_ not in area.event_by_id), OFFERED)
    return Known(things, {("events",): there}, {("events",): tuple(free)})


def _as_draft(made: list[Field]) -> list[Field]:
    """A new course is a draft until somebody says otherwise."""
    return [{**one, "default": "draft"} if one["name"] == "status" else one for one in made]


# ── What there is to choose from ─────────────────────────────────────────────────────────────────────────────────────


def _things(area: Area) -> dict[str, tuple[Choice, ...]]:
    """The ids and names of everything that a file can name, each kind in the order of the names."""
    named = {
        "course": [(one.key, _course(one)) for one in area.courses.values()],
        "provider": [(one.id, one.name) for one in area.providers.values()],
        "site": [(one.key, _site(area, one)) for one in area.sites.values()],
        "block": [(one.id, one.name) for one in area.timetable.blocks.values()],
        "locality": [(one.id, one.written.name) for one in area.localities.values()],
    }
    for one in area.destinations.values():
        named.setdefault(f"destination-{one.written.kind}", []).append((one.id, one.written.name))
    return {kind: _sorted(choices) for kind, choices in named.items()}


def _course(course: Course) -> str:
    return f"{course.title}, {course.level.name.lower()} – {course.provider.name}"


def _site(area: Area, site: Site) -> str:
    return f"{site.written.name}, {area.providers[site.provider_id].name}"


def _sites(area: Area, provider: Provider) -> tuple[Choice, ...]:
    """A provider's own sites by their short ids, then everybody else's."""
    own = _sorted((site.id, site.written.name) for site in provider.sites.values())
    others = ((site.key, _site(area, site)) for site in area.sites.values() if site.provider_id != provider.id)
    return (*own, *_sorted(others))


def _sorted(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    return tuple(sorted(choices, key=lambda one: (one[1].casefold(), one[0])))
