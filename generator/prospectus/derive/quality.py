"""How well each provider tells of its courses, and whether anybody is favoured: the same measures for all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import median
from typing import Final, NamedTuple

from ..area import Area, Course, Provider, Run
from ..model.codes import SECTOR
from ..model.shape import left_out
from .freshness import freshness
from .order import Order
from .prose.copies import copies
from .prose.readability import highest_age, reading_age
from .prose.texts import length, read
from .similar import Likeness


class Known(NamedTuple):
    """What courses are measured by: their area, and the keys of those whose texts others have, too."""

    area: Area
    shared: frozenset[str]


class Measure(NamedTuple):
    """One thing that every course should have: its name in short and in full, what to do without it, if it is there."""

    id: str
    short: str
    name: str
    do: str
    held: Callable[[Course, Known], bool]
    expected: bool = True
    """Whether the audit speaks of it: of what was not checked it does elsewhere, and some things few courses have."""


def _checked(course: Course, known: Known) -> bool:
    return freshness(course.written.reviewed.on, known.area.written.freshness, known.area.today) != "old"


def _complete(course: Course, known: Known) -> bool:
    return not any(True for _ in left_out(course.written))


def _numbered(course: Course, known: Known) -> bool:
    """Whether the award has its number; an apprenticeship is a standard, which has none of 8 characters."""
    award = course.written.qualification
    return bool(award and (award.number or award.none)) or course.written.kind == "apprenticeship"


def _days(course: Course, known: Known) -> bool:
    """Whether lessons are told wherever there are fixed ones."""
    free = ("online", "work-based")
    return all(run.sessions or run.written.delivery in free or _any_time(run) for run in course.runs)


def _any_time(run: Run) -> bool:
    return run.written.start.precision == "flexible"


def _grades(course: Course, known: Known) -> bool:
    entry = course.written.entry
    return bool(entry.gcse or entry.level or entry.from_ or course.level.rank < 1)


def _steps(course: Course, known: Known) -> bool:
    return any(step.kind != "says" for step in course.leads_to)


def _support(course: Course, known: Known) -> bool:
    return bool(course.written.support or course.provider.written.support)


def _own(course: Course, known: Known) -> bool:
    """Whether what is special about it is told in words that its provider's other courses do not have, too."""
    return course.key not in known.shared


def _plain(course: Course, known: Known) -> bool:
    """Whether it is read with ease at the age for which it is; short texts are."""
    age = reading_age(read(course).words)
    return age is None or age <= highest_age(course)


def _asked(course: Course, known: Known) -> bool:
    contacts = course.provider.written.contacts
    found = course.provider.contact(course.written.apply.contact) if contacts else None
    return bool(found and found.phone and found.email)


_APART: Final = frozenset(
    {"construction-and-the-built-environment", "digital", "education-and-early-years", "engineering-and-manufacturing"}
)
"""Sectors in which most learners are of one sex: construction, plumbing, engineering, information technology and child
care, which the Equal Opportunities Commission looked into (Free to Choose, 2005)."""


def _welcome(course: Course, known: Known) -> bool:
    return bool(course.written.non_traditional) or course.sector not in _APART


def _apply_by(course: Course, known: Known) -> bool:
    windows = [run.written.apply for run in course.runs]
    return any(one and one.until for one in windows) or any(_any_time(run) for run in course.runs)


MEASURES: Final = (
    Measure(
        "checked",
        "Checked",
        "Checked this year",
        "Look at it, and write the day under “reviewed”.",
        _checked,
        expected=False,
    ),
    Measure("complete", "Complete", "Nothing is left out", "`prospectus check` names what is missing.", _complete),
    Measure("award", "Award", "The qualification has its number", "Add its number of 8 characters.", _numbered),
    Measure("days", "Days", "Days and hours are told", "Add “timetable” to each run.", _days),
    Measure(
        "entry", "Entry", "What it asks for can be tested", "Give grades, a level or courses under “entry”.", _grades
    ),
    Measure("onward", "Onward", "Where it leads can be followed", "Name courses, jobs or apprenticeships.", _steps),
    Measure("support", "Help", "Help is described", "Write “support” for the course or the provider.", _support),
    Measure("apply-by", "Apply by", "By when to apply is told", "Add “apply: {until: …}” to its runs.", _apply_by),
    Measure("contact", "Ask", "Somebody can be rung and written to", "Give its contact a phone and an email.", _asked),
    Measure("own", "Own", "What is special is told in its own words", "Say what only this course has.", _own),
    Measure(
        "plain",
        "Plain",
        "It is read with ease at 15, or at 13 up to level 1",
        "`prospectus report wording` tells how.",
        _plain,
    ),
    Measure(
        "welcome", "Welcome", "Who is rare there is asked in", "Write “non_traditional”.", _welcome, expected=False
    ),
)
"""The measures, in the order in which they are shown."""


class Standing(NamedTuple):
    """A provider by every measure: the courses that lack it, by the measure's id."""

    provider: Provider
    courses: int
    lacking: Mapping[str, tuple[Course, ...]]

    def share(self, id_: str) -> float:
        """How much of its courses has it, in per cent."""
        return 100 * (self.courses - len(self.lacking[id_])) / self.courses if self.courses else 100.0


def quality(area: Area) -> Iterator[Standing]:
    """Every provider that has published something, in the order of the names; the time grows as the courses."""
    known = Known(area, frozenset(one.key for found in copies(area) for one in found.courses))
    for provider in sorted(area.providers.values(), key=lambda one: one.name.casefold()):
        courses = area.courses_of[provider.id]
        if courses:
            lacking = {one.id: tuple(course for course in courses if not one.held(course, known)) for one in MEASURES}
            yield Standing(provider, len(courses), lacking)


class Share(NamedTuple):
    """How a provider comes off in lists: what speaks for it beside what would be fair.

    `first` is in how many lists of a sector and level it stands first, `fair` in how many it would if they were drawn.
    `words` is the median length of its courses' texts, `links` how many courses of others lead to one of its own on
    average. `away` is how many of the courses that its own pages suggest are other providers', of `suggested`.
    """

    provider: Provider
    first: int
    fair: float
    words: float
    links: float
    away: int
    suggested: int

    @property
    def favoured(self) -> bool:
        """Whether it stands first far more often than by chance."""
        return self.first >= self.fair + 3 and self.first > 2 * self.fair


def shares(area: Area, order: Order, likeness: Likeness) -> Iterator[Share]:
    """Every provider that has published something; the time grows as the courses."""
    first, fair = _places(area, order)
    for id_, provider in area.providers.items():
        courses = area.courses_of[id_]
        if courses:
            shown = [other for one in courses for other in (*likeness.elsewhere(one), *likeness.similar(one))]
            yield Share(
                provider,
                first[id_],
                fair[id_],
                median(map(length, courses)),
                _links(area, courses),
                sum(one.provider is not provider for one in shown),
                len(shown),
            )


def _places(area: Area, order: Order) -> tuple[Counter[str], Mapping[str, float]]:
    """Who stands first in each list of a sector and level, and who would how often if lots were drawn."""
    first: Counter[str] = Counter()
    fair: dict[str, float] = dict.fromkeys(area.providers, 0.0)
    lists: dict[tuple[str, str], list[Course]] = {}
    for sector in SECTOR:
        for course in order.sorted(area.courses_in[sector]):
            lists.setdefault((sector, course.written.level), []).append(course)
    for courses in lists.values():
        first[courses[0].provider.id] += 1
        for id_, number in Counter(one.provider.id for one in courses).items():
            fair[id_] += number / len(courses)
    return first, fair


def _links(area: Area, courses: Sequence[Course]) -> float:
    found = sum(
        before.provider is not course.provider for course in courses for before in area.leading_to.get(course.key, ())
    )
    return found / len(courses)
