"""Every report by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from ..area import Area
from . import audit, demand, entitlement, freshness, handbook, offer, quality, routes, timetable, wording
from .report import Report

REPORTS: Final[Mapping[str, Callable[[Area], Report]]] = {
    "audit": audit.report,
    "offer": offer.report,
    "demand": demand.report,
    "routes": routes.report,
    "entitlement": entitlement.report,
    "timetable": timetable.report,
    "handbook": handbook.report,
    "wording": wording.report,
    "freshness": freshness.report,
    "quality": quality.report,
}
