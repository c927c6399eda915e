"""The shape of entitlement.yml: promises, each a sentence with a test, in a small closed language of tests."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field, model_validator

from .. import limits
from .codes import (
    AGES,
    APPLY_HOW,
    CONTACT_ROLE,
    COURSE_KIND,
    DELIVERY,
    DESTINATION_KIND,
    GENERAL_EDUCATION,
    LEVELS,
    PATTERN,
    PROVIDER_KIND,
    SECTORS,
    STUDY,
)
from .course import OTHER_LEVELS, Subject
from .fields import Accepted, Note, OneOrMore, Slug, Text, Written, code, reference, refuse
from .numbers import number
from .when import Date

TECHNICAL: Final = tuple(one for one in SECTORS if one not in GENERAL_EDUCATION)
GENERAL: Final = tuple(one for one in SECTORS if one in GENERAL_EDUCATION)
USUAL_LEVELS: Final = ("E", "1", "2", "3")
"""The levels that may be right for a young person; what “all” means where levels are asked for."""

AUDIENCE: Final = {
    "learner": "Young people",
    "parent": "Parents and carers",
    "provider": "Schools, colleges and training providers",
    "adviser": "Advisers",
    "employer": "Employers",
}
GROUP: Final = {
    "everyone": "Every young person",
    "14-16": "If you are 14 to 16",
    "16-19": "If you are 16 to 19",
    "learning-difficulties-or-disabilities": "If you have a learning difficulty or a disability",
    "at-risk-of-dropping-out": "If you have stopped learning, or are about to",
    "looked-after": "If you are in care, or have left care",
}
STARTS: Final = {"on-time": "by 30 September", "late": "after 30 September", "any-time": "at any time"}
HAS: Final = {
    **{role: f"a contact for {name.lower()}" for role, name in CONTACT_ROLE.items()},
    "support": "a text on help for learners with learning difficulties or disabilities",
    "inspection": "its last inspection",
    "step-free": "a place that is step-free throughout",
}
EVENTS: Final = {"open-event": "open events", "taster": "tasters"}
EVERY: Final = ("every-locality", "every-town", "every-village")
"""What can be written instead of the ids of towns and villages."""

Severities = Literal["error", "warning", "advice"]
Sector = Annotated[str, code(("all", "technical", "general", *SECTORS), what="a sector")]
AnyLevel = Annotated[str, code(("all", *LEVELS), what="a level", also=OTHER_LEVELS)]
AnyAge = Annotated[str, code(AGES, what="an age range", also={"19 and over": "19+"})]
AnyKind = Annotated[str, code(("all", *COURSE_KIND), what="a kind of course")]
AnyProvider = Annotated[str, code(("all", *PROVIDER_KIND), what="a kind of provider")]
AnyStudy = Annotated[str, code(STUDY, what="a study mode")]
AnyPlace = Annotated[str, reference((1,), what="a town or village", example="newtown")]
PageName = Annotated[str, reference((1, 2, 3), what="a page in content/", example="parents")]


class Each(Written):
    """The choices that there have to be: one for every value of a key, and with several keys for every combination."""

    sector: Annotated[tuple[Sector, ...], OneOrMore] = Field(
        (), description="Sectors: all eighteen, technical (the fifteen technical ones), general (the others), or ids."
    )
    subject: Annotated[tuple[Subject, ...], OneOrMore] = Field((), description="Sector subject areas, tier 2.")
    level: Annotated[tuple[AnyLevel, ...], OneOrMore] = Field(
        (),
        description="Levels; “all” is Entry level and levels 1 to 3. E means E1 to E3 too, 1 and 2 mean 1/2 too.",
    )
    ages: Annotated[tuple[AnyAge, ...], OneOrMore] = Field(
        (), description="Age ranges; a course for ages 14-19 counts for 14-16 and for 16-19."
    )
    kind: Annotated[tuple[AnyKind, ...], OneOrMore] = Field((), description="Kinds of course; all, or some.")
    place: Annotated[tuple[AnyPlace, ...], OneOrMore] = Field(
        (), description="Towns and villages in which a course has to be held; or every-town, every-village."
    )
    study: Annotated[tuple[AnyStudy, ...], OneOrMore] = Field((), description="Study modes.")


class CourseFilter(Written):
    """Which courses are meant: those that fit every key; where a key has several values, any of them will do."""

    sector: Annotated[tuple[Sector, ...], OneOrMore] = Field((), description="Sectors, as under each.")
    subject: Annotated[tuple[Subject, ...], OneOrMore] = Field((), description="Sector subject areas, tier 2.")
    level: Annotated[tuple[AnyLevel, ...], OneOrMore] = Field((), description="Levels, as under each.")
    ages: Annotated[tuple[AnyAge, ...], OneOrMore] = Field((), description="Age ranges, as under each.")
    kind: Annotated[tuple[AnyKind, ...], OneOrMore] = Field((), description="Kinds of course.")
    place: Annotated[tuple[AnyPlace, ...], OneOrMore] = Field((), description="Towns and villages where it is held.")
    study: Annotated[tuple[AnyStudy, ...], OneOrMore] = Field((), description="Study modes.")
    provider_kind: Annotated[tuple[AnyProvider, ...], OneOrMore] = Field((), description="Kinds of provider.")
    pattern: Annotated[tuple[Annotated[str, code(PATTERN, what="an attendance pattern")], ...], OneOrMore] = Field(
        (), description="When in the day or week."
    )
    delivery: Annotated[tuple[Annotated[str, code(DELIVERY, what="a way of delivery")], ...], OneOrMore] = Field(
        (), description="Ways of delivery."
    )
    starts: Annotated[tuple[Annotated[str, code(STARTS, what="a time to start")], ...], OneOrMore] = Field(
        (), description="When it starts: on-time (by 30 September of the school year), late (after it) or any-time."
    )
    apply: Annotated[tuple[Annotated[str, code(APPLY_HOW, what="a way to apply")], ...], OneOrMore] = Field(
        (), description="How to apply."
    )


class LeadsOn(CourseFilter):
    """What a course has to lead to, at once or by way of other courses: a course that fits, or a destination."""

    destination: Annotated[
        tuple[Annotated[str, code(DESTINATION_KIND, what="a kind of destination")], ...], OneOrMore
    ] = Field((), description="Kinds of destination that will do too: job, apprenticeship, higher.")


class ProviderFilter(Written):
    """Which providers are meant."""

    kind: Annotated[tuple[AnyProvider, ...], OneOrMore] = Field((), description="Kinds of provider; all, or some.")
    offers: CourseFilter | None = Field(None, description="Only those that offer a course like this.")


class EventFilter(Written):
    """Which events there have to be, and when. Without a time: those that are still to come."""

    kind: Annotated[tuple[Annotated[str, code(EVENTS, what="a kind of event")], ...], OneOrMore] = Field(
        description="Kinds of event: open-event, taster."
    )
    ages: Annotated[tuple[AnyAge, ...], OneOrMore] = Field(
        (), description="Only those for one of these age ranges; an event that names no ages is for everybody."
    )
    from_: Date | None = Field(
        None, alias="from", description="Not before this day; those that are over since then count too."
    )
    until: Date | None = Field(None, description="Not after this day.")
    within_days: Annotated[float, number(1, 730, what="a number of days")] | None = Field(
        None, description="At most so many days after the day on which the site is made; instead of from and until."
    )

    @model_validator(mode="after")
    def _one_time(self) -> EventFilter:
        if self.within_days is not None and (self.from_ or self.until):
            says = "“within_days” counts from the day on which the site is made, so it needs no other days."
            refuse("not-together", says, "Keep “within_days”, or “from” and “until”.")
        if self.from_ and self.until and self.until < self.from_:
            refuse("ends-before-start", "The last day is before the first.", "Swap the two, or mend the year.")
        return self


class Condition(Written):
    """What has to be so for the promise to be kept: one of five forms."""

    each: Each | None = Field(None, description="There is a choice for each of these.")
    courses: CourseFilter | None = Field(None, description="Only courses like this are counted; without each: in all.")
    from_: Annotated[tuple[AnyPlace, ...], OneOrMore] = Field(
        (), alias="from", description="Where learners live: every-locality, every-town, every-village, or ids."
    )
    within_minutes: Annotated[float, number(1, 240, what="a number of minutes")] | None = Field(
        None, description="How far that may be, in minutes: by the timetable, else estimated from the distance."
    )
    within_miles: Annotated[float, number(0.1, 100, what="a number of miles")] | None = Field(
        None, description="How far that may be in a straight line, in miles."
    )
    at_least: Annotated[float, number(1, 100, what="a number of choices")] = Field(
        1, description="How many there have to be; 1 when it is left out."
    )
    of: Annotated[Literal["courses", "providers"], code(("courses", "providers"), what="something to count")] = Field(
        "courses", description="What is counted: courses, or the providers that offer them."
    )
    each_course: CourseFilter | None = Field(None, description="Every published course like this leads on.")
    leads_to: LeadsOn | None = Field(None, description="What every such course leads to.")
    each_provider: ProviderFilter | None = Field(None, description="Every provider like this has something.")
    has: Annotated[tuple[Annotated[str, code(HAS, what="something that a provider has")], ...], OneOrMore] = Field(
        (), description="What every such provider has: contacts by their role, support, inspection, step-free."
    )
    events: EventFilter | None = Field(
        None,
        description="There are events like this: in all, for each choice, or at every provider under each_provider.",
    )
    pages: Annotated[tuple[PageName, ...], OneOrMore] = Field(
        (), description="These pages of content/ are there, named without .md."
    )

    @property
    def form(self) -> str:
        """Which of the five forms this is: each, each_course, each_provider, events or pages."""
        return self._forms()[0]

    def _forms(self) -> list[str]:
        each = None if self.events else self.each
        given = {
            "each": each or self.courses,
            "each_course": self.each_course,
            "each_provider": None if self.events else self.each_provider,
            "events": self.events,
            "pages": self.pages,
        }
        return [name for name, value in given.items() if value]

    @model_validator(mode="after")
    def _one_form(self) -> Condition:
        forms = self._forms()
        if len(forms) != 1:
            says = f"This test has {len(forms) or 'none'} of each, courses, each_course, each_provider, events, pages."
            do = "Keep one of them; only each goes with courses, and events with each or with each_provider."
            refuse("one-test-each", says, do)
        return self

    @model_validator(mode="after")
    def _what_goes_with_events(self) -> Condition:
        if self.events and self.each and self.each_provider:
            says = "Events are counted for each choice or for each provider."
            refuse("not-together", says, "Keep “each” or “each_provider”.")
        if self.events and self.each and self.each.study:
            refuse("not-together", "“study” does not go with “events”.", "Delete “study”.")
        if self.events and self.each_provider and self.from_:
            refuse("not-together", "“from” does not go with “each_provider”.", "Delete “from” and how far.")
        return self

    @model_validator(mode="after")
    def _what_goes_together(self) -> Condition:
        given = {name for name, key in type(self).model_fields.items() if getattr(self, name) != key.default}
        stray = (_STRAY - _WITH[self.form]) & given
        if (self.each_course is None) != (self.leads_to is None):
            refuse("not-together", "“each_course” and “leads_to” belong together.", "Write both, or neither.")
        if not self.events and (self.each_provider is None) != (not self.has):
            refuse("not-together", "“each_provider” and “has” belong together.", "Write both, or neither.")
        if stray:
            name = sorted(stray)[0].rstrip("_")
            refuse("not-together", f"“{name}” does not go with “{self.form}”.", f"Delete “{name}”.")
        limited = self.within_minutes is not None, self.within_miles is not None
        if sum(limited) != bool(self.from_):
            says = "“from” goes with one of “within_minutes” and “within_miles”, and these with “from”."
            refuse("not-together", says, "Write both where learners live and how far they may have to go.")
        return self


_STRAY: Final = frozenset({"from_", "within_minutes", "within_miles", "at_least", "of", "leads_to", "has"})
_WITH: Final = {
    "each": frozenset({"from_", "within_minutes", "within_miles", "at_least", "of"}),
    "each_course": frozenset({"leads_to"}),
    "each_provider": frozenset({"has"}),
    "events": frozenset({"from_", "within_minutes", "within_miles", "at_least"}),
    "pages": frozenset[str](),
}


class Promise(Written):
    """A promise: a sentence, whom it is for, and the test that tells whether it is kept."""

    id: Slug = Field(description="Its permanent id, which is part of its address.")
    says: Note = Field(description="The promise, in one sentence that a 14-year-old understands.")
    for_: Annotated[tuple[Annotated[str, code(AUDIENCE, what="somebody to promise to")], ...], OneOrMore] = Field(
        alias="for", description="Whom it is made to: learner, parent, provider, adviser, employer."
    )
    group: Annotated[str, code(GROUP, what="a group of young people")] = Field(
        "everyone", description="Which young people it is for, when not for everyone."
    )
    about: Annotated[str, Text(limits.ABOUT, "markdown")] | None = Field(
        None, description="What it means and what to do to get it."
    )
    easy: Note | None = Field(
        None, description="The promise in short sentences and easy words, for the easy-read sheet."
    )
    promise: Condition = Field(description="The test.")
    severity: Annotated[Severities, code(("error", "warning", "advice"), what="a severity")] = Field(
        "warning", description="How bad it is when it is broken: error, warning or advice. Fragile is one step milder."
    )
    accepted: Accepted = Field(
        default_factory=dict, description="Warnings that are right as they stand: the rule's id and the reason."
    )


class EntitlementFile(Written):
    """content/area/entitlement.yml: what young people here are promised."""

    about: Annotated[str, Text(limits.ABOUT, "markdown")] | None = Field(
        None, description="An introduction to the promises: who makes them, and whom to tell when one is not kept."
    )
    agreed_on: Date | None = Field(None, description="The day on which the partnership agreed on them.")
    promises: Annotated[tuple[Promise, ...], Field(min_length=1)] = Field(description="The promises.")
