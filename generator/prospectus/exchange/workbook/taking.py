"""Reads our workbook: what its rows say of courses, runs and sites, and what is wrong with each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from ...directories.cells import refusal
from ...directories.record import Batch, Incoming, IncomingSite
from ...model.course import Course
from ...model.fields import how_to_write_id, is_id
from ...model.provider import Provider
from ...naming import choice
from ...problems import Keys
from ...refused import RefusedError
from ...wording import listed, nearest, quoted
from ..formats import Taken
from ..match import no_site, site_called
from ..present import Present
from ..sheet import ERRORS, Fault, Row, Sheet, odd_cells, sheet
from .book import read
from .columns import Column, Table, tables
from .giving import workbook

_Key = tuple[str, str]


def take(raw: bytes, present: Present, provider: str | None) -> Taken:
    """What our workbook says, of all providers that it names. RefusedError when it is none of ours."""
    found = _sheets(read(raw))
    reader = _Reader(present, provider, found)
    reader.take_sites()
    reader.take_courses()
    reader.take_runs()
    batch = Batch(sites=tuple(reader.sites), courses=tuple(reader.incoming()), same=_same)

    def returned(complaints: Mapping[str, Iterable[str]]) -> bytes:
        lines = {table.name: _lines(table, found[table.name], complaints) for table in tables() if table.name in found}
        return workbook(present, lines, provider, errors=True)

    return Taken(batch, tuple(reader.faults), returned)


def _same(keys: Keys, ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> bool:
    """Whether a cell would be the same: a list of steps has each on one line, however it stands in the file."""
    courses, runs, _ = tables()
    columns: dict[Keys, Column] = {one.keys: one for one in courses.columns}
    columns |= {("runs", *one.keys): one for one in runs.columns}
    column, name = columns.get(keys), str(keys[-1])
    return column is not None and name in ours and column.write(ours[name]) == column.write(theirs[name])


def _lines(table: Table, one: Sheet, complaints: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """The rows that are to be mended, as they were typed."""
    return [
        [*(row.cells.get(name, "") for name in table.header), "\n".join(dict.fromkeys(complaints[row.name]))]
        for row in one.rows
        if row.name in complaints
    ]


def _sheets(lines: Mapping[str, list[list[str]]]) -> dict[str, Sheet]:
    """The sheets of ours that are in a workbook, with their columns looked at."""
    known = {table.name: table for table in tables()}
    found = {name: sheet(lines[name], table=name) for name in known if lines.get(name)}
    if not found:
        names = listed(known, last="and")
        raise RefusedError(f"This workbook has none of the sheets {names}. “prospectus export template” makes one.")
    for name, one in found.items():
        for column in one.header:
            if column and column != ERRORS and column not in known[name].header:
                guess = nearest(column, known[name].header)
                hint = f"Did you mean “{guess}”? " if guess else "Take it out. "
                raise RefusedError(f"The sheet {name} has a column {quoted(column)} that is not known. {hint}".strip())
    return found


@dataclass(slots=True)
class _Course:
    """What the workbook says of one course: in its own row, if it has one, and in those of its runs."""

    rows: list[Row]
    course: dict[str, Any]
    runs: list[dict[str, Any]] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    """What has been read so far; rows with faults are not among it."""

    present: Present
    provider: str | None
    found: Mapping[str, Sheet]
    faults: list[Fault] = field(default_factory=list)
    sites: list[IncomingSite] = field(default_factory=list)
    courses: dict[_Key, _Course] = field(default_factory=dict)
    faulty: set[_Key] = field(default_factory=set)

    def take_sites(self) -> None:
        """Read the sheet Sites."""
        table = tables()[2]
        for row in self._rows(table):
            data, faults = _read(table, row)
            faults += self._about(row, id_needed=False)
            faults += [
                _nothing(row, name) for name in ("name", "address", "town", "postcode") if self._lacks(row, name)
            ]
            self.faults += faults
            if not faults:
                reference = data.pop("reference", None)
                owner, id_ = self._owner(row), row.cells.get("id")
                carried = frozenset(column.keys for column in table.columns)
                self.sites.append(IncomingSite(owner, row.name, reference, data, carried, (), id_, (row.name,)))

    def _lacks(self, row: Row, name: str) -> bool:
        """Whether a new site has nothing where every site needs something."""
        known = self.present.sites_of(self._owner(row) or "")
        return name not in row.cells and row.cells.get("id") not in known

    def take_courses(self) -> None:
        """Read the sheet Courses."""
        for row in self._rows(tables()[0]):
            data, faults = _read(tables()[0], row)
            faults += self._about(row, id_needed=False)
            key = (self._owner(row) or "", row.cells.get("id") or f"({row.name})")
            if key in self.courses or key in self.faulty:
                faults.append(Fault(row.name, "id", f"{quoted(key[1])} is in two rows.", "Keep one of them."))
            if "title" not in data and row.cells.get("id") not in self._ids(key[0]) and not faults:
                faults.append(_nothing(row, "title"))
            self.faults += faults
            if faults:
                self.faulty.add(key)
            else:
                self.courses[key] = _Course([row], data)

    def take_runs(self) -> None:
        """Read the sheet Runs."""
        for row in self._rows(tables()[1]):
            data, faults = _read(tables()[1], row)
            faults += self._about(row, id_needed=True)
            key = (self._owner(row) or "", row.cells.get("course", ""))
            if not faults:
                faults += self._of_course(row, key) + self._at_site(row, key[0], data)
            self.faults += faults
            if not faults:
                one = self.courses.setdefault(key, _Course([], {}))
                one.rows.append(row)
                one.runs.append(data)

    def incoming(self) -> Iterable[Incoming]:
        """The courses, each with its runs."""
        top, below = tables()[0], tables()[1]
        carried = frozenset(column.keys for column in top.columns)
        carried |= frozenset(("runs", *column.keys) for column in below.columns)
        for (owner, id_), one in self.courses.items():
            course = {**one.course, **({"runs": one.runs} if one.runs else {})}
            reference = course.pop("reference", None)
            names = tuple(row.name for row in one.rows)
            known = id_ if is_id(id_) else None
            yield Incoming(owner, _source(names), reference, course, carried, (), known, names)

    # ── Whose and which ──────────────────────────────────────────────────────────────────────────────────────────────

    def _rows(self, table: Table) -> Iterable[Row]:
        return self.found[table.name].rows if table.name in self.found else ()

    def _owner(self, row: Row) -> str | None:
        return row.cells.get("provider") or self.provider

    def _ids(self, owner: str) -> set[str]:
        return {key.partition("/")[2] for key, _ in self.present.courses_of(owner)}

    def _about(self, row: Row, *, id_needed: bool) -> list[Fault]:
        """Whether a row tells whose it is, and which."""
        owner, column = self._owner(row), "course" if id_needed else "id"
        if owner is None:
            return [Fault(row.name, "provider", "There is nothing here.", "Write the provider's id.")]
        if owner not in self.present.providers:
            says = f"There is no provider called {quoted(owner)}."
            return [Fault(row.name, "provider", says, choice(owner, self.present.providers, "providers"))]
        id_ = row.cells.get(column)
        if id_ is None:
            return [_nothing(row, column)] if id_needed else []
        if not is_id(id_):
            return [Fault(row.name, column, f"{quoted(id_)} cannot be an id.", how_to_write_id(id_))]
        return []

    def _of_course(self, row: Row, key: _Key) -> list[Fault]:
        if key in self.faulty:
            return [Fault(row.name, "course", "The row of this course is to be mended first.", "Then send both again.")]
        if key in self.courses or key[1] in self._ids(key[0]):
            return []
        known = self._ids(key[0]) | {id_ for owner, id_ in self.courses if owner == key[0]}
        says = f"{key[0]} has no course called {quoted(key[1])}."
        return [Fault(row.name, "course", says, choice(key[1], known, "courses"))]

    def _at_site(self, row: Row, owner: str, run: Mapping[str, Any]) -> list[Fault]:
        text = run.get("site")
        if text is None:
            return []
        other, _, id_ = text.rpartition("/")
        sites = {**self.present.sites_of(owner)} | self._new_sites(owner)
        found = [text] if other and id_ in self.present.sites_of(other) else site_called(sites, text)
        return (
            []
            if len(found) == 1
            else [Fault(row.name, "site", *no_site(self.present.name_of(owner), text, sites, found))]
        )

    def _new_sites(self, owner: str) -> dict[str, Any]:
        return {one.id or str(one.site["name"]): one.site for one in self.sites if one.provider == owner}


def _read(table: Table, row: Row) -> tuple[dict[str, Any], list[Fault]]:
    """What the cells of a row say, below their keys, and what is wrong with them."""
    data: dict[str, Any] = {}
    faults = list(odd_cells(row))
    shape = Course if table.kind == "course" else Provider
    for column in table.columns:
        if (text := row.cells.get(column.name)) is None or any(fault.column == column.name for fault in faults):
            continue
        try:
            value = column.read(text)
        except ValueError as refused:
            faults.append(Fault(row.name, column.name, str(refused)))
            continue
        by_name = (*table.above, *column.keys) == ("runs", "site")  # It may be called by its name; see _at_site.
        if found := None if by_name else refusal(shape, (*table.above, *column.keys), value):
            faults.append(Fault(row.name, column.name, *found))
            continue
        at = data
        for key in column.keys[:-1]:
            at = at.setdefault(key, {})
        at[column.keys[-1]] = value
    return data, faults


def _nothing(row: Row, column: str) -> Fault:
    return Fault(row.name, column, "There is nothing here.", _NEEDED[column])


_NEEDED: Final = {
    "title": "Write what the course is called.",
    "course": "Write the id of the course, as in the sheet Courses.",
    "name": "Write what the site is called.",
    "address": "Write the street.",
    "town": "Write the town.",
    "postcode": "Write the postcode.",
}


def _source(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"
