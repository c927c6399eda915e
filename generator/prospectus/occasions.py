"""Links the calendars' events: whose each is, where, and which courses it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .area import Course, Event, Provider, Site
from .intake import File
from .model import calendar as calendar_file
from .naming import Names, named_site, no_course, no_provider
from .problems import Keys


def events(files: Iterable[File], courses: Mapping[str, Course], names: Names) -> Iterator[Event]:
    """The events of these files in their order; `id` of a provider's file is the provider's, of the area's is empty."""
    for one in files:
        for id_, written in (one.written.events if one.written else {}).items():
            yield _event(id_, written, one, courses, names)


def _event(id_: str, written: calendar_file.Event, one: File, courses: Mapping[str, Course], names: Names) -> Event:
    at: Keys = ("events", id_)
    provider = _provider(written, one, at, names)
    site = _site(written, one, at, provider, names)
    for index, key in enumerate(written.courses):
        if key not in names.course_ids:
            no_course(key, one.path, (*at, "courses", index), names, draft=False)
    about = tuple(courses[key] for key in written.courses if key in courses)
    return Event(id_, one.path, written, provider, site, about)


def _provider(written: calendar_file.Event, one: File, at: Keys, names: Names) -> Provider | None:
    """Whose event it is: the one whose file it stands in, or the one that is named."""
    named = written.provider or one.id
    if one.id and named != one.id:
        says = f"This stands among the events of “{one.id}”, but says that it is one of “{named}”."
        do = "Delete “provider”, or move this into content/area/calendar.yml."
        names.refuse("not-its-own-event", one.path, (*at, "provider"), says, do, draft=False)
        return names.providers.get(one.id)
    if named and named not in names.provider_ids:
        no_provider(named, one.path, (*at, "provider"), names, draft=False)
    return names.providers.get(named)


def _site(written: calendar_file.Event, one: File, at: Keys, provider: Provider | None, names: Names) -> Site | None:
    if written.site is None:
        return None
    if "/" not in written.site and not written.provider and not one.id:
        says = f"This does not say whose site “{written.site}” is."
        names.refuse(
            "whose-site", one.path, (*at, "site"), says, "Write it as provider/site, or add “provider”.", draft=False
        )
        return None
    return named_site(written.site, one.path, provider, names, (*at, "site"), draft=False)
