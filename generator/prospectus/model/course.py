"""The shape of a course file: what it is, who gets in, when and where it runs, what it costs, where it leads."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field, model_validator

from .. import limits
from .codes import (
    AGES,
    APPLY_HOW,
    CONTACT_ROLE,
    COURSE_KIND,
    LEVELS,
    SECTOR,
    AgeRange,
    ApplyHow,
    ContactRole,
    CourseKind,
    LevelCode,
    SectorId,
    Status,
)
from .fields import (
    Accepted,
    CourseId,
    DestinationId,
    Keyword,
    Name,
    Note,
    OneOrMore,
    Reference,
    ShortMarkdown,
    Should,
    Summary,
    Text,
    Title,
    Written,
    YesNo,
    code,
    refuse,
)
from .meant_subject import what_to_write
from .numbers import AgeSpanField, Pence, QualificationNumber, number
from .reach import Url
from .run import Run
from .subjects import SUBJECT_AREA
from .when import Imported, Reviewed

OTHER_LEVELS = {f"level {code}": code for code in LEVELS} | {
    "entry": "E",
    "entry level": "E",
    "entry 1": "E1",
    "entry 2": "E2",
    "entry 3": "E3",
    "entry level 1": "E1",
    "entry level 2": "E2",
    "entry level 3": "E3",
    "1-2": "1/2",
    "1 or 2": "1/2",
    "level 1-2": "1/2",
    "level 1 or 2": "1/2",
}
_IN_WORDS = {
    f"{above}{word}": str(number)
    for number, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight"), 1)
    for above in ("", "level ")
}
Level = Annotated[LevelCode, code(LEVELS, what="a level", also=OTHER_LEVELS, guess=_IN_WORDS.get)]
Subject = Annotated[str, code(SUBJECT_AREA, what="the number of a sector subject area", instead=what_to_write)]
_AWARDS = {
    "btec": "vocational", "nvq": "vocational", "city & guilds": "vocational", "hnc": "vocational", "hnd": "vocational",
    "functional skills": "english-and-maths", "a2": "a-level", "taster": "short-course",
    "evening class": "short-course",
}  # fmt: skip
"""What kind of course most likely leads to an award or goes by another name."""


def _likely_ages(typed: str) -> str | None:
    """The age range that other ages, or a school year, most likely stand for."""
    year = re.match(r"(?:school )?(?:year|yr)s? *(\d+)", typed)
    figures = [int(one) + 5 for one in year.groups()] if year else [int(one) for one in re.findall(r"\d+", typed)]
    if not figures:
        return "19+" if typed.startswith("adult") else None
    if min(figures) >= 19:
        return "19+"
    if min(figures) < 16:
        return "14-19" if max(figures) > 16 else "14-16"
    return "16-19"


_LIVE = {"live": "published", "public": "published", "open": "published", "hidden": "draft", "closed": "withdrawn"}

Kind = Annotated[CourseKind, code(COURSE_KIND, what="a kind of course", guess=_AWARDS.get)]
Ages = Annotated[AgeRange, code(AGES, what="an age range", also={"19 and over": "19+"}, guess=_likely_ages)]
WhoFor = Annotated[str, Text(limits.WHO_FOR, "markdown")]


class Qualification(Written):
    """What a learner is awarded: a title and who awards it, or the reason why there is none."""

    title: Title | None = Field(None, description="The qualification's full title, as its awarding body writes it.")
    awarding_body: Name | None = Field(None, description="Who awards it, like Pearson or City & Guilds.")
    number: QualificationNumber | None = Field(None, description="The qualification number of 8 characters.")
    none: Note | None = Field(None, description="When the course leads to no qualification: the reason, in a sentence.")

    @model_validator(mode="after")
    def _one_of_both(self) -> Qualification:
        if self.title is None and self.none is None:
            says = "This qualification has neither a title nor, under “none”, the reason why there is none."
            refuse("title-or-none", says, "Write “title:”, or “none:” with the reason in a sentence.")
        if self.title and self.none:
            says = "This qualification has a title, and under “none” a reason why there is none."
            refuse("title-or-none", says, "Keep one of the two.")
        if self.none is not None and self.none.lower() in {"yes", "true", "y"}:
            refuse(
                "title-or-none",
                "“none” says that there is no qualification, but not why.",
                "Write the reason in a sentence.",
            )
        return self


_LETTERS = {"a*": "8", "a": "7", "b": "6", "c": "4", "d": "3", "e": "2", "f": "2", "g": "1"}
"""What the letters of GCSEs before 2017 come to, as Ofqual set the two scales side by side: C at 4, A at 7."""


class GcseGrade(Written):
    """A GCSE that is asked for, and the lowest grade that does."""

    subject: Name = Field(
        description="The subject, like maths or english language; “any” for a number of any subjects."
    )
    grade: Annotated[float, number(1, 9, what="a GCSE grade", also=_LETTERS)] = Field(
        description="The lowest grade that will do, 1 to 9."
    )
    count: Annotated[float, number(1, 12, what="a number of GCSEs")] | None = Field(
        None, description="How many, when the subject is “any”."
    )


class Entry(Written):
    """What a learner needs to get in."""

    summary: Summary = Field(description="What you need, in one line.")
    level: Level | None = Field(
        None,
        description="The level that you need to have reached; with GCSEs, only a level above 2 counts.",
    )
    gcse: tuple[GcseGrade, ...] = Field((), description="The GCSE grades that get you in, all of them.")
    from_: Annotated[tuple[CourseId, ...], OneOrMore] = Field(
        (), alias="from", description="Or one of these courses of this prospectus, completed."
    )
    grades_needed: YesNo | None = Field(
        None,
        description="Whether grades or an earlier course are needed at all. Write no when anybody of the age may come; "
        "yes when they are, but none of the keys above can say which.",
    )
    alternatives: Note | None = Field(None, description="What else counts, and whom to ask.")
    interview: YesNo | None = Field(None, description="Whether there is an interview: yes or no.")

    @property
    def listed(self) -> bool:
        """Whether grades, a level or courses are named, so that what a reader has can be held against them."""
        return bool(self.gcse or self.level or self.from_)

    @model_validator(mode="after")
    def _needed_or_not(self) -> Entry:
        if self.grades_needed is False and self.listed:
            refuse(
                "grades-or-none",
                "“grades_needed: no” says that none are needed, but gcse, level or from names some.",
                "Keep one of the two.",
            )
        return self


class LeadsTo(Written):
    """One thing that a course leads to: exactly one of the keys."""

    course: CourseId | None = Field(None, description="A course of this prospectus, as provider/course.")
    apprenticeship: DestinationId | None = Field(None, description="An apprenticeship among the area's destinations.")
    job: DestinationId | None = Field(None, description="A job among the area's destinations.")
    higher: DestinationId | None = Field(None, description="A higher education route among them.")
    says: Note | None = Field(None, description="Where it leads, in words: only when none of the others fits.")

    @model_validator(mode="after")
    def _exactly_one(self) -> LeadsTo:
        given = [value for value in (self.course, self.apprenticeship, self.job, self.higher, self.says) if value]
        if len(given) != 1:
            refuse(
                "one-step-each",
                f"This step has {len(given) or 'none'} of course, apprenticeship, job, higher and says.",
                "Give each step of leads_to a line of its own that starts with “- ” and one of these words.",
            )
        return self


class Cost(Written):
    """What a learner pays: free for some ages, an amount, or both."""

    free: AgeSpanField | None = Field(None, description="The ages for which it is free, like 16-18.")
    amount: Pence | None = Field(None, description="What those pay for whom it is not free, in pounds.")
    note: Note | None = Field(None, description="Anything else about fees: help, instalments, pay.")
    kit: Note | None = Field(None, description="What a learner has to buy, about how much, and where there is help.")

    @model_validator(mode="after")
    def _something(self) -> Cost:
        if self.free is None and self.amount is None:
            refuse(
                "free-or-amount",
                "This does not say what the course costs.",
                "Write “free:” with the ages it is free for, “amount:” in pounds, or both.",
            )
        return self


class Apply(Written):
    """How to apply, and whom to ask."""

    how: Annotated[ApplyHow, code(APPLY_HOW, what="a way to apply")] = Field(description="How to apply.")
    url: Url | None = Field(None, description="Where to apply; needed when it is on the provider's website.")
    contact: Annotated[ContactRole, code(CONTACT_ROLE, what="a contact's role")] | None = Field(
        None, description="Which of the provider's contacts to ask."
    )

    @model_validator(mode="after")
    def _address(self) -> Apply:
        if self.how == "provider-website" and self.url is None:
            refuse("url-missing", "Applying is on the provider's website, but the address is not given.", "Add “url:”.")
        return self


class Course(Written):
    """A course that a young person can choose."""

    title: Title = Field(description="What the course is called.")
    status: Annotated[Status, code(("draft", "published", "withdrawn"), what="a status", guess=_LIVE.get)] = Field(
        description="draft (checked, never published), published, or withdrawn (its page says so and points on)."
    )
    summary: Summary = Field(description="The course in one line, unlike any other course's.")
    kind: Kind = Field(description="What kind of course it is.")
    qualification: Annotated[Qualification | None, Should("learners and employers ask what it is worth")] = Field(
        None, description="What a learner is awarded."
    )
    level: Level = Field(description="The level: E, E1, E2, E3, 1, 1/2, 2, 3 to 8.")
    subject: Subject = Field(description="The sector subject area, tier 2, like 5.2.")
    sector: Annotated[SectorId, code(SECTOR, what="a sector")] | None = Field(
        None, description="Where learners look for it, when that is not the subject area's own sector."
    )
    keywords: Annotated[tuple[Keyword, ...], OneOrMore, Should("people find courses by the words that they use")] = (
        Field((), description="The words that learners use for it.")
    )
    ages: Ages = Field(description="Who it is for: 14-16, 16-19, 14-19 or 19+.")
    who_for: WhoFor = Field(description="Who will enjoy this, and what it is about.")
    what_you_learn: Annotated[
        Annotated[str, Text(limits.WHAT_YOU_LEARN, "markdown")] | None, Should("learners choose by what they will do")
    ] = Field(None, description="What you will learn and do.")
    how_you_learn: Annotated[ShortMarkdown | None, Should("learners ask how much is practical")] = Field(
        None, description="How you will learn: workshop, class, placement."
    )
    how_assessed: Annotated[ShortMarkdown | None, Should("some learners choose by exams or coursework")] = Field(
        None, description="Exams, coursework, practical tests."
    )
    what_to_bring: ShortMarkdown | None = Field(None, description="What you need on the first day.")
    entry: Entry = Field(description="What you need to get in.")
    leads_to: Annotated[tuple[LeadsTo, ...], Field(min_length=1)] = Field(description="Where it leads.")
    runs: Annotated[tuple[Run, ...], Field(min_length=1)] = Field(description="When and where it is held.")
    cost: Cost = Field(description="What it costs.")
    apply: Apply = Field(description="How to apply.")
    support: ShortMarkdown | None = Field(None, description="Help on this course.")
    special_feature: Annotated[str, Text(limits.NOTE, "markdown")] | None = Field(
        None, description="What is special about it here."
    )
    non_traditional: ShortMarkdown | None = Field(
        None, description="Who is under-represented on this course, and what is done about it."
    )
    english_maths: YesNo | None = Field(None, description="Whether resits of English and maths are built in.")
    formerly: Annotated[tuple[CourseId, ...], OneOrMore] = Field(
        (), description="Earlier ids of this course; their addresses lead here."
    )
    reference: Reference | None = Field(
        None,
        description="Your own reference, like the one in the national course directory or in your management "
        "information system; a file that is imported finds the course again by this.",
    )
    imported: Imported | None = Field(
        None,
        description="Where the course was taken from and when, until its provider has checked it; "
        "as long as this stands here, needed keys can be missing and are a warning.",
    )
    reviewed: Reviewed = Field(description="When this file was last checked, and by whom.")
    accepted: Accepted = Field(
        default_factory=dict, description="Warnings that are right as they stand: the rule's id and the reason."
    )
