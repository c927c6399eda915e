"""Tables as CSV that a spreadsheet opens as it is meant: no cell that somebody wrote is taken for a formula.

Where another sign parts the cells than here, a spreadsheet makes two of one, so that what follows such a sign is marked
like a cell of its own.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

Cell = str | int | float | None

_FORMULA: Final = frozenset("=+-@|%＝＋－＠")
_LEADING: Final = _FORMULA | frozenset("\t\r\n")
_PARTS: Final = re.compile(r"([,;\t\r\n])")
"""What parts cells, in one spreadsheet or another."""

_ITEM: Final = re.compile(r"[-+] +[^=+@|!%(]*")
"""A line of a list, as people write them: whoever computes it, it does nothing."""


def as_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]], *, delimiter: str = ",") -> str:
    """A table by RFC 4180; None is an empty cell, and what would start a formula gets an apostrophe first."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n", delimiter=delimiter)
    writer.writerow([_cell(one) for one in header])
    writer.writerows([_cell(one) for one in row] for row in rows)
    return out.getvalue()


def as_typed(text: str) -> str:
    """The text of a cell without the apostrophes that keep it, or a part of it, from being a formula."""
    first, *others = _PARTS.split(text)
    first = first[1:] if first.startswith("'") and _would_start(text[1:], _LEADING) else first
    return first + "".join(one[1:] if one.startswith("'") and _is_part(one[1:]) else one for one in others)


def _cell(value: Cell) -> Cell:
    if not isinstance(value, str):
        return value
    first, *others = _PARTS.split(value)
    first = f"'{first}" if _would_start(value, _LEADING) else first
    return first + "".join(f"'{one}" if _is_part(one) else one for one in others)


def _is_part(text: str) -> bool:
    """Whether a part of a cell would start a formula where it is a cell of its own."""
    return _would_start(text) and not _ITEM.fullmatch(text)


def _would_start(text: str, signs: frozenset[str] = _FORMULA) -> bool:
    """Whether this starts a formula, with or without quotes, and with or without apostrophes that are its own."""
    return text.lstrip(" \u00a0'\"")[:1] in signs if text else False
