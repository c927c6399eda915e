"""Every report by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from ..area import Area
from . import routes
from .report import Report

REPORTS: Final[Mapping[str, Callable[[Area], Report]]] = {
    "routes": routes.report,
}
