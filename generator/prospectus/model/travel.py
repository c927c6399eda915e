"""The shape of travel.yml: the area's policy on travel to learn, help with it, and how journeys are reckoned."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field, model_validator

from .. import limits
from .codes import AGES, COURSE_KIND
from .entitlement import GROUP
from .fields import (
    Accepted,
    EachOnce,
    Name,
    OneOrMore,
    ProviderId,
    ShortMarkdown,
    ShortText,
    Slug,
    Summary,
    Text,
    Written,
    code,
    reference,
    refuse,
)
from .numbers import number
from .provider import Contact
from .reach import Url
from .when import Date

SCHEME_KIND: Final = {
    "pass": "Pass",
    "discount": "Cheaper tickets",
    "bursary": "Money towards travel",
    "organised": "Transport that is arranged for you",
    "training": "Travel training",
    "loan": "Something lent to you",
    "other": "Other help",
}
"""What kinds of help there are, in the order in which they are listed, and what they are called."""

PlaceSite = Annotated[str, reference((2,), what="a site", example="oak-college/main")]
PlaceLocality = Annotated[str, reference((1,), what="a town or village", example="newtown")]


class Reckoning(Written):
    """How journeys are reckoned; what is left out is reckoned as it stands here."""

    walking_kmh: Annotated[float, number(1, 8, what="a walking speed")] = Field(
        4.8, description="How fast people walk, in kilometres an hour; 4.8 when it is left out."
    )
    walk_at_most: Annotated[float, number(0, 60, what="a number of minutes")] = Field(
        20, description="How many minutes people walk to a stop or from it; 20 when it is left out."
    )
    on_foot_at_most: Annotated[float, number(0, 120, what="a number of minutes")] = Field(
        45, description="How many minutes people walk when they walk all the way; 45 when it is left out."
    )
    change_at_least: Annotated[float, number(0, 30, what="a number of minutes")] = Field(
        3, description="How many minutes a change needs; 3 when it is left out."
    )
    be_there_before: Annotated[float, number(0, 60, what="a number of minutes")] = Field(
        5, description="How many minutes before lessons begin people are there; 5 when it is left out."
    )


class Applies(Written):
    """To whom and where it applies; it is shown where everything that is written here can be so."""

    ages: Annotated[
        tuple[Annotated[str, code(AGES, what="an age range", also={"19 and over": "19+"})], ...], OneOrMore
    ] = Field((), description="Learners of these ages.")
    group: Annotated[str, code(GROUP, what="a group of young people")] = Field(
        "everyone", description="Which young people it is for, when not for everyone."
    )
    beyond_miles: Annotated[float, number(0.1, 100, what="a number of miles")] | None = Field(
        None, description="Only those who live farther away than this, in miles in a straight line."
    )
    kinds: Annotated[tuple[Annotated[str, code(COURSE_KIND, what="a kind of course")], ...], OneOrMore] = Field(
        (), description="Only on these kinds of course."
    )
    localities: Annotated[tuple[PlaceLocality, ...], OneOrMore] = Field(
        (), description="Only from these towns and villages, by their ids in localities.yml."
    )
    sites: Annotated[tuple[PlaceSite, ...], OneOrMore] = Field(
        (), description="Only to these sites, each as provider/site."
    )
    providers: Annotated[tuple[ProviderId, ...], OneOrMore] = Field((), description="Only to these providers.")


class Scheme(Written):
    """Help with travel: a pass, money, transport that is arranged, or training to travel alone."""

    name: Name = Field(description="What it is called.")
    kind: Annotated[str, code(SCHEME_KIND, what="a kind of help")] = Field(
        description="pass, discount, bursary, organised (transport that is arranged, also between sites), "
        "training (learning to travel alone), loan (like a moped) or other."
    )
    summary: Summary = Field(description="What it is, in one line.")
    who: ShortText = Field(description="Who can have it.")
    how_much: ShortText = Field(description="What it costs, or how much one gets.")
    how: ShortText = Field(description="How to ask for it, and by when.")
    contact: Contact | None = Field(None, description="Whom to ask.")
    url: Url | None = Field(None, description="Where there is more about it.")
    about: ShortMarkdown | None = Field(None, description="Anything else that one needs to know.")
    applies: Applies = Field(default_factory=Applies, description="To whom and where it applies.")
    checked: Date = Field(description="The day on which somebody last checked it.")
    accepted: Accepted = Field(
        default_factory=dict, description="Warnings that are right as they stand: the rule's id and the reason."
    )


class TravelFile(Written):
    """content/area/travel.yml: travel to learn, and help with it."""

    about: Annotated[str, Text(limits.SUPPORT, "markdown")] | None = Field(
        None, description="What the area does so that everybody can get to a course, alone or with help."
    )
    checked: Date | None = Field(None, description="The day on which somebody last checked this.")
    reckoning: Reckoning = Field(default_factory=Reckoning, description="How journeys are reckoned.")
    schemes: Annotated[dict[Slug, Scheme], EachOnce] = Field(
        {}, description="Help with travel, each under its permanent id."
    )

    @model_validator(mode="after")
    def _told_when(self) -> TravelFile:
        if self.about and self.checked is None:
            refuse("not-together", "“about” and “checked” belong together.", "Write on which day it was last checked.")
        return self
