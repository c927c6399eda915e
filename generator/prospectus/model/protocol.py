"""The shape of what stands above a page of the handbook: what it is, whom it binds, who has signed which version."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Field

from .. import limits
from ..wording import listed, quoted
from .codes import PROVIDER_KIND
from .fields import (
    Accepted,
    EachOnce,
    Name,
    Note,
    OneOrMore,
    ProviderId,
    Reads,
    Should,
    Slug,
    Summary,
    Text,
    Title,
    Written,
    code,
    is_id,
    refuse,
    scalar,
)
from .when import Date

ProtocolKind = Literal["agreement", "protocol", "guidance", "form"]
PROTOCOL_KIND: Final[dict[str, str]] = {
    "agreement": "Agreements",
    "protocol": "Protocols",
    "guidance": "Guidance",
    "form": "Forms",
}
"""The kinds of page in the handbook, in the order in which they are listed, and what several of them are called."""

ONE_OF: Final[dict[str, str]] = {
    "agreement": "Agreement",
    "protocol": "Protocol",
    "guidance": "Guidance",
    "form": "Form",
}
"""What one of each kind is called."""

READER: Final[dict[str, str]] = {
    "learner": "Learners",
    "parent": "Parents and carers",
    "teacher": "Teachers and trainers",
    "tutor": "Tutors and pastoral staff",
    "adviser": "Careers advisers",
    "timetabler": "Timetable and curriculum leads",
    "exams": "Exams and data staff",
    "safeguarding": "Safeguarding leads",
    "support": "Learning support staff",
    "finance": "Finance and office staff",
    "leader": "Heads, principals and governors",
    "employer": "Employers",
    "coordinator": "The partnership's coordinator",
}
"""Who reads the handbook, in the order in which the index by role lists them."""

GIVEN: Final = frozenset({"area", "partnership", "adviser-service", "academic-year"})
"""What stands in braces in a text for something that area.yml says."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Whom a page binds: everybody, every provider of a kind, or one provider by its id."""

    everybody: bool = False
    kind: str | None = None
    provider: str | None = None


def _bound(value: object) -> Bound:
    text = scalar(value, "a provider or a kind of provider").lower()
    if text in ("all", "everybody", "every partner"):
        return Bound(everybody=True)
    kind = text.replace(" ", "-")
    if kind in PROVIDER_KIND:
        return Bound(kind=kind)
    if not is_id(text):
        says = f"{quoted(text)} is neither a provider nor a kind of provider."
        refuse("not-in-list", says, f"Write all, a provider's id, or a kind: {listed(PROVIDER_KIND)}.")
    return Bound(provider=text)


BoundField = Annotated[Bound, Reads(_bound, {"type": "string", "examples": ["all", "school", "oak-college"]})]


def _version(value: object) -> int:
    text = scalar(value, "a version")
    if not re.fullmatch(r"[1-9]\d{0,2}", text):
        refuse("not-a-number", f"{quoted(text)} is not a version.", "Write a whole number: 1, 2, 3 …")
    return int(text)


Version = Annotated[int, Reads(_version, {"type": ["integer", "string"], "examples": [2]})]


class Signature(Written):
    """That a provider has signed: on which day, and which version."""

    on: Date = Field(description="The day on which it was signed.")
    version: Version | None = Field(
        None, description="Which version was signed; the one that held on that day when it is left out."
    )


def _day_alone(value: object) -> object:
    return {"on": value} if isinstance(value, str) else value


DayAlone: Final = BeforeValidator(_day_alone)
"""A signature whose version is the one of that day may be written as the day alone."""


class Change(Written):
    """What one version changed."""

    on: Date = Field(description="The day on which this version was agreed.")
    says: Annotated[str, Text(limits.NOTE)] = Field(description="What it changed, in words.")


class ProtocolFile(Written):
    """content/handbook/*.md: one page of the partnership's handbook, as it stands above its text."""

    title: Title = Field(description="What it is called.")
    kind: Annotated[ProtocolKind, code(PROTOCOL_KIND, what="a kind of page")] = Field(
        description="agreement (partners sign it), protocol (how something is done), guidance, or form (to fill in)."
    )
    summary: Summary = Field(description="What it settles, in one line.")
    owner: Name = Field(description="Who keeps it: a role, never a person.")
    version: Version = Field(description="Its version: 1, 2, 3 …")
    agreed_on: Date | None = Field(
        None, description="The day on which this version was agreed; without it the page is shown as a draft."
    )
    agreed_by: Name | None = Field(None, description="Who agreed it, like Partnership board.")
    review_by: Date | None = Field(None, description="The day by which it is looked at again.")
    applies_to: Annotated[tuple[BoundField, ...], OneOrMore] = Field(
        description="Whom it binds: all, kinds of provider, or providers by their ids."
    )
    readers: Annotated[tuple[Annotated[str, code(READER, what="a reader")], ...], OneOrMore] = Field(
        (), description="Who needs to know it; the index by role is made from this."
    )
    tasks: Annotated[
        Annotated[tuple[Annotated[str, Text(limits.NAME)], ...], OneOrMore],
        Should("without it nobody finds the page by what they have to do"),
    ] = Field((), description="What somebody wants to do who needs it, like “A learner wants to change course”.")
    facts: Annotated[dict[Slug, Note], EachOnce] = Field(
        {}, description="What each area settles for itself: {register-by} in the text stands for register-by here."
    )
    changes: Annotated[dict[Version, Change], EachOnce] = Field(
        {}, description="What each version changed, under its number."
    )
    signed: Annotated[dict[ProviderId, Annotated[Signature, DayAlone]], EachOnce] = Field(
        {}, description="Who has signed: each provider's id with the day, or with on and version."
    )
    related: Annotated[tuple[Slug, ...], OneOrMore] = Field(
        (), description="Other pages of the handbook that belong with it."
    )
    accepted: Accepted = Field(
        default_factory=dict, description="Warnings that are right as they stand: the rule's id and the reason."
    )
