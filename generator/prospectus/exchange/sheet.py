"""A table that somebody sent: its header and rows as texts, whichever way their spreadsheet saved it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from .. import limits
from ..characters import first_unseen
from ..refused import RefusedError
from ..tables import as_csv, as_typed
from ..wording import listed, quoted

ERRORS: Final = "ERRORS"
"""The last column of a table that comes back: what is to be mended in each row."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row; its number is the one that a spreadsheet shows, where the header is row 1. Empty cells are left out.

    `table` is the name of the sheet that it stands in, where there are several.
    """

    number: int
    cells: Mapping[str, str]
    table: str = ""

    @property
    def name(self) -> str:
        """“row 4”, or “Runs row 4”."""
        return f"{self.table} row {self.number}".strip()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: the names of its columns, and its rows that are not empty."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    delimiter: str = ","


@dataclass(frozen=True, slots=True)
class Fault:
    """What is to be mended in a row, by its name: the column, what is so and what to do."""

    row: str
    column: str
    says: str
    do: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (f"{self.column}:" if self.column else "", self.says, self.do) if part)


def from_csv(raw: bytes) -> Sheet:
    """The table in a CSV file: UTF-8, UTF-16 or Windows' letters; commas, semicolons or tabs. RefusedError if none."""
    if len(raw) > limits.SHEET_BYTES:
        most = limits.SHEET_BYTES // 1024 // 1024
        raise RefusedError(f"This file has {len(raw) / 1024 / 1024:.1f} MB; the most is {most} MB. Send it in parts.")
    text = _decoded(raw)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        lines = list(islice(reader, limits.SHEET_ROWS + 2))  # One more than may be, so that too many are seen.
    except csv.Error as error:
        raise RefusedError(f"This is not a table as CSV: {error}. Save it as CSV in the spreadsheet again.") from None
    return sheet([[as_typed(cell) for cell in line] for line in lines], delimiter)


def _decoded(raw: bytes) -> str:
    wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise RefusedError("This is not a table as CSV. Save it as “CSV UTF-8” in the spreadsheet.")


def sheet(lines: Sequence[Sequence[str]], delimiter: str = ",", table: str = "") -> Sheet:
    """The table whose first line is the header; RefusedError when it is too large or has a column twice."""
    if not lines or not any(cell.strip() for cell in lines[0]):
        raise RefusedError("There is nothing in the first row. The names of the columns have to stand there.")
    names = [" ".join(cell.split()) for cell in lines[0]]
    while not names[-1]:
        names.pop()
    header = tuple(names)
    _refuse_large(header, lines)
    rows = []
    for number, line in enumerate(lines[1:], 2):
        cells = {name: _text(cell) for name, cell in zip(header, line, strict=False) if cell.strip() and name}
        if cells.keys() - {ERRORS}:
            rows.append(Row(number, cells, table))
    return Sheet(header, tuple(rows), delimiter)


def _refuse_large(header: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    for count, most, what in (
        (len(header), limits.SHEET_COLUMNS, "columns"),
        (len(lines) - 1, limits.SHEET_ROWS, "rows"),
    ):
        if count > most:
            raise RefusedError(f"This table has more than {most:,} {what}. Send it in parts.")
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        raise RefusedError(f"The column {quoted(twice[0])} is there twice. Keep one of them.")


def _text(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()


_TAG: Final = re.compile(r"<[a-zA-Z!/?]")


def odd_cells(row: Row) -> Iterator[Fault]:
    """The cells of a row that hold what no file may: characters that nobody sees, HTML, far too much."""
    for column, cell in row.cells.items():
        if column == ERRORS:
            continue
        if unseen := first_unseen(cell):
            yield Fault(row.name, column, *unseen)
        elif found := _TAG.search(cell):
            says = f"{quoted(cell[found.start() : found.start() + 20])} looks like HTML."
            yield Fault(row.name, column, says, "Write plain text; for a less-than sign leave a space after it.")
        elif len(cell) > limits.SHEET_CELL:
            says = f"This has {len(cell):,} characters; the most is {limits.SHEET_CELL:,}."
            yield Fault(row.name, column, says, "Shorten it.")


def refuse_other_columns(header: Sequence[str], expected: Sequence[str], what: str) -> None:
    """Refuse a table without just these columns, in any order; one with errors from last time is welcome."""
    missing = [name for name in expected if name not in header]
    odd = [name for name in header if name and name not in expected and name != ERRORS]
    if missing:
        raise RefusedError(
            f"This looks like {what}, but has no column {listed(missing, last='and')}. Add what is missing."
        )
    if odd:
        raise RefusedError(f"{what.capitalize()} has no column {listed(map(quoted, odd))}. Take it out.")


def returned_csv(sheet: Sheet, complaints: Mapping[str, Iterable[str]]) -> bytes:
    """The rows that were not taken, as they were typed, with what to mend in a last column."""
    header = [name for name in sheet.header if name != ERRORS]
    lines = [
        [*(row.cells.get(name, "") for name in header), " ".join(dict.fromkeys(complaints[row.name]))]
        for row in sheet.rows
        if row.name in complaints
    ]
    return as_csv([*header, ERRORS], lines, delimiter=sheet.delimiter).encode("utf-8-sig")
