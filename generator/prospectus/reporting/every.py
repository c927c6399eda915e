"""Every report by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from ..area import Area
from . import entitlement, routes, timetable
from .report import Report

REPORTS: Final[Mapping[str, Callable[[Area], Report]]] = {
    "routes": routes.report,
    "entitlement": entitlement.report,
    "timetable": timetable.report,
}
