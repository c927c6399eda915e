"""The one door to openpyxl: workbooks are written with their drop-downs and notes, and read as nothing but texts."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from ... import limits
from ...refused import RefusedError

ROOM: Final = 500
"""How many rows of a sheet are ready to be filled in."""


_TEXT: Final = "@"
_TOP: Final = Alignment(vertical="top")
_LINES: Final = Alignment(vertical="top", wrap_text=True)


@dataclass(frozen=True, slots=True)
class Ruled:
    """A column of a sheet: its name, the note at its head, and what a spreadsheet lets people write in it.

    `choices` tells where the words stand that may be chosen from: the column of the sheet Words, from 1, and how many
    there are below its name. `longest` is in characters.
    """

    name: str
    note: str = ""
    choices: tuple[int, int] | None = None
    longest: int | None = None
    width: int = 18


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of a workbook as it is to be written."""

    name: str
    columns: Sequence[Ruled]
    lines: Sequence[Sequence[str]]


def written(pages: Iterable[Page]) -> bytes:
    """A workbook with these sheets. Every cell is text: none is a formula, a date or a number."""
    book = Workbook()
    del book[book.sheetnames[0]]
    for page in pages:
        _page(book, page)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _page(book: Workbook, page: Page) -> None:
    sheet = book.create_sheet(page.name)
    sheet.freeze_panes = "C2"
    for at, column in enumerate(page.columns, 1):
        head = sheet.cell(1, at, column.name)
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor="DDE5E5")
        if column.note:
            head.comment = Comment(column.note, "Prospectus", width=320, height=140)
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = column.width
        sheet.column_dimensions[letter].number_format = _TEXT
        if rule := _rule(column):
            rule.add(f"{letter}2:{letter}{max(ROOM, len(page.lines) + 100)}")
            sheet.add_data_validation(rule)
    for number, line in enumerate(page.lines, 2):
        for at, text in enumerate(line, 1):
            if text:
                _cell(sheet.cell(number, at), text)


def _cell(cell: Any, text: str) -> None:
    """A text in a cell that stays text whatever is typed into it: 1/2 would become a day, and = a formula."""
    cell.value = text
    cell.data_type = "s"
    cell.number_format = _TEXT
    cell.alignment = _LINES if "\n" in text else _TOP
    if text.lstrip(" '")[:1] in "=+-@":
        cell.quotePrefix = True


def _rule(column: Ruled) -> DataValidation | None:
    if column.choices:
        letter, count = get_column_letter(column.choices[0]), column.choices[1]
        rule = DataValidation("list", formula1=f"Words!${letter}$2:${letter}${count + 1}", allow_blank=True)
        rule.error = f"Choose one of the words in the list of {column.name}; the sheet Words has them all."
    elif column.longest:
        rule = DataValidation("textLength", operator="lessThanOrEqual", formula1=str(column.longest), allow_blank=True)
        rule.error = f"The most is {column.longest:,} characters. Shorten it."
    else:
        return None
    rule.showErrorMessage, rule.errorTitle = True, "This cannot stand here"
    return rule


def read(raw: bytes) -> dict[str, list[list[str]]]:
    """The sheets of a workbook by name, as lines of texts. RefusedError for what is no workbook, or far too large."""
    _refuse_large(raw)
    try:
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        if len(book.worksheets) > limits.WORKBOOK_SHEETS:
            raise RefusedError(f"This workbook has more than {limits.WORKBOOK_SHEETS} sheets. Delete some.")
        found = {sheet.title: _lines(sheet) for sheet in book.worksheets}
        _refuse_long(found.values())
        return found
    except RefusedError:
        raise
    except Exception as error:  # A damaged or hostile file can break the library anywhere.
        raise RefusedError(_NOT_READ) from error


def _lines(sheet: Any) -> list[list[str]]:
    rows = sheet.iter_rows(
        max_row=limits.SHEET_ROWS + 2, max_col=limits.SHEET_COLUMNS + 1, values_only=True
    )  # One more of each than may be, so that too many are seen.
    lines = [_shortened([_text(value) for value in row]) for row in rows]
    while lines and not any(lines[-1]):
        lines.pop()
    return lines


def _shortened(line: list[str]) -> list[str]:
    """A line without the empty cells at its end: a sheet can have a million of those and nothing else."""
    while line and not line[-1]:
        line.pop()
    return line


def _refuse_long(sheets: Iterable[list[list[str]]]) -> None:
    """Refuse cells that hold far too much together: one text can stand in a hundred thousand of them."""
    most = limits.WORKBOOK_UNPACKED_BYTES
    if sum(len(text) for lines in sheets for line in lines for text in line) > most:
        raise RefusedError(f"The cells of this workbook hold more than {most // 1024 // 1024} MB. Send it in parts.")


def _text(value: Any) -> str:
    """What a cell shows, as people would write it in a file."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "minutes")
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return str(value)


def _refuse_large(raw: bytes) -> None:
    """Refuse a file that is no archive, or unpacks to far too much: its parts are counted before any is read."""
    most, unpacked = limits.SHEET_BYTES, limits.WORKBOOK_UNPACKED_BYTES
    if len(raw) > most:
        raise RefusedError(f"This workbook has more than {most // 1024 // 1024} MB. Send it in parts.")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        raise RefusedError("This is not a workbook. Save it as .xlsx in the spreadsheet.") from None
    if any(one.file_size > max(2**20, limits.WORKBOOK_RATIO * one.compress_size) for one in parts):
        raise RefusedError(
            "This workbook is packed as no spreadsheet does it. Save it as .xlsx in the spreadsheet again."
        )
    if sum(one.file_size for one in parts) > unpacked:
        raise RefusedError(f"This workbook unpacks to more than {unpacked // 1024 // 1024} MB. Send it in parts.")
    _refuse_many(raw, parts)


def _refuse_many(raw: bytes, parts: Iterable[zipfile.ZipInfo]) -> None:
    """Refuse a workbook of so many tags that what is made of them would not fit into memory."""
    frame = total = 0
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for one in parts:
                tags = _tags(archive, one)
                total += tags
                frame += 0 if one.filename.startswith(_SHEETS) else tags
    except Exception as error:  # A damaged part can break the library anywhere.
        raise RefusedError(_NOT_READ) from error
    if total > limits.WORKBOOK_TAGS or frame > limits.WORKBOOK_FRAME_TAGS:
        raise RefusedError("This workbook has far too many cells or styles. Copy the sheets into a new one, in parts.")


_SHEETS: Final = ("xl/worksheets/", "xl/sharedStrings.xml")
_NOT_READ: Final = "This is not a workbook that can be read. Save it as .xlsx in the spreadsheet again."


def _tags(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    with archive.open(part) as file:
        return sum(chunk.count(b"<") for chunk in iter(lambda: file.read(1 << 20), b""))
