"""What a report is: lines to read, and the tables behind them; and how the two are written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..derive.grid import Grid
from ..derive.grid import picture as drawn
from ..tables import Cell, as_csv


@dataclass(frozen=True, slots=True)
class Table:
    """A table by its name, the name of its file without `.csv`."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def csv(self) -> str:
        return as_csv(self.header, self.rows)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its name, the name of its file without `.svg`."""

    name: str
    svg: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report: `text` to read, its tables, the one that most people want first, and its pictures."""

    name: str
    text: str
    tables: tuple[Table, ...]
    pictures: tuple[Picture, ...] = ()


def as_table(grid: Grid) -> Table:
    """The table behind a picture."""
    rows = tuple((row.name, *row.numbers) for row in grid.rows)
    return Table(grid.name, (grid.first, *grid.columns), rows)


def as_picture(grid: Grid) -> Picture:
    """The picture as a file of its own."""
    return Picture(grid.name, drawn(grid, alone=True))


def write(report: Report, folder: Path, form: str | None) -> Iterator[Path]:
    """Write the report into a folder, as `text` or `csv`, or as both when `form` is None; the files that were made."""
    folder.mkdir(parents=True, exist_ok=True)
    if form != "csv":
        path = folder / f"{report.name}.txt"
        path.write_text(report.text, encoding="utf-8", newline="\n")
        yield path
        for picture in report.pictures:
            path = folder / f"{picture.name}.svg"
            path.write_text(picture.svg, encoding="utf-8", newline="\n")
            yield path
    if form != "text":
        for table in report.tables:
            path = folder / f"{table.name}.csv"
            path.write_bytes(table.csv.encode("utf-8-sig"))  # with the mark by which spreadsheets know UTF-8
            yield path


def columns(header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    """The lines of a table to read: the first column to the left, the others to the right, as wide as they need."""
    told = [[_told(one) for one in row] for row in (header, *rows)]
    widths = [max(len(row[index]) for row in told) for index in range(len(header))]
    for row in told:
        first, *others = (
            one.rjust(width) if index else one.ljust(width)
            for index, (one, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join([first, *others]).rstrip()


def _told(value: Cell) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return "" if value is None else str(value)
