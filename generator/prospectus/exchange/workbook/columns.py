"""The columns of our workbook, made from the model: every key that a course, a run and a site can have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from ...schema import Schema, behind, schema

_LEFT_OUT: Final = {"accepted", "imported", "runs"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, which is the key or keys joined by full stops, what it is for, and what may stand in it.

    `words` are the only ones that may, if there are any; `longest` is in characters. `write` puts what stands in a file
    into a cell, `read` does the reverse, and raises ValueError with what is so and what to do.
    """

    name: str
    keys: tuple[str, ...]
    about: str
    words: tuple[str, ...] = ()
    longest: int | None = None
    write: Callable[[Any], str] = str
    read: Callable[[str], Any] = str


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of the workbook: its name, the columns that tell which thing a row is about, and those of its keys.

    `above` are the keys that lead to such a thing in its file, without its id or place.
    """

    name: str
    known_by: tuple[Column, ...]
    columns: tuple[Column, ...]
    kind: str
    above: tuple[str, ...] = ()

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(column.name for column in (*self.known_by, *self.columns))


_PROVIDER: Final = Column("provider", (), "The provider's id, the name of its folder.")
_COURSE: Final = Column("id", (), "The course's id, the name of its file. For a new course it can be left empty.")
_OF: Final = Column("course", (), "The id of the course, as in the sheet Courses.")
_SITE: Final = Column("id", (), "The site's id. For a new site it can be left empty.")


@cache
def tables() -> tuple[Table, Table, Table]:
    """The sheets Courses, Runs and Sites."""
    course, provider = schema("course"), schema("provider")
    known, places = course["$defs"], provider["$defs"]
    return (
        Table("Courses", (_PROVIDER, _COURSE), tuple(_columns(course, known, ())), "course"),
        Table("Runs", (_PROVIDER, _OF), tuple(_columns(known["Run"], known, ())), "course", ("runs",)),
        Table("Sites", (_PROVIDER, _SITE), tuple(_columns(places["Site"], places, ())), "provider", ("sites", "x")),
    )


def _columns(group: Schema, known: Mapping[str, Schema], above: tuple[str, ...]) -> Iterator[Column]:
    for name, key in group["properties"].items():
        if not above and name in _LEFT_OUT:
            continue
        keys, shape = (*above, name), behind(key, known)
        if "properties" in shape:
            yield from _columns(shape, known, keys)
        elif "items" in shape and "properties" in behind(shape["items"], known):
            yield _nested(keys, key["description"])
        elif "items" in shape:
            about = f"{key['description']} Several are set apart by a semicolon."
            yield Column(".".join(keys), keys, about, write=_listed, read=_items)
        else:
            yield _single(keys, key)


def _single(keys: tuple[str, ...], key: Schema) -> Column:
    kinds = key.get("anyOf", [key])
    words = tuple(word for one in kinds for word in one.get("enum", ()) if isinstance(word, str))
    longest = next((one["maxLength"] for one in kinds if "maxLength" in one), None)
    return Column(".".join(keys), keys, key["description"], words, longest)


# ── Lists in one cell ────────────────────────────────────────────────────────────────────────────────────────────────


def _listed(value: Any) -> str:
    """A list as one text; those with a semicolon stand on lines instead, a single one above a bare one."""
    items = [value] if isinstance(value, str) else value
    if not any(";" in item for item in items):
        return "; ".join(items)
    return "\n".join(items if len(items) > 1 else [*items, ";"])


def _items(text: str) -> list[str]:
    return [part.strip() for part in text.split("\n" if "\n" in text else ";") if part.strip(" ;")]


def _lines(text: str) -> list[str]:
    return [part.strip() for part in text.splitlines() if part.strip()]


def _nested(keys: tuple[str, ...], about: str) -> Column:
    """A column for a list of groups: each group has a way of its own to be written in a line."""
    how, write, read = _WAYS[keys[-1]]
    parts = _lines if keys[-1] == "leads_to" else _items
    return Column(
        ".".join(keys),
        keys,
        f"{about} {how}",
        write=lambda value: "\n".join(write(one) for one in value if isinstance(one, dict)),
        read=lambda text: [read(part) for part in parts(text)],
    )


def _grade(one: Mapping[str, str]) -> str:
    count = f" x {one['count']}" if "count" in one else ""
    return f"{one.get('subject', '')} {one.get('grade', '')}{count}"


def _read_grade(text: str) -> dict[str, str]:
    found = re.fullmatch(r"(.+?)[ :]+(\d(?:\.\d)?)(?:\s*[x×]\s*(\d+))?", text)
    if found is None:
        raise ValueError(f"“{text}” is not a subject and a grade. Write it like “maths 4” or “any 4 x 5”.")
    return {"subject": found[1], "grade": found[2]} | ({"count": found[3]} if found[3] else {})


def _step(one: Mapping[str, str]) -> str:
    return "".join(f"{kind}: {' '.join(value.split())}" for kind, value in one.items())


_STEPS: Final = ("course", "apprenticeship", "job", "higher", "says")


def _read_step(text: str) -> dict[str, str]:
    kind, _, value = text.partition(":")
    if kind.strip().lower() not in _STEPS or not value.strip():
        raise ValueError(
            f"“{text}” does not say what it leads to. Start with course:, apprenticeship:, job:, higher: or says:."
        )
    return {kind.strip().lower(): value.strip()}


def _session(one: Mapping[str, str]) -> str:
    return f"{one.get('day', '')} {one.get('from', '')}-{one.get('to', '')}"


def _read_session(text: str) -> dict[str, str]:
    found = re.fullmatch(r"([A-Za-z]+)[ :]+(\S.*?)\s*(?:-|–|to)\s*(\S.*)", text.strip())
    if found is None:
        raise ValueError(f"“{text}” is not a lesson. Write it like “monday 09:15-16:00”.")
    return {"day": found[1], "from": found[2], "to": found[3]}


_WAYS: Final[Mapping[str, tuple[str, Callable[[Any], str], Callable[[str], Any]]]] = {
    "gcse": ("Written like “maths 4” or “any 4 x 5”, each on a line.", _grade, _read_grade),
    "leads_to": (
        "Written like “job: joiner”, “course: oak-college/joinery” or “says: a text”, each on a line.",
        _step,
        _read_step,
    ),
    "sessions": ("Written like “monday 09:15-16:00”, each on a line.", _session, _read_session),
}
