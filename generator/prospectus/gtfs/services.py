"""Reads on which days the trips of a timetable run: days of the week between two dates, and exceptions."""

from __future__ import annotations

import datetime as dt
from typing import Final

from .faults import Faults
from .feed import Service
from .source import Source
from .table import Row, Table

_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ADDED: Final = "1"
_REMOVED: Final = "2"
_NEVER: Final = (dt.date(1990, 1, 2), dt.date(1990, 1, 1))  # a first day after the last


def services(source: Source, faults: Faults) -> tuple[Service, ...]:
    """Every service, by what is said of its days in either of the two files."""
    found = _weekly(source, faults)
    added, removed = _exceptions(source, faults)
    ids = dict.fromkeys([*found, *added, *removed])
    return tuple(
        Service(
            id_,
            *found.get(id_, (frozenset(), *_NEVER)),
            frozenset(added.get(id_, ())),
            frozenset(removed.get(id_, ())),
        )
        for id_ in ids
    )


def _weekly(source: Source, faults: Faults) -> dict[str, tuple[frozenset[int], dt.date, dt.date]]:
    table = Table(source, "calendar.txt", ("service_id", *_DAYS, "start_date", "end_date"), faults)
    found: dict[str, tuple[frozenset[int], dt.date, dt.date]] = {}
    for row in table.rows():
        id_ = table.value(row, "service_id")
        if id_ in found:
            table.twice(row, "service_id")
        else:
            found[id_] = _week(table, row)
    return found


def _week(table: Table, row: Row) -> tuple[frozenset[int], dt.date, dt.date]:
    for day in _DAYS:
        if table.value(row, day) not in ("0", "1"):
            table.odd(row, day, "0 or 1")
    days = frozenset(number for number, day in enumerate(_DAYS) if table.value(row, day) == "1")
    first, last = date(table, row, "start_date"), date(table, row, "end_date")
    if first and last and last < first:
        says = f"This ends on {last:%Y-%m-%d}, before it starts on {first:%Y-%m-%d}."
        table.refuse("feed-dates-backwards", row, "end_date", says)
    return (days, first, last) if first and last else (days, *_NEVER)


def _exceptions(source: Source, faults: Faults) -> tuple[dict[str, set[dt.date]], dict[str, set[dt.date]]]:
    """The days on which each service runs besides its usual ones, and those on which it does not."""
    table = Table(source, "calendar_dates.txt", ("service_id", "date", "exception_type"), faults)
    added: dict[str, set[dt.date]] = {}
    removed: dict[str, set[dt.date]] = {}
    for row in table.rows():
        day, kind = date(table, row, "date"), table.value(row, "exception_type")
        if kind not in (_ADDED, _REMOVED):
            table.odd(row, "exception_type", "1 (runs) or 2 (does not run)")
        elif day:
            (added if kind == _ADDED else removed).setdefault(table.value(row, "service_id"), set()).add(day)
    return added, removed


def date(table: Table, row: Row, column: str) -> dt.date | None:
    """The date in a column, written like 20270906; a fault when it is none."""
    text = table.value(row, column)
    try:
        found = dt.date(int(text[:4]), int(text[4:6]), int(text[6:])) if len(text) == 8 and text.isascii() else None
    except ValueError:
        found = None
    if found is None or not 1990 <= found.year <= 2100:
        table.odd(row, column, "a date, which is written like 20270906")
        return None
    return found
