"""Reads from Git on which day which courses and providers came, changed or went, as far as everybody could see it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from . import limits
from .characters import first_unseen
from .reading import Document, read
from .repository import FAILURES, git, texts

Kind = Literal["new", "moved", "changed", "checked", "gone"]

_FILE: Final = re.compile(r"providers/([a-z0-9-]+)/(?:provider|courses/([a-z0-9-]+))\.yml")
_MARK: Final = "\x01"
_QUIET_KEYS: Final = frozenset({"accepted", "logo"})
_PLAIN_FILE: Final = ("100644", "100755", "000000")


class Event(NamedTuple):
    """What became of a course (provider/course) or a provider on a day; `keys` are those of its file that differ."""

    kind: Kind
    key: str
    title: str
    keys: tuple[str, ...] = ()

    @property
    def is_course(self) -> bool:
        return "/" in self.key


@dataclass(frozen=True, slots=True)
class Day:
    """A day with changes, when the last of them was saved, and how many files changed that were too many to look at."""

    on: dt.date
    last: dt.datetime
    events: tuple[Event, ...]
    unread: int = 0


History = tuple[Day, ...]
"""The days, the newest first."""


class _Touch(NamedTuple):
    """A file in a commit: its path, and what stood and stands in it by Git's names; empty where there was no file."""

    path: str
    was: str
    now: str


class _Commit(NamedTuple):
    at: dt.datetime
    touches: tuple[_Touch, ...]


@dataclass(slots=True)
class _Gathered:
    """A day in the making: each file that was touched on it, with what stood in it before and after."""

    on: dt.date
    last: dt.datetime
    touches: dict[str, _Touch] = field(default_factory=dict)
    unread: int = 0


def history(root: Path) -> History:
    """The last days on which something changed in the area in `root`, at most limits.CHANGE_DAYS.

    Days are those of UTC. Only the way of the branch that is checked out counts: what was merged changed on the day of
    the merge. Nothing where there is no Git or no repository; the first commit of a repository that was fetched only in
    part says nothing, because nobody can tell what was there before.
    """
    try:
        days = list(_days(_commits(root)))
        names = sorted({name for day in days for one in day.touches.values() for name in (one.was, one.now) if name})
        kept = dict(zip(names, texts(root, names, limits.YAML_BYTES), strict=True))
    except FAILURES:
        return ()
    said = {name: _said(raw) for name, raw in kept.items()}
    told = (_day(day, said) for day in days)
    return tuple(day for day in told if day.events or day.unread)


def _commits(root: Path) -> Iterator[_Commit]:
    """Every commit that touched a file of a course or a provider, the newest first."""
    shallow = git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
    told = git(
        root,
        *("log", "--first-parent", "-m", "--relative", "--raw", "--no-abbrev", "--no-renames", "--no-ext-diff"),
        *(f"--max-count={limits.COMMITS}", "--format=%x01%ct %P", "--", "providers"),
    )
    for entry in told.decode("utf-8", "replace").split(_MARK)[1:]:
        head, *lines = entry.splitlines()
        seconds, _, parents = head.partition(" ")
        if parents or not shallow:
            at = dt.datetime.fromtimestamp(int(seconds), dt.UTC)
            yield _Commit(at, tuple(one for line in lines if line and (one := _touch(line))))


def _touch(line: str) -> _Touch | None:
    """A line of Git's: “:100644 100644 <was> <now> M<tab>path”."""
    about, _, path = line.partition("\t")
    old_mode, new_mode, was, now, _ = about.removeprefix(":").split()
    if not _FILE.fullmatch(path) or old_mode not in _PLAIN_FILE or new_mode not in _PLAIN_FILE:
        return None
    return _Touch(path, was.strip("0") and was, now.strip("0") and now)


def _days(commits: Iterable[_Commit]) -> Iterator[_Gathered]:
    """The commits of each day together; a clock that went back does not bring a day back."""
    room, days = limits.CHANGES, dict[dt.date, _Gathered]()
    for commit in commits:
        on = min((commit.at.date(), *days))
        if on not in days and len(days) == limits.CHANGE_DAYS:
            break
        day = days.setdefault(on, _Gathered(on, commit.at))
        room -= len(commit.touches)
        if room < 0:
            day.unread = len({*day.touches, *(one.path for one in commit.touches)})
            day.touches.clear()
            break
        for one in commit.touches:
            newer = day.touches.get(one.path)
            day.touches[one.path] = one._replace(now=newer.now) if newer else one
    yield from days.values()


Said = Mapping[str, Any]


def _said(raw: bytes) -> Said | None:
    """What a file says, None for one that cannot be read."""
    document = read("", raw) if raw else None
    return document.data if isinstance(document, Document) else None


def _day(day: _Gathered, said: Mapping[str, Said | None]) -> Day:
    """What became of each thing on a day, courses before providers, by kind and name."""
    states = {key: (said.get(one.was), said.get(one.now)) for key, one in _by_key(day.touches.values())}
    moved = {old: key for key, (was, now) in states.items() if now and not _seen(was, key) for old in _formerly(now)}
    found = [event for key, (was, now) in states.items() if (event := _event(key, was, now, moved))]
    order = sorted(found, key=lambda one: (not one.is_course, one.kind, one.title.casefold(), one.key))
    return Day(day.on, day.last, tuple(order), day.unread)


def _by_key(touches: Iterable[_Touch]) -> Iterator[tuple[str, _Touch]]:
    for one in touches:
        provider, course = _FILE.fullmatch(one.path).groups()  # type: ignore[union-attr]  # as _touch has looked
        yield (f"{provider}/{course}" if course else provider), one


def _event(key: str, was: Said | None, now: Said | None, moved: Mapping[str, str]) -> Event | None:
    """What became of one thing for those who could see it; None if nothing did."""
    before, after = _seen(was, key), _seen(now, key)
    if after and not before:
        return Event("moved" if key in moved.values() else "new", key, _title(after, key))
    if before and not after:
        return None if key in moved else Event("gone", key, _title(before, key))
    if not (before and after):
        return None
    keys = tuple(sorted(one for one in before.keys() | after.keys() if before.get(one) != after.get(one)))
    told = tuple(one for one in keys if one not in _QUIET_KEYS)
    kind: Kind = "checked" if told == ("reviewed",) else "changed"
    return Event(kind, key, _title(after, key), told) if told else None


def _seen(said: Said | None, key: str) -> Said | None:
    """What everybody could see of a file: nothing of a course that is not offered."""
    offered = said is not None and ("/" not in key or str(said.get("status", "")).strip().lower() == "published")
    return said if offered else None


def _formerly(said: Said) -> list[str]:
    found = said.get("formerly", [])
    return [one for one in (found if isinstance(found, list) else [found]) if isinstance(one, str)]


def _title(said: Said, key: str) -> str:
    """What a thing was called then; its id where nobody could read that."""
    found = said.get("title" if "/" in key else "name")
    told = " ".join(found.split())[: limits.TITLE] if isinstance(found, str) else ""
    return told if told and first_unseen(told) is None else key
