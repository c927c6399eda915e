"""How problems are told: as text, as annotations of a pull request, as data for other tools, as a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .data import as_json, rdjsonl
from .github import ROOM, annotated, job_summary
from .gitlab import code_quality
from .junit import suites
from .page import as_page
from .saying import About, Report, counted, harmless, harmless_lines, number, summary, text, told

REPORTS: Final[Mapping[str, Report]] = {
    "text": text,
    "github": annotated,
    "gitlab": code_quality,
    "junit": suites,
    "json": as_json,
    "rdjsonl": rdjsonl,
    "html": as_page,
}

__all__ = [
    "REPORTS",
    "ROOM",
    "About",
    "Report",
    "counted",
    "harmless",
    "harmless_lines",
    "job_summary",
    "number",
    "summary",
    "text",
    "told",
]
