"""The report on the offer: what there is by sector, level, age and place; what is missing, alone, doubled or far."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ..area import Area
from ..derive.offer import AGES, FAR_MINUTES, KIND_GROUPS, NEAR_MILES, STAGES, Cell, Far, Offer, Twin
from ..derive.offer import balance as balanced
from ..derive.offer import far as too_far
from ..derive.offer import offer as counted
from ..derive.offer import twins as twinned
from ..derive.pictured import grids
from ..model.codes import AGES as AGES_NAMES
from ..model.codes import SECTOR
from ..pages.phrases import count
from ..reports import harmless_lines
from ..tables import Cell as Value
from .report import Report, Table, as_picture, as_table, columns

_LISTED: Final = 20
_HAVE_TABLES: Final = ("offer", "offer-balance")
"""The pictures whose tables tell more than the picture does."""
_CELLS: Final = ("Sector", "Level", "Ages", "Courses", "Providers", "Places", "Which")
_FAR: Final = ("Sector", "Level", "From", "Minutes to the nearest")
_TWINS: Final = ("Course", "Level", "Providers", "Miles apart", "They differ in", "Which")
_BALANCE: Final = ("Provider", *KIND_GROUPS, "all")


def report(area: Area) -> Report:
    """Count and compare; the time grows as the courses, and as the towns and villages for the ways."""
    found, twins = counted(area), list(twinned(area))
    far, pictures = list(too_far(area, found)), list(grids(area, found))
    tables = (
        Table("offer-cells", _CELLS, tuple(_cell(cell) for cell in found.cells.values())),
        Table("offer-far", _FAR, tuple(_far_row(one, area) for one in far)),
        Table("offer-twins", _TWINS, tuple(_twin_row(one) for one in twins)),
        Table("offer-balance", _BALANCE, tuple(_balance(area))),
        *(as_table(one) for one in pictures if one.name not in _HAVE_TABLES),
    )
    text = harmless_lines("\n".join(_text(area, found, far, twins))) + "\n"
    return Report("offer", text, tables, tuple(map(as_picture, pictures)))


def _text(area: Area, found: Offer, far: Sequence[Far], twins: Sequence[Twin]) -> Iterator[str]:
    yield f"The offer of {area.written.name}: {count(len(area.published), 'course')}"
    yield ""
    yield from missing(found)
    yield from alone(found)
    yield from distant(far, area)
    yield from doubled(twins)
    yield "Courses by sector and level"
    for age in AGES:
        yield f"For ages {AGES_NAMES[age]}"
        rows = [_row(found, sector, age) for sector in SECTOR]
        yield from columns(("Sector", *STAGES), rows)
        yield ""
    yield "Courses of each kind by provider"
    yield from columns(_BALANCE, list(_balance(area)))


def missing(found: Offer) -> Iterator[str]:
    """Levels on which a technical sector has nothing."""
    yield from _block("Nothing there at all, for ages 16 to 19", [named(cell) for cell in found.gaps])


def alone(found: Offer) -> Iterator[str]:
    """What hangs on a single course."""
    lines = [f"{named(cell)}: {cell.courses[0].key}" for cell in found.single]
    yield from _block("Hanging on one course, for ages 16 to 19", lines)


def distant(far: Sequence[Far], area: Area) -> Iterator[str]:
    """What is too far for whom, the sectors that are far from most places first."""
    by_cell: dict[tuple[str, str], list[str]] = {}
    for one in far:
        by_cell.setdefault((one.cell.sector, one.cell.stage), []).append(area.localities[one.locality].written.name)
    ranked = sorted(by_cell.items(), key=lambda item: -len(item[1]))
    lines = [f"{SECTOR[sector]}, level {stage}: from {', '.join(names)}" for (sector, stage), names in ranked]
    yield from _block(f"Farther than {FAR_MINUTES} minutes, for ages 16 to 19", lines)


def doubled(twins: Sequence[Twin]) -> Iterator[str]:
    """The same course at providers near each other, and in what they differ."""
    lines = [_twin(one) for one in twins]
    yield from _block(f"The same course within {NEAR_MILES:g} miles", lines)


def _twin(one: Twin) -> str:
    first, who = one.courses[0], " and ".join(course.provider.name for course in one.courses)
    differ = "; ".join(f"{name}: {' / '.join(told)}" for name, told in one.differ) or "no differences"
    return f"{first.title}, {first.level.name.lower()}: {who}, {one.apart:.1f} miles apart; {differ}"


def _row(found: Offer, sector: str, age: str) -> tuple[Value, ...]:
    return (SECTOR[sector], *(len(found.cells[sector, stage, age].courses) for stage in STAGES))


def named(cell: Cell) -> str:
    """“Construction and the built environment, level 3”."""
    return f"{SECTOR[cell.sector]}, {'Entry level' if cell.stage == 'Entry' else f'level {cell.stage}'}"


def _block(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"{title} ({len(lines):,})"
        yield from (f"  {line}" for line in lines[:_LISTED])
        if lines[_LISTED:]:
            yield f"  … and {len(lines) - _LISTED:,} more, in the table"
        yield ""


def _cell(cell: Cell) -> tuple[Value, ...]:
    towns = {site.written.town for course in cell.courses for site in course.sites}
    which = " ".join(course.key for course in cell.courses)
    return (SECTOR[cell.sector], cell.stage, cell.ages, len(cell.courses), len(cell.providers), len(towns), which)


def _far_row(one: Far, area: Area) -> tuple[Value, ...]:
    return (SECTOR[one.cell.sector], one.cell.stage, area.localities[one.locality].written.name, one.minutes)


def _twin_row(one: Twin) -> tuple[Value, ...]:
    first = one.courses[0]
    differ = "; ".join(f"{name}: {' / '.join(told)}" for name, told in one.differ)
    which = " ".join(course.key for course in one.courses)
    names = " / ".join(course.provider.name for course in one.courses)
    return (first.title, first.written.level, names, round(one.apart, 1), differ, which)


def _balance(area: Area) -> Iterator[tuple[Value, ...]]:
    for id_, numbers in balanced(area).items():
        yield (area.providers[id_].name, *numbers.values(), sum(numbers.values()))
    every = [sum(one[name] for one in balanced(area).values()) for name in KIND_GROUPS]
    yield ("All", *every, sum(every))
