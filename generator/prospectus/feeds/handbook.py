"""The handbook's register of signatures as a table for spreadsheets: one row for each page and partner."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..area import Area
from ..derive.handbook import Standing, is_signed, ordered, standing
from ..model.protocol import ONE_OF
from ..pages.handbook import SIGNATURES
from ..tables import Cell, as_csv

HEAD: Final = (
    *("page", "title", "kind", "version", "agreed_on", "review_by"),
    *("provider", "name", "signed_on", "signed_version", "state"),
)
"""The columns; `state` is signed, earlier (another version than the one that holds) or missing."""


def files(area: Area) -> dict[str, bytes]:
    """The table, if there is a handbook; with the mark by which spreadsheets know UTF-8."""
    if not area.protocols:
        return {}
    standings = (standing(one, area.today) for one in ordered(area))
    rows = [row for one in standings if is_signed(one.protocol) for row in _rows(one)]
    return {SIGNATURES: as_csv(HEAD, rows).encode("utf-8-sig")}


def _rows(one: Standing) -> Iterator[tuple[Cell, ...]]:
    """The rows of a page, by the partner's name."""
    written = one.protocol.written
    agreed, review = (str(day) if day else None for day in (written.agreed_on, written.review_by))
    page = (one.protocol.id, written.title, ONE_OF[written.kind], written.version, agreed, review)
    signed = [(sign.provider, sign.on, sign.version, sign.current) for sign in (*one.current, *one.earlier)]
    found: list[tuple[Cell, ...]] = [
        (*page, provider.id, provider.name, str(on), version, "signed" if current else "earlier")
        for provider, on, version, current in signed
    ]
    found += [(*page, provider.id, provider.name, None, None, "missing") for provider in one.missing]
    yield from sorted(found, key=lambda row: str(row[7]))
