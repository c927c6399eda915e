"""Modules as classic scripts, and data as scripts: what a browser loads from files, where it fetches nothing.

Each module becomes a function that is given what other modules export and gives its own exports, called at once. Our
modules keep to plain forms, so that this needs no parser: `import {…} from "./x.js";`, `import * as x from "./x.js";`,
`import "./x.js";`, `import("./x.js")`, and `export` before a function, class or constant. Anything else is refused,
never guessed at.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from posixpath import dirname, join, normpath
from typing import Final

from ..folder import PublishError

_IMPORT: Final = re.compile(r'^import (?:(\{[^{}]*\}|\* as \w+) from )?"(\.\.?/[\w./-]+\.js)";', re.MULTILINE)
_LATER: Final = re.compile(r'\bimport\("(\.\.?/[\w./-]+\.js)"\)')
_EXPORT: Final = re.compile(r"^export (?=(?:(?:async )?function|class|const) (\w+)\b)", re.MULTILINE)
_REFUSED: Final = re.compile(
    r"^(?:import|export)\b.*|\bimport\(.*|\bimport\.meta(?!\.url\b).*|^await\b.*", re.MULTILINE
)
_TAKEN: Final = re.compile(r"^importScripts\(([^()]*)\);\n?", re.MULTILINE)
_NAME: Final = re.compile(r'"([^"]+)"')


class Scripts:
    """The scripts of a finished site, by their paths, and how each is written for files."""

    def __init__(self, texts: Mapping[str, str], named: Iterable[str] = ()) -> None:
        """`named` are the modules that pages name."""
        self._texts = texts
        self._modules = frozenset(path for one in named for path in self.needs(one))
        taken = (_beside(path, name) for path, text in texts.items() for name in _taken(text))
        self._shared = frozenset(taken)
        """What workers take too: such scripts are classic already and stay as they are."""

    def needs(self, path: str) -> tuple[str, ...]:
        """All that a module needs, in the order in which it has to run, itself last."""
        found: dict[str, None] = {}
        self._collect(path, (), found)
        return tuple(found)

    def _collect(self, path: str, above: tuple[str, ...], found: dict[str, None]) -> None:
        if path in above:
            raise PublishError(f"The scripts {path} and {above[-1]} need each other: put what both need into a third.")
        for name in _imported(self._text(path)):
            self._collect(_beside(path, name), (*above, path), found)
        found[path] = None

    def _text(self, path: str) -> str:
        if path not in self._texts:
            raise PublishError(f"A page or script names the script {path}, which is not in the site.")
        return self._texts[path]

    def written(self, path: str) -> str:
        """A script for files: a worker, a module, or what is classic already."""
        text = self._text(path)
        if _TAKEN.search(text):
            return worker(path, text)
        return module(path, text) if path in self._modules - self._shared else text


def module(path: str, text: str) -> str:
    """A module as a classic script."""
    exported = _EXPORT.findall(text)
    body = _EXPORT.sub("", _IMPORT.sub(lambda found: _taken_in(path, found), text))
    body = _LATER.sub(lambda found: f"Promise.resolve(imported({json.dumps(_beside(path, found[1]))}))", body)
    if wrong := _REFUSED.search(body):
        raise PublishError(f"{path} says “{wrong[0]}”, which cannot be turned into a script for the offline edition.")
    body = re.sub(r"\bimport\.meta\.url\b", "here", body)
    return (
        f'Prospectus.module({json.dumps(path)}, (imported, here) => {{\n"use strict";\n'
        f"{body.rstrip()}\nreturn {{ {', '.join(exported)} }};\n}});\n"
    )


def _imported(text: str) -> list[str]:
    """The scripts that a module imports, at once or later."""
    return [name for _, name in _IMPORT.findall(text)] + _LATER.findall(text)


def _taken_in(path: str, found: re.Match[str]) -> str:
    """An import as a constant with the same names."""
    what = f"imported({json.dumps(_beside(path, found[2]))});"
    if found[1] is None:
        return what
    names = found[1].replace(" as ", ": ") if found[1].startswith("{") else found[1].removeprefix("* as ")
    return f"const {names} = {what}"


def worker(path: str, text: str) -> str:
    """A worker as a classic script that runs on the page's own thread, with the scripts that it takes."""
    needed = [_beside(path, name) for name in _taken(text)]
    body = _TAKEN.sub("", text).rstrip()
    return (
        f"Prospectus.worker({json.dumps(path)}, {json.dumps(needed)}, (postMessage, addEventListener, fetch) => {{\n"
        f"{body}\n}});\n"
    )


def data(path: str, text: str) -> str:
    """A data file as a script that registers it; a function, so that whoever reads it has it for themselves."""
    return f"Prospectus.data({json.dumps(path)}, () => ({text.strip()}));\n"


def _taken(text: str) -> list[str]:
    return [name for listed in _TAKEN.findall(text) for name in _NAME.findall(listed)]


def _beside(path: str, name: str) -> str:
    return normpath(join(dirname(path), name))
