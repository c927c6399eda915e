"""The page of a course: what it is, would I get in, where and when, how I get there, what it costs, where it leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from ..area import Area, Course, Destination, Run
from ..derive.freshness import freshness
from ..model.codes import AGES, DELIVERY, LEVEL, PATTERN, STUDY
from ..model.course import Cost, GcseGrade
from . import jsonld, phrases
from .context import Context
from .page import Page
from .rows import Row, week

DEPTH: Final = 3
_MEANS: Final = {
    "part-of-programme": "you take it beside other courses",
    "day-release": "a day a week away from work",
    "block-release": "whole weeks away from work",
}
_DESTINATIONS: Final = (("apprenticeship", "Apprenticeships"), ("job", "Jobs"), ("higher", "Higher education"))


class Fact(NamedTuple):
    """A fact in the list at the top: its icon, its name, and what it says, a line each."""

    icon: str
    name: str
    says: Sequence[str]


class When(NamedTuple):
    """A run as the page tells it."""

    run: Run
    start: str
    length: str
    study: str
    pattern: str
    delivery: str
    lessons: Sequence[str]


class Steps(NamedTuple):
    """Where a course leads: courses of this prospectus, destinations by kind, and what is told in words."""

    courses: Sequence[Row]
    destinations: Sequence[tuple[str, Sequence[Destination]]]
    says: Sequence[str]


def view(ctx: Context, course: Course) -> Page:
    """The page of a published or withdrawn course."""
    written = course.written
    return Page(
        address=course.address,
        shell="course",
        title=f"{course.title}, {course.level.name.lower()}, {course.provider.name}",
        description=written.summary,
        head=jsonld.course(ctx, course),
        body=_body(ctx, course),
        source=course.path,
        listed=written.status == "published",
    )


def _body(ctx: Context, course: Course) -> str:
    area, written, likeness = ctx.area, course.written, ctx.derived.likeness
    return ctx.html(
        "course",
        DEPTH,
        course=course,
        written=written,
        provider=course.provider,
        text=ctx.text(DEPTH),
        facts=tuple(_facts(course)),
        whens=[_when(run) for run in course.runs],
        grades=[_grade(one) for one in written.entry.gcse],
        entry_level=_entry_level(course),
        lead_in=_rows(ctx, _lead_in(area, course)),
        leads_here=_rows(ctx, area.leading_to.get(course.key, ())),
        steps=_steps(ctx, course),
        cost=cost(written.cost),
        elsewhere=_rows(ctx, likeness.elsewhere(course)),
        similar=_rows(ctx, likeness.similar(course)),
        contact=course.provider.contact(written.apply.contact),
        fresh=freshness(written.reviewed.on, area.today),
        words_here=ctx.glossary.found(course),
    )


def cost(written: Cost) -> list[str]:
    """What it costs, a sentence each."""
    said = [f"Free if you are {phrases.ages(written.free)}."] if written.free else []
    if written.amount is not None:
        said.append(f"{phrases.money(written.amount)}{' for everybody else' if written.free else ''}.")
    return said


def _facts(course: Course) -> Iterator[Fact]:
    run, written = course.runs[0], course.written
    more = len(course.runs) - 1
    also = [f"and {phrases.count(more, 'other choice', 'other choices')}"] if more else []
    yield Fact("start", "Starts", [_capital(phrases.start(run.written.start)), *also])
    site = run.site
    yield Fact("place", "Where", [f"{site.written.name}, {site.written.town}"] if site else ["Online"])
    yield Fact("days", "Days", [_capital(week(run))])
    length = f"{_length(run)}, {STUDY[run.written.study].lower()}"
    yield Fact("length", "How long", [length])
    yield Fact("cost", "Cost", [" ".join(cost(written.cost)).removesuffix(".")])
    yield Fact("ages", "For ages", [AGES[written.ages]])
    if written.qualification and written.qualification.title:
        yield Fact("award", "Qualification awarded", [written.qualification.title])
    until = run.written.apply.until if run.written.apply else None
    if until:
        yield Fact("apply", "Apply by", [phrases.date(until)])


def _when(run: Run) -> When:
    written = run.written
    return When(
        run,
        _capital(phrases.start(written.start)),
        _length(run),
        _explained(STUDY[written.study], written.study),
        _explained(PATTERN[written.pattern], written.pattern),
        DELIVERY[written.delivery],
        phrases.sessions(run.sessions),
    )


def _length(run: Run) -> str:
    written = run.written
    return str(written.duration) if written.duration else f"until {phrases.date(written.end)}" if written.end else ""


def _explained(name: str, code: str) -> str:
    return f"{name} ({_MEANS[code]})" if code in _MEANS else name


def _grade(asked: GcseGrade) -> str:
    """“Grade 4 or above in maths”, “5 GCSEs at grade 4 or above”."""
    best = "Grade 9" if asked.grade == 9 else f"Grade {asked.grade:g} or above"
    if asked.count:
        which = "" if asked.subject.lower() == "any" else f" in {asked.subject}"
        return f"{asked.count:g} GCSEs at {best.lower()}{which}"
    subject = "any subject" if asked.subject.lower() == "any" else asked.subject
    return f"{best} in GCSE {subject}"


def _entry_level(course: Course) -> str | None:
    code = course.written.entry.level
    return LEVEL[code].name if code else None


def _lead_in(area: Area, course: Course) -> list[Course]:
    """The courses that entry names and that can be taken."""
    named = [area.courses.get(key) for key in course.written.entry.from_]
    return [one for one in named if one and one.written.status == "published"]


def _steps(ctx: Context, course: Course) -> Steps:
    courses = [ctx.area.courses.get(step.course_id) for step in course.leads_to if step.course_id]
    by_kind = [
        (name, [step.destination for step in course.leads_to if step.kind == kind and step.destination])
        for kind, name in _DESTINATIONS
    ]
    return Steps(
        _rows(ctx, [one for one in courses if one and one.written.status == "published"]),
        [(name, found) for name, found in by_kind if found],
        [step.says for step in course.leads_to if step.says],
    )


def _rows(ctx: Context, courses: Iterable[Course]) -> list[Row]:
    """The lines of these courses in the area's order, each once."""
    once = {course.key: course for course in courses}
    return [ctx.rows[one.key] for one in ctx.derived.order.sorted(once.values())]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
