"""Reads demand.csv: how many places each course had and how many applied, every fault at the cell where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from . import limits
from .folders import DEMAND, leads_elsewhere
from .problems import Place, Problem, Severity
from .wording import listed, nearest, quoted

NEEDED: Final = ("course", "places", "applications")
COLUMNS: Final = (*NEEDED, "offers", "year")
"""The columns, in the order in which they are explained; `offers` and `year` can be left out."""

_CELL: Final = re.compile(r' *"((?:[^"]|"")*)" *|([^",]*)')
_LINE: Final = re.compile(r"\r\n|\r|\n")
_NUMBER: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})?|[0-9]{1,6}")
_YEAR: Final = re.compile(r"(20[0-9]{2})(?:[/–-](?:20)?([0-9]{2}))?")


class Cell(NamedTuple):
    """What stands in a cell, and where it begins: characters from the start of the line, counted from 1."""

    text: str
    column: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A row: a course by its id, its places, how many applied and, if known, how many were offered a place.

    `year` is the one in which the course starts; None is the one that the prospectus is for.
    """

    line: int
    column: int
    course: str
    places: int
    applications: int
    offers: int | None
    year: int | None


@dataclass(slots=True)
class _Reading:
    """What has been found wrong so far."""

    problems: list[Problem] = field(default_factory=list)

    def refuse(self, id_: str, line: int, column: int, says: str, do: str) -> None:
        self.problems.append(Problem(id_, Severity.ERROR, Place(DEMAND, (), line, column), says, do))

    def rows(self, lines: list[str]) -> Iterator[Asked]:
        header = self._header(lines[0] if lines else "")
        for number, line in enumerate(lines[1:] if header else (), 2):
            before = len(self.problems)
            cells = self._cells(line, number)
            if any(one.text for one in cells) and len(self.problems) == before:
                row = self._row(number, dict(zip(header, cells, strict=False)))
                self._leftover(number, cells[len(header) :])
                if row:
                    yield row

    def _header(self, line: str) -> tuple[str, ...]:
        """The names of the columns; none where the table cannot be understood."""
        cells = self._cells(line.rstrip(", "), 1)[: limits.SHEET_COLUMNS]
        names = tuple(one.text.lower() for one in cells)
        for index, (name, cell) in enumerate(zip(names, cells, strict=True)):
            if name not in COLUMNS:
                says = f"There is no column {quoted(cell.text)} here."
                self.refuse("demand-columns", 1, cell.column, says, _hint(name))
            elif name in names[:index]:
                says = f"The column {quoted(name)} is there twice."
                self.refuse("demand-columns", 1, cell.column, says, "Keep one of them.")
        lacking = [one for one in NEEDED if one not in names]
        if lacking:
            says = f"The first line has no column {listed(lacking, last='and')}."
            do = f"Write the columns {listed(NEEDED, last='and')}, with commas between them."
            self.refuse("demand-columns", 1, 1, says, do)
        return () if lacking else names

    def _cells(self, line: str, number: int) -> list[Cell]:
        """The cells of a line; those before the first one whose quotation marks do not close."""
        found: list[Cell] = []
        at = -1
        while at < len(line):
            match = _CELL.match(line, at + 1)
            assert match  # An empty cell, at the least.
            quote, bare = match[1], match[2] or ""
            text = bare if quote is None else quote.replace('""', '"')
            start = match.start(1 if quote is not None else 2) + len(text) - len(text.lstrip())
            found.append(Cell(text.strip(), start + 1))
            at = match.end()
            if line[at : at + 1] not in ("", ","):
                says = "From here on the quotation marks of this line do not close."
                self.refuse("demand-cells", number, at + 1, says, "Close what was opened, or take the marks out.")
                return found
        return found

    def _leftover(self, number: int, cells: list[Cell]) -> None:
        """Tell of the first cell that has no column: where one is, a whole line may be."""
        for one in islice((one for one in cells if one.text), 1):
            says = f"{quoted(one.text)} stands after the last column."
            self.refuse("demand-cells", number, one.column, says, "Take it out, or a comma before it.")

    def _row(self, line: int, cells: Mapping[str, Cell]) -> Asked | None:
        """A row; None when something in it cannot be read, which is told."""
        before = len(self.problems)
        course = cells["course"]
        if not course.text:
            self.refuse("demand-value", line, 1, "This row names no course.", "Write it as provider/course.")
        places = self._number(line, cells, "places", least=1)
        applications = self._number(line, cells, "applications")
        offers = self._number(line, cells, "offers")
        year = self._year(line, cells.get("year"))
        if len(self.problems) > before:
            return None
        return Asked(line, course.column, course.text, places or 0, applications or 0, offers, year)

    def _number(self, line: int, cells: Mapping[str, Cell], name: str, least: int = 0) -> int | None:
        cell = cells.get(name, Cell("", 1))
        if not cell.text and name not in NEEDED:
            return None
        found = int(cell.text.replace(",", "")) if _NUMBER.fullmatch(cell.text) else -1
        if not least <= found <= limits.DEMAND_NUMBER:
            says = f"{quoted(cell.text)} is not a number of {name}." if cell.text else f"There is no number of {name}."
            do = f"Write a whole number from {least} to {limits.DEMAND_NUMBER:,}."
            self.refuse("demand-value", line, cell.column, says, do)
        return found

    def _year(self, line: int, cell: Cell | None) -> int | None:
        if cell is None or not cell.text:
            return None
        found = _YEAR.fullmatch(cell.text)
        if found is None or (found[2] and int(found[2]) != (int(found[1]) + 1) % 100):
            says = f"{quoted(cell.text)} is not a school year."
            do = "Write the year in which it starts, like 2027 or 2027/28."
            self.refuse("demand-value", line, cell.column, says, do)
        return int(found[1]) if found else None


def _hint(name: str) -> str:
    guess = nearest(name, COLUMNS)
    start = f"Did you mean “{guess}”? " if guess else ""
    return f"{start}The columns are {listed(COLUMNS, last='and')}."


def read_demand(root: Path) -> tuple[tuple[Asked, ...], tuple[Problem, ...]]:
    """The rows of an area's demand.csv that can be read, and all that is wrong with the others; none without it."""
    path, reading = root / DEMAND, _Reading()
    if not path.is_file() or leads_elsewhere(root, DEMAND):
        return (), ()
    raw = path.read_bytes()
    try:
        lines = _LINE.split(raw.decode("utf-8-sig")) if len(raw) <= limits.DEMAND_BYTES else None
    except UnicodeDecodeError as error:
        do = "Save it again as “CSV UTF-8”."
        reading.refuse("not-utf-8", raw.count(b"\n", 0, error.start) + 1, 1, "This file is not saved as UTF-8.", do)
        return (), tuple(reading.problems)
    if lines is None or len(lines) > limits.DEMAND_ROWS + 2:
        says = f"This table is larger than {limits.DEMAND_ROWS:,} rows or {limits.DEMAND_BYTES // 1024:,} KiB."
        reading.refuse("demand-too-large", 1, 1, says, "Keep the last few years in it.")
        return (), tuple(reading.problems)
    return tuple(reading.rows(lines)), tuple(reading.problems)
