"""Lists of courses: the line that stands for a course, and lists cut into pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from jinja2 import Template
from markupsafe import Markup, escape

from ..area import Area, Course, Run
from ..derive.derive import Derived
from ..model.codes import PATTERN, STUDY
from . import phrases


class Row(NamedTuple):
    """A course in a list: where its page is from the root, its title, its level, and all facts under it, all finished HTML."""

    address: Markup
    title: Markup
    level: Markup
    facts: Markup


def rows(area: Area, derived: Derived, template: Template) -> Mapping[str, Row]:
    """The line of every published course by its key; made once, because each stands in many lists."""
    return {course.key: row(course, template) for course in area.published}


def row(course: Course, template: Template) -> Row:
    """The line of a course."""
    facts = template.render(
        level=course.level.name,
        kind=course.kind_name,
        provider=course.provider.name,
        where=where(course),
        when=when(course),
    )
    return Row(Markup(course.address), escape(course.title), escape(course.level.name), Markup(facts))


def where(course: Course) -> str:
    """The towns where it is held, or that it is online."""
    towns = list(dict.fromkeys(site.written.town for site in course.sites))
    if any(run.site is None for run in course.runs):
        towns.append("online")
    return phrases.both(towns[:3])


def when(course: Course) -> str:
    """When the first run starts and on which days: “Starts 6 Sep 2027 · full-time, Mon–Thu”."""
    run = course.runs[0]
    return f"Starts {phrases.short_start(run.written.start)} · {STUDY[run.written.study].lower()}, {week(run)}"


def week(run: Run) -> str:
    """On which days a run is held, else in which part of the day."""
    return phrases.days(run.sessions) or PATTERN[run.written.pattern].lower()
