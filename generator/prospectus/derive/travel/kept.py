"""Keeps the journeys to a site for the next build, and trusts only what is whole and was worked out from the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Final

from ... import __version__
from ...whole import put
from . import answers as answering
from .answers import Answers, Legs

FILE: Final = "journeys.json"

ByOrigin = dict[str, Answers]
ByDays = dict[str, ByOrigin]
"""Answers by days that are alike, by origin."""

BySite = dict[str, ByDays]


@cache
def version() -> str:
    """A sum of the program that works journeys out, so that nothing outlasts a change of it."""
    here = Path(__file__).parent
    files = [*here.glob("*.py"), *(here.parents[1] / "gtfs").glob("*.py"), here.parent / "nearness.py"]
    return digest(__version__, *(hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(files)))


def digest(*parts: object) -> str:
    """A sum of what these are when they are written down."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()


def load(folder: Path | None, keys: Mapping[str, str], trips: int, stops: int) -> BySite:
    """Those of the journeys that were kept under these keys, one for each site; nothing when anything is in doubt."""
    if folder is None:
        return {}
    try:
        told, _, body = (folder / FILE).read_bytes().partition(b"\n")
        if told.decode() != hashlib.sha256(body).hexdigest():
            return {}
        kept = json.loads(body)
        wanted = {site: kept[site][1] for site, key in keys.items() if site in kept and kept[site][0] == key}
        return {site: _unpacked(packed, trips, stops) for site, packed in wanted.items()}
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return {}


def save(folder: Path | None, keys: Mapping[str, str], found: BySite) -> None:
    """Keep the journeys for the next build. That they cannot be kept is no reason to stop."""
    if folder is None:
        return
    body = json.dumps({site: (keys[site], _packed(found[site])) for site in keys}, separators=(",", ":")).encode()
    with suppress(OSError):
        put(folder / FILE, hashlib.sha256(body).hexdigest().encode() + b"\n" + body)


def _packed(by_days: ByDays) -> Any:
    """Answers as lists; every journey stands once, and is named by its number."""
    numbers: dict[Legs | None, int] = {None: 0}
    packed = {
        days: {
            origin: (_rows(one.there, numbers), _rows(one.home, numbers), one.pairs)
            for origin, one in by_origin.items()
        }
        for days, by_origin in by_days.items()
    }
    return list(numbers), packed


def _rows(times: Mapping[int, tuple[Legs | None, Legs | None]], numbers: dict[Legs | None, int]) -> list[list[int]]:
    return [[time, *(numbers.setdefault(one, len(numbers)) for one in pair)] for time, pair in times.items()]


def _unpacked(packed: Any, trips: int, stops: int) -> ByDays:
    listed, by_days = packed
    legs = [_legs(one, trips, stops) for one in listed]
    return {
        days: {
            origin: Answers(_times(there, legs), _times(home, legs), tuple((int(one), int(two)) for one, two in pairs))
            for origin, (there, home, pairs) in by_origin.items()
        }
        for days, by_origin in by_days.items()
    }


def _times(rows: Iterable[list[int]], legs: list[Legs | None]) -> dict[int, tuple[Legs | None, Legs | None]]:
    return {int(time): (legs[one], legs[two]) for time, one, two in rows}


def _legs(written: Any, trips: int, stops: int) -> Legs | None:
    """A journey as it was kept; ValueError when it speaks of trips or stops that are not there."""
    if written is None:
        return None
    legs = tuple((int(a), int(b), int(c), int(d), int(e)) for a, b, c, d, e in written)
    known = range(answering.SITE, stops)
    if not legs or any(
        trip not in range(-1, trips) or one not in known or two not in known for trip, one, two, *_ in legs
    ):
        raise ValueError("unknown trip or stop")
    return legs
