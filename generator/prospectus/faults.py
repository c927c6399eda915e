"""Puts what pydantic found into the sentences that the person who wrote the file will read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from pydantic_core import ErrorDetails

from .model.shape import names_at
from .problems import Keys, Place, Problem, Severity
from .reading import Spot
from .wording import listed, nearest, quoted

_BELOW: Final = "Write the keys below, each on a line of its own, indented by two more spaces."
_SHAPES: Final = {
    "string_type": ("one-value", "This is not one text.", "Write a single text after the colon."),
    "model_type": ("keys-expected", "This is not a group of keys.", _BELOW),
    "dict_type": ("keys-expected", "This is not a group of keys.", _BELOW),
    "tuple_type": ("list-expected", "This is not a list.", "Start each item on a line of its own with “- ”."),
}


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
    kind, context = details["type"], details.get("ctx", {})
    name = next((one for one in reversed(keys) if isinstance(one, str)), "this file")
    if "says" in context:
        return kind, context["says"], context["do"]
    if kind == "missing":
        return _missing(name, keys, where)
    if kind == "extra_forbidden":
        return _unknown_key(name, names_at(shape, keys[:-1]))
    if kind == "string_too_long":
        return _too_long(str(details["input"]).strip(), context["max_length"], name)
    if kind == "string_too_short":
        return "empty", f"There is nothing in {quoted(name)}.", "Write it behind the colon."
    if kind == "too_short":
        return "empty", f"There is nothing in {quoted(name)}.", "Write at least one item, or delete the key."
    if kind == "model_type" and (names := names_at(shape, keys)):
        id_, says, do = _SHAPES[kind]
        return id_, says, f"{do} They are {listed(names, last='and')}."
    if kind in _SHAPES:
        return _SHAPES[kind]
    return (
        "not-understood",
        f"{quoted(details['input'])} is not what was expected: {details['msg']}.",
        "Compare it with another file.",
    )


def _missing(name: str, keys: Keys, where: Mapping[Keys, Spot]) -> tuple[str, str, str]:
    if keys in where:
        return "missing", f"There is nothing after “{name}:”.", "Write it behind the colon."
    return "missing", f"“{name}” is missing.", f"Add “{name}:” here."


def _unknown_key(name: str, allowed: list[str]) -> tuple[str, str, str]:
    guess = nearest(name.lower().replace(" ", "_"), allowed)
    hint = f"Did you mean “{guess}”? " if guess else ""
    do = f"{hint}The keys here are {listed(allowed, last='and')}." if allowed else "Delete it."
    return "unknown-key", f"{quoted(name)} is not a key that is known here.", do


def _too_long(text: str, most: int, name: str) -> tuple[str, str, str]:
    says = f"“{name}” has {len(text):,} characters; the most is {most:,}."
    return "too-long", says, f"Shorten it by {len(text) - most:,}."
