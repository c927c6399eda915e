"""The report on what young people are promised: what is kept, where not, by how much, and what hangs on one course."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Final

from ..area import Area
from ..derive import telling
from ..derive.entitlement import entitlement
from ..derive.reaching import how_reckoned
from ..derive.standing import Case, Standing, State
from ..derive.withdrawals import losses
from ..reports import harmless_lines
from ..tables import Cell
from .report import Report, Table, columns

_DIMENSIONS: Final[Mapping[str, str]] = {
    "sector": "Sector",
    "subject": "Subject area",
    "level": "Level",
    "ages": "Ages",
    "kind": "Kind of course",
    "place": "Held in",
    "study": "Study mode",
}
_MATRIX: Final = (
    *("Promise", "State", *_DIMENSIONS.values(), "From", "Course, provider or page"),
    *("Wanted", "Found", "Short by", "Missing", "Kept by", "Hangs on"),
)
_PROMISES: Final = ("Promise", "State", "Cases", "Kept", "Fragile", "Broken", "Severity", "For", "Says", "Test")
_SHORT: Final = 6  # the columns of the printed table
_HANGS: Final = ("Course or event", "Title", "Provider", "Promise", "Cases")
_ABOUT: Final = """\
A case is one choice from one town or village, one course, one provider or one page. It is fragile when it would be
broken if a single course were withdrawn, or a single event called off.
"""


def report(area: Area) -> Report:
    """The report on the promises of an area."""
    standings = entitlement(area)
    promises = Table("entitlement", _PROMISES, tuple(map(_promise, standings, [area] * len(standings))))
    hangs = Table("entitlement-hangs-on", _HANGS, tuple(_hangs(standings, area)))
    text = "\n".join(_lines(area, standings, promises, hangs))
    return Report("entitlement", f"{harmless_lines(text)}\n", (matrix(area), promises, hangs))


def matrix(area: Area) -> Table:
    """Every case of every promise, one a row."""
    rows = (_row(standing, one, area) for standing in entitlement(area) for one in standing.cases)
    return Table("entitlement-matrix", _MATRIX, tuple(rows))


# ── Tables ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _row(standing: Standing, one: Case, area: Area) -> tuple[Cell, ...]:
    values = dict(zip(standing.dimensions, one.choice, strict=True))
    if one.subject and one.subject in area.courses:
        values["level"] = area.courses[one.subject].written.level
    return (
        standing.promise.id,
        one.state,
        *(telling.name(key, values[key], area) if key in values else None for key in _DIMENSIONS),
        telling.name("from", one.locality, area) if one.locality else None,
        one.subject,
        one.wanted,
        one.found,
        one.short,
        " ".join(one.missing),
        " ".join([*one.keepers, *one.goals, *one.events]),
        " ".join([*one.relied, *one.called_off]),
    )


def _promise(standing: Standing, area: Area) -> tuple[Cell, ...]:
    promise = standing.promise
    return (
        promise.id,
        standing.state,
        len(standing.cases),
        *_counts(standing),
        promise.severity,
        " ".join(promise.for_),
        promise.says,
        telling.condition(promise.promise, area),
    )


def _counts(standing: Standing) -> Iterator[int]:
    states: tuple[State, ...] = ("kept", "fragile", "broken")
    return (standing.counts.get(one, 0) for one in states)


def _hangs(standings: Sequence[Standing], area: Area) -> Iterator[tuple[Cell, ...]]:
    """What would break if a course or an event went: the promises and how many of their cases, the most first."""
    counts: dict[tuple[str, str], int] = {}
    for standing in standings:
        for one in standing.cases:
            for key in (*one.relied, *one.called_off):
                counts[key, standing.promise.id] = counts.get((key, standing.promise.id), 0) + 1
    for (key, promise), number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield (key, *_course_or_event(key, area), promise, number)


def _course_or_event(key: str, area: Area) -> tuple[str, str]:
    """The title of a course or an event, and whose it is."""
    event = area.event_by_id.get(key)
    if event:
        return event.name, event.provider.name if event.provider else ""
    if key in area.across:
        return area.across[key].title, f"{area.across[key].provider} ({area.neighbours[area.across[key].area].name})"
    return area.courses[key].title, area.courses[key].provider.name


# ── Text ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _lines(area: Area, standings: Sequence[Standing], promises: Table, hangs: Table) -> Iterator[str]:
    yield f"What young people in {area.written.name} are promised"
    if not standings:
        yield from ("", "There are no promises in content/area/entitlement.yml.")
        return
    cases = sum(len(one.cases) for one in standings)
    yield f"{len(standings)} promises, {cases:,} cases"
    yield from ("", *columns(promises.header[:_SHORT], [row[:_SHORT] for row in promises.rows]), "", _ABOUT)
    if any(one.promise.promise.within_minutes for one in standings):
        yield from (*wrap(how_reckoned(area), 118), "")
    for one in standings:
        yield from _told(one, area)
    yield from _breaks("a course were withdrawn", [row for row in hangs.rows if row[0] in area.courses])
    yield from _breaks("an event were called off", [row for row in hangs.rows if row[0] not in area.courses])
    lost = list(losses(area, standings))
    if lost:
        yield from ("What withdrawals have broken", "")
        yield from (f"  {one.course.key}: {one.standing.promise.id}, in {_cases(len(one.cases))}" for one in lost)
        yield ""


def _breaks(when: str, rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    if rows:
        yield from (f"What would break if {when}", "")
        yield from (f"  {row[0]}: {row[3]}, in {_cases(row[4])}" for row in rows)
        yield ""


def _cases(number: Cell) -> str:
    return f"{number} case" if number == 1 else f"{number} cases"


def _told(standing: Standing, area: Area) -> Iterator[str]:
    promise = standing.promise
    yield f"{promise.id}: {standing.state}"
    yield from (f"  {promise.says}", f"  Test: {telling.condition(promise.promise, area)}")
    if standing.why:
        yield f"  Not checked: {standing.why}"
    for words, one in telling.together(standing, standing.of("broken"), area):
        lack = f"without {', '.join(one.missing)}" if one.missing else f"{one.found} of {one.wanted}"
        yield f"  broken   {words}: {lack}"
    for words, one in telling.together(standing, standing.of("fragile"), area):
        yield f"  fragile  {words}: {', '.join([*one.relied, *one.called_off])}"
    yield ""
