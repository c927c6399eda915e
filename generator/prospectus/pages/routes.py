"""The pages of routes: all sectors, and each sector's map from Entry level to a job with the same in words below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

from ..area import Course, Destination
from ..derive.stations import BANDS, Chart, Stop, band, chart
from ..model.codes import SECTOR
from .context import Context
from .drawn import Drawing, Words, tall, wide
from .lists import Sheet, grouped, sheets
from .page import Page
from .phrases import count
from .rows import where
from .subject import Sector, sectors

INDEX: Final = "routes/"
TO: Final = f"{INDEX}to/"
ENDS: Final = "Then"
LENGTH: Final = 60
"""The most courses on a page: each tells what comes after it."""

STEPS: Final = 12
"""The most next steps of a course that a list tells; its own page has them all."""

_HEAD: Final = '<link rel="stylesheet" href="{}assets/stylesheets/routes.css">'
_MANY: Final = {"job": "Jobs", "apprenticeship": "Apprenticeships", "higher": "Higher education"}
_AT_ONCE: Final = ((24, 14), (16, 6))
"""The most courses and destinations that the wide and the tall map show one by one."""


class Line(NamedTuple):
    """A course in the list, what of other sectors leads to it, and what comes after it.

    `others` counts those that lead to it and `more` what comes after it beyond what is told.
    """

    course: Course
    where: str
    earlier: Sequence[Course]
    others: int
    courses: Sequence[Course]
    ends: Sequence[Destination]
    more: int


class Group(NamedTuple):
    """Courses of a level and subject; `title` and `anchor` are empty where the level goes on."""

    anchor: str
    title: str
    id: str
    subject: str
    lines: Sequence[Line]


def head(depth: int) -> str:
    """The style sheet of these pages."""
    return _HEAD.format("../" * depth)


def address(sector: str) -> str:
    """Where a sector's map is."""
    return f"{INDEX}{sector}/"


def index(ctx: Context, _: object) -> Page:
    """Every sector with a map."""
    technical, general = (_mapped(found) for found in sectors(ctx))
    body = ctx.html("routes", 1, technical=technical, general=general, address=address, to=TO)
    described = f"How courses in {ctx.area.written.name} lead on from one to the next, and to jobs."
    return Page(INDEX, "routes", "Where courses lead", described, body, head=head(1))


def _mapped(found: Sequence[Sector]) -> list[Sector]:
    return [one for one in found if one.courses]


def pages(ctx: Context) -> Iterator[tuple[str, Sheet]]:
    """Every page of every sector that has courses."""
    for id_ in SECTOR:
        courses = ctx.area.courses_in.get(id_, ())
        if courses:
            yield from ((id_, sheet) for sheet in sheets(address(id_), grouped(ctx, courses, _heading), LENGTH))


def _heading(course: Course) -> tuple[float, str, float, str]:
    return (band(course), BANDS[band(course)], 0, course.subject.name)


def view(ctx: Context, subject: tuple[str, Sheet]) -> Page:
    """A sector's routes: the map on the first page, and on each the courses with what comes after them."""
    id_, sheet = subject
    name = SECTOR[id_]
    title = sheet.title(f"Routes in {name.lower()}")
    maps = _maps(ctx, id_, sheet) if sheet.number == 1 else ()
    body = ctx.html(
        "route",
        sheet.depth,
        sector=id_,
        name=name,
        title=title,
        sheet=sheet,
        maps=maps,
        groups=list(_groups(ctx, sheet)),
        ends=_ends(ctx, id_) if sheet.number == 1 else (),
        to=TO,
        index=INDEX,
    )
    described = f"From Entry level to a job in {name.lower()}: every course in its place, and where each leads."
    return Page(sheet.address, "route", title, described, body, head=head(sheet.depth))


# ── The map ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _maps(ctx: Context, sector: str, sheet: Sheet) -> Sequence[Drawing]:
    """The wide map of a sector and the tall one."""
    drawn = []
    for (most, most_ends), way in zip(_AT_ONCE, (wide, tall), strict=True):
        shown = chart(ctx.area, ctx.derived.routes, sector, most, most_ends)
        drawn.append(way(shown, _words(ctx, sector, shown, sheet.depth), ENDS))
    return drawn


def _words(ctx: Context, sector: str, shown: Chart, depth: int) -> Mapping[str, Words]:
    tell: Mapping[str, Callable[[Stop], Words]] = {
        "course": _course,
        "step": partial(_step, _where_steps(ctx, sector)),
        "other": _other,
        "destination": _destination,
        "destinations": _destinations,
    }
    root = "../" * depth
    return {stop.id: _from(root, tell[stop.kind](stop)) for stop in shown.stops}


def ways_maps(shown: Chart, depth: int) -> Sequence[Drawing]:
    """The wide map of the ways to a destination and the tall one."""
    root = "../" * depth
    words = {stop.id: _from(root, _course(stop) if stop.courses else _destination(stop)) for stop in shown.stops}
    return [way(shown, words, ENDS) for way in (wide, tall)]


def _from(root: str, words: Words) -> Words:
    """The same with a link that leads from a page below the root."""
    return words if words.href.startswith("#") else words._replace(href=root + words.href)


def _where_steps(ctx: Context, sector: str) -> Mapping[str, str]:
    """On which page each part of a sector's list begins."""
    found: dict[str, str] = {}
    for sheet in sheets(address(sector), grouped(ctx, ctx.area.courses_in[sector], _heading), LENGTH):
        for group in sheet.groups:
            part = anchor(group.courses[0])
            found.setdefault(part, f"{'' if sheet.number == 1 else sheet.address}#{part}")
    return found


def _course(stop: Stop) -> Words:
    (course,) = stop.courses
    facts = course.provider.name
    return Words(course.title, facts, course.address, f"{course.title}, {course.level.name.lower()}, {facts}")


def _step(parts: Mapping[str, str], stop: Stop) -> Words:
    if len(stop.courses) == 1:
        return _course(stop)
    facts = count(len(stop.courses), "course")
    name = stop.name or BANDS[stop.band]
    return Words(name, facts, parts[anchor(stop.courses[0])], f"{name}, {BANDS[stop.band].lower()}: {facts}")


def _other(stop: Stop) -> Words:
    if len(stop.courses) == 1:
        return _course(stop)
    name = SECTOR[stop.name] if stop.name else "Other subjects"
    facts = count(len(stop.courses), "course")
    return Words(name, facts, address(stop.name) if stop.name else INDEX, f"{name}: {facts} of other routes")


def _destination(stop: Stop) -> Words:
    (end,) = stop.destinations
    kind = {"job": "Job", "apprenticeship": "", "higher": ""}[end.written.kind]
    full = f"{end.written.name}, {kind.lower()}" if kind else end.written.name
    return Words(end.written.name, kind, f"{TO}{end.id}/", full)


def _destinations(stop: Stop) -> Words:
    name, number = _MANY[stop.name], f"{len(stop.destinations)} ways on"
    return Words(name, number, f"#ends-{stop.name}", f"{name}: {number}")


# ── The same in words ────────────────────────────────────────────────────────────────────────────────────────────────


def anchor(course: Course) -> str:
    """The part of the list in which a course stands."""
    return f"step-{band(course)}-{course.written.subject.replace('.', '-')}"


def _groups(ctx: Context, sheet: Sheet) -> Iterator[Group]:
    before = ""
    for group in sheet.groups:
        first = group.courses[0]
        title = "" if group.title == before else group.title
        lines = [_line(ctx, course) for course in group.courses]
        yield Group(f"level-{band(first)}", title, anchor(first), group.under, lines)
        before = group.title


def _line(ctx: Context, course: Course) -> Line:
    routes = ctx.derived.routes
    keys, ends = routes.onward[course.key], routes.destinations[course.key]
    courses = [ctx.area.courses[key] for key in keys[:STEPS]]
    ends = ends[: STEPS - len(courses)]
    more = len(keys) + len(routes.destinations[course.key]) - len(courses) - len(ends)
    back = (ctx.area.courses[key] for key in routes.back[course.key])
    earlier = [one for one in back if one.sector != course.sector]
    return Line(course, where(course), earlier[:STEPS], len(earlier[STEPS:]), courses, ends, more)


def _ends(ctx: Context, sector: str) -> list[tuple[str, str, list[Destination]]]:
    """The destinations to which a sector's courses lead, by kind and by name."""
    found = {
        end.id: end for course in ctx.area.courses_in[sector] for end in ctx.derived.routes.destinations[course.key]
    }
    ordered = sorted(found.values(), key=lambda end: (end.written.name.casefold(), end.id))
    by_kind = [(kind, name, [end for end in ordered if end.written.kind == kind]) for kind, name in _MANY.items()]
    return [one for one in by_kind if one[2]]
