"""The area as one linked, frozen whole: every name replaced by the thing it names, readable in both directions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from .blocks import Block, CommonTimetable
from .model.codes import COURSE_KIND, LEVEL, SECTOR, LevelEntry
from .model.subjects import SUBJECT_AREA, SubjectArea

if TYPE_CHECKING:
    from pathlib import Path

    from .gtfs.feed import Feed
    from .model import area as area_file
    from .model import calendar as calendar_file
    from .model import consultation as consultation_file
    from .model import course as course_file
    from .model import entitlement as entitlement_file
    from .model import protocol as protocol_file
    from .model import provider as provider_file
    from .model import run as run_file
    from .model import travel as travel_file
    from .neighbours.shape import NeighbourArea, NeighbourCourse


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """A place where courses run; `id` is unique within its provider, `key` (provider/site) in the area."""

    id: str
    provider_id: str
    written: provider_file.Site

    @property
    def key(self) -> str:
        return f"{self.provider_id}/{self.id}"

    @property
    def address(self) -> str:
        """Where its page is, from the root of the site."""
        return f"places/{self.provider_id}/{self.id}/"

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees, if they are given."""
        location = self.written.location
        return (location.lat, location.lon) if location else None


@dataclass(frozen=True, slots=True, eq=False)
class Provider:
    """A provider with its sites; `path` is its file, relative to the area's folder, `media` its pictures' names."""

    id: str
    path: str
    written: provider_file.Provider
    sites: Mapping[str, Site]
    media: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.written.name

    @property
    def address(self) -> str:
        return f"providers/{self.id}/"

    def contact(self, role: str | None) -> provider_file.Contact:
        """The contact with this role, else the first."""
        return next((one for one in self.written.contacts if one.role == role), self.written.contacts[0])


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """One time that a course is held; `site` is None when it is wholly online, `block` the one that it names."""

    written: run_file.Run
    site: Site | None
    delivered_by: Provider | None
    sessions: tuple[run_file.Session, ...]
    block: Block | None = None

    @property
    def nowhere(self) -> str:
        """What is told instead of a place: that it is online, or that nobody has said where it is."""
        return "Online" if self.written.delivery == "online" else "Place not said"


@dataclass(frozen=True, slots=True, eq=False)
class Destination:
    """A job, apprenticeship or higher education route outside the prospectus; `path` is the file that it stands in."""

    id: str
    path: str
    written: area_file.Destination


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One thing that a course leads to: a course (by id: courses form a graph), a destination, or words."""

    kind: Literal["course", "apprenticeship", "job", "higher", "says"]
    course_id: str | None = None
    destination: Destination | None = None
    says: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """A course with its provider, runs and next steps; `key` is provider/course, `path` its file."""

    id: str
    path: str
    written: course_file.Course
    provider: Provider
    runs: tuple[Run, ...]
    leads_to: tuple[Step, ...]
    key: str = field(init=False)  # Kept: it is asked for hundreds of times, and many mappings share the one text.

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", f"{self.provider.id}/{self.id}")

    @property
    def title(self) -> str:
        return self.written.title

    @property
    def address(self) -> str:
        return f"courses/{self.provider.id}/{self.id}/"

    @property
    def level(self) -> LevelEntry:
        return LEVEL[self.written.level]

    @property
    def subject(self) -> SubjectArea:
        return SUBJECT_AREA[self.written.subject]

    @property
    def sector(self) -> str:
        """The id of the sector under which learners find it."""
        return self.written.sector or self.subject.sector

    @property
    def sector_name(self) -> str:
        return SECTOR[self.sector]

    @property
    def kind_name(self) -> str:
        return COURSE_KIND[self.written.kind]

    @property
    def sites(self) -> tuple[Site, ...]:
        """The places where it runs, each once, in the order of the runs."""
        return tuple({run.site.key: run.site for run in self.runs if run.site}.values())


@dataclass(frozen=True, slots=True, eq=False)
class Locality:
    """A town or village where learners live."""

    id: str
    written: area_file.Locality

    @property
    def point(self) -> tuple[float, float]:
        return (self.written.location.lat, self.written.location.lon)


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """A date of a calendar; `id` is unique in the area, `path` the file that it stands in.

    `provider` is whose event it is, None when it is the area's own; `site` is None when it is at no provider's site.
    """

    id: str
    path: str
    written: calendar_file.Event
    provider: Provider | None = None
    site: Site | None = None
    courses: tuple[Course, ...] = ()

    @property
    def name(self) -> str:
        return self.written.name

    @property
    def ends(self) -> dt.date:
        """The last day of the time when it is first: another than the first when it goes on for several days."""
        return self.written.until or self.written.on

    @property
    def last(self) -> dt.date:
        """Its last day of all."""
        return max(self.ends, *self.written.days)

    @property
    def address(self) -> str:
        """Where it is told, from the root of the site."""
        return f"dates/#event-{self.id}"


@dataclass(frozen=True, slots=True, eq=False)
class Scheme:
    """Help with travel; it is for these towns, sites and providers only, or, where there are none, for all."""

    id: str
    written: travel_file.Scheme
    localities: tuple[Locality, ...] = ()
    sites: tuple[Site, ...] = ()
    providers: tuple[Provider, ...] = ()

    @property
    def address(self) -> str:
        """Where it is told, from the root of the site."""
        return f"travel/#{self.id}"


@dataclass(frozen=True, slots=True, eq=False)
class Signature:
    """That a provider has signed a page of the handbook: when, and which version (None when nobody wrote it)."""

    provider: Provider
    on: dt.date
    version: int | None


@dataclass(frozen=True, slots=True, eq=False)
class Protocol:
    """A page of the handbook: whom it binds and who has signed it, by name; `text` is its Markdown, `path` its file.

    `related` has the ids of the pages that belong with it; the text begins on line `first_line`.
    """

    id: str
    path: str
    written: protocol_file.ProtocolFile
    text: str
    bound: tuple[Provider, ...]
    signed: tuple[Signature, ...]
    related: tuple[str, ...] = ()
    first_line: int = 1

    @property
    def title(self) -> str:
        return self.written.title

    @property
    def address(self) -> str:
        """Where it stands, from the root of the site."""
        return f"handbook/{self.id}/"


@dataclass(frozen=True, slots=True, eq=False)
class Demand:
    """How many places a course had, how many applied, and how many were offered one (None when nobody has said).

    `year` is the one in which the course starts.
    """

    course: Course
    year: int
    places: int
    applications: int
    offers: int | None = None


@dataclass(frozen=True, slots=True)
class Redirect:
    """An earlier address of a course and the one that it leads to, both from the root of the site."""

    old: str
    new: str


@dataclass(frozen=True, eq=False)
class Area:
    """Everything that an area has written down, linked.

    `courses` holds every course whose file is sound, drafts and withdrawn ones included, by key and in the order of
    their keys; `published` those that lists and search show. `today` is the day that the data are judged and shown
    on: it comes from `--as-of` or SOURCE_DATE_EPOCH (then `dated` is true), else it is the latest day on which anything
    was checked, never from the clock, so that the same input gives the same site. `paths` tells the path of each of
    the area's own files by its kind: area, localities, words, synonyms, timetable, entitlement.
    `events` are those of all calendars, in the order of the files. `content` names the hand-written pages, like
    `help/index`. `travel` is what travel.yml says, `schemes` the help with travel in it, linked, `feed` the timetable
    of buses and trains, if there is one. `protocols` are the pages of the handbook by id. `cache` is the folder in
    which what took long to work out may be kept. `demand` are the rows of demand.csv, `consultation` is what learners
    said, year by year. `neighbours` are the next areas whose published courses are shown beside the area's own, by id.
    """

    written: area_file.AreaFile
    providers: Mapping[str, Provider]
    courses: Mapping[str, Course]
    localities: Mapping[str, Locality]
    destinations: Mapping[str, Destination]
    words: area_file.WordsFile
    synonyms: Mapping[str, tuple[str, ...]]
    today: dt.date
    paths: Mapping[str, str] = field(default_factory=dict)
    dated: bool = False
    entitlement: entitlement_file.EntitlementFile | None = None
    events: tuple[Event, ...] = ()
    terms: tuple[calendar_file.Term, ...] = ()
    content: tuple[str, ...] = ()
    travel: travel_file.TravelFile | None = None
    schemes: Mapping[str, Scheme] = field(default_factory=dict)
    feed: Feed | None = None
    timetable: CommonTimetable = field(default_factory=CommonTimetable)
    cache: Path | None = None
    protocols: Mapping[str, Protocol] = field(default_factory=dict)
    demand: tuple[Demand, ...] = ()
    consultation: consultation_file.ConsultationFile | None = None
    neighbours: Mapping[str, NeighbourArea] = field(default_factory=dict)

    @property
    def things(self) -> Iterator[Provider | Course]:
        """Everything that has a file of its own under providers/."""
        yield from self.providers.values()
        yield from self.courses.values()

    @property
    def promises(self) -> tuple[entitlement_file.Promise, ...]:
        """What young people here are promised."""
        return self.entitlement.promises if self.entitlement else ()

    @cached_property
    def published(self) -> tuple[Course, ...]:
        return tuple(course for course in self.courses.values() if course.written.status == "published")

    @cached_property
    def withdrawn(self) -> tuple[Course, ...]:
        return tuple(course for course in self.courses.values() if course.written.status == "withdrawn")

    @cached_property
    def sites(self) -> Mapping[str, Site]:
        """Every site by its key."""
        return {site.key: site for provider in self.providers.values() for site in provider.sites.values()}

    @cached_property
    def event_by_id(self) -> Mapping[str, Event]:
        """Every event of the calendars by its id."""
        return {one.id: one for one in self.events}

    @cached_property
    def courses_of(self) -> Mapping[str, tuple[Course, ...]]:
        """The published courses of each provider by its id."""
        return _grouped(((course.provider.id, course) for course in self.published), self.providers)

    @cached_property
    def across(self) -> Mapping[str, NeighbourCourse]:
        """The courses of neighbouring areas by key: each area's own in the order of sector, level and title."""
        return {
            course.key: course
            for one in self.neighbours.values()
            for course in sorted(
                one.courses, key=lambda course: (course.sector_name, course.level_entry.rank, course.title, course.key)
            )
        }

    @cached_property
    def levels(self) -> frozenset[str]:
        """The levels on which there are courses, or were, here or in a neighbouring area."""
        own = (course.written.level for course in (*self.published, *self.withdrawn))
        return frozenset([*own, *(course.level for course in self.across.values())])

    @cached_property
    def courses_at(self) -> Mapping[str, tuple[Course, ...]]:
        """The published courses held at each site by its key."""
        return _grouped(((site.key, course) for course in self.published for site in course.sites), self.sites)

    @cached_property
    def courses_in(self) -> Mapping[str, tuple[Course, ...]]:
        """The published courses of each sector by its id."""
        return _grouped(((course.sector, course) for course in self.published), SECTOR)

    @cached_property
    def courses_on(self) -> Mapping[str, tuple[Course, ...]]:
        """The published courses on each level by its code."""
        return _grouped(((course.written.level, course) for course in self.published), LEVEL)

    @cached_property
    def leading_to(self) -> Mapping[str, tuple[Course, ...]]:
        """The published courses that lead to each course by its key: the links read backwards.

        A link can stand at either end: in `leads_to` of the one or in `entry.from` of the other.
        """
        return _grouped(self._links(), self.courses)

    def _links(self) -> Iterator[tuple[str, Course]]:
        seen: set[tuple[str, str]] = set()
        for course in self.published:
            for step in course.leads_to:
                if step.course_id and (step.course_id, course.key) not in seen:
                    seen.add((step.course_id, course.key))
                    yield step.course_id, course
        for course in self.published:
            for key in course.written.entry.from_:
                earlier = self.courses.get(key)
                if earlier and earlier.written.status == "published" and (course.key, key) not in seen:
                    seen.add((course.key, key))
                    yield course.key, earlier

    @cached_property
    def redirects(self) -> tuple[Redirect, ...]:
        """The earlier addresses of courses, from `formerly`."""
        return tuple(
            Redirect(f"courses/{old}/", course.address)
            for course in (*self.published, *self.withdrawn)
            for old in course.written.formerly
        )


def _grouped(pairs: Iterator[tuple[str, Course]], keys: Mapping[str, object]) -> Mapping[str, tuple[Course, ...]]:
    """Courses by key, with an empty tuple for every key that has none."""
    groups: dict[str, list[Course]] = {key: [] for key in keys}
    for key, course in pairs:
        groups.setdefault(key, []).append(course)
    return {key: tuple(group) for key, group in groups.items()}
