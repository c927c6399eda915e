"""Asks the model about itself: which keys stand where, what each one is for, which ones should be given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

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


def marks(annotation: Any) -> Iterator[Any]:
    """What is said about a type and the types inside it, as far as they stand for one value."""
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from inside[1:]
        yield from marks(inside[0])
    elif origin is tuple or origin is Union or origin is UnionType:
        for one in inside:
            yield from marks(one)


def marks_of(model: type[BaseModel], key: Key) -> tuple[Any, ...]:
    """Everything that is said about a key's value, nearest first."""
    return (*model.model_fields[key.attribute].metadata, *marks(key.annotation))


def holds_several(annotation: Any) -> bool:
    """Whether this is a list, also one that may be left out."""
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return holds_several(inside[0])
    if origin is Union or origin is UnionType:
        return any(holds_several(one) for one in inside)
    return origin is tuple


def is_model(annotation: Any) -> bool:
    """Whether this is one of our models."""
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def kind_at(shape: Any, keys: tuple[str | int, ...]) -> Any:
    """The bare type of the value that `keys` lead to, places in lists left out or not; None for no such key."""
    at = bare(shape)
    for step in keys:
        if isinstance(step, int):
            continue
        if is_model(at):
            at = next((bare(key.annotation) for key in keys_of(at) if key.name == step), None)
        elif get_origin(at) is dict:
            at = bare(get_args(at)[1])
    return at


def names_at(shape: Any, keys: tuple[str | int, ...]) -> list[str]:
    """The keys that are allowed inside the value that `keys` lead to."""
    at = kind_at(shape, keys)
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


def meant(shape: Any, keys: tuple[str, ...], value: Any) -> Any:
    """What a value means where `keys` lead to, without the places in lists.

    Raises LookupError where there is no such key, and pydantic's ValidationError (a ValueError) for a value that cannot
    stand there.
    """
    at = bare(shape)
    for step in keys[:-1]:
        at = bare(get_args(at)[1]) if get_origin(at) is dict else bare(_field(at, step).annotation)
    if get_origin(at) is dict:
        return TypeAdapter(get_args(at)[1]).validate_python(value)
    return _reads(at, keys[-1]).validate_python(value)


def _field(model: Any, name: str) -> FieldInfo:
    fields: Mapping[str, FieldInfo] = model.model_fields if is_model(model) else {}
    for attribute, field in fields.items():
        if (field.alias or attribute) == name:
            return field
    raise LookupError(f"There is no key {name}.")


@cache
def _reads(model: Any, name: str) -> TypeAdapter[Any]:
    field = _field(model, name)
    kind: Any = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
    return TypeAdapter(kind)
