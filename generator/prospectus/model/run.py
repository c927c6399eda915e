"""The shape of a run: one time that a course is held, where, from when, for how long and on which days."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator, model_validator

from ..wording import day, listed, nearest
from .codes import DAYS, DELIVERY, PATTERN, STUDY, Day, Delivery, Pattern, StudyMode
from .fields import ProviderId, Reference, SiteId, Slug, Written, code, refuse
from .when import Date, DurationField, StartField, Time

_SHORT_DAYS = {day[:3]: day for day in DAYS} | {
    "tues": "tuesday",
    "weds": "wednesday",
    "thur": "thursday",
    "thurs": "thursday",
}


def _one_day(typed: str) -> str:
    """What somebody is told to do who has written another word, or several days at once."""
    days = re.findall("|".join(day[:3] for day in DAYS), typed.lower())
    if len(days) > 1:
        return "Write a line of its own for each day, all with their times."
    near = nearest(typed.lower(), DAYS)
    return f"{f'Did you mean “{near}”? ' if near else ''}Use {listed(DAYS)}."


Study = Annotated[StudyMode, code(STUDY, what="a study mode", also={"ft": "full-time", "pt": "part-time"})]
Part = Annotated[Pattern, code(PATTERN, what="an attendance pattern")]
Way = Annotated[Delivery, code(DELIVERY, what="a way of delivery")]


class Session(Written):
    """A weekly lesson: a day, from when, to when."""

    day: Annotated[Day, code(DAYS, what="a day of the week", also=_SHORT_DAYS, instead=_one_day)] = Field(
        description="The day of the week."
    )
    from_: Time = Field(alias="from", description="When it starts.")
    to: Time = Field(description="When it ends.")

    @model_validator(mode="after")
    def _forward(self) -> Session:
        if self.to <= self.from_:
            refuse(
                "ends-before-start",
                f"This lesson ends at {self.to:%H:%M}, which is not after its start at {self.from_:%H:%M}.",
                "Write both in 24 hours, like “from: 13:15” and “to: 15:45”.",
            )
        return self


class Timetable(Written):
    """When lessons are: a block of the common timetable, lessons by day, or lessons that are a part of a block."""

    block: Slug | None = Field(None, description="A block of content/area/timetable.yml, by its id.")
    sessions: tuple[Session, ...] = Field(
        (), description="The lessons of a week; with a block only when they are a part of its hours."
    )

    @model_validator(mode="after")
    def _block_or_sessions(self) -> Timetable:
        if self.block is None and not self.sessions:
            refuse(
                "block-or-sessions",
                "This timetable has neither a block nor sessions.",
                "Write “block:” with a block of the common timetable, “sessions:” with days and times, or both.",
            )
        return self


class ApplyWindow(Written):
    """Between which days to apply for a run."""

    from_: Date | None = Field(None, alias="from", description="The first day on which to apply.")
    until: Date | None = Field(None, description="The last day on which to apply.")

    @model_validator(mode="after")
    def _forward(self) -> ApplyWindow:
        if self.from_ and self.until and self.until < self.from_:
            says = f"The last day to apply, {day(self.until)}, is before the first, {day(self.from_)}."
            refuse("ends-before-start", says, "Swap them, or mend the year.")
        return self


class Run(Written):
    """One time that a course is held: where, from when, how long, on which days."""

    site: SiteId | None = Field(
        None, description="One of the provider's sites, or provider/site for another's; not needed when all is online."
    )
    start: StartField = Field(description="When it starts: a date, a month, a year or flexible.")
    duration: DurationField | None = Field(None, description="How long it lasts, like 1 year; or give end.")
    end: Date | None = Field(None, description="The last day; or give duration.", validate_default=True)
    study: Study = Field(
        description="full-time, part-time, or part-of-programme when it is taken beside other courses."
    )
    pattern: Part = Field(description="When in the day or week.")
    delivery: Way = Field(description="classroom, online, blended or work-based.")
    timetable: Timetable | None = Field(
        None, description="The lessons of a week, asked for unless times are flexible, online or at work."
    )
    apply: ApplyWindow | None = Field(None, description="Between which days to apply.")
    delivered_by: ProviderId | None = Field(None, description="The provider who teaches it, if it is another one.")
    reference: Reference | None = Field(
        None, description="Your own reference for this run; a file that is imported finds it again by this."
    )

    @field_validator("end")
    @classmethod
    def _one_of_two(cls, end: dt.date | None, info: ValidationInfo) -> dt.date | None:
        """Looked at here and not with the whole run, so that it is told beside other keys that are missing."""
        if "duration" in info.data and (info.data["duration"] is None) == (end is None):
            says = "This run has both a duration and an end." if end else "This run has no duration and no end."
            do = "Keep one of the two." if end else "Write “duration: 1 year” or “end: 2028-06-30”."
            refuse("duration-or-end", says, do)
        return end

    @model_validator(mode="after")
    def _somewhere_and_some_time(self) -> Run:
        if self.site is None and self.delivery != "online":
            refuse(
                "site-missing",
                "This run does not say where it is held.",
                "Add “site:” with one of the provider's sites.",
            )
        refuse_backwards(self)
        return self


def refuse_backwards(run: Run) -> None:
    """Refuse a run that ends before it starts."""
    if run.end and run.start.date and run.end < run.start.date:
        says = f"This run ends on {day(run.end)}, before it starts."
        refuse("ends-before-start", says, "Mend the end or the start.")
