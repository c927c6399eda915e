"""Turns the model's keys into the form's fields: what each is called, what may stand in it, how it is filled in.

The names of widgets and of their options are those of Sveltia CMS 0.221 (its schema/sveltia-cms.json), as far as
Decap CMS takes them too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, get_args, get_origin

from ...model.fields import Accepted, Reads, Text
from ...model.shape import Key, bare, holds_several, is_model, keys_of, marks_of
from . import telling

Field = dict[str, Any]
Choice = tuple[str, str]
Path = tuple[str, ...]

LINE: Final = 255
"""From this many characters on a text gets a box of several lines."""

_NOT_SHOWN: Final = frozenset({"object", "list"})


@dataclass(frozen=True, slots=True)
class Known:
    """What the area has to choose from, wherever a file names something.

    `things` has the ids and names by the kind of thing: course, provider, site, destination of a kind, block.
    `named` has the ids that stand in a file already, by the keys that lead there, as in `("sites",)`, each with its
    name; `free` the ids under which the form offers to add one.
    """

    things: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    named: Mapping[Path, Mapping[str, str]] = field(default_factory=dict)
    free: Mapping[Path, tuple[str, ...]] = field(default_factory=dict)


def fields(model: Any, known: Known, above: Path = ()) -> list[Field]:
    """The fields of a group of keys, in the model's order, which is the order in which they are saved.

    What is accepted has none: the form keeps what it does not show, and those who accept a warning read the report.
    """
    edited = (key for key in keys_of(model) if key.annotation != Accepted)
    return [_field(key, known, (*above, key.name), marks_of(model, key)) for key in edited]


def _field(key: Key, known: Known, path: Path, marks: tuple[Any, ...]) -> Field:
    """One field: its name and label, its help, and the widget for its kind of value."""
    widget = _widget(key, known, path, marks)
    about = telling.about(path, "" if _lists_codes(key.about, marks) else key.about)
    should = f"It should be given: {key.should}." if key.should else ""
    return {
        "name": key.name,
        "label": telling.name_of(path),
        "required": key.required,
        "hint": " ".join(one for one in (about, should, _further(about, widget.pop("hint", ""))) if one),
        **widget,
    }


def _further(about: str, hint: str) -> str:
    """How a value is written, unless that has been said by an example."""
    example = hint.removeprefix("Write it like ").rstrip(".")
    return "" if example in about or "in pounds" in about.lower() else hint


def _lists_codes(about: str, marks: tuple[Any, ...]) -> bool:
    """Whether a description is about the codes in the file, for which the form has words."""
    codes = next((mark.schema.get("enum", ()) for mark in marks if isinstance(mark, Reads)), ())
    words = re.findall(r"[\w/+-]+", about)
    return sum(code in words for code in codes) > 1


def _widget(key: Key, known: Known, path: Path, marks: tuple[Any, ...]) -> Field:
    inner, many = bare(key.annotation), holds_several(key.annotation)
    if get_origin(inner) is dict:
        return _groups_by_id(bare(get_args(inner)[1]), known, path)
    if is_model(inner):
        group: Field = {"fields": fields(inner, known, path)}
        return _list(key, group) if many else {"widget": "object", "collapsed": False, **group}
    one = _one(marks, known, path)
    return _several(key, one) if many else one


def _groups_by_id(model: type, known: Known, path: Path) -> Field:
    """Groups under ids: one for each id that is there, and one for each that may be added.

    No widget edits a mapping with ids of one's own choice without loss, so the ids come from the area.
    """
    kept, free = known.named.get(path, {}), known.free.get(path, ())
    what = telling.one_of(path[-1])
    added = [_under(id_, f"one more {what} ({id_})", model, known, path) for id_ in free]
    there = [_under(id_, name, model, known, path, required=not free, there=True) for id_, name in kept.items()]
    return {"widget": "object", "collapsed": False, "fields": added + there}


def _under(
    id_: str, label: str, model: type, known: Known, path: Path, *, required: bool = False, there: bool = False
) -> Field:
    """One group: what is there is closed and says what it is, so that a long list can be looked through."""
    inside = fields(model, known, path)
    names = {one["name"] for one in inside}
    shown = {"summary": "{{on}}: {{name}}"} if {"on", "name"} <= names else {}
    return {
        "name": id_, "label": label, "required": required, "widget": "object", "collapsed": there, **shown,
        "fields": inside,
    }  # fmt: skip


def _list(key: Key, group: Field) -> Field:
    """A list of groups, each of which shows when it is closed what it is about."""
    shown = [one["name"] for one in group["fields"] if one["widget"] not in _NOT_SHOWN][:5]
    return {
        "widget": "list",
        "label_singular": telling.one_of(key.name),
        "summary": " ".join(f"{{{{{name}}}}}" for name in shown),
        **({"min": 1} if key.required else {}),
        **group,
    }


def _several(key: Key, one: Field) -> Field:
    """A list of single values: ticked where there are choices, else written one below the other."""
    if one["widget"] == "select":
        return {**one, "multiple": True}
    name, hint = telling.one_of(key.name), one.pop("hint", "")
    inner = {"name": "one", "label": name.capitalize(), **one}
    return {"widget": "list", "label_singular": name, "hint": hint, "field": inner}


def _one(marks: tuple[Any, ...], known: Known, path: Path) -> Field:
    """The widget for a single value."""
    text = next((mark for mark in marks if isinstance(mark, Text)), None)
    reads = next((mark for mark in marks if isinstance(mark, Reads)), None)
    if text:
        return _text(text)
    if reads is None:
        raise LookupError(f"The form has no widget for {' → '.join(path)}: it is neither a text nor read by a rule")
    return _choice(reads, known, path) or _number(reads) or _line(reads)


def _text(text: Text) -> Field:
    if text.markup == "markdown":
        hint = "Leave a line empty between paragraphs; start a line with “- ” for a list."
        return {"widget": "text", "maxlength": text.longest, "hint": hint}
    return {"widget": "text" if text.longest > LINE else "string", "maxlength": text.longest}


def _choice(reads: Reads, known: Known, path: Path) -> Field | None:
    """A list to choose from: codes with their words, or the area's own things with their names."""
    codes = reads.schema.get("enum")
    kind = None if codes else telling.thing(reads, path)
    choices = telling.choices(codes) if codes else known.things.get(kind or "", ())
    options = [{"label": words, "value": _as_written(code) if codes else code} for code, words in choices]
    return {"widget": "select", "options": options} if options else None


def _as_written(code: str) -> str | int:
    """A level stands in its file without quotes, and the form takes a bare figure for a number."""
    return int(code) if code.isdigit() else code


def _number(reads: Reads) -> Field | None:
    schema = reads.schema
    if schema.get("type") == "number":
        low, high = schema["minimum"], schema["maximum"]
        return {"widget": "number", "value_type": "float", "min": low, "max": high, "hint": _cure(reads)}
    if schema.get("description") == "pounds":
        return {"widget": "number", "value_type": "float", "min": 0.01, "hint": "In pounds."}
    return None


def _line(reads: Reads) -> Field:
    """A day from a calendar, or a line that has to look like something; the message is the check's own sentence."""
    if reads == telling.DATES:
        return {"widget": "datetime", "format": "YYYY-MM-DD", "date_format": "YYYY-MM-DD", "time_format": False}
    looks = telling.pattern(reads)
    made: Field = {"widget": "string", "hint": _cure(reads)}
    return {**made, "pattern": [looks, _cure(reads)]} if looks else made


def _cure(reads: Reads) -> str:
    """The check's own sentence, without the quotation marks that only a file needs."""
    return reads.cure.replace('"', "")
