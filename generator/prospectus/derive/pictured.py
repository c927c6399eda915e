"""The offer as grids to draw and to read: by sector, level, age, provider, place and kind, and supply beside demand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from ..area import Area, Course
from ..model.codes import SECTOR
from .demand import Supply
from .grid import Block, Grid, Row
from .offer import AGES, KIND_GROUPS, STAGES, Offer, ages, stages
from .order import alphabetical

_KINDS: Final = tuple(one.capitalize() for one in KIND_GROUPS)
_SQUARES: Final = "The darker a square, the more courses; the number stands in it."
_BARS: Final = "The longer a bar, the more courses; the number stands behind it."


def grids(area: Area, found: Offer) -> Iterator[Grid]:
    """Every picture of the offer."""
    yield levels(area, found)
    yield by_age(area)
    yield of_sectors(area)
    yield of_providers(area)
    yield _sectors_of(area, "offer-providers", "provider", "Provider", area.courses_of, _names(area))
    yield _sectors_of(area, "offer-places", "town", "Town", *_towns(area))


def levels(area: Area, found: Offer) -> Grid:
    """Sectors down; levels across, once for each age."""
    blocks = tuple(Block(f"Ages {one.replace('-', '–')}", tuple(map(_stage, STAGES))) for one in AGES)
    rows = tuple(
        Row(name, tuple(len(found.cells[id_, stage, age].courses) for age in AGES for stage in STAGES))
        for id_, name in SECTOR.items()
    )
    title = f"Courses in {area.written.name} by sector, level and age"
    return Grid("offer", title, f"Sectors down, levels across. {_SQUARES}", "Sector", blocks, rows)


def by_age(area: Area) -> Grid:
    """Levels down, ages across."""
    counted = Counter((stage, age) for one in area.published for stage in stages(one) for age in _ages(one))
    columns = {"14-16": "14 to 16", "16-19": "16 to 19", "19+": "19 and over"}
    rows = tuple(Row(_stage(stage), tuple(counted[stage, age] for age in columns)) for stage in STAGES)
    title = f"Courses in {area.written.name} by level and age"
    about = f"Levels down, ages across. A course for 14 to 19 counts at both ages. {_BARS}"
    return Grid("offer-ages", title, about, "Level", (Block("", tuple(columns.values())),), rows, bars=True)


def of_sectors(area: Area) -> Grid:
    """Sectors down, kinds of course across."""
    rows = tuple(Row(name, _kinds(area.courses_in[id_])) for id_, name in SECTOR.items())
    title = f"Academic, vocational and work-based courses in {area.written.name} by sector"
    return Grid("offer-kinds", title, f"Sectors down. {_BARS}", "Sector", (Block("", _KINDS),), rows, bars=True)


def of_providers(area: Area) -> Grid:
    """Providers down, kinds of course across."""
    names = _names(area)
    rows = tuple(Row(names[id_], _kinds(area.courses_of[id_])) for id_ in names)
    title = f"Academic, vocational and work-based courses in {area.written.name} by provider"
    return Grid("offer-balance", title, f"Providers down. {_BARS}", "Provider", (Block("", _KINDS),), rows, bars=True)


def wanted(area: Area, found: Supply, least: int = 0) -> Grid:
    """Sectors down; places and applications beside each other. Numbers of applications under `least` are not told."""
    rows = tuple(
        Row(SECTOR[one.sector], (one.places, one.applications if one.applications >= least else None))
        for one in found.sectors
        if one.sector in SECTOR
    )
    title = f"Places and applications in {area.written.name}, {found.year}"
    about = "Sectors down. The longer a bar, the more places or applications; both are on one scale."
    return Grid("demand", title, about, "Sector", (Block("", ("Places", "Applications")),), rows, bars=True)


def _sectors_of(
    area: Area, name: str, what: str, first: str, courses: Mapping[str, Sequence[Course]], names: Mapping[str, str]
) -> Grid:
    """What each provider, or each town, has of each sector."""
    rows = tuple(Row(names[id_], _by_sector(courses[id_])) for id_ in names)
    title = f"Courses in {area.written.name} by {what} and sector"
    about = f"{first}s down, sectors across. {_SQUARES}"
    return Grid(name, title, about, first, (Block("", tuple(SECTOR.values())),), rows)


def _by_sector(courses: Iterable[Course]) -> tuple[int, ...]:
    counted = Counter(one.sector for one in courses)
    return tuple(counted[id_] for id_ in SECTOR)


def _kinds(courses: Iterable[Course]) -> tuple[int, ...]:
    counted = Counter[str](one.written.kind for one in courses)
    return tuple(sum(counted[kind] for kind in kinds) for kinds in KIND_GROUPS.values())


def _names(area: Area) -> dict[str, str]:
    """The providers' names by their ids, by the alphabet."""
    every = sorted(area.providers.values(), key=lambda one: (alphabetical(one.name), one.id))
    return {one.id: one.name for one in every}


def _towns(area: Area) -> tuple[Mapping[str, Sequence[Course]], Mapping[str, str]]:
    """The courses that are held in each town, each once, and the towns by the alphabet."""
    found: dict[str, list[Course]] = {site.written.town: [] for site in area.sites.values()}
    for course in area.published:
        for town in {site.written.town for site in course.sites}:
            found[town].append(course)
    names = sorted(found, key=alphabetical)
    return found, dict(zip(names, names, strict=True))


def _ages(course: Course) -> tuple[str, ...]:
    return ages(course) or (course.written.ages,)


def _stage(stage: str) -> str:
    return "Entry" if stage == "Entry" else f"Level {stage[0]}{'+' if len(stage) > 1 else ''}"
