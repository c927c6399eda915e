"""The report on the common timetable: which pairs nobody can take together, and which change frees most choices."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..area import Area
from ..derive.timetable.between import Between
from ..derive.timetable.change import Change, changes
from ..derive.timetable.clashes import Counted, Pair, counted, meeting, too_far
from ..derive.timetable.hours import hours, in_words
from ..derive.timetable.together import Pool, pools
from ..derive.travel.travel import travel
from ..pages.phrases import count, short_start
from ..reports import harmless_lines
from ..tables import Cell
from .report import Report, Table, columns

BEST: Final = 10
"""How many changes the text tells."""
LISTED: Final = 20
"""How many pairs of each kind the text tells."""
MOST: Final = 5000
"""How many pairs of each kind a table has at most."""

_PAIRS: Final = ("For", "Course", "Title", "Other course", "Its title", "Because of")
_CHANGES: Final = (
    "For",
    "Course",
    "Title",
    "Provider",
    "Run",
    "From",
    "To",
    "Pairs freed",
    "Pairs that clash then",
    "Gain",
)
_HELD: Final = ("For", "Held", "Courses", "Which")
_YEARS: Final = ("For", "Courses", "Pairs", "At the same time", "Too far apart")
_ABOUT: Final = f"""\
A pair is two courses with different titles that are part of a programme, for the same year. It clashes when every date
of the one is at the same time as every date of the other; it is too far apart when the lessons do not meet, but the
journey between two of them takes longer than there is time. A change moves one course to another block of its year;
its gain is the pairs that go together then, less those that clash then. Tables have at most {MOST:,} pairs of a kind.
"""

_Found = tuple[Pool, Counted, list[Pair], list[Pair], list[Change]]


def report(area: Area) -> Report:
    """Work it out for every year; the time grows as the courses, and as the square of the ways they are held in."""
    between = Between(area, travel(area))
    found = [
        (pool, counted(pool), meeting(pool, MOST), too_far(pool, between, MOST), changes(area, pool))
        for pool in pools(area)
    ]
    tables = (
        Table("timetable-changes", _CHANGES, tuple(_changes(found))),
        Table("timetable-pairs", _PAIRS, tuple(_pairs(found))),
        Table("timetable-hours", _HELD, tuple(_held(found))),
    )
    has_feed = between.travel.timetable is not None
    return Report("timetable", harmless_lines("\n".join(_text(area, found, has_feed=has_feed))) + "\n", tables)


def _text(area: Area, found: list[_Found], *, has_feed: bool) -> Iterator[str]:
    yield f"The common timetable of {area.written.name}"
    yield ""
    yield from columns(_YEARS, [_year(one, has_feed=has_feed) for one in found])
    yield ""
    yield _ABOUT
    if not has_feed:
        yield "There is no timetable of buses and trains, so the way between places is not looked at.\n"
    for pool, numbers, meets, far, moves in found:
        yield from _of_year(pool, numbers, meets, far, moves)


def _year(one: _Found, *, has_feed: bool) -> tuple[Cell, ...]:
    pool, numbers, _, far, _ = one
    return pool.name, len(pool.courses), numbers.pairs, numbers.meeting, _many(far) if has_feed else "not known"


def _many(far: list[Pair]) -> Cell:
    return len(far) if len(far) < MOST else f"{MOST:,} or more"


def _of_year(pool: Pool, numbers: Counted, meets: list[Pair], far: list[Pair], moves: list[Change]) -> Iterator[str]:
    yield f"{pool.name}: changes of block that would free most choices"
    yield from (f"  {_change(one)}" for one in moves[:BEST])
    if not moves:
        yield "  No single change of block frees more pairs than it loses."
    yield from _listed(f"{pool.name}: at the same time", meets, numbers.meeting)
    yield from _listed(f"{pool.name}: too far apart", far, len(far))
    yield ""


def _change(one: Change) -> str:
    pairs = f"{count(one.freed, 'pair')} freed, {one.lost} newly at the same time"
    return f"{one.course.key}{_which(one)}: from {one.from_.name} to {one.to.name}: {pairs}"


def _which(one: Change) -> str:
    """Which date is meant, where a course has several."""
    return f" ({_run(one)})" if len(one.course.runs) > 1 else ""


def _run(one: Change) -> str:
    """“starts 6 Sep 2027, Monday 09:00 to 11:00”"""
    return f"starts {short_start(one.run.written.start)}, {in_words(hours(one.run.sessions))}"


def _listed(heading: str, pairs: list[Pair], total: int) -> Iterator[str]:
    if pairs:
        yield f"{heading} ({count(total, 'pair')})"
        yield from (f"  {one.one.key} and {one.other.key}" for one in pairs[:LISTED])
    if total > LISTED:
        yield f"  … and {total - LISTED:,} more: see the table timetable-pairs"


def _changes(found: list[_Found]) -> Iterator[tuple[Cell, ...]]:
    for pool, *_, moves in found:
        for one in moves:
            course = one.course
            told = (pool.name, course.key, course.title, course.provider.name, _run(one), one.from_.name, one.to.name)
            yield (*told, one.freed, one.lost, one.gain)


def _pairs(found: list[_Found]) -> Iterator[tuple[Cell, ...]]:
    for pool, _, meets, far, _ in found:
        for pair in (*meets, *far):
            yield (pool.name, pair.one.key, pair.one.title, pair.other.key, pair.other.title, pair.why)


def _held(found: list[_Found]) -> Iterator[tuple[Cell, ...]]:
    """At which hours courses are held, and which: all in one row clash with each other."""
    for pool, *_ in found:
        for key, group in pool.alike.items():
            told = " or ".join(sorted(in_words(one) for one in key))
            yield pool.name, told, len(group), ", ".join(one.key for one in group)
