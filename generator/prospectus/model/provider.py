"""The shape of provider.yml: who a provider is, its sites, and whom to ask."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .. import limits
from .codes import (
    CONTACT_ROLE,
    PROVIDER_KIND,
    STEP_FREE,
    ContactRole,
    ProviderKind,
    StepFree,
)
from .fields import (
    Accepted,
    EachOnce,
    Keyword,
    Name,
    Note,
    OneOrMore,
    Reference,
    ShortText,
    Should,
    Slug,
    StopId,
    Summary,
    Text,
    Written,
    code,
)
from .numbers import Location, Ukprn, Urn
from .reach import Email, Phone, Postcode, Url
from .when import Date, Imported, Reviewed

Kind = Annotated[ProviderKind, code(PROVIDER_KIND, what="a kind of provider")]


class Contact(Written):
    """A role that people can ring or write to; never a named person."""

    role: Annotated[ContactRole, code(CONTACT_ROLE, what="a contact's role")] = Field(
        description="What they are for: admissions, learner-support, careers, partnership or general."
    )
    title: Name = Field(description="What they are called, like “Admissions team”: a role, never a person's name.")
    phone: Phone | None = Field(None, description="A telephone number that is answered.")
    email: Email | None = Field(None, description="A role mailbox, like admissions@example.org.")


class Inspection(Written):
    """The last inspection and where its report is."""

    body: Name = Field(description="Who inspected, like Ofsted.")
    outcome: Name = Field(description="The outcome in the inspector's own words.")
    date: Date = Field(description="The day of the inspection.")
    url: Url | None = Field(None, description="Where the report is.")


class Logo(Written):
    """The provider's logo: a picture in its media folder."""

    file: Name = Field(description="The file's name in the provider's media folder, like logo.png.")
    alt: Name = Field(description="What the picture shows, for people who cannot see it.")


class Travel(Written):
    """How to get to a site."""

    bus: Note | None = Field(None, description="Which buses, from where, to which stop.")
    rail: Note | None = Field(None, description="Which station and how far it is.")
    walk: Note | None = Field(None, description="The way on foot from a place that people know.")
    cycle: Note | None = Field(None, description="Cycle ways and where to lock a bicycle.")
    parking: Note | None = Field(None, description="Where to park, also with a blue badge.")
    college_bus: Note | None = Field(None, description="The provider's own buses, and who may use them.")
    notes: Note | None = Field(None, description="Anything else that helps on the way.")
    stops: Annotated[tuple[StopId, ...], OneOrMore] = Field(
        (),
        description="The stops that people use, by their ids in the area's timetable (content/area/gtfs); "
        "without them, those within a walk.",
    )
    checked: Date = Field(description="The day on which these were last checked.")


class Site(Written):
    """A place where courses run."""

    name: Name = Field(description="What the place is called, like Riverside Campus.")
    address: Annotated[str, Text(limits.ADDRESS)] = Field(description="The street, without town and postcode.")
    town: Name = Field(description="The town or village.")
    postcode: Postcode = Field(description="The postcode.")
    location: Annotated[Location | None, Should("distances from home cannot be worked out without it")] = Field(
        None, description="Where it is on the map."
    )
    step_free: Annotated[
        Annotated[StepFree, code(STEP_FREE, what="an answer", also={"true": "yes", "false": "no"})] | None,
        Should("people who use a wheelchair need to know"),
    ] = Field(None, description="Whether everything can be reached without steps: yes, partly or no.")
    access: ShortText | None = Field(None, description="Lifts, toilets, quiet rooms and other access, in words.")
    facilities: Annotated[tuple[Keyword, ...], OneOrMore] = Field((), description="What is there, a few words each.")
    travel: Annotated[Travel | None, Should("learners need to know how to get there")] = Field(
        None, description="How to get there."
    )
    reference: Reference | None = Field(
        None, description="Your own reference for this site, like the venue's in the national course directory."
    )


class Provider(Written):
    """A school, college, training provider or other partner that offers courses."""

    name: Name = Field(description="The name that people know.")
    also_known_as: Annotated[tuple[Name, ...], OneOrMore] = Field((), description="Other names that people search for.")
    kind: Kind = Field(description="What kind of provider this is.")
    summary: Summary = Field(description="The provider in one line.")
    about: Annotated[
        Annotated[str, Text(limits.ABOUT, "markdown")] | None, Should("people want to know what the place is like")
    ] = Field(None, description="What the place is like and what it is good at.")
    website: Url = Field(description="The address of the provider's own site.")
    contacts: Annotated[tuple[Contact, ...], Field(min_length=1)] = Field(description="Whom to ask.")
    ukprn: Annotated[Ukprn | None, Should("other services recognise a provider by it")] = Field(
        None, description="The UK provider reference number."
    )
    urn: Urn | None = Field(None, description="The unique reference number of a school.")
    inspection: Inspection | None = Field(None, description="The last inspection.")
    support: Annotated[
        Annotated[str, Text(limits.SUPPORT, "markdown")] | None,
        Should("learners with learning difficulties or disabilities need to know what help there is"),
    ] = Field(None, description="Help for learners with learning difficulties or disabilities, and whom to ask.")
    logo: Logo | None = Field(None, description="The provider's logo.")
    sites: Annotated[dict[Slug, Site], EachOnce, Field(min_length=1)] = Field(
        description="The places where courses run, each under its permanent id."
    )
    imported: Imported | None = Field(
        None,
        description="Where the provider was taken from and when, until it has checked this file; "
        "as long as this stands here, needed keys can be missing and are a warning.",
    )
    reviewed: Reviewed = Field(description="When this file was last checked, and by whom.")
    accepted: Accepted = Field(
        default_factory=dict, description="Warnings that are right as they stand: the rule's id and the reason."
    )
