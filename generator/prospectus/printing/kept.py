"""Keeps what was printed for the next build: a sheet whose text, look, fonts and program are the same is not made anew.

Anything in doubt is made anew: a file that is not whole, a machine whose fonts are not known, a newer WeasyPrint.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import Final, NamedTuple

from ..whole import put

FOLDER: Final = "packs"
"""Where they are kept, in the folder of what builds keep."""

FONTS: Final = (
    *("/etc/fonts", "/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts"),
    *("~/.config/fontconfig", "/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
)
"""Where systems keep fonts, and how they choose among them."""


class Kept(NamedTuple):
    """A PDF and how many pages it has."""

    data: bytes
    pages: int


_shelf: ContextVar[Path | None] = ContextVar("shelf", default=None)
"""The folder where sheets are kept now."""


@contextmanager
def keeping(folder: Path | None) -> Iterator[None]:
    """While this lasts sheets are kept in a folder, and taken from it; with no folder each is made anew."""
    token = _shelf.set(folder / FOLDER if folder and fonts() else None)
    try:
        yield
    finally:
        _shelf.reset(token)


def found(key: str) -> Kept | None:
    """What was kept under this key; None when there is nothing, or it is not whole."""
    shelf = _shelf.get()
    if shelf is None:
        return None
    try:
        path = shelf / key
        told, _, data = path.read_bytes().partition(b"\n")
        total, pages = told.decode().split(" ")
        if total != hashlib.sha256(data).hexdigest():
            return None
        os.utime(path)
        return Kept(data, int(pages))
    except (OSError, ValueError):
        return None


def keep(key: str, data: bytes, pages: int) -> None:
    """Keep a PDF under this key. That it cannot be kept is no reason to stop."""
    shelf = _shelf.get()
    if shelf is None:
        return
    with suppress(OSError):
        put(shelf / key, f"{hashlib.sha256(data).hexdigest()} {pages}\n".encode() + data)


def tidy(folder: Path | None, most: int) -> None:
    """Drop what was used longest ago, so that at most so many sheets are kept."""
    with suppress(OSError):
        there = sorted((folder / FOLDER).iterdir() if folder else (), key=lambda one: one.stat().st_mtime_ns)
        for one in there[: max(len(there) - most, 0)]:
            one.unlink()


def digest(parts: Iterable[str]) -> str:
    """A sum of texts in their order."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part.encode()).digest())
    return whole.hexdigest()


def fonts() -> str:
    """A sum of the fonts of this machine by name, size and age; empty where none are found."""
    files = sorted(path for place in FONTS for path in Path(place).expanduser().rglob("*") if path.is_file())
    told = [f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files]
    return digest(told) if told else ""
