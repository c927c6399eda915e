"""Puts what pydantic found into the sentences that the person who wrote the file will read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from pydantic_core import ErrorDetails

from .model.shape import names_at
from .model.ways import Way, told, way
from .problems import Keys, Place, Problem, Severity
from .reading import Spot
from .wording import listed, nearest, quoted


def worth_telling(errors: Sequence[ErrorDetails]) -> Iterator[ErrorDetails]:
    """The errors that do not merely follow from another: what is misspelt is not missing, a faulty item is one."""
    inside = {details["loc"][:length] for details in errors for length in range(len(details["loc"]))}
    misspelt = [details["loc"] for details in errors if details["type"] == "extra_forbidden"]
    for details in errors:
        above, name = details["loc"][:-1], str(details["loc"][-1:][0]) if details["loc"] else ""
        neighbours = [str(loc[-1]) for loc in misspelt if loc[:-1] == above]
        followed = (details["type"] == "too_short" and details["loc"] in inside) or (
            details["type"] == "missing" and nearest(name, [one.lower() for one in neighbours]) is not None
        )
        if not followed:
            yield details


def fault_of(
    details: ErrorDetails,
    path: str,
    shape: Any,
    where: Mapping[Keys, Spot],
    severity: Severity,
) -> Problem:
    """One of pydantic's errors as a problem of ours.

    `shape` is the model that refused it; `where` tells which keys stand in the file, with nothing after them or not.
    """
    keys: Keys = tuple(key for key in details["loc"] if key != "[key]")
    id_, says, do = _sentence(details, keys, shape, where)
    if id_ == "unknown-key" and keys in where:
        return Problem(id_, severity, Place(path, keys, where[keys].key_line, where[keys].key_column), says, do)
    return Problem(id_, severity, Place(path, keys), says, do)


def _sentence(details: ErrorDetails, keys: Keys, shape: Any, where: Mapping[Keys, Spot]) -> tuple[str, str, str]:
    kind, context, found = details["type"], details.get("ctx", {}), details["input"]
    name = next((one for one in reversed(keys) if isinstance(one, str)), "this file")
    if "says" in context:
        return kind, context["says"], context["do"]
    one = way(shape, keys)
    if kind == "missing":
        return _missing(name, one, written=keys in where)
    if kind == "extra_forbidden":
        return _unknown_key(name, names_at(shape, keys[:-1]))
    if kind == "string_too_long":
        return _too_long(str(found).strip(), context["max_length"], name)
    if kind in ("string_too_short", "too_short"):
        return "empty", f"There is nothing in {quoted(name)}.", _write(one)
    if kind in _SHAPES:
        return _of_another_shape(kind, found, name, one, item=bool(keys) and isinstance(keys[-1], int))
    return "not-understood", f"{quoted(found)} is not what was expected: {details['msg']}.", _write(one)


def _missing(name: str, one: Way | None, *, written: bool) -> tuple[str, str, str]:
    if written:
        return "missing", f"There is nothing after “{name}:”.", _write(one)
    return "missing", f"“{name}” is missing.", f"Add “{name}:” here. {_write(one)}"


def _write(one: Way | None) -> str:
    return told(one) if one else "Write it after the colon."


_SHAPES: Final = {
    "string_type": "one text",
    "model_type": "a group of keys",
    "dict_type": "a group of keys",
    "tuple_type": "a list",
}


def _of_another_shape(kind: str, found: Any, name: str, one: Way | None, *, item: bool) -> tuple[str, str, str]:
    """A text, a list or a group that stands where another of the three belongs."""
    says = f"{_seen(found)} where {_SHAPES[kind]} belongs."
    if found == "":
        says = f"There is nothing after “{'-' if item else f'{name}:'}”."
    if kind == "string_type":
        alone = isinstance(found, list) and len(found) == 1 and isinstance(found[0], str)
        return "one-value", says, f"Write it without a list: “{name}: {found[0]}”." if alone else _write(one)
    if kind == "tuple_type":
        first = next(iter(found), name) if isinstance(found, dict) else None
        if first and (bare := first.lstrip("-–—•· ")) and bare != first:
            return "list-expected", says, f"Start each item with a hyphen and a space, like “- {bare}: …”."
        do = f"Put “- ” before the first key of each item, like “- {first}: …”." if first else _write(one)
        return "list-expected", says, do
    return "keys-expected", says, f"{'Delete the “- ” in front. ' * isinstance(found, list)}{_write(one)}"


def _seen(found: Any) -> str:
    """What stands there, as the start of a sentence."""
    if isinstance(found, list):
        return "A list stands"
    return "A group of keys stands" if isinstance(found, dict) else f"{quoted(found)} stands"


_FEW: Final = 16
"""So many keys are named in a message; more than these are looked up, or nobody reads to its end."""


def _unknown_key(name: str, allowed: list[str]) -> tuple[str, str, str]:
    guess = nearest(name.lower().replace(" ", "_"), allowed)
    hint = f"Did you mean “{guess}”? " if guess else ""
    says = f"{quoted(name)} is not a key that is known here."
    if not allowed:
        return "unknown-key", says, "Delete it."
    if guess and len(allowed) > _FEW:
        return "unknown-key", says, f"{hint}It could also belong to a group above or below: look at its indent."
    return "unknown-key", says, f"{hint}The keys here are {listed(allowed, last='and')}."


def _too_long(text: str, most: int, name: str) -> tuple[str, str, str]:
    says = f"“{name}” has {len(text):,} characters; the most is {most:,}."
    return "too-long", says, f"Shorten it by {len(text) - most:,}."
