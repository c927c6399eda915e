"""One file of a timetable as a table: its columns by name, and its rows with the line on which each stands."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final

from .. import limits
from ..wording import quoted
from .faults import Faults
from .source import Source

_AGAIN: Final = "Fetch the timetable again, or tell those who make it."
Row = tuple[int, list[str]]
"""The number of a line, and what stands in its columns, without spaces around."""


class Table:
    """A file of comma-separated values, empty when it is not there; rows that are too short are filled up."""

    def __init__(self, source: Source, name: str, needed: Sequence[str], faults: Faults, most: int = 0) -> None:
        self.most = most or limits.FEED_ROWS
        self.path = f"{source.path}/{name}"
        self.faults = faults
        self._raw = source.files.get(name, b"")
        lines = io.TextIOWrapper(io.BytesIO(self._raw), encoding="utf-8-sig", newline="")
        self._reader = csv.reader(lines, skipinitialspace=True)
        self.sound = True
        self.header = [one.strip() for one in self._next_row() or ()]
        self.columns = {one: number for number, one in enumerate(self.header) if one}
        if len(self.header) > limits.FEED_COLUMNS:
            self._too_large(1, f"columns than {limits.FEED_COLUMNS}")
        if self.sound:
            self.sound = name in source.files and not [one for one in needed if not self._has(one)]

    def _has(self, column: str) -> bool:
        if column in self.columns:
            return True
        says = f"The column {quoted(column)} is missing."
        self.faults.fault("feed-column-missing", self.path, 1, 1, says, _AGAIN)
        return False

    def rows(self) -> Iterator[Row]:
        """Every row; none when a column that is needed is not there."""
        width, left = len(self.header), self.most
        while self.sound and (row := self._next_row()) is not None:
            left -= 1
            if left < 0:
                self._too_large(self._reader.line_num, f"rows than {self.most:,}")
                return
            if len(row) < width:
                if not row:
                    continue
                row += [""] * (width - len(row))
            yield self._reader.line_num, [one.strip() for one in row]

    def _too_large(self, line: int, than: str) -> None:
        self.sound = False
        do = "Cut it down to the buses and trains of the area; content/help/travel-data.md tells how."
        self.faults.fault("feed-too-large", self.path, line, 1, f"This file has more {than}.", do)

    def _next_row(self) -> list[str] | None:
        try:
            return next(self._reader, None)
        except UnicodeDecodeError:
            line = self._first_bad_line()
            says, do = "This file is not saved as UTF-8.", "Save it again with the encoding UTF-8."
            self.faults.fault("not-utf-8", self.path, line, 1, says, do)
        except csv.Error:
            says = "From here on this file is not a table: quotes may be open, or something else is in it."
            self.faults.fault("feed-table-broken", self.path, max(self._reader.line_num, 1), 1, says, _AGAIN)
        self.sound = False
        return None

    def _first_bad_line(self) -> int:
        try:
            self._raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            return self._raw.count(b"\n", 0, error.start) + 1
        return 1

    def at(self, column: str) -> int:
        """The number of a column; one that is not there is the number after the last, where `value` finds nothing."""
        return self.columns.get(column, len(self.header))

    def value(self, row: Row, column: str) -> str:
        """What stands in a column, "" where there is no such column."""
        number = self.columns.get(column)
        return "" if number is None else row[1][number]

    def refuse(self, id_: str, row: Row, column: str, says: str, do: str = _AGAIN) -> None:
        """Tell a fault where the value of a column stands."""
        number = self.columns.get(column, 0)
        before = sum(len(one) + 1 + (2 if any(sign in one for sign in ',"') else 0) for one in row[1][:number])
        self.faults.fault(id_, self.path, row[0], before + 1, says, do)

    def twice(self, row: Row, column: str) -> None:
        """Tell that an id stands in two rows."""
        says = f"{quoted(self.value(row, column))} stands here a second time; every {column} has to be one of its own."
        self.refuse("feed-id-twice", row, column, says)

    def dangling(self, row: Row, column: str, file: str) -> None:
        """Tell that something is named that is not there."""
        says = f"{quoted(self.value(row, column))} is not in {file}."
        self.refuse("feed-no-such-id", row, column, says)

    def odd(self, row: Row, column: str, what: str) -> None:
        """Tell that a value cannot be read as what it has to be."""
        self.refuse("feed-value", row, column, f"{quoted(self.value(row, column))} is not {what}.")


def clean(text: str, longest: int = limits.NAME) -> str:
    """A name as it may be shown: on one line, without signs that nobody sees, and not too long."""
    shown = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    return shown if len(shown) <= longest else f"{shown[: longest - 1].rstrip()}…"
