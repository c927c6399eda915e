"""Asks the model about itself: which keys stand where, what each one is for, which ones should be given."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from .fields import Should


class Key(NamedTuple):
    """A key of a model: its name in the file, what it is for, whether it must or should be given, and why."""

    name: str
    attribute: str
    about: str
    required: bool
    should: str | None
    annotation: Any


@cache
def keys_of(model: type[BaseModel]) -> tuple[Key, ...]:
    """The keys of a model in their order."""
    return tuple(
        Key(
            field.alias or name,
            name,
            field.description or "",
            field.is_required(),
            next((mark.why for mark in field.metadata if isinstance(mark, Should)), None),
            field.annotation,
        )
        for name, field in model.model_fields.items()
    )


def bare(annotation: Any) -> Any:
    """The type inside Annotated, X | None and tuple[X, …]: a model, a dict or something plain."""
    origin = get_origin(annotation)
    if origin is Annotated or origin is tuple:
        return bare(get_args(annotation)[0])
    if origin is Union or origin is UnionType:
        return bare(next(one for one in get_args(annotation) if one is not type(None)))
    return annotation


def is_model(annotation: Any) -> bool:
    """Whether this is one of our models."""
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def names_at(shape: Any, keys: tuple[str | int, ...]) -> list[str]:
    """The keys that are allowed inside the value that `keys` lead to."""
    at = bare(shape)
    for step in keys:
        if isinstance(step, int):
            continue
        if is_model(at):
            at = next((bare(key.annotation) for key in keys_of(at) if key.name == step), None)
        elif get_origin(at) is dict:
            at = bare(get_args(at)[1])
    return [key.name for key in keys_of(at)] if is_model(at) else []


def left_out(written: BaseModel) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Every key that should be given and is not, here and below: where it would stand, its name and why."""
    yield from _left_out(written, ())


def _left_out(value: Any, above: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    if isinstance(value, BaseModel):
        for name, attribute, should, deep in _looked_at(type(value)):
            held = getattr(value, attribute)
            if should is not None and (held is None or held == ()):
                yield above, name, should
            elif deep and held:
                yield from _left_out(held, (*above, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _left_out(item, (*above, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _left_out(item, (*above, key))


@cache
def _looked_at(model: type[BaseModel]) -> tuple[tuple[str, str, str | None, bool], ...]:
    """The keys in which something can be left out: those that should be given, and those with such keys below."""
    looked = []
    for key in keys_of(model):
        inner = bare(key.annotation)
        inner = bare(get_args(inner)[1]) if get_origin(inner) is dict else inner
        deep = is_model(inner) and bool(_looked_at(inner))
        if key.should is not None or deep:
            looked.append((key.name, key.attribute, key.should, deep))
    return tuple(looked)
