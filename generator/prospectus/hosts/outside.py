"""The links that lead out of an area: where each stands, what is known of it, and what is to be done about it."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

from .. import limits
from ..area import Area
from ..reports import harmless
from ..tables import as_csv
from ..whole import put
from .asking import Answer
from .content import Content

KEPT: Final = dt.timedelta(days=7)
"""For so long it is not asked again whether a link that was there is there."""

PATIENCE: Final = 3
"""So many times in a row an answer may be in doubt before it is told."""

MOST: Final = 5_000
"""How many links are asked at one time; those not asked for longest come first."""

_URL: Final = re.compile(r"https://[^\s<>\"'`\\\])}]+")
_END: Final = ".,;:!?*_"
_HEADER: Final = ("Provider", "File", "Link", "State", "What is so", "Now at")


class Place(NamedTuple):
    """A file in which a link stands, and the id of its provider, empty for the area's own."""

    provider: str
    path: str


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a link: since when, what it was, and how many times in a row it was not there."""

    on: dt.date
    answer: Answer
    times: int


# ── Which there are ──────────────────────────────────────────────────────────────────────────────────────────────────


def links(area: Area, content: Content) -> dict[str, list[Place]]:
    """Every https link of the data and of the hand-written pages, with the files that it stands in."""
    found: dict[str, list[Place]] = {}
    for place, text in (*_data(area), *_pages(content)):
        for url in _in(text):
            places = found.setdefault(url, [])
            if place not in places:
                places.append(place)
    return found


def _in(text: str) -> Iterator[str]:
    for url in _URL.findall(text):
        trimmed = url.rstrip(_END)
        if len(trimmed) <= limits.URL_LENGTH:
            yield trimmed.partition("#")[0]


def _data(area: Area) -> Iterator[tuple[Place, str]]:
    things: list[tuple[Place, Any]] = [(Place("", area.paths["area"]), area.written)]
    things += [(Place(one.id, one.path), one.written) for one in area.providers.values()]
    things += [(Place(one.provider.id, one.path), one.written) for one in area.courses.values()]
    things += [(Place("", one.path), one.written) for one in area.destinations.values()]
    things += [(Place(one.provider.id if one.provider else "", one.path), one.written) for one in area.events]
    things += [(Place("", area.paths.get("travel", "")), one.written) for one in area.schemes.values()]
    for place, written in things:
        yield from ((place, text) for text in _texts(written.model_dump()))


def _texts(value: object) -> Iterator[str]:
    """Every text in a value, however deep it lies."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for one in value.values() for text in _texts(one))
    elif isinstance(value, list | tuple):
        yield from (text for one in value for text in _texts(one))


def _pages(content: Content) -> Iterator[tuple[Place, str]]:
    yield from ((Place("", one.path), one.body) for one in content.pages.values())


# ── What is known of them ────────────────────────────────────────────────────────────────────────────────────────────


def remembered(path: Path) -> dict[str, Known]:
    """What a file remembers of links; nothing where there is none, or anything in it is in doubt."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {url: _known(one) for url, one in found["links"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _known(one: Mapping[str, Any]) -> Known:
    answer = one["answer"]
    told = Answer(answer["state"], str(answer["says"]), str(answer["to"]))
    return Known(dt.date.fromisoformat(one["on"]), told, int(one["times"]))


def remember(path: Path, known: Mapping[str, Known]) -> None:
    """Write what is known, whole or not at all."""
    links = {
        url: {"on": one.on.isoformat(), "answer": asdict(one.answer), "times": one.times}
        for url, one in sorted(known.items())
    }
    put(path, (json.dumps({"links": links}, indent=1) + "\n").encode())


def to_ask(urls: Iterable[str], known: Mapping[str, Known], today: dt.date) -> list[str]:
    """The links that are to be asked today: new ones, then those not asked for longest."""
    due = [url for url in urls if url not in known or not _rests(known[url], today)]
    return sorted(due, key=lambda url: (known[url].on if url in known else dt.date.min, url))[:MOST]


def _rests(one: Known, today: dt.date) -> bool:
    resting = KEPT if one.answer.state in ("there", "moved") else dt.timedelta(days=1)
    return one.on <= today < one.on + resting


def learned(known: Mapping[str, Known], answers: Mapping[str, Answer], today: dt.date) -> dict[str, Known]:
    """What is known with these answers."""
    found = dict(known)
    for url, answer in answers.items():
        before = known[url].times if url in known else 0
        found[url] = Known(today, answer, 0 if answer.state in ("there", "moved") else before + 1)
    return found


# ── What is told ─────────────────────────────────────────────────────────────────────────────────────────────────────


def worth_telling(places: Mapping[str, Sequence[Place]], known: Mapping[str, Known]) -> list[tuple[Place, str, Answer]]:
    """The links that need a hand, by file: those that are gone or have moved, and those long in doubt."""
    found = [
        (place, url, known[url].answer)
        for url in places
        if url in known and _needs_a_hand(known[url])
        for place in places[url]
    ]
    return sorted(found, key=lambda one: (one[0], one[1]))


def _needs_a_hand(one: Known) -> bool:
    return one.answer.state in ("gone", "moved") or (one.answer.state == "unsure" and one.times >= PATIENCE)


def broken(found: Iterable[tuple[Place, str, Answer]]) -> bool:
    """Whether anybody who follows these links would come to nothing."""
    return any(answer.state != "moved" for _, _, answer in found)


_DO: Final = {
    "gone": "Look where it is now and write that, or delete the link.",
    "moved": "Write the new address: {}",
    "unsure": "Open it in a browser. If it does not open there either, write another, or delete the link.",
}


def as_text(found: Sequence[tuple[Place, str, Answer]], asked: int, all_: int) -> str:
    """For people: each link with its file, what is so and what to do."""
    lines = [f"{all_:,} links lead to other sites; {asked:,} of them were asked for now."]
    for place, url, answer in found:
        lines += ["", place.path, f"  {url}", f"  {answer.says} {_DO[answer.state].format(answer.to)}"]
    lines += ["", f"{len(found):,} need a hand." if found else "None of them needs a hand."]
    return "".join(f"{harmless(line)}\n" for line in lines)


def as_table(found: Sequence[tuple[Place, str, Answer]]) -> str:
    """The same as CSV."""
    rows = ((place.provider, place.path, url, answer.state, answer.says, answer.to) for place, url, answer in found)
    return as_csv(_HEADER, rows)
