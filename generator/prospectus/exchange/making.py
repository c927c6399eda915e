"""Collects what is to be written into each file, and gives each its whole new text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from ..model.codes import LEVEL
from ..model.course import Course
from ..model.fields import as_id
from ..model.shape import bare, is_model, keys_of
from ..problems import Keys
from ..tidying import normal
from ..wording import quoted
from ..writing import Change, new_text, with_changes
from .difference import Changed
from .present import Held, Present, one_text, rows

_ASKED: Final = ("level", "subject", "kind", "ages", "sector")
"""What other courses with the same qualification can be asked about."""


@dataclass(slots=True)
class Making:
    """A file in the making: `held` as it stands, or None for a new one, of which `data` is what it will say."""

    kind: str
    path: str
    held: Held | None
    data: dict[str, Any] = field(default_factory=dict)
    changes: list[Changed] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The whole new text; what is new in it is written as “prospectus fmt” writes it."""
        if self.held is None:
            notes = "".join(f"# {' '.join(one.split())}\n" for one in self.notes)
            return notes + new_text(self.kind, normal(self.kind, self.data))
        changes = [Change(one.keys, normal(self.kind, one.now, one.keys)) for one in self.changes]
        return with_changes(self.kind, self.held.text, changes)


def still_missing(course: Mapping[str, Any], known: Mapping[str, str], carried: Collection[Keys]) -> list[str]:
    """The keys that a new course still needs, each with what other courses say there, and whether the file could."""
    empty = {", ".join(map(str, keys)): " (left empty in the file)" for keys in carried}
    return [f"{name}{empty.get(name, '')}{known.get(name, '')}" for name in _missing(Course, course, "")]


def _missing(model: Any, data: Mapping[str, Any], above: str) -> Iterator[str]:
    for key in keys_of(model):
        name, inner = f"{above}{key.name}", bare(key.annotation)
        if key.name not in data:
            if key.required:
                yield name
        elif key.name == "runs":
            yield from dict.fromkeys(one for run in rows(data, "runs") for one in _of_run(inner, run))
        elif is_model(inner) and isinstance(data[key.name], dict):
            yield from _missing(inner, data[key.name], f"{name}, ")
    if above == "qualification, " and not {"title", "none"} & set(data):
        yield "qualification, title"
    if above == "cost, " and not {"free", "amount"} & set(data):
        yield "cost, free or amount"


def _of_run(model: Any, run: Mapping[str, Any]) -> Iterator[str]:
    yield from _missing(model, run, "runs, ")
    if not {"duration", "end"} & set(run):
        yield "runs, duration"
    if "site" not in run and run.get("delivery") != "online":
        yield "runs, site"


def proposals(present: Present, course: Mapping[str, Any]) -> dict[str, str]:
    """What the area's courses with the same qualification number say about what may be missing, by key."""
    number = one_text(course, "qualification", "number")
    alike = {
        key: held.data
        for key, held in present.courses.items()
        if number and held.data and one_text(held.data, "qualification", "number") == number
    }
    found: dict[str, str] = {}
    for key, data in alike.items():
        asked = {name: one_text(data, name) for name in _ASKED}
        asked["qualification, title"] = one_text(data, "qualification", "title")
        for name, value in asked.items():
            if value:
                found.setdefault(name, f": {key}, with the same qualification number, has {quoted(value)}")
    return found


def head(missing: Sequence[str], notes: Sequence[str]) -> list[str]:
    """The comments at the top of a new course's file: what is to fill in, and what has no other place in it."""
    lines = ["To fill in before this can be published:", *(f"- {one}" for one in missing)] if missing else []
    return lines + [" ".join(one.split()) for one in notes]


def new_id(title: str, level: str, taken: Collection[str]) -> str:
    """An id from the title; if it is taken, with the level."""
    id_ = as_id(title)
    if id_ in taken and level in LEVEL:
        id_ = f"{id_[:48].strip('-')}-{LEVEL[level].slug}"
    return free_id(id_, taken)


def free_id(id_: str, taken: Collection[str]) -> str:
    """This id, or the first with a number behind it that is free."""
    base, number = id_[:56].strip("-"), 2
    while id_ in taken:
        id_, number = f"{base}-{number}", number + 1
    return id_
