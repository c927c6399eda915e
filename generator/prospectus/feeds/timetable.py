"""What “Put a programme together” reads: all courses with lessons in one file, and the ways from each place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from ..area import Course, Run, Site
from ..derive.timetable.between import Between
from ..derive.timetable.hours import lessons
from ..derive.timetable.placing import block_of
from ..model.codes import AGES, DAYS
from ..pages import phrases
from ..pages.context import Context

COURSES: Final = "data/timetable.json"
WAYS: Final = "data/between"
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def files(ctx: Context) -> dict[str, bytes]:
    """The file of courses, and for each place of courses that are taken beside others one with the ways from there."""
    between = Between(ctx.area, ctx.derived.travel)
    found = {COURSES: _courses(ctx, [site.key for site in between.sites])}
    found |= {f"{WAYS}/{site.key}.json": _ways(between, site) for site in between.sites}
    return {path: _encode(value).encode() for path, value in found.items()}


def _courses(ctx: Context, known: list[str]) -> dict[str, Any]:
    """Every course of which some date tells its lessons; `known` are the places with a file of ways from there."""
    courses = ctx.derived.order.sorted(
        course for course in ctx.area.published if any(run.sessions for run in course.runs)
    )
    sites = {run.site.key: run.site for course in courses for run in course.runs if run.site}
    numbers = {key: number for number, key in enumerate(sites)}
    return {
        "courses": [_course(ctx, course, numbers) for course in courses],
        "sites": [[key, f"{site.written.name}, {site.written.town}"] for key, site in sites.items()],
        "blocks": {block.id: block.name for block in ctx.area.timetable.blocks.values()},
        "known": known,
    }


def _course(ctx: Context, course: Course, sites: dict[str, int]) -> list[Any]:
    runs = [_run(ctx, course, run, sites) for run in course.runs if run.sessions]
    return [course.key, course.title, course.provider.name, course.level.name, AGES[course.written.ages], runs]


def _run(ctx: Context, course: Course, run: Run, sites: dict[str, int]) -> list[Any]:
    """A date: the number of its place (-1 online), its block, when it starts, and its lessons one after the other."""
    block = block_of(ctx.area, course, run)
    told = [number for lesson in lessons(run.sessions) for number in lesson]
    place = sites[run.site.key] if run.site else -1
    return [place, block.id if block else "", phrases.short_start(run.written.start), run.written.study, told]


def _ways(between: Between, site: Site) -> dict[str, Any]:
    """From a place to each other one: minutes on foot if it can be walked, and by day when one leaves and is there.

    Days with the same ways are told once, by their numbers from 0 for Monday. A day that is not there is not known.
    """
    found = {}
    for other in between.sites:
        if other is not site:
            walk = between.travel.walk_minutes(site.key, other.key)
            days = list(_days(between, site.key, other.key))
            if days or walk is not None:
                found[other.key] = {"walk": walk, "days": days}
    return found


def _days(between: Between, site: str, other: str) -> Iterator[list[Any]]:
    alike: dict[tuple[int, ...], list[int]] = {}
    for number, day in enumerate(DAYS):
        if between.is_known(site, other, number):
            pairs = between.travel.between(site, other, day)
            alike.setdefault(tuple(minute for pair in pairs for minute in pair), []).append(number)
    return ([days, list(told)] for told, days in alike.items())
