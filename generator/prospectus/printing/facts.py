"""What sheets say of a course: the same facts in the same words and order as on its page, as text without links."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from ..area import Course, Provider, Run
from ..model.provider import Contact
from ..pages import course as page
from ..pages.entry import Needs, needs
from ..pages.phrases import both, count
from .desk import Desk

_MEANT: Final = {"course": "", "apprenticeship": "", "job": "job: ", "higher": ""}


class Facts(NamedTuple):
    """A course as sheets tell it; `leads` are its next steps in words, `others` its further dates and places."""

    course: Course
    first: page.Facts
    whens: Sequence[page.When]
    cost: str
    needs: Needs
    apply: page.Application
    leads: Sequence[str]
    contact: Contact
    level: str

    @property
    def provider(self) -> Provider:
        return self.course.provider

    @property
    def others(self) -> Sequence[page.When]:
        return self.whens[1:]


def facts(desk: Desk, course: Course) -> Facts:
    """The facts of a course."""
    words = desk.area.words.levels.get(course.written.level)
    return Facts(
        course,
        page.facts(course),
        [page.when(run) for run in course.runs],
        page.cost(course.written.cost),
        needs(desk.ctx, course),
        page.application(desk.ctx, course),
        leads(desk, course),
        course.provider.contact(course.written.apply.contact),
        f"{course.level.name}: {words.short}" if words else course.level.name,
    )


def leads(desk: Desk, course: Course) -> list[str]:
    """Where a course leads, step by step in words: courses with their level and provider first."""
    found = []
    for step in course.leads_to:
        other = desk.area.courses.get(step.course_id or "")
        if other and other.written.status == "published":
            own = other.provider is course.provider
            found.append(f"{other.title} ({other.level.name}{'' if own else f', {other.provider.name}'})")
        elif step.destination:
            found.append(step.destination.written.name)
        elif step.says:
            found.append(step.says)
    return list(dict.fromkeys(found))


def place(run: Run) -> str:
    """Where a run is held: “Riverside Campus, Tembridge”; taught by another provider, that one too."""
    where = f"{run.site.written.name}, {run.site.written.town}" if run.site else run.nowhere
    return f"{where}, taught by {run.delivered_by.name}" if run.delivered_by else where


def asked(found: Needs, *, brief: bool = False) -> list[str]:
    """What gets a learner in, each in a sentence; `brief` names courses by their titles alone."""
    said = []
    if found.grades:
        said.append(
            f"{'All of these get you in' if found.grades[1:] else 'This gets you in'}: {'; '.join(found.grades)}."
        )
    elif found.level:
        said.append(f"{found.level}.")
    if found.courses:
        places = "" if brief else " ({0.level.name}, {0.provider.name})"
        names = dict.fromkeys(one.title + places.format(one) for one in found.courses)
        said.append(f"{found.lead} {both(list(names), last='or')}.")
    if found.open:
        said.append("It asks for no grades and no earlier course.")
    if found.ask:
        said.append("Ask whether you would get in.")
    said += [f"{one}." for one in (found.follows.rstrip("."), found.interview) if one]
    return said


def reach(contact: Contact) -> str:
    """How to reach somebody: “Admissions team, 01632 960101, admissions@…”."""
    return ", ".join(part for part in (contact.title, contact.phone, contact.email) if part)


def more(number: int, one: str, many: str) -> str:
    """“and 3 other courses”; empty when there is none."""
    return f"and {count(number, one, many)}" if number > 0 else ""
