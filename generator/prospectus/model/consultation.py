"""The shape of consultation.yml: when learners were asked each year, what they said, and what was done about it."""

from __future__ import annotations

import re
from typing import Annotated, Final, Literal

from pydantic import Field, model_validator

from ..wording import quoted
from .fields import (
    Accepted,
    EachOnce,
    Name,
    Note,
    Reads,
    ShortText,
    Should,
    Written,
    code,
    refuse,
    scalar,
)
from .reach import Url
from .when import Date

Became = Literal["done", "promised", "not-done"]
BECAME: Final[dict[Became, str]] = {"done": "Done", "promised": "Promised", "not-done": "Not done"}
"""What can have become of what learners said."""

MOST_PEOPLE: Final = 99_999


def _people(value: object) -> int:
    text = scalar(value, "a number of people").replace(",", "")
    if not re.fullmatch(r"[0-9]{1,5}", text):
        refuse("not-a-number", f"{quoted(value)} is not a number of people.", f"Write 0 to {MOST_PEOPLE:,}.")
    return int(text)


People = Annotated[int, Reads(_people, {"type": ["integer", "string"], "examples": [412]})]


def _school_year(value: object) -> str:
    text = scalar(value, "a school year")
    found = re.fullmatch(r"(20[0-9]{2})(?:[/–-](?:20)?[0-9]{2})?", text)
    meant = f"{found[1]}/{(int(found[1]) + 1) % 100:02}" if found else ""
    if text != meant:
        hint = f"Did you mean “{meant}”? " if meant else ""
        refuse("not-a-school-year", f"{quoted(text)} is not a school year.", f"{hint}Write it like 2026/27.")
    return text


SchoolYear = Annotated[
    str, Reads(_school_year, {"type": "string", "pattern": r"^20\d\d/\d\d$", "examples": ["2026/27"]})
]


class Answer(Written):
    """What became of something that learners said."""

    became: Annotated[Became, code(BECAME, what="what became of it")] = Field(
        description="done, promised (it will be done) or not-done."
    )
    says: ShortText = Field(description="What was done, what will be, or why nothing was.")
    by: Date | None = Field(None, description="By when it will be done; only for what is promised.")

    @model_validator(mode="after")
    def _promised_by(self) -> Answer:
        if (self.became == "promised") != (self.by is not None):
            says = "What is promised needs a day, and what is done or not done has none."
            refuse("by-when", says, "Add “by:” with a day to what is promised, or take it out.")
        return self


class Said(Written):
    """Something that learners said, and what became of it."""

    theme: Name = Field(description="What it is about, in a few words, like Buses.")
    says: ShortText = Field(description="What they said, in plain words that name nobody.")
    learners: People | None = Field(None, description="How many said so; under 10 it is shown as “fewer than 10”.")
    answer: Annotated[Answer | None, Should("learners want to know what came of it")] = Field(
        None, description="What became of it."
    )


class Consultation(Written):
    """What one year's consultation was."""

    asked_on: Date = Field(description="The first day on which learners were asked.")
    until: Date | None = Field(None, description="The last day, if it was more than one.")
    how: Note = Field(description="How they were asked, and who.")
    learners: Annotated[People | None, Should("without it nobody knows how far it speaks for all")] = Field(
        None, description="How many took part; under 10 it is shown as “fewer than 10”."
    )
    said: tuple[Said, ...] = Field((), description="What they said; empty until it has been read.")
    link: Url | None = Field(None, description="Where all of it can be read.")

    @model_validator(mode="after")
    def _forward(self) -> Consultation:
        if self.until and self.until < self.asked_on:
            refuse("ends-before-start", "This ends before it begins.", "Swap the two, or mend the year.")
        return self


class ConsultationFile(Written):
    """content/area/consultation.yml: what learners say, year by year."""

    years: Annotated[dict[SchoolYear, Consultation], EachOnce] = Field(
        description="The consultations, each under its school year, like 2026/27."
    )
    accepted: Accepted = Field(
        default_factory=dict, description="Warnings that are right as they stand: the rule's id and the reason."
    )
