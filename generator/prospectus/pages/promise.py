"""The page of a promise and the lists behind its numbers: which courses keep it, and from where one can get to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from ..area import Course, Destination, Event
from ..derive import telling
from ..derive.reaching import how_reckoned
from ..derive.standing import Case, Standing
from ..model.codes import LEVEL, LEVELS
from ..model.entitlement import HAS
from ..wording import listed
from . import neighbours, phrases
from .context import Context
from .lists import Group, Sheet, sheets
from .page import Page
from .promises import MARK, WORD, Number, address, grid, list_address, over_places, worst

SOURCE = "entitlement"


class Listed(NamedTuple):
    """A list of courses behind a number: the promise, what the list is of, its cases, and one page of it."""

    standing: Standing
    name: str
    cases: Sequence[Case]
    sheet: Sheet


class Place(NamedTuple):
    """Where learners live, how many courses there are from there, and the parts of the list that have them."""

    id: str
    name: str
    found: int
    state: str
    parts: Sequence[tuple[str, int]]


class Part(NamedTuple):
    """A part of a list: the anchor, its heading and its lines."""

    id: str
    title: str
    lines: Markup


class Way(NamedTuple):
    """A course that has to lead on, and the next steps by which it does."""

    course: Course
    state: str
    courses: Sequence[Course]
    destinations: Sequence[Destination]


class Standard(NamedTuple):
    """A provider, and what it has and lacks of what is asked of it."""

    id: str
    name: str
    address: str
    has: str
    lacks: str


def view(ctx: Context, standing: Standing) -> Page:
    """The page of a promise."""
    promise, area = standing.promise, ctx.area
    form = promise.promise.form
    body = ctx.html(
        "promise",
        2,
        standing=standing,
        promise=promise,
        form=form,
        text=ctx.text(2),
        test=telling.condition(promise.promise, area),
        estimate=how_reckoned(area) if promise.promise.within_minutes else "",
        across=len({key for one in standing.cases for key in one.keepers if key in area.across}),
        mark=MARK[standing.state],
        word=WORD[standing.state],
        grid=grid(standing, area, over_places(standing)) if _is_table(standing) else None,
        levels=list(_levels(standing, ctx)) if form == "each_course" else (),
        providers=list(_providers(standing, ctx)) if promise.promise.each_provider else (),
        events=list(_events(standing, ctx)) if form == "events" and not promise.promise.each_provider else (),
        pages=[_page(one) for one in standing.cases] if form == "pages" else (),
        marks=MARK,
        words=WORD,
    )
    return Page(address(promise), "entitlement", promise.says, _short(promise.says), body, source=_source(ctx))


def lists(ctx: Context) -> Iterator[Listed]:
    """Every page of every list behind the numbers."""
    for standing in ctx.derived.entitlement:
        for name, base, cases, groups in _lists(standing, ctx):
            for sheet in sheets(base, groups):
                yield Listed(standing, name, cases, sheet)


def list_view(ctx: Context, subject: Listed) -> Page:
    """A page of a list: the courses of a choice by the places from which one can get to them, or the ways on."""
    standing, name, cases, sheet = subject
    says = standing.promise.says
    title = sheet.title(f"{name}: {says}")
    ways = standing.promise.promise.form == "each_course"
    every = _groups(standing, cases, ctx)
    body = ctx.html(
        "promised",
        sheet.depth,
        standing=standing,
        name=name,
        title=title,
        says=says,
        address=address(standing.promise),
        sheet=sheet,
        places=list(_places(standing, cases, every, ctx)) if sheet.number == 1 and not ways else (),
        parts=list(_parts(ctx, sheet, every)) if not ways else (),
        ways=list(_ways(ctx, sheet, cases)) if ways else (),
        across=list(_across(cases, ctx)) if sheet.number == 1 else (),
        wanted=cases[0].wanted,
        of=standing.promise.promise.of,
        estimate=how_reckoned(ctx.area) if standing.promise.promise.within_minutes else "",
        marks=MARK,
        words=WORD,
    )
    return Page(sheet.address, "entitlement", title, _short(title), body, source=_source(ctx))


def _lists(standing: Standing, ctx: Context) -> Iterator[tuple[str, str, Sequence[Case], Sequence[Group]]]:
    form = standing.promise.promise.form
    if form == "each":
        for choice, cases in standing.by_choice.items():
            name = telling.choice(standing.dimensions, choice, ctx.area) or "Courses"
            yield name, list_address(standing, choice), cases, _groups(standing, cases, ctx)
    elif form == "each_course":
        for code, group in _by_level(standing, ctx).items():
            courses = [ctx.area.courses[one.subject or ""] for one in group]
            base = f"{address(standing.promise)}{LEVEL[code].slug}/"
            yield LEVEL[code].name, base, group, [Group("", "", courses)]


def _by_level(standing: Standing, ctx: Context) -> Mapping[str, list[Case]]:
    groups: dict[str, list[Case]] = {}
    for one in standing.cases:
        groups.setdefault(ctx.area.courses[one.subject or ""].written.level, []).append(one)
    return {code: groups[code] for code in LEVELS if code in groups}


# ── What stands on the page of a promise ─────────────────────────────────────────────────────────────────────────────


def _levels(standing: Standing, ctx: Context) -> Iterator[tuple[str, Number]]:
    for code, cases in _by_level(standing, ctx).items():
        kept = sum(one.state != "broken" for one in cases)
        yield (
            LEVEL[code].name,
            Number(f"{kept:,} of {len(cases):,}", f"{address(standing.promise)}{LEVEL[code].slug}/", worst(cases)),
        )


def _providers(standing: Standing, ctx: Context) -> Iterator[Standard]:
    for one in standing.cases:
        provider = ctx.area.providers[one.subject or ""]
        has = [HAS[what] for what in standing.promise.promise.has if what not in one.missing]
        has += [_event(event) for event in _by_day(one.events, ctx)]
        lacks = [*(HAS[what] for what in one.missing), *filter(None, [telling.events_short(standing, one)])]
        told = (listed(words, last="and") if words else "" for words in (has, lacks))
        yield Standard(provider.id, provider.name, provider.address, *told)


def _is_table(standing: Standing) -> bool:
    """Whether its cases are choices or places, which make a table."""
    return bool(standing.cases) and standing.cases[0].subject is None


def _event(one: Event) -> str:
    return f"{one.name} ({phrases.date(one.written.on)})"


def _by_day(ids: Iterable[str], ctx: Context) -> list[Event]:
    return sorted((ctx.area.event_by_id[id_] for id_ in ids), key=lambda one: (one.written.on, one.name, one.id))


def _events(standing: Standing, ctx: Context) -> Iterator[tuple[str, str, Sequence[tuple[Event, bool]]]]:
    """What each choice is called in links and in words, and the events that keep it: whether each is still to come."""
    for choice, cases in standing.by_choice.items():
        events = _by_day({id_ for one in cases for id_ in one.events}, ctx)
        name = telling.choice(standing.dimensions, choice, ctx.area) or "The events"
        anchor = list_address(standing, choice).partition("#")[2]
        yield anchor, name, [(one, one.last >= ctx.area.today) for one in events]


def _page(one: Case) -> tuple[str, str, bool]:
    """A page that has to be there: its name, its address, and whether it is."""
    name = one.subject or ""
    address = name.removesuffix("index").rstrip("/")
    return name, f"{address}/" if address else "", bool(one.found)


# ── What stands in a list ────────────────────────────────────────────────────────────────────────────────────────────


def _groups(standing: Standing, cases: Sequence[Case], ctx: Context) -> list[Group]:
    """The courses of a choice, by the places from which one can get to them: first those within reach of most."""
    reached: dict[str, list[str]] = {}
    for one in cases:
        for key in (key for key in one.keepers if key in ctx.area.courses):
            reached.setdefault(key, []).append(one.locality or "")
    found: dict[tuple[str, ...], list[Course]] = {}
    for key, places in reached.items():
        found.setdefault(tuple(places), []).append(ctx.area.courses[key])
    ordered = sorted(found, key=lambda places: (-len(places), places))
    return [Group(_within(standing, places, ctx), "", ctx.derived.order.sorted(found[places])) for places in ordered]


def _within(standing: Standing, places: Sequence[str], ctx: Context) -> str:
    """From where one can get to the courses of a group."""
    every = standing.localities
    if not every:
        return ""
    if len(places) == len(every):
        return "Near enough to every place"
    names = {id_: telling.name("from", id_, ctx.area) for id_ in every}
    if len(places) * 2 > len(every):
        return (
            f"Near enough to every place but {listed((names[id_] for id_ in every if id_ not in places), last='and')}"
        )
    return f"Near enough to {listed((names[id_] for id_ in places), last='and')}"


def _across(cases: Sequence[Case], ctx: Context) -> Iterator[neighbours.Row]:
    """The courses of neighbours that count towards a choice, wherever from."""
    for key in dict.fromkeys(key for one in cases for key in one.keepers if key in ctx.area.across):
        yield neighbours.row(ctx, ctx.area.across[key])


def _anchor(groups: Sequence[Group], group: Group) -> str:
    return f"list-{[one.title for one in groups].index(group.title) + 1}"


def _places(standing: Standing, cases: Sequence[Case], groups: Sequence[Group], ctx: Context) -> Iterator[Place]:
    """Where learners live, with the parts of the list that are near enough."""
    if not standing.localities or not cases:
        return
    pages = sheets(list_address(standing, cases[0].choice), groups)
    first = {group.title: sheet.address for sheet in reversed(pages) for group in sheet.groups}
    for one in cases:
        here = set(one.keepers)
        parts = [
            (f"{first[group.title]}#{_anchor(groups, group)}", len(group.courses))
            for group in groups
            if group.courses[0].key in here
        ]
        yield Place(one.locality or "", telling.name("from", one.locality or "", ctx.area), one.found, one.state, parts)


def _parts(ctx: Context, sheet: Sheet, groups: Sequence[Group]) -> Iterator[Part]:
    for group in sheet.groups:
        yield Part(_anchor(groups, group), group.title, ctx.lines(group.courses))


def _ways(ctx: Context, sheet: Sheet, cases: Sequence[Case]) -> Iterator[Way]:
    """The courses of a page of the list, with where each leads on."""
    by_subject = {one.subject: one for one in cases}
    for course in (course for group in sheet.groups for course in group.courses):
        one = by_subject[course.key]
        courses = [ctx.area.courses[key] for key in one.keepers]
        yield Way(course, one.state, courses, [ctx.area.destinations[id_] for id_ in one.goals])


def _short(text: str) -> str:
    return f"Whether this promise is kept, and where: {text}"


def _source(ctx: Context) -> str | None:
    return ctx.area.paths.get(SOURCE)
