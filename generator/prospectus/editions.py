"""Reads from Git how each page of the handbook stood in its earlier versions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from . import limits
from .folders import HANDBOOK
from .front import as_yaml, parts, plain_lines
from .reading import Document, read
from .repository import FAILURES, git, texts

_MARK: Final = "\x01"
"""Stands before each commit in what Git tells; no file name has it."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A page of the handbook as it stood last in an earlier version, saved on a day; `facts` are those of then."""

    version: int
    on: dt.date
    text: str
    facts: Mapping[str, str]


Editions = Mapping[str, tuple[Edition, ...]]
"""The versions of each page by its id, the newest first, that of now among them."""


def editions(root: Path) -> Editions:
    """The versions of every page of the handbook of the area in `root`.

    Nothing where there is no Git, no repository, or one that has only its last commit: history is worth having and
    never needed.
    """
    try:
        saved = list(_saved(root))
        raws = texts(root, [f"{commit}:./{path}" for commit, _, path in saved], limits.CONTENT_PAGE_BYTES)
    except FAILURES:
        return {}
    found: dict[str, dict[int, Edition]] = {}
    for (_, day, path), raw in zip(saved, raws, strict=True):
        one = _edition(path, day, raw)
        if one:
            found.setdefault(path.removeprefix(f"content/{HANDBOOK}").removesuffix(".md"), {}).setdefault(
                one.version, one
            )
    return {id_: tuple(by[version] for version in sorted(by, reverse=True)) for id_, by in found.items()}


def _saved(root: Path) -> Iterator[tuple[str, dt.date, str]]:
    """Every time that a page was saved, the newest first: the commit, its day, and the file from the area's folder."""
    told = git(
        root,
        *("log", "--relative", "--name-only", "--no-renames", "--no-ext-diff", "--diff-filter=AM"),
        *(f"--max-count={limits.COMMITS}", "--format=%x01%H %cs", "--", f"content/{HANDBOOK}"),
    )
    for entry in told.decode("utf-8", "replace").split(_MARK)[1:]:
        head, *names = entry.splitlines()
        commit, _, day = head.partition(" ")
        for name in filter(None, names):
            if name.startswith(f"content/{HANDBOOK}") and name.endswith(".md"):
                yield commit, dt.date.fromisoformat(day), name


def _edition(path: str, day: dt.date, raw: bytes) -> Edition | None:
    """What a file of then says; None when it does not read, or has no version."""
    try:
        front, text, _ = parts(plain_lines(raw))
    except UnicodeDecodeError:
        return None
    document = read(path, as_yaml(front)) if front else ()
    if not isinstance(document, Document):
        return None
    version, facts = document.data.get("version"), document.data.get("facts")
    if not isinstance(version, str) or not version.isdecimal():
        return None
    told = {key: value for key, value in facts.items() if isinstance(value, str)} if isinstance(facts, dict) else {}
    return Edition(int(version), day, text, told)
