"""A printed sheet as a person and a program see it: its pages' words, its outline, what it says of itself."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping
from pathlib import Path

from pypdf import PdfReader

from prospectus.pipeline import load
from prospectus.printing.desk import Desk, desk
from prospectus.printing.press import Printed
from tests.small import write

SITE = "https://prospectus.example/"


def read(printed: Printed) -> PdfReader:
    return PdfReader(io.BytesIO(printed.data))


def words(printed: Printed) -> list[str]:
    """The words of each page, with one space between them."""
    return [" ".join(page.extract_text().split()) for page in read(printed).pages]


def small_desk(root: Path, files: Mapping[str, str | None] | None = None, *, site_url: str = SITE) -> Desk:
    """The small area with these files changed, ready to be printed."""
    loaded = load(write(root, dict(files or {})), as_of=dt.date(2026, 11, 22))
    assert loaded.area is not None and not [one for one in loaded.problems if one.severity == "error"], loaded.problems
    return desk(loaded.area, site_url=site_url)
