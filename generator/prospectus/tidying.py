"""Gives files the form that all files have: values as the model writes them, keys in its order, one layout."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from .model.codes import DAYS
from .model.numbers import AgeSpan
from .model.shape import meant
from .model.when import Duration, Start
from .problems import Keys, Problem
from .reading import Document, read
from .schema import FILES, SHAPES
from .writing import Change, Rewrite, formatted, with_changes


def files(root: Path) -> Iterator[tuple[str, str]]:
    """The kind and the path of every YAML file of an area that the model knows, sorted by path."""
    whole = root.resolve()
    found = {path: kind for kind, patterns in FILES.items() for pattern in patterns for path in whole.glob(pattern)}
    # The pages of the handbook are Markdown, and reading a pipe would never end.
    found = {path: kind for path, kind in found.items() if path.suffix == ".yml" and path.is_file()}
    plain = {path.relative_to(whole).as_posix(): kind for path, kind in found.items() if path.resolve() == path}
    yield from ((plain[path], path) for path in sorted(plain))


def tidied(kind: str, text: str) -> str:
    """A file's text with every value in its normal form, in the order and layout that all files have.

    It means the same, and is the same when it is tidied again. Raises UnreadableError when it cannot be read.
    """
    return formatted(kind, with_changes(kind, text, list(_normal(kind, text))))


def normal(kind: str, value: Any, keys: Keys = ()) -> Any:
    """What is to stand under these keys, a text or a list or group of such, with every text in its normal form."""
    if isinstance(value, str):
        return _as_meant(kind, keys, value)
    if isinstance(value, Mapping):
        return {key: normal(kind, one, (*keys, key)) for key, one in value.items()}
    if isinstance(value, Sequence):
        return [normal(kind, one, (*keys, at)) for at, one in enumerate(value)]
    return value


def untidy(root: Path, wanted: Callable[[str], bool]) -> tuple[list[Rewrite], list[Problem], int]:
    """The wanted files that are not in their form, why some could not be read, and how many were looked at."""
    found: list[Rewrite] = []
    problems: list[Problem] = []
    paths = [(kind, path) for kind, path in files(root) if wanted(path)]
    for kind, path in paths:
        document = read(path, raw := (root / path).read_bytes())
        if not isinstance(document, Document):
            problems += document
            continue
        text = raw.decode()
        if (after := tidied(kind, text)) != text:
            found.append(Rewrite(path, text, after))
    return found, problems, len(paths)


def _normal(kind: str, text: str) -> Iterator[Change]:
    document = read("", text.encode("utf-8", "surrogatepass"))
    if isinstance(document, Document):
        for keys, value in _leaves(document.data, ()):
            normal = _as_meant(kind, keys, value)
            if normal != value:
                yield Change(keys, normal)


def _leaves(value: Any, above: Keys) -> Iterator[tuple[Keys, str]]:
    """Every single value with the keys that lead to it."""
    if isinstance(value, str):
        yield above, value
        return
    for key, inner in enumerate(value) if isinstance(value, list) else value.items():
        yield from _leaves(inner, (*above, key))


def _as_meant(kind: str, keys: Keys, value: str) -> str:
    """How the model writes what a value means; the value itself where it means nothing, or more than one thing."""
    try:
        found = meant(SHAPES[kind], tuple(key for key in keys if isinstance(key, str)), value)
    except (LookupError, ValueError):
        return value
    one = found[0] if isinstance(found, tuple) and len(found) == 1 else found
    for type_, written in _WRITTEN.items():
        if type(one) is type_:
            return str(written(one, value))
    return value


def _text(meant: str, value: str) -> str:
    """A text of several lines keeps its line feed at the end, and a day of the week its capital letter."""
    if meant in DAYS and value.strip().lower() == meant:
        return value.strip()
    return value if "\n" in value and value.strip() == meant else meant


def _amount(_: int, value: str) -> str:
    return value.replace("£", "").replace(",", "").strip()


def _start(start: Start, value: str) -> str:
    """A day and “flexible” have one way to be written; months and years stay as people have put them."""
    if start.precision == "day":
        assert start.date
        return start.date.isoformat()
    return "flexible" if start.precision == "flexible" else value.strip()


def _ages(ages: AgeSpan, _: str) -> str:
    return f"{ages.youngest}+" if ages.oldest is None else f"{ages.youngest}-{ages.oldest}"


_WRITTEN: Final[dict[type, Any]] = {
    str: _text,
    bool: lambda yes, _: "yes" if yes else "no",
    int: _amount,
    float: lambda _, value: value.strip(),
    dt.date: lambda day, _: day.isoformat(),
    dt.time: lambda time, _: f"{time:%H:%M}",
    Start: _start,
    Duration: lambda duration, _: str(duration),
    AgeSpan: _ages,
}
"""How each kind of meaning is written, from what is meant and what stands there."""
