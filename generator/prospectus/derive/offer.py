"""The area's offer as a whole: how many courses each subject has on each level, what is missing, alone or doubled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from ..area import Area, Course, Provider
from ..model.codes import GENERAL_EDUCATION, LEVEL, SECTOR
from .nearness import miles
from .routes import routes
from .similar import likeness
from .travel.travel import travel

STAGES: Final = ("Entry", "1", "2", "3", "4 and above")
"""The levels as the offer is counted: what counts for two of them (level 1/2) is counted on both."""

AGES: Final = ("14-16", "16-19")
EXPECTED: Final = ("1", "2", "3")
"""The levels on which every technical sector should have something for ages 16 to 19."""

FAR_MINUTES: Final = 60
"""How long somebody should travel at most: the longest that promises to learners speak of."""

NEAR_MILES: Final = 5.0
"""Two sites no farther apart than this in a straight line can be chosen between by the same learners."""

KIND_GROUPS: Final[Mapping[str, frozenset[str]]] = {
    "academic": frozenset({"gcse", "gcse-resit", "a-level", "as-level"}),
    "technical and vocational": frozenset({"t-level", "diploma", "vocational", "link-course"}),
    "work-based": frozenset({"apprenticeship", "young-apprenticeship", "traineeship", "supported-internship"}),
    "foundation": frozenset({"foundation-learning", "entry-to-employment", "english-and-maths"}),
    "enrichment and short": frozenset({"enrichment", "short-course"}),
}
"""The kinds of course in the groups between which an offer is balanced."""


class Cell(NamedTuple):
    """What there is in a sector on a level for an age."""

    sector: str
    stage: str
    ages: str
    courses: tuple[Course, ...]

    @property
    def providers(self) -> tuple[Provider, ...]:
        return tuple({one.provider.id: one.provider for one in self.courses}.values())


class Far(NamedTuple):
    """A town or village from which no course of a sector and level is within FAR_MINUTES; the nearest is so far.

    `minutes` is None when there is no way there and home at all.
    """

    cell: Cell
    locality: str
    minutes: int | None


class Twin(NamedTuple):
    """Courses that are the same at different providers, whose nearest sites are so many miles apart.

    `differ` names the facts in which they differ, each with what it is at each of them.
    """

    courses: tuple[Course, ...]
    apart: float
    differ: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Offer:
    """The offer: every cell, also the empty ones, by sector, level and age."""

    cells: Mapping[tuple[str, str, str], Cell]

    @property
    def gaps(self) -> tuple[Cell, ...]:
        """Technical sectors that have nothing for ages 16 to 19 on a level on which they should have something."""
        return tuple(
            cell
            for cell in self.cells.values()
            if not cell.courses
            and cell.sector not in GENERAL_EDUCATION
            and cell.stage in EXPECTED
            and cell.ages == "16-19"
        )

    @property
    def single(self) -> tuple[Cell, ...]:
        """What only one course stands for, where there should be something: without it there is a gap."""
        return tuple(
            cell
            for cell in self.cells.values()
            if len(cell.courses) == 1
            and cell.sector not in GENERAL_EDUCATION
            and cell.stage in EXPECTED
            and cell.ages == "16-19"
        )


def stages(course: Course) -> tuple[str, ...]:
    """The levels on which a course counts; none when nobody has said its level."""
    code = course.written.level
    if code not in LEVEL:
        return ()
    if code == "1/2":
        return ("1", "2")
    rank = course.level.rank
    return ("Entry",) if rank < 1 else (STAGES[min(int(rank), 4)],)


def ages(course: Course) -> tuple[str, ...]:
    """The ages up to 19 for which a course counts."""
    return {"14-19": AGES, "19+": ()}.get(course.written.ages, (course.written.ages,))


def offer(area: Area) -> Offer:
    """Count the published courses; each stands in every cell that it is for."""
    found: dict[tuple[str, str, str], list[Course]] = {
        (sector, stage, age): [] for sector in SECTOR for stage in STAGES for age in AGES
    }
    for course in area.published:
        for stage in stages(course):
            for age in ages(course):
                if (course.sector, stage, age) in found:
                    found[course.sector, stage, age].append(course)
    return Offer({key: Cell(*key, tuple(courses)) for key, courses in found.items()})


def far(area: Area, found: Offer) -> Iterator[Far]:
    """From where what there is for ages 16 to 19 is too far, by the timetable; nothing where there is none."""
    ways = travel(area)
    if ways.timetable is None:
        return
    for cell in found.cells.values():
        if cell.ages != "16-19" or cell.stage not in EXPECTED or cell.sector in GENERAL_EDUCATION or not cell.courses:
            continue
        for id_ in area.localities:
            took = [ways.minutes(course, id_) for course in cell.courses]
            best = min((one for one in took if one is not None), default=None)
            if best is None or best > FAR_MINUTES:
                yield Far(cell, id_, best)


def twins(area: Area) -> Iterator[Twin]:
    """Courses that are the same at different providers near each other, the nearest first."""
    found = likeness(area, routes(area).order)
    groups = ([found.courses[at] for at in places] for places in found.same.values() if len(places) > 1)
    twin = [one for group in groups for one in _near(group)]
    yield from sorted(twin, key=lambda one: (one.apart, one.courses[0].key))


def _near(group: Sequence[Course]) -> Iterator[Twin]:
    """Of courses that are the same, those for the same ages of which each is near the first of another provider."""
    by_ages: dict[str, list[Course]] = defaultdict(list)
    for course in group:
        by_ages[course.written.ages].append(course)
    for courses in by_ages.values():
        first, *others = courses
        near = [
            (apart, one)
            for one in others
            if one.provider is not first.provider and (apart := _apart(first, one)) is not None and apart <= NEAR_MILES
        ]
        if near:
            all_of_them = (first, *(one for _, one in near))
            yield Twin(all_of_them, min(apart for apart, _ in near), tuple(_differ(all_of_them)))


def _apart(one: Course, other: Course) -> float | None:
    """How far the nearest of their sites are apart; None where a place on the map is not known."""
    pairs = [(a.point, b.point) for a in one.sites for b in other.sites]
    return min((miles(a, b) for a, b in pairs if a and b), default=None)


def _differ(courses: Sequence[Course]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The facts that are not the same in all of these courses."""
    for name, tell in (("entry", _entry), ("length", _length), ("cost", _cost), ("days", _days)):
        told = tuple(tell(one) for one in courses)
        if len(set(told)) > 1:
            yield name, told


def _entry(course: Course) -> str:
    entry = course.written.entry
    parts = [f"{one.subject} {one.grade:g}" for one in entry.gcse]
    parts += [f"level {entry.level}"] if entry.level else []
    return ", ".join(parts) or "no grades given"


def _length(course: Course) -> str:
    days = min((run.written.duration.days for run in course.runs if run.written.duration), default=None)
    if days is None:
        return "until a date"
    return f"{days / 365.25:.1f} years".replace(".0 years", " years") if days >= 300 else f"{round(days / 7)} weeks"


def _cost(course: Course) -> str:
    cost = course.written.cost
    free = f"free at {cost.free}" if cost and cost.free else "not free"
    return f"{free}, £{cost.amount / 100:g}" if cost and cost.amount else free


def _days(course: Course) -> str:
    most = max((len({one.day for one in run.sessions}) for run in course.runs), default=0)
    return f"{most} {'day' if most == 1 else 'days'} a week" if most else "days not told"


def balance(area: Area) -> Mapping[str, Mapping[str, int]]:
    """How many courses of each group every provider has, by the provider's id."""
    found = {id_: dict.fromkeys(KIND_GROUPS, 0) for id_ in area.providers}
    for course in area.published:
        for name, kinds in KIND_GROUPS.items():
            if course.written.kind in kinds:
                found[course.provider.id][name] += 1
    return found
