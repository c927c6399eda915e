"""Starts the file of a provider, a course or a page of the handbook: every key with what it is for, to be filled in."""

from __future__ import annotations

import fnmatch
import os
import shutil
import stat
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from .composing import scalar
from .folders import HANDBOOK, leads_elsewhere
from .model.fields import as_id, how_to_write_id, is_id
from .pipeline import load
from .problems import Problem, Severity
from .reading import Document, read
from .refused import RefusedError
from .schema import Schema, behind, schema
from .wording import listed, nearest, quoted

Values = Mapping[str, Any]
"""What is known already, by key: texts, groups of keys, and lists of them. None for a key that waits for its value."""

_WIDTH: Final = 100
_HEAD: Final = (
    "Lines that start with # are notes: take the # away where a key is wanted. For a text of several lines "
    "write | behind the key, and the text below it, indented by two spaces."
)


_TEXT: Final = b"""
## Who does what

Write here what holds. {partnership} and {area} stand for what area.yml says; other facts stand above, under "facts".
"""


class RefusedValueError(RefusedError):
    """Something that was given cannot stand in the file."""


def provider_path(root: Path, id_: str) -> str:
    """Where a new provider's file goes; RefusedError if it cannot."""
    _refuse_odd_id(id_, "provider")
    return _free(root, f"providers/{id_}/provider.yml")


def course_path(root: Path, key: str) -> str:
    """Where a new course's file goes (`key` is provider/course); RefusedError if it cannot."""
    provider, slash, id_ = key.partition("/")
    if not slash:
        raise RefusedError(f"{quoted(key)} does not say whose course it is. Write PROVIDER/COURSE.")
    if not (root / f"providers/{provider}/provider.yml").is_file():
        known = sorted(path.parent.name for path in root.glob("providers/*/provider.yml"))
        near = [one for one in known if provider and as_id(provider) in one]
        guess = nearest(as_id(provider), known) or (near[0] if near else None)
        hint = f"Did you mean “{guess}”?" if guess else f"Start it with “prospectus new provider {as_id(provider)}”."
        raise RefusedError(f"There is no provider called {quoted(provider)}. {hint}")
    _refuse_odd_id(id_, "course")
    return _free(root, f"providers/{provider}/courses/{id_}.yml")


def protocol_path(root: Path, id_: str) -> str:
    """Where a new page of the handbook goes; RefusedError if it cannot."""
    _refuse_odd_id(id_, "page of the handbook")
    return _free(root, f"content/{HANDBOOK}{id_}.md")


def first_site(root: Path, key: str) -> str | None:
    """The first site of a course's provider, if its file can be read."""
    path = f"providers/{key.partition('/')[0]}/provider.yml"
    document = read(path, (root / path).read_bytes())
    sites = document.data.get("sites") if isinstance(document, Document) else None
    return next(iter(sites), None) if isinstance(sites, dict) else None


def _refuse_odd_id(id_: str, what: str) -> None:
    if not is_id(id_):
        raise RefusedError(f"{quoted(id_)} cannot be the id of a {what}. {how_to_write_id(id_)}")


def _free(root: Path, path: str) -> str:
    if leads_elsewhere(root, path):
        raise RefusedError(f"{path} would be written to another place: there is a link on the way. Put a folder there.")
    if (root / path).exists():
        raise RefusedError(f"{path} is there already. Choose another id, or edit that file.")
    return path


def copied(root: Path, copy: Path, part: str, without: str = "") -> None:
    """Copy a folder of an area, links as links, without the names that `without` stands for, like “gtfs*”.

    Raises RefusedError when a pipe or a device stands in it: reading one might never end.
    """

    def left_out(folder: str, names: list[str]) -> set[str]:
        for name in names:
            mode = os.lstat(f"{folder}/{name}").st_mode
            if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or stat.S_ISLNK(mode)):
                path = (Path(folder) / name).relative_to(root).as_posix()
                raise RefusedError(f"{path} is neither a file nor a folder. Delete it, and try again.")
        return set(fnmatch.filter(names, without))

    if (root / part).is_dir() and not leads_elsewhere(root, part):
        shutil.copytree(root / part, copy / part, symlinks=True, ignore=left_out)


def start(root: Path, path: str, kind: str, values: Values) -> tuple[Problem, ...]:
    """Write a new file of one kind (`provider`, `course`, `protocol`), and give what is still missing in it.

    Raises RefusedValueError, and leaves nothing behind, when `prospectus check` would have more against it.
    """
    given = {key: value for key, value in values.items() if isinstance(value, str)}
    raw = _as_typed(path, written(kind, values), given)
    raw = b"---\n" + raw + b"---\n" + _TEXT if path.endswith(".md") else modeline(path, kind).encode() + raw
    made = _made(root / path)
    with (root / path).open("xb") as file:
        file.write(raw)
    try:
        problems = tuple(problem for problem in load(root).problems if problem.place.path == path)
        _refuse_what_was_given(problems, given)
    except BaseException:
        (root / path).unlink()
        for folder in made:
            folder.rmdir()
        raise
    return problems


def modeline(path: str, kind: str) -> str:
    """The first line of a file, by which editors find its schema once the site was built on this computer."""
    return f"# yaml-language-server: $schema={'../' * path.count('/')}site/data/schemas/{kind}.json\n"


def _made(file: Path) -> list[Path]:
    """The folders that had to be made for a file, innermost first."""
    missing = [folder for folder in file.parents if not folder.exists()]
    file.parent.mkdir(parents=True, exist_ok=True)
    return missing


def _as_typed(path: str, text: str, given: Mapping[str, str]) -> bytes:
    """The file's bytes, of which it is certain that what was given comes back from them as it was typed."""
    try:
        raw = text.encode()
    except UnicodeEncodeError:
        raise RefusedValueError("There is a character in this that cannot be saved as UTF-8. Type it again.") from None
    document = read(path, raw)
    if not isinstance(document, Document):
        raise RefusedValueError(f"{document[0].says} {document[0].do}")
    for key, typed in given.items():
        if document.data.get(key) != typed or len(typed.splitlines()) > 1:
            raise RefusedValueError(f"“{key}” has characters in it that cannot be kept. Write it on one line.")
    return raw


def _refuse_what_was_given(problems: Sequence[Problem], given: Mapping[str, str]) -> None:
    for problem in problems:
        known = problem.place.keys[:1]
        if problem.severity is Severity.ERROR or (known and known[0] in given):
            raise RefusedValueError(f"{problem.says} {problem.do}".strip())


# ── The text of a file ───────────────────────────────────────────────────────────────────────────────────────────────


def written(kind: str, values: Values) -> str:
    """The text of a new file of one kind, or what stands above a page's text: each key below what it is for.

    Keys that are needed and not known yet have nothing after them; those that need not be given are notes.
    """
    made = schema(kind)
    return "\n".join(
        [*_note(f"{made['description']} {_HEAD}", ""), *_keys(made, made.get("$defs", {}), values, ""), ""]
    )


def _keys(group: Schema, known: Mapping[str, Schema], values: Values, indent: str) -> Iterator[str]:
    for name, key in group["properties"].items():
        if not indent:
            yield ""
        yield from _note(_about(key), indent)
        shape = behind(key, known)
        if name in values or name in group["required"]:
            yield from _value(name, shape, known, values.get(name), indent)
        else:
            yield from (f"{indent}# {line}" for line in _left_open(name, shape, known))


def _value(name: str, shape: Schema, known: Mapping[str, Schema], value: Any, indent: str) -> Iterator[str]:
    inner = f"{indent}  "
    if isinstance(value, str):
        yield f"{indent}{name}: {scalar(value)}"
        return
    yield f"{indent}{name}:"
    if "properties" in shape:
        yield from _keys(shape, known, value or {}, inner)
    elif "patternProperties" in shape and value:
        one = behind(next(iter(shape["patternProperties"].values())), known)
        for id_, held in value.items():
            yield from _value(id_, one, known, held, inner)
    elif "items" in shape and "properties" in (item := behind(shape["items"], known)):
        for held in value or [{}]:
            yield f"{inner}-"
            yield from _keys(item, known, held, f"{inner}  ")


def _left_open(name: str, shape: Schema, known: Mapping[str, Schema]) -> Iterator[str]:
    """A key that need not be given, with the keys below it."""
    yield f"{name}:"
    if "items" in shape:
        inner = behind(shape["items"], known)
        keys = list(inner.get("properties", ()))
        if keys:
            yield f"  - {{{', '.join(f'{key}: …' for key in keys)}}}"
    for below in shape.get("properties", ()):
        yield f"  {below}:"


def _about(key: Schema) -> str:
    """What a key is for, the words that it can have, and how it can be written."""
    about = str(key.get("description", ""))
    kinds = key.get("anyOf", [key])
    words = [word for kind in kinds for word in kind.get("enum", ()) if isinstance(word, str)]
    examples = [str(example) for kind in kinds for example in kind.get("examples", ())]
    if 1 < len(words) <= 20 and not (words[0] in about and words[-1] in about):
        return f"{about} One of {listed(words)}."
    if examples and not any(example in about for example in examples):
        return f"{about} Written like {listed(examples)}."
    return about


def _note(text: str, indent: str) -> list[str]:
    return [f"{indent}# {line}" for line in textwrap.wrap(text, _WIDTH - len(f"{indent}# "), break_on_hyphens=False)]
