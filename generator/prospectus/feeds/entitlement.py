"""The matrix of promises as a table for spreadsheets: every case, whether it is kept, and by which courses."""

from __future__ import annotations

from ..area import Area
from ..reporting.entitlement import matrix

PATH = "entitlement/matrix.csv"


def files(area: Area) -> dict[str, bytes]:
    """The table, if anything is promised; with the mark by which spreadsheets know UTF-8."""
    return {PATH: matrix(area).csv.encode("utf-8-sig")} if area.promises else {}
