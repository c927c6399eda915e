"""Tables as CSV that a spreadsheet opens as it is meant: no cell that somebody wrote is taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

Cell = str | int | float | None

_FORMULA: Final = frozenset("=+-@\t\r\n|%＝＋－＠")


def as_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]], *, delimiter: str = ",") -> str:
    """A table by RFC 4180; None is an empty cell, and a text that would start a formula gets an apostrophe first."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n", delimiter=delimiter)
    writer.writerow([_cell(one) for one in header])
    writer.writerows([_cell(one) for one in row] for row in rows)
    return out.getvalue()


def as_typed(text: str) -> str:
    """The text of a cell without the apostrophe that keeps it from being a formula."""
    return text[1:] if text.startswith("'") and _would_start(text[1:]) else text


def _cell(value: Cell) -> Cell:
    if isinstance(value, str) and _would_start(value):
        return f"'{value}"
    return value


def _would_start(text: str) -> bool:
    """Whether this starts a formula, with or without apostrophes that are its own."""
    return text.lstrip(" \u00a0'")[:1] in _FORMULA
