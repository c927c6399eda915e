"""The page of a course: what it is, would I get in, where and when, how I get there, what it costs, where it leads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final, NamedTuple

from markupsafe import Markup

from ..area import Course, Destination, Run
from ..derive.freshness import freshness_of
from ..derive.timetable.placing import block_of
from ..model.codes import AGES, APPLY_HOW, DELIVERY, PATTERN, STUDY
from ..model.course import Cost
from . import ahead, dates, entry, jsonld, phrases
from .context import COURSE_DEPTH, Context
from .journeys import head
from .page import Page
from .rows import week

_MEANS: Final = {
    "part-of-programme": "you take it beside other courses",
    "day-release": "a day a week away from work",
    "block-release": "whole weeks away from work",
}
_DESTINATIONS: Final = (("apprenticeship", "Apprenticeships"), ("job", "Jobs"), ("higher", "Higher education"))
_SCRIPT: Final = '<script type="module" src="../../../assets/javascripts/grades-course.js"></script>'
_PAPER: Final = '<script type="module" src="../../../assets/javascripts/course-paper.js"></script>'
_TRAVEL: Final = head("../" * COURSE_DEPTH)


class Facts(NamedTuple):
    """What stands in the list at the top, of the first run."""

    starts: str
    where: str
    days: str
    length: str
    ages: str
    apply_by: str


class When(NamedTuple):
    """A run as the page tells it."""

    run: Run
    start: str
    length: str
    pattern: str
    delivery: str
    lessons: Sequence[str]
    apply: str


class Steps(NamedTuple):
    """Where a course leads: courses of this prospectus, destinations by kind, and what is told in words."""

    courses: Markup
    destinations: Sequence[tuple[str, Sequence[Destination]]]
    says: Sequence[str]


class Application(NamedTuple):
    """How to apply and by when; `url` is empty when there is nothing to follow."""

    says: str
    by: str
    url: str
    link: str


def view(ctx: Context, course: Course) -> Page:
    """The page of a published or withdrawn course."""
    written = course.written
    return Page(
        address=course.address,
        shell="course",
        title=f"{course.title}, {course.level.name.lower()}, {course.provider.name}",
        description=written.summary,
        head=_head(ctx, course),
        body=_body(ctx, course),
        source=course.path,
        listed=written.status == "published",
    )


def _head(ctx: Context, course: Course) -> str:
    """What search engines read and, while the course is offered, what works out “Would I get in?”."""
    found = jsonld.course(ctx, course)
    paper = f"\n{_PAPER}" if ctx.site_url else ""
    return f"{found}\n{_SCRIPT}\n{_TRAVEL}{paper}" if course.written.status == "published" else found


def _body(ctx: Context, course: Course) -> str:
    area, written, likeness = ctx.area, course.written, ctx.derived.likeness
    provider = course.provider
    role = written.apply.contact
    contact = provider.contact(role)
    needs = entry.needs(ctx, course)
    leads_here = ctx.derived.order.sorted(area.leading_to.get(course.key, ()))
    return ctx.html(
        "course",
        COURSE_DEPTH,
        course=course,
        written=written,
        provider=provider,
        contact=contact,
        ask=ctx.pieces.asks.get((provider.id, role)) or ctx.pieces.asks[provider.id, None],
        pieces=ctx.pieces,
        journeys=ctx.journeys.of_run(course.runs[0]),
        travel_help=ctx.journeys.help_on(course),
        reach=ctx.journeys.range,
        text=ctx.text(COURSE_DEPTH),
        facts=facts(course),
        visits=dates.of_course(ctx, course) if written.status == "published" else (),
        whens=[when(run) for run in course.runs],
        block_of=partial(block_of, area, course),
        needs=needs,
        leads_too=[one for one in leads_here if one not in needs.courses],
        entry_data=entry.data(course, leads_here),
        cost=cost(written.cost),
        apply=application(ctx, course),
        steps=_steps(ctx, course),
        ahead=ahead.ahead(ctx, course) if written.status == "published" else None,
        leads_here=leads_here,
        leads_lines=ctx.lines(leads_here),
        elsewhere=_lines(ctx, likeness.elsewhere(course)),
        similar=_lines(ctx, likeness.similar(course)),
        fresh=freshness_of(written, area.written.freshness, area.today),
        words_here=ctx.glossary.found(course),
        short=ctx.site_url and ctx.site_url + ctx.shorts[course.key],
    )


def cost(written: Cost) -> str:
    """What it costs: “Free if you are 16 to 18, otherwise £1,640”."""
    free = f"Free if you are {phrases.ages(written.free)}" if written.free else ""
    amount = phrases.money(written.amount) if written.amount is not None else ""
    return f"{free}, otherwise {amount}" if free and amount else free or amount or "Not said"


def facts(course: Course) -> Facts:
    """What stands in the list at the top."""
    run, written = course.runs[0], course.written
    more = len(course.runs) - 1
    also = f", and {phrases.count(more, 'other choice', 'other choices')}" if more else ""
    site, until = run.site, run.written.apply and run.written.apply.until
    return Facts(
        _capital(phrases.short_start(run.written.start)) + also,
        f"{site.written.name}, {site.written.town}" if site else run.nowhere,
        _capital(week(run)),
        f"{how_long(run)}, {STUDY[run.written.study].lower()}",
        AGES[written.ages],
        phrases.date(until) if until else "",
    )


def when(run: Run) -> When:
    """A run as the page tells it."""
    written = run.written
    study, pattern = written.study, written.pattern
    return When(
        run,
        _capital(phrases.start(written.start)),
        f"{how_long(run)}, {_explained(STUDY[study].lower(), study)}",
        _explained(PATTERN[pattern], pattern),
        DELIVERY[written.delivery],
        phrases.sessions(run.sessions),
        apply_window(run),
    )


def how_long(run: Run) -> str:
    written = run.written
    until = f"until {phrases.date(written.end)}" if written.end else "length not said"
    return str(written.duration) if written.duration else until


def apply_window(run: Run) -> str:
    """“from 5 October 2026 until 29 January 2027”; empty when there is no window."""
    window = run.written.apply
    if window is None:
        return ""
    since = f"from {phrases.date(window.from_)} " if window.from_ else ""
    return f"{since}until {phrases.date(window.until)}" if window.until else since.rstrip()


def _explained(name: str, code: str) -> str:
    return f"{name} ({_MEANS[code]})" if code in _MEANS else name


def application(ctx: Context, course: Course) -> Application:
    """How to apply and by when."""
    apply, area = course.written.apply, ctx.area.written
    form = area.common_form
    if apply.how == "common-form" and form:
        says, url, link = f"Use the {form.name}.", form.url, form.name
    elif apply.how == "adviser":
        service = area.adviser_service
        says, url, link = f"Talk to {service.name}.", service.url, service.name
    else:
        says, url, link = f"{APPLY_HOW[apply.how]}.", None, ""
    if apply.url:
        url, link = apply.url, f"{course.provider.name}: how to apply"
    return Application(says, _by_when(ctx, course), url or "", link)


def _by_when(ctx: Context, course: Course) -> str:
    window = apply_window(course.runs[0])
    if window:
        return f"Apply {window}."
    form = ctx.area.written.common_form
    if course.written.apply.how == "common-form" and form and form.closes:
        return f"The form closes on {phrases.date(form.closes)}."
    if course.written.imported:
        return "By when is not said: ask."
    return "There is no closing date: apply when you are ready, and ask whether there is room."


def _steps(ctx: Context, course: Course) -> Steps:
    courses = [ctx.area.courses.get(step.course_id) for step in course.leads_to if step.course_id]
    by_kind = [
        (name, [step.destination for step in course.leads_to if step.kind == kind and step.destination])
        for kind, name in _DESTINATIONS
    ]
    return Steps(
        _lines(ctx, [one for one in courses if one and one.written.status == "published"]),
        [(name, found) for name, found in by_kind if found],
        [step.says for step in course.leads_to if step.says],
    )


def _lines(ctx: Context, courses: Iterable[Course]) -> Markup:
    """The lines of these courses in the area's order, each once."""
    once = {course.key: course for course in courses}
    return ctx.lines(ctx.derived.order.sorted(once.values()))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
