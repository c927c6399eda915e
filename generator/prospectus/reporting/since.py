"""What has become of the offer since an earlier state of the area: courses, gaps and promises, in a few lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..area import Area
from ..derive.entitlement import entitlement
from ..derive.offer import offer
from .offer import named
from .report import Report, Table

_NAMED = 12
_COLUMNS = ("What", "Which")


def with_history(report: Report, name: str, old: Area, new: Area) -> Report:
    """The report with what has changed since the state called `name` on top, and as a table."""
    rows = tuple(_rows(old, new))
    numbers: dict[str, list[str]] = {}
    for what, which in rows:
        numbers.setdefault(what, []).append(which)
    told = ", ".join(_counted(what, len(some)) for what, some in numbers.items()) or "nothing of this has changed"
    lines = [f"Since {name}: {told}."]
    for what, some in numbers.items():
        more = f" and {len(some) - _NAMED:,} more" if some[_NAMED:] else ""
        lines.append(f"  {what}: {'; '.join(some[:_NAMED])}{more}")
    text = "\n".join([*lines, "", report.text])
    return Report(report.name, text, (*report.tables, Table(f"{report.name}-since", _COLUMNS, rows)), report.pictures)


def _counted(what: str, number: int) -> str:
    """“12 courses added”, “1 gap closed”."""
    things, _, became = what.partition(" ")
    return f"{number:,} {things.removesuffix('s') if number == 1 else things} {became}"


def _rows(old: Area, new: Area) -> Iterator[tuple[str, str]]:
    was, now = ({one.key for one in area.published} for area in (old, new))
    renamed = {key for one in new.published for key in one.written.formerly}
    again = {one.key for one in new.published if was & set(one.written.formerly)}
    yield from _each("courses added", sorted(now - was - again))
    yield from _each("courses gone", sorted(was - now - renamed))
    before, after = ({named(cell) for cell in offer(area).gaps} for area in (old, new))
    yield from _each("gaps closed", sorted(before - after))
    yield from _each("gaps opened", sorted(after - before))
    broken, breaks = ({one.promise.id for one in entitlement(area) if one.state == "broken"} for area in (old, new))
    yield from _each("promises kept again", sorted(broken - breaks))
    yield from _each("promises broken", sorted(breaks - broken))


def _each(what: str, some: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((what, one) for one in some)
