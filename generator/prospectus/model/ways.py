"""Tells what can be written behind a key, for somebody who has written nothing there or something of another kind."""

from __future__ import annotations

from typing import Any, Final, NamedTuple, get_args, get_origin

from ..wording import listed
from .fields import Reads, Text
from .shape import Key, bare, holds_several, is_model, keys_of, marks, marks_of

_INDENTED: Final = "on a line of its own, indented by two more spaces"
_ITEM: Final = "Start each item on a line of its own with “- ”"


class Way(NamedTuple):
    """What a value can be: the type inside, whether it is a list of such, and what is said about one value."""

    inner: Any
    many: bool
    marks: tuple[Any, ...]


def way(shape: Any, keys: tuple[str | int, ...]) -> Way | None:
    """What can stand where `keys` lead to in a file of this shape; None where there is no such key."""
    annotation, said, many = shape, tuple(marks(shape)), False
    for step in keys:
        inner = bare(annotation)
        if isinstance(step, int):
            many = False
        elif is_model(inner):
            key = next((one for one in keys_of(inner) if one.name == step), None)
            if key is None:
                return None
            annotation, said, many = key.annotation, marks_of(inner, key), holds_several(key.annotation)
        elif get_origin(inner) is dict:
            annotation, said, many = get_args(inner)[1], tuple(marks(get_args(inner)[1])), False
        else:
            return None
    return Way(bare(annotation), many, said)


def told(one: Way) -> str:
    """What to write, in a sentence or two: the keys of a group, the words of a list, or how a value is written."""
    if is_model(one.inner):
        names = listed((key.name for key in keys_of(one.inner)), last="and")
        if one.many:
            return f"{_ITEM}, like “- {example(one.inner)}”. The keys of an item are {names}."
        return f"Write its keys below, each {_INDENTED}, like “{example(one.inner)}”. They are {names}."
    if get_origin(one.inner) is dict:
        return f"Below it write an id of your choice and a colon, {_INDENTED}, and what belongs to it below that."
    if reads := next((mark for mark in one.marks if isinstance(mark, Reads)), None):
        return reads.cure
    if text := next((mark for mark in one.marks if isinstance(mark, Text)), None):
        return f"Write a text of at most {text.longest:,} characters."
    return "Write it after the colon."


def example(model: Any) -> str:
    """One key of a group with a value, like `free: 16-18`: a needed one, if any is."""
    written = [(key.required, key.name, _value(model, key)) for key in keys_of(model)]
    best = sorted(written, key=lambda one: (not one[0], one[2] == "…"))  # stable: the first of equals
    _, name, value = best[0]
    return f"{name}: {value}"


def _value(model: Any, key: Key) -> str:
    for mark in marks_of(model, key):
        if isinstance(mark, Reads):
            shown = mark.schema.get("example") or next(iter(mark.schema.get("examples", ())), None)
            return str(shown or next(iter(mark.schema.get("enum", ())), "…"))
    return "…"
