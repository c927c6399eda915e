"""The report on what is to be looked at again: each provider's worklist, with the file and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from textwrap import wrap
from typing import Final

from ..area import Area
from ..derive.freshness import Freshness, freshness
from ..derive.worklist import KINDS, Item, checks, worklist
from ..reports import harmless_lines
from ..wording import day
from .report import Report, Table, columns

_STATES: Final[Mapping[Freshness, str]] = {"fresh": "Up to date", "due": "Due", "old": "Overdue"}
_ITEMS: Final = ("Provider", "Whose", "What", "Day", "Title", "File", "What is so", "What to do")
_STANDINGS: Final = ("Provider", "Whose", *_STATES.values(), "Other work")
_WIDTH: Final = 118
_CHECKS: Final = frozenset({"imported", "old", "due"})

Work = Mapping[str | None, Sequence[Item]]


def report(area: Area) -> Report:
    """The report on the worklists of an area."""
    work = worklist(area)
    items = Table("freshness", _ITEMS, tuple(_row(one, area) for group in work.values() for one in group))
    standings = Table("freshness-by-provider", _STANDINGS, tuple(_standings(area, work)))
    text = "\n".join(_lines(area, work, standings))
    return Report("freshness", f"{harmless_lines(text)}\n", (items, standings))


def whose(provider: str | None, area: Area) -> str:
    """The name of a provider; for None what the area's own files are called."""
    return area.providers[provider].name if provider else "The area's own files"


def _row(one: Item, area: Area) -> tuple[str, ...]:
    told = (KINDS[one.kind], one.on.isoformat(), one.title, one.path, one.says, one.do)
    return (one.provider or "", whose(one.provider, area), *told)


def _standings(area: Area, work: Work) -> Iterator[tuple[str | int, ...]]:
    """How many checks of each provider are up to date, due and overdue, and how much else there is to do."""
    states: Mapping[str | None, Counter[Freshness]] = {one: Counter() for one in work}
    for check in checks(area):
        states[check.provider][freshness(check.on, area.written.freshness, area.today)] += 1
    for provider, items in work.items():
        states[provider]["old"] += sum(one.kind == "imported" for one in items)
        others = sum(one.kind not in _CHECKS for one in items)
        yield (provider or "", whose(provider, area), *(states[provider][one] for one in _STATES), others)


def _lines(area: Area, work: Work, standings: Table) -> Iterator[str]:
    yield f"What is to be looked at in {area.written.name}, as on {day(area.today)}"
    yield f"Everything is checked once a year, by {area.written.freshness.by}."
    yield from ("", *columns(standings.header[1:], [row[1:] for row in standings.rows]))
    for provider, items in work.items():
        for (kind, do), group in groupby(items, key=lambda one: (one.kind, one.do)):
            found = list(group)
            yield from ("", f"{whose(provider, area)}. {KINDS[kind]}: {len(found):,}", *wrap(do, _WIDTH), "")
            yield from (line for one in found for line in (f"  {one.path}", f"    {one.title}. {one.says}"))
    if not any(work.values()):
        yield from ("", "Nothing has to be looked at now.")
