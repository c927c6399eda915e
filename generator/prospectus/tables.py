"""Tables as CSV that a spreadsheet opens as it is meant: no cell that somebody wrote is taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

Cell = str | int | float | None

_FORMULA: Final = frozenset("=+-@\t\r\n|%＝＋－＠")


def as_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A table by RFC 4180; None is an empty cell, and a text that would start a formula gets an apostrophe first."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_cell(one) for one in header])
    writer.writerows([_cell(one) for one in row] for row in rows)
    return out.getvalue()


def _cell(value: Cell) -> Cell:
    if isinstance(value, str) and value.lstrip(" \u00a0")[:1] in _FORMULA:
        return f"'{value}"
    return value
