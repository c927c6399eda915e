"""The booklets: a cover, contents with page numbers, how to use it, courses by sector, dates, travel, indexes, form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final, NamedTuple

from ..area import Course, Event, Site
from ..derive.order import alphabetical
from ..model.codes import AGES, LEVEL, NOT_SAID, SECTOR
from ..pages import dates, schemes
from ..pages.drawn import Drawing
from ..pages.promises import grouped
from . import forms, maps, press
from .choosing import Choice
from .desk import Desk
from .facts import Facts, asked, facts, place, reach
from .press import Printed

TRAVEL: Final = (("bus", "Bus"), ("college_bus", "College bus"), ("rail", "Train"), ("walk", "On foot"))


class Sector(NamedTuple):
    """A sector's part: its map, when there is one, and its courses, the lowest level first."""

    id: str
    name: str
    map: Drawing | None
    courses: Sequence[Facts]


class Indexed(NamedTuple):
    """A heading of an index with the courses under it."""

    name: str
    courses: Sequence[Course]


def printed(desk: Desk, choice: Choice) -> Printed:
    """The booklet of a choice that holds at least one course."""
    return press.printed(html(desk, choice))


def html(desk: Desk, choice: Choice) -> str:
    """The booklet as HTML."""
    courses = choice.courses(desk.area, desk.derived.order)
    title = choice.title(desk.area)
    return desk.html(
        "booklet",
        title=f"{title}, {desk.area.written.name}, {year(desk)}",
        said=f"{len(courses)} courses in {desk.area.written.name}",
        part="",
        name=title,
        year=year(desk),
        courses=courses,
        sectors=list(_sectors(desk, choice, courses)),
        levels=_levels(desk, courses),
        events=[dates.told(one) for one in _events(desk, choice)],
        terms=desk.derived.calendar.terms,
        promises=grouped(desk.derived.entitlement),
        sites=_sites(courses),
        travel=desk.area.travel,
        schemes=schemes.lines(desk.area.schemes.values()),
        ways=TRAVEL,
        by_subject=_by_subject(courses),
        by_place=_by_place(courses),
        places=forms.CHOICES,
        grades=forms.SUBJECTS,
        asked=partial(asked, brief=True),
        place=place,
        reach=reach,
        code=lambda course: desk.code(desk.shorts.of[course.key]),
    )


def year(desk: Desk) -> str:
    """“2027 to 2028”."""
    school_year = desk.area.written.academic_year
    return f"{school_year.starts.year} to {school_year.ends.year}"


def _sectors(desk: Desk, choice: Choice, courses: Sequence[Course]) -> Iterable[Sector]:
    for id_ in (*SECTOR, NOT_SAID):
        own = sorted((one for one in courses if one.sector == id_), key=lambda one: one.level.rank)
        if own:
            drawn = None if choice.provider or id_ == NOT_SAID else maps.drawn(desk.area, desk.derived.routes, id_)
            yield Sector(id_, SECTOR[id_], drawn, [facts(desk, one) for one in own])


def _levels(desk: Desk, courses: Iterable[Course]) -> list[tuple[str, str]]:
    """The levels that the booklet has, with what they mean."""
    found = {one.written.level for one in courses}
    words = desk.area.words.levels
    return [(entry.name, words[code].meaning) for code, entry in LEVEL.items() if code in found and code in words]


def _events(desk: Desk, choice: Choice) -> list[Event]:
    """What comes for those whom the booklet is for."""
    coming = desk.derived.calendar.coming
    found = [one for one in coming if not choice.ages or not one.written.for_ or _meant(one, choice.ages)]
    if choice.provider:
        found = [one for one in found if one.provider is None or one.provider.id == choice.provider]
    if choice.sector:
        found = [one for one in found if not one.written.sectors or choice.sector in one.written.sectors]
    return found


def _meant(one: Event, ages: str) -> bool:
    return ages in one.written.for_ or (ages in AGES and "14-19" in one.written.for_ and ages != "19+")


def _sites(courses: Iterable[Course]) -> list[tuple[str, list[Site]]]:
    """The places where courses are held, by town."""
    sites = {site.key: site for course in courses for site in course.sites}
    towns: dict[str, list[Site]] = {}
    for site in sorted(sites.values(), key=_by_town):
        towns.setdefault(site.written.town, []).append(site)
    return list(towns.items())


def _by_town(site: Site) -> tuple[str, str, str]:
    return (alphabetical(site.written.town), alphabetical(site.written.name), site.key)


def _by_subject(courses: Iterable[Course]) -> list[Indexed]:
    found: dict[str, list[Course]] = {}
    for course in courses:
        found.setdefault(course.subject.name, []).append(course)
    return [Indexed(name, found[name]) for name in sorted(found, key=alphabetical)]


def _by_place(courses: Iterable[Course]) -> list[Indexed]:
    found: dict[str, list[Course]] = {}
    for course in courses:
        towns = dict.fromkeys(run.site.written.town if run.site else run.nowhere for run in course.runs)
        for town in towns:
            found.setdefault(town, []).append(course)
    return [Indexed(name, found[name]) for name in sorted(found, key=alphabetical)]
