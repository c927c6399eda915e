"""What the finder knows of every course, what the words of a search can mean, and where home can be."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

from ..area import Area, Course, Run, Site
from ..model.codes import COURSE_KIND, DAYS, LEVEL, PATTERN, SECTOR, STUDY
from ..model.fields import as_id
from ..model.when import Start
from .order import Order

ENTRY: Final = tuple(entry.slug for code, entry in LEVEL.items() if code.startswith("E"))
ONLINE: Final = "online"
FLEXIBLE: Final = "flexible"
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_AGES: Final = {"14-16": ("14-16",), "16-19": ("16-19",), "14-19": ("14-16", "16-19"), "19+": ("19+",)}
_DAY: Final = {day: 1 << place for place, day in enumerate(DAYS)}
_SIGNS: Final = re.compile(r"[\W_]+")
_ACCENTS: Final = re.compile(r"[\u0300-\u036f]")
_PLAIN: Final = re.compile(r"[a-z0-9 ]*")


class Held(NamedTuple):
    """A run as the finder knows it: `site` is a site's key or “online”; `days` has a bit for each day from Monday.

    `start` is a date, a month, a year (2027-09-06, 2027-09, 2027) or “flexible”.
    """

    site: str
    study: str
    pattern: str
    days: int
    start: str

    @property
    def month(self) -> str:
        """The month, or whatever less is known, by which starts are chosen."""
        return self.start[:7] if self.start != FLEXIBLE else FLEXIBLE


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


class Meaning(NamedTuple):
    """A phrase of everyday language and the values of a facet that it means."""

    phrase: str
    facet: str
    values: tuple[str, ...]


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
    """A record of every published course, in the area's order: equal results stand in it."""
    return [record(course) for course in order.sorted(area.published)]


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
        runs=tuple(dict.fromkeys(map(_held, course.runs))),
        texts=(written.title, " / ".join(written.keywords), _award(course), written.summary),
    )


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


def _held(run: Run) -> Held:
    days = 0
    for session in run.sessions:
        days |= _DAY[session.day]
    site = run.site.key if run.site else ONLINE
    return Held(site, run.written.study, run.written.pattern, days, _start(run.written.start))


def _start(start: Start) -> str:
    if start.date is None:
        return FLEXIBLE
    return start.date.isoformat()[: {"day": 10, "month": 7}.get(start.precision, 4)]


def town(site: Site) -> str:
    """The id of the town in which a site stands."""
    return as_id(site.written.town)


def month_name(month: str) -> str:
    """“September 2027”, “2027” or “Any time”."""
    if month == FLEXIBLE:
        return "Any time"
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


# ── What words mean ──────────────────────────────────────────────────────────────────────────────────────────────────

STOP: Final = frozenset(
    # What carries no meaning in a search or a text.
    """a able about across after all almost also am among an and any are as at be because been but by can cannot could
    did do does doing either else ever every for from get getting go going got had has have having he her hers him his
    how however i if id ill im in into is its ive just least let like likely love me might most must my need neither no
    nor not of off often on only or other our own please rather said say says she should since so some than that the
    their them then there these they this those to too us want wanna wants was we were what whats when where which
    while who whom whos why will with would yet you your youre""".split()
)
STOP_IN_PROSE: Final = frozenset({"it"})
"""What means something only in a title or a keyword."""
ASIDE: Final = frozenset(
    # What people say round the thing they want; it counts only where nothing else does.
    """apply become becoming begin beginner best career careers choose class classes college colleges course courses
    doing enjoy find future good interested involve involved involves involving job jobs join learn learning lesson
    lessons local look looking near option options place places programme programmes qualification qualifications
    qualified qualify role show something start starting starts stuff study studying subject subjects teach things
    train training work working""".split()
)
COMMON: Final = frozenset(
    """apprenticeship award btec certificate course degree diploma foundation gcse hnc hnd introduction level link
    resit t tech""".split()
)
"""Words of titles that say what kind of course it is: what a title is about is the rest."""

_NUMBERS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight")
_ALSO: Final[tuple[Meaning, ...]] = (
    Meaning("gcse", "kind", ("gcse", "gcse-resit")),
    Meaning("gcses", "kind", ("gcse", "gcse-resit")),
    Meaning("alevel", "kind", ("a-level",)),
    Meaning("tlevel", "kind", ("t-level",)),
    Meaning("apprentice", "kind", ("apprenticeship",)),
    Meaning("trainee ship", "kind", ("traineeship",)),
    Meaning("fulltime", "study", ("full-time",)),
    Meaning("parttime", "study", ("part-time",)),
    Meaning("after school", "pattern", ("twilight",)),
    Meaning("twilight", "pattern", ("twilight",)),
    Meaning("evening class", "pattern", ("evening",)),
    Meaning("night class", "pattern", ("evening",)),
    Meaning("night school", "pattern", ("evening",)),
    Meaning("night", "pattern", ("evening",)),
    Meaning("online", "place", (ONLINE,)),
    Meaning("distance learning", "place", (ONLINE,)),
    Meaning("from home", "place", (ONLINE,)),
    Meaning("roll on", "start", (FLEXIBLE,)),
    Meaning("any time", "start", (FLEXIBLE,)),
    Meaning("start now", "start", (FLEXIBLE,)),
    Meaning("straight away", "start", (FLEXIBLE,)),
    Meaning("year 9", "ages", ("14-16",)),
    Meaning("year 10", "ages", ("14-16",)),
    Meaning("key stage 4", "ages", ("14-16",)),
    Meaning("ks4", "ages", ("14-16",)),
    Meaning("14 16", "ages", ("14-16",)),
    Meaning("14 to 16", "ages", ("14-16",)),
    Meaning("year 11", "ages", ("16-19",)),
    Meaning("year 12", "ages", ("16-19",)),
    Meaning("year 13", "ages", ("16-19",)),
    Meaning("after year 11", "ages", ("16-19",)),
    Meaning("post 16", "ages", ("16-19",)),
    Meaning("16 18", "ages", ("16-19",)),
    Meaning("16 19", "ages", ("16-19",)),
    Meaning("after gcses", "ages", ("16-19",)),
    Meaning("adult", "ages", ("19+",)),
    Meaning("over 19", "ages", ("19+",)),
    Meaning("no gcses", "level", (*ENTRY, "level-1")),
    Meaning("without gcses", "level", (*ENTRY, "level-1")),
    Meaning("failed gcses", "level", (*ENTRY, "level-1")),
    Meaning("failed my gcses", "level", (*ENTRY, "level-1")),
    Meaning("no qualifications", "level", (*ENTRY, "level-1")),
    Meaning("entry", "level", ENTRY),
    Meaning("entry level", "level", ENTRY),
)
_UNNAMED: Final = frozenset({"english-and-maths", "diploma"})
"""Kinds whose names are rather a search for subjects and titles."""


def meanings(area: Area, months: Iterable[str]) -> list[Meaning]:
    """Every phrase that means a facet: levels, kinds, sectors, ages, and when in the week and the year."""
    named = chain(_level_meanings(), _kind_meanings(area), _time_meanings(), _month_meanings(months))
    sectors = (Meaning(fold(name), "sector", (id_,)) for id_, name in SECTOR.items())
    found = {meaning.phrase: meaning for meaning in chain(_ALSO, sectors, named)}
    return [found[phrase] for phrase in sorted(found)]


def _level_meanings() -> Iterator[Meaning]:
    for code, entry in LEVEL.items():
        number = code.removeprefix("E")
        if not number.isdigit():
            continue
        whole, short = (("entry level", "entry"), "e") if code.startswith("E") else (("level",), "l")
        slugs = (entry.slug, LEVEL["E"].slug) if code.startswith("E") else (entry.slug,)
        spoken = (number, _NUMBERS[int(number) - 1])
        for phrase in (f"{short}{number}", *(f"{stem} {word}" for stem in whole for word in spoken)):
            yield Meaning(phrase, "level", slugs)


def _kind_meanings(area: Area) -> Iterator[Meaning]:
    here: Mapping[str, str] = {kind: words.name for kind, words in area.words.kinds.items()}
    for kind, name in COURSE_KIND.items():
        if kind in _UNNAMED or kind == "gcse":
            continue
        for called in dict.fromkeys((fold(name), fold(here.get(kind, name)))):
            yield Meaning(called, "kind", (kind,))
            yield Meaning(called.removesuffix(" course"), "kind", (kind,))


def _time_meanings() -> Iterator[Meaning]:
    for study in STUDY:
        yield Meaning(fold(study), "study", (study,))
    for pattern in PATTERN:
        if pattern not in {"customised", "twilight"}:
            yield Meaning(fold(pattern), "pattern", (pattern,))
    for day in DAYS:
        yield Meaning(day, "day", (day,))


def _month_meanings(months: Iterable[str]) -> Iterator[Meaning]:
    """The months in which something starts; “may” and “march” are other words too, so they need one before them."""
    by_name: Mapping[str, list[str]] = defaultdict(list)
    for month in months:
        if len(month) == 7:
            by_name[MONTHS[int(month[5:]) - 1].lower()].append(month)
    for name, listed in by_name.items():
        values = tuple(sorted(listed))
        if name not in {"may", "march"}:
            yield Meaning(name, "start", values)
        for before in ("in", "start", "starting", "from"):
            yield Meaning(f"{before} {name}", "start", values)
