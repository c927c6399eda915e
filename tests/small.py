"""A small area that is sound in every way, and how to write it into a folder with something changed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from prospectus.pipeline import load
from prospectus.problems import Problem
from prospectus.reference.sound import (
    AREA,
    AREA_PATH,
    COURSE,
    COURSE_PATH,
    DESTINATIONS,
    DESTINATIONS_PATH,
    FILES,
    PROTOCOL,
    PROTOCOL_PATH,
    PROVIDER,
    PROVIDER_PATH,
)

__all__ = [
    "AREA",
    "AREA_PATH",
    "COURSE",
    "COURSE_PATH",
    "DESTINATIONS",
    "DESTINATIONS_PATH",
    "FILES",
    "PROTOCOL",
    "PROTOCOL_PATH",
    "PROVIDER",
    "PROVIDER_PATH",
    "changed",
    "line_of",
    "problems",
    "told",
    "write",
]


def changed(text: str, *swaps: tuple[str, str]) -> str:
    """The text with every first of a pair put right for the second; each has to stand there exactly once."""
    for old, new in swaps:
        assert text.count(old) == 1, (old, text.count(old))
        text = text.replace(old, new)
    return text


def write(root: Path, files: dict[str, str | None] | None = None) -> Path:
    """Write the small area into `root`, with these files instead of or beside its own; None leaves one out."""
    for path, text in (FILES | (files or {})).items():
        if text is not None:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
    return root


def problems(root: Path, files: dict[str, str | None] | None = None, *, as_of: str | None = None) -> list[Problem]:
    """All that is wrong with the small area with these files, in the order of the report."""
    day = dt.date.fromisoformat(as_of) if as_of else None
    return list(load(write(root, files), as_of=day).problems)


def told(root: Path, files: dict[str, str | None] | None = None, *, as_of: str | None = None) -> list[str]:
    """Where each problem stands, how bad it is and its id: `providers/…/joinery.yml:19 error no-such-course`."""
    return [f"{one.place.path}:{one.place.line} {one.severity} {one.id}" for one in problems(root, files, as_of=as_of)]


def line_of(text: str, start: str) -> int:
    """The number of the only line that starts with this, spaces before it left out."""
    (found,) = [number for number, line in enumerate(text.splitlines(), 1) if line.strip().startswith(start)]
    return found
