"""Tells what can be written behind a key, for somebody who has written nothing there or something of another kind."""

from __future__ import annotations

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Final, NamedTuple, Union, get_args, get_origin

from ..wording import listed
from .fields import Reads, Text
from .shape import bare, is_model, keys_of

_INDENTED: Final = "on a line of its own, indented by two more spaces"
_ITEM: Final = "Start each item on a line of its own with “- ”"
_NONSENSE: Final = "☃"


class Way(NamedTuple):
    """What a value can be: the type inside, whether it is a list of such, and what is said about one value."""

    inner: Any
    many: bool
    marks: tuple[Any, ...]


def way(shape: Any, keys: tuple[str | int, ...]) -> Way | None:
    """What can stand where `keys` lead to in a file of this shape; None where there is no such key."""
    annotation, marks, many = shape, (), False
    for step in keys:
        inner = bare(annotation)
        if isinstance(step, int):
            many = False
        elif is_model(inner):
            key = next((one for one in keys_of(inner) if one.name == step), None)
            if key is None:
                return None
            annotation, marks = key.annotation, tuple(inner.model_fields[key.attribute].metadata)
            many = _is_list(annotation)
        elif get_origin(inner) is dict:
            annotation, marks, many = get_args(inner)[1], (), False
        else:
            return None
    return Way(bare(annotation), many, (*marks, *marks_of(annotation)))


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
        return cure(reads)
    if text := next((mark for mark in one.marks if isinstance(mark, Text)), None):
        return f"Write a text of at most {text.longest:,} characters."
    return "Write it after the colon."


def cure(reads: Reads) -> str:
    """What somebody is told to write who has written nonsense: the very sentence of the message."""
    try:
        reads.read(_NONSENSE)
    except ValueError as refused:
        return str(getattr(refused, "context", {})["do"])
    raise AssertionError("nonsense was taken")


def example(model: Any) -> str:
    """One key of a group with a value, like `free: 16-18`: a needed one, if any is."""
    keys = keys_of(model)
    written = [(key.required, key.name, _value(model, key.attribute, key.annotation)) for key in keys]
    best = sorted(written, key=lambda one: (not one[0], one[2] == "…"))  # stable: the first of equals
    _, name, value = best[0]
    return f"{name}: {value}"


def _value(model: Any, attribute: str, annotation: Any) -> str:
    for mark in (*model.model_fields[attribute].metadata, *marks_of(annotation)):
        if isinstance(mark, Reads):
            shown = mark.schema.get("example") or next(iter(mark.schema.get("examples", ())), None)
            return str(shown or next(iter(mark.schema.get("enum", ())), "…"))
    return "…"


def marks_of(annotation: Any) -> Iterator[Any]:
    """What is said about a type and the types inside it, as far as they stand for one value."""
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from inside[1:]
        yield from marks_of(inside[0])
    elif origin is tuple or origin is Union or origin is UnionType:
        for one in inside:
            yield from marks_of(one)


def _is_list(annotation: Any) -> bool:
    """Whether a key holds a list, which may be left out."""
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _is_list(inside[0])
    return origin is tuple or (origin in (Union, UnionType) and any(map(_is_list, inside)))
