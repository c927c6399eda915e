"""Examples of what is wrong with the file of a neighbouring area."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from ..sound import AREA, AREA_PATH
from .example import Example

_ONE: Final = "  - {name: North Dale, url: https://www.north-dale.example, file: north-dale.json}\n"
_NAMED: Final = f"{AREA}neighbours:\n{_ONE}"
_PATH: Final = "content/area/neighbours/north-dale.json"
_COURSE: Final[Mapping[str, Any]] = {"title": "Thatching", "level": "2", "reviewed": {"on": "2026-11-03"}}


def _file(*courses: Mapping[str, Any]) -> str:
    """A file of ours with one provider and these courses."""
    told = {f"course-{number}": course for number, course in enumerate(courses, 1)}
    provider = {"provider": {"name": "Dale College"}, "courses": told}
    whole = {"format": "prospectus-courses", "version": 1, "providers": {"dale-college": provider}}
    return f"{json.dumps(whole, indent=1)}\n"


def _of(wrong: str | None, as_of: str | None = None) -> Example:
    return Example(wrong, _file(_COURSE), _PATH, {AREA_PATH: _NAMED}, as_of=as_of)


NEIGHBOURS: Final[Mapping[str, Example]] = {
    "not-a-neighbours-file": Example(
        _NAMED.replace("north-dale.json", "north-dale.csv"), _NAMED, AREA_PATH, {_PATH: _file(_COURSE)}
    ),
    "neighbour-twice": Example(f"{_NAMED}{_ONE}", _NAMED, AREA_PATH, {_PATH: _file(_COURSE)}),
    "neighbour-not-read": _of('{"format": "prospectus-courses"'),
    "neighbour-left-out": _of(_file(_COURSE, {**_COURSE, "title": ""})),
    "neighbour-not-named": Example(_file(_COURSE), None, _PATH),
    "neighbour-old": _of(_file({**_COURSE, "reviewed": {"on": "2026-05-03"}}), "2026-11-20"),
}
