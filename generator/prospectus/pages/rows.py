"""Lists of courses: the line that stands for a course, and lists cut into pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from jinja2 import Template
from markupsafe import Markup

from ..area import Area, Course, Run
from ..model.codes import PATTERN, STUDY
from . import phrases

ROOT: Final = "\0"
"""Stands for the way to the root in what is rendered once for pages at any depth; no text can hold it."""


def rows(area: Area, template: Template) -> Mapping[str, Markup]:
    """The line of every published course by its key; made once, because each stands in many lists."""
    return {course.key: row(course, template) for course in area.published}


def row(course: Course, template: Template, run: Run | None = None) -> Markup:
    """The line of a course in a list: its title, which leads to its page, and the facts under it.

    When it is held is told of this run, else of its first one.
    """
    return Markup(template.render(root=ROOT, course=course, where=where(course), when=when(course, run)))


def where(course: Course) -> str:
    """The towns where it is held, or that it is online."""
    towns = list(dict.fromkeys(site.written.town for site in course.sites))
    towns += dict.fromkeys(run.nowhere.lower() for run in course.runs if run.site is None)
    return phrases.both(towns[:3])


def when(course: Course, run: Run | None = None) -> str:
    """When a run, else the first one, starts and on which days: “Starts 6 Sep 2027 · full-time, Mon–Thu”."""
    run = run or course.runs[0]
    return f"Starts {phrases.short_start(run.written.start)} · {STUDY[run.written.study].lower()}, {week(run)}"


def week(run: Run) -> str:
    """On which days a run is held, else in which part of the day."""
    return phrases.days(run.sessions) or PATTERN[run.written.pattern].lower()
