"""The tables and the pictures behind the pages on the offer and on how well it is told."""

from __future__ import annotations

from ..area import Area
from ..derive.grid import picture
from ..pages.offered import DEMAND, FILES, public_demand
from ..pages.pictured import public
from ..reporting import offer, quality
from ..tables import as_csv


def files(area: Area) -> dict[str, bytes]:
    """Every table as CSV, with the mark by which spreadsheets know UTF-8, and every picture as SVG."""
    reports = (offer.report(area), quality.report(area))
    tables = {f"{FILES}{one.name}.csv": one.csv.encode("utf-8-sig") for made in reports for one in made.tables}
    if shown := list(public_demand(area)):
        tables[f"{FILES}demand.csv"] = as_csv(DEMAND, [one[1:] for one in shown]).encode("utf-8-sig")
    return tables | {f"{FILES}{one.name}.svg": picture(one, alone=True).encode() for one in public(area)}
