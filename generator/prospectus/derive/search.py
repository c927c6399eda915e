"""What the finder knows of every course, and where home can be."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from heapq import merge
from typing import Final, NamedTuple

from ..area import Area, Course, Run
from ..model.codes import DAYS, LEVEL, NOT_SAID
from ..model.fields import as_id
from ..model.when import Start
from ..neighbours.shape import NeighbourCourse, NeighbourRun
from .order import Order, alphabetical

ONLINE: Final = "online"
FLEXIBLE: Final = "flexible"
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_AGES: Final = {
    "14-16": ("14-16",),
    "16-19": ("16-19",),
    "14-19": ("14-16", "16-19"),
    "19+": ("19+",),
    NOT_SAID: (NOT_SAID,),
}
_DAY: Final = {day: 1 << place for place, day in enumerate(DAYS)}
_SIGNS: Final = re.compile(r"[\W_]+")
_ACCENTS: Final = re.compile(r"[\u0300-\u036f]")
_PLAIN: Final = re.compile(r"[a-z0-9 ]*")


class Held(NamedTuple):
    """A run as the finder knows it: `site` is a site's key or “online”; `days` has a bit for each day from Monday.

    `start` is a date, a month, a year (2027-09-06, 2027-09, 2027) or “flexible”. Of an imported course `site`, `start`
    and the others can be “not-said”.
    """

    site: str
    study: str
    pattern: str
    days: int
    start: str

    @property
    def month(self) -> str:
        """The month, or whatever less is known, by which starts are chosen."""
        return self.start[:7] if self.start[:1].isdigit() else self.start


class Record(NamedTuple):
    """A course as the finder knows it.

    `texts` are the words of its title, its keywords, its qualification and its summary. `asks` are the GCSE grades in
    maths and English that it asks for, 0 for none. `levels` and `ages` are what it counts as: a GCSE is found under
    Level 1 and under Level 2.
    """

    key: str
    title: str
    provider: str
    sector: str
    subject: str
    level: str
    levels: tuple[str, ...]
    kind: str
    ages: tuple[str, ...]
    leads: tuple[str, ...]
    asks: tuple[int, int]
    runs: tuple[Held, ...]
    texts: tuple[str, str, str, str]


class Point(NamedTuple):
    """A place that home can be: a locality or a postcode district, in degrees north and east."""

    id: str
    name: str
    lat: float
    lon: float


def fold(text: str) -> str:
    """A text as it is searched: small letters and figures, no accents or apostrophes, single spaces between words."""
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text)).replace("’", "").replace("‘", "")
    text = text.lower()
    if _PLAIN.fullmatch(text) is None:
        text = _SIGNS.sub(" ", text.replace("'", "").replace("&", " and "))
    return text.strip()


def records(area: Area, order: Order) -> list[Record]:
    """A record of every published course and of the neighbours', in the area's order: equal results stand in it.

    By that order titles and levels come first; where both are equal, the area's own courses do.
    """
    theirs = sorted(map(across, area.across.values()), key=_title_and_level)
    return list(merge(map(record, order.sorted(area.published)), theirs, key=_title_and_level))


def _title_and_level(one: Record) -> tuple[str, float]:
    return alphabetical(one.title), LEVEL[one.level].rank


def record(course: Course) -> Record:
    """What the finder knows of a course."""
    written = course.written
    return Record(
        key=course.key,
        title=written.title,
        provider=course.provider.id,
        sector=course.sector,
        subject=written.subject,
        level=written.level,
        levels=levels(written.level),
        kind=written.kind,
        ages=_AGES[written.ages],
        leads=tuple(dict.fromkeys(step.destination.id for step in course.leads_to if step.destination)),
        asks=_asks(course),
        runs=tuple(dict.fromkeys(map(held, course.runs))),
        texts=(written.title, " / ".join(written.keywords), _award(course), written.summary),
    )


def across(course: NeighbourCourse) -> Record:
    """What the finder knows of a neighbour's course."""
    return Record(
        key=course.key,
        title=course.title,
        provider=course.provider_key,
        sector=course.sector,
        subject=course.subject,
        level=course.level,
        levels=levels(course.level),
        kind=course.kind,
        ages=_AGES[course.ages],
        leads=(),
        asks=(0, 0),
        runs=tuple(dict.fromkeys(map(_held_across, course.runs))),
        texts=(course.title, "", course.qualification, course.summary),
    )


def _held_across(run: NeighbourRun) -> Held:
    place = run.place.key if run.place else ONLINE if run.delivery == ONLINE else NOT_SAID
    return Held(place, run.study, run.pattern, sum(_DAY[day] for day in run.days), _start(run.start))


def levels(code: str) -> tuple[str, ...]:
    """The levels, as in addresses, that a level counts as."""
    return ("level-1", "level-2") if code == "1/2" else (LEVEL[code].slug,)


def _asks(course: Course) -> tuple[int, int]:
    """The GCSE grades that it asks for in maths and in English."""
    grades = [(fold(one.subject), int(one.grade)) for one in course.written.entry.gcse]
    maths = (grade for subject, grade in grades if subject.startswith("math"))
    english = (grade for subject, grade in grades if subject.startswith("english"))
    return max(maths, default=0), max(english, default=0)


def _award(course: Course) -> str:
    """The words of its qualification."""
    award = course.written.qualification
    return "" if award is None else f"{award.title or ''} {award.awarding_body or ''}"


def held(run: Run) -> Held:
    """Where and when a run is held, as far as courses are chosen by it."""
    days = 0
    for session in run.sessions:
        days |= _DAY[session.day]
    site = run.site.key if run.site else ONLINE if run.written.delivery == ONLINE else NOT_SAID
    return Held(site, run.written.study, run.written.pattern, days, _start(run.written.start))


def _start(start: Start) -> str:
    if start.date is None:
        return NOT_SAID if start.precision == NOT_SAID else FLEXIBLE
    return start.date.isoformat()[: {"day": 10, "month": 7}.get(start.precision, 4)]


class Venue(NamedTuple):
    """A place where courses are held, here or in a neighbouring area; `point` in degrees, if it counts in travel."""

    key: str
    name: str
    town: str
    point: tuple[float, float] | None

    @property
    def town_id(self) -> str:
        return as_id(self.town) or "elsewhere"


def venues(area: Area) -> dict[str, Venue]:
    """Every place where courses can be held, by its key."""
    own = [Venue(key, site.written.name, site.written.town, site.point) for key, site in area.sites.items()]
    theirs = [
        Venue(place.key, place.name, place.town, place.point if area.neighbours[one.area].counts_in("travel") else None)
        for one in area.across.values()
        for place in (run.place for run in one.runs)
        if place
    ]
    return {one.key: one for one in (*own, *theirs)}


def month_name(month: str) -> str:
    """“September 2027”, “2027”, “Any time” or that it is not said."""
    if month == FLEXIBLE:
        return "Any time"
    if month == NOT_SAID:
        return "Start not said"
    return f"{MONTHS[int(month[5:7]) - 1]} {month[:4]}" if len(month) > 4 else f"{month}, month not yet known"


# ── Home ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def localities(area: Area) -> list[Point]:
    """The towns and villages, in order of name."""
    found = (Point(one.id, one.written.name, *one.point) for one in area.localities.values())
    return sorted(found, key=lambda point: (point.name, point.id))


def districts(area: Area) -> list[Point]:
    """The postcode districts, each in the middle of its localities, else of its sites."""
    homes: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for locality in area.localities.values():
        for district in locality.written.postcode_districts:
            homes[district].append(locality.point)
    sites: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for site in area.sites.values():
        if site.point:
            sites[site.written.postcode.split()[0]].append(site.point)
    return [Point(name, name, *_middle(points)) for name, points in sorted({**sites, **homes}.items())]


def _middle(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return sum(lat for lat, _ in points) / len(points), sum(lon for _, lon in points) / len(points)
