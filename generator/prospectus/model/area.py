"""The shapes of the area's own files: area.yml, localities, destinations, words and synonyms."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field, field_validator, model_validator

from ..wording import quoted
from .codes import COURSE_KIND, DESTINATION_KIND, LEVELS, CourseKind, DestinationKind, LevelCode, LocalityKind
from .course import Subject
from .fields import (
    Accepted,
    EachOnce,
    Keyword,
    Meaning,
    Name,
    OneOrMore,
    Reads,
    ShortMarkdown,
    Should,
    Slug,
    Source,
    StopId,
    Summary,
    Written,
    YesNo,
    code,
    refuse,
    scalar,
)
from .neighbour import Neighbour
from .numbers import Location, YearlyPay, number
from .provider import Contact
from .reach import Email, PostcodeDistrict, Url
from .when import Date, YearDay, YearDayField


def _colour(value: object) -> str:
    text = scalar(value, "a colour").lower()
    if not re.fullmatch(r"#[0-9a-f]{6}", text):
        refuse(
            "not-a-colour", f"{quoted(text)} is not a colour.", 'Write it as six hexadecimal digits, like "#0b5c63".'
        )
    return text


Colour = Annotated[str, Reads(_colour, {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"})]


class AcademicYear(Written):
    """The school year that the prospectus is for."""

    starts: Date = Field(description="Its first day.")
    ends: Date = Field(description="Its last day.")


class AdviserService(Written):
    """Who gives young people advice on their choices; its name is the area's choice."""

    name: Name = Field(description="What the service is called here.")
    summary: Summary | None = Field(None, description="What it does, in one line.")
    contacts: Annotated[tuple[Contact, ...], Field(min_length=1)] = Field(description="How to reach an adviser.")
    url: Url | None = Field(None, description="The service's own site.")


class CommonForm(Written):
    """The area's common application form."""

    name: Name = Field(description="What the form is called.")
    url: Url | None = Field(None, description="Where it is filled in, if on the web.")
    opens: Date | None = Field(None, description="The first day on which to apply.")
    closes: Date | None = Field(None, description="The last day for a sure answer.")


class Licence(Written):
    """What others may do with what this prospectus publishes as data."""

    name: Name = Field(description="The licence's name, like Open Government Licence v3.0.")
    url: Url = Field(description="Where its terms stand.")


class Vacancies(Written):
    """A site on which employers here advertise jobs and apprenticeships; which one is the area's choice."""

    name: Name = Field(description="What the site is called.")
    url: Url = Field(description="Where it is.")


class YearlyCheck(Written):
    """By when everything is checked again each year, and how long before that it is asked for."""

    by: YearDayField = Field(YearDay(9, 30), description="The last day for it, like 30 September.")
    remind_days: Annotated[float, number(7, 90, what="a number of days from 7 to 90")] = Field(
        31, description="How many days before it pages are marked as due for their check."
    )


class Feedback(Written):
    """Where readers say that something is wrong or missing: a form on the web, or a mailbox."""

    url: Url | None = Field(None, description="The form; the page that it is about is added as page=….")
    email: Email | None = Field(None, description="The mailbox; a role, never a person.")

    @model_validator(mode="after")
    def _one_of_both(self) -> Feedback:
        if (self.url is None) == (self.email is None):
            says = "Feedback goes to a form or to a mailbox, to one of the two."
            refuse("form-or-mailbox", says, "Write “url:” with the form's address, or “email:” with the mailbox.")
        return self


class AreaFile(Written):
    """content/area/area.yml: the area itself."""

    name: Name = Field(description="The area's short name, like Oakshire.")
    partnership: Name = Field(description="The partnership's full name.")
    summary: Summary = Field(description="What this prospectus offers, in one line.")
    academic_year: AcademicYear = Field(description="The school year that the prospectus is for.")
    adviser_service: AdviserService = Field(description="Who advises young people here.")
    contacts: Annotated[tuple[Contact, ...], Field(min_length=1)] = Field(description="How to reach the partnership.")
    common_form: CommonForm | None = Field(None, description="The common application form.")
    brand_colour: Colour | None = Field(None, description='One colour, like "#0b5c63"; shades are worked out from it.')
    vacancies: Vacancies | None = Field(None, description="Where jobs and apprenticeships here are advertised.")
    licence: Licence | None = Field(
        None, description="The licence of the files at /data/; without one, those who want to use them have to ask."
    )
    neighbours: tuple[Neighbour, ...] = Field((), description="Prospectuses across the border.")
    feedback: Feedback | None = Field(
        None, description="Where readers say that something is wrong or missing; each page then has a link there."
    )
    publish_demand: YesNo = Field(
        False,
        description="Whether everybody may read how many apply, from demand.csv, by sector; no when it is left out.",
    )
    freshness: YearlyCheck = Field(
        default_factory=YearlyCheck,
        description="By when everything is checked again each year; without it by 30 September.",
    )
    edit_url: Url | None = Field(
        None,
        description="Where files are edited, up to the file's path, like https://github.com/OWNER/REPOSITORY/edit/main/.",
    )
    accepted: Accepted = Field(
        default_factory=dict, description="Warnings that are right as they stand: the rule's id and the reason."
    )

    @field_validator("neighbours")
    @classmethod
    def _each_once(cls, found: tuple[Neighbour, ...]) -> tuple[Neighbour, ...]:
        ids = [one.id for one in found if one.file]
        twice = next((id_ for id_ in ids if ids.count(id_) > 1), None)
        if twice:
            says = f"Two neighbours have a file called {quoted(twice)}."
            refuse("neighbour-twice", says, "Keep one of them, or give its file another name.")
        return found


class Locality(Written):
    """A town or village where learners live."""

    name: Name = Field(description="The town's or village's name.")
    kind: Annotated[LocalityKind, code(("town", "village"), what="a kind of locality")] = Field(
        description="town or village."
    )
    location: Location = Field(description="Its middle on the map.")
    postcode_districts: Annotated[tuple[PostcodeDistrict, ...], OneOrMore] = Field(
        (), description="The first halves of its postcodes."
    )
    stops: Annotated[tuple[StopId, ...], OneOrMore] = Field(
        (),
        description="The stops that people here use, by their ids in the area's timetable (content/area/gtfs); "
        "without them, those within a walk.",
    )
    accepted: Accepted = Field(
        default_factory=dict, description="Warnings that are right as they stand: the rule's id and the reason."
    )


class Pay(Written):
    """What people earn in a year of full-time work, from a source that can be looked up."""

    from_: YearlyPay = Field(alias="from", description="The lower end of what is usual, in pounds a year.")
    to: YearlyPay = Field(description="The upper end of what is usual, in pounds a year.")
    source: Source = Field(description="Whose figures these are, of which year, and what they stand for.")
    checked: Date = Field(description="The day on which somebody last looked them up.")

    @model_validator(mode="after")
    def _upwards(self) -> Pay:
        if self.to < self.from_:
            says = f"The upper end of the pay, £{self.to:,}, is below the lower, £{self.from_:,}."
            refuse("pay-downwards", says, "Swap them, or mend the figure.")
        return self


class Outlook(Written):
    """How the number of such jobs is expected to change, from a source that can be looked up."""

    says: Summary = Field(description="What is expected, in one sentence.")
    source: Source = Field(description="Who expects it, and of which year that is.")
    checked: Date = Field(description="The day on which somebody last looked it up.")


class Destination(Written):
    """A job, apprenticeship or higher education route outside this prospectus."""

    kind: Annotated[DestinationKind, code(DESTINATION_KIND, what="a kind of destination")] = Field(
        description="job, apprenticeship or higher."
    )
    name: Name = Field(description="What it is called.")
    summary: Summary = Field(description="What it is, in one line.")
    about: Annotated[ShortMarkdown | None, Should("young people want to know what a job is like all day")] = Field(
        None, description="What the work or the course is: what you do, where, at what hours. Asked for with jobs only."
    )
    pay: Pay | None = Field(None, description="What people earn; leave it out rather than guess.")
    outlook: Outlook | None = Field(None, description="Whether there will be more such jobs; only from a source.")
    subjects: Annotated[tuple[Subject, ...], OneOrMore] = Field(
        (), description="The sector subject areas, tier 2, that have to do with it, like 5.2."
    )
    vacancies: Url | None = Field(
        None, description="Where just these jobs or apprenticeships are advertised, if there is such a place."
    )
    accepted: Accepted = Field(
        default_factory=dict, description="Warnings that are right as they stand: the rule's id and the reason."
    )


class LevelWords(Written):
    """What a level means, in plain words."""

    short: Keyword = Field(description="A few words that stand beside the level.")
    meaning: Meaning = Field(description="What it means.")


class KindWords(Written):
    """What a kind of course is called and means."""

    name: Name = Field(description="What learners call it.")
    meaning: Meaning = Field(description="What it means.")


class Word(Written):
    """A word that people meet, explained."""

    word: Name = Field(description="The word.")
    also: Annotated[tuple[Name, ...], OneOrMore] = Field((), description="Other words for the same.")
    meaning: Meaning = Field(description="What it means.")


class WordsFile(Written):
    """content/area/words.yml: what words mean."""

    levels: Annotated[dict[Annotated[LevelCode, code(LEVELS, what="a level")], LevelWords], EachOnce] = Field(
        {}, description="What levels mean."
    )
    kinds: Annotated[dict[Annotated[CourseKind, code(COURSE_KIND, what="a kind of course")], KindWords], EachOnce] = (
        Field({}, description="What kinds of course mean.")
    )
    words: tuple[Word, ...] = Field((), description="Other words.")


Localities = Annotated[dict[Slug, Locality], EachOnce]
Destinations = Annotated[dict[Slug, Destination], EachOnce]
Synonyms = Annotated[dict[Keyword, Annotated[tuple[Keyword, ...], OneOrMore, Field(min_length=1)]], EachOnce]
