"""Strict YAML: every value is the text that stands in the file, or the file is refused with line and column.

libyaml's *events* are read one after the other, without recursion, so that neither deep nesting nor aliases can
crash or stall the reader. Anchors, aliases, tags, merge keys, further documents, a key written twice and text lost
behind “ #” are problems. The model's field decides what a text means: `12:30` stays “12:30”, `NO` stays “NO”.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from . import limits
from .characters import Fault, decoded, first_unseen, unseen
from .problems import Keys, Place, Problem, Severity
from .shortcut import unremarkable
from .syntax import in_plain_words, unmistakable, without_colon

Value = str | list["Value"] | dict[str, "Value"]
Event = Any  # one of libyaml's events; every one has marks, which the type stubs do not know


@dataclass(frozen=True, slots=True)
class Document:
    """One file as it was written: its path, and a mapping whose leaves are all text.

    A key with nothing after it is left out, as if it had not been written.
    """

    path: str
    data: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a value stands in a file, and the key that it belongs to; lines and columns count from 1."""

    line: int
    column: int
    key_line: int
    key_column: int


class _RefusedError(Exception):
    """The file cannot be read on: `says` what is so, `do` what to do about it."""

    def __init__(self, id_: str, line: int, column: int, says: str, do: str) -> None:
        super().__init__(says)
        self.fault = (id_, line, column, says, do)


_TAG: Final = re.compile(r"<(?:[a-zA-Z!/?])")
_BREAK: Final = re.compile(r"\r\n?|\n")


def read(path: str, raw: bytes) -> Document | tuple[Problem, ...]:
    """The file as a document, or everything that is wrong with how it is written."""
    text = decoded(raw)
    if isinstance(text, str):
        faults: list[Fault] = list(unseen(text))
        try:
            data = None if faults else unremarkable(text) or _Builder(text, faults).build()
        except _RefusedError as refused:
            plainer = unmistakable(text) if refused.fault[0] in ("not-yaml", "not-a-mapping") else None
            faults.append(("not-yaml", *plainer) if plainer else refused.fault)
        if not faults and data is not None:
            return Document(path, data)
    else:
        faults = [text]
    return tuple(
        Problem(id_, Severity.ERROR, Place(path, (), line, column), says, do) for id_, line, column, says, do in faults
    )


class _Builder:
    """Builds a document from libyaml's events with a stack of its own; collects what can be told in one go."""

    def __init__(self, text: str, faults: list[Fault], spots: dict[Keys, Spot] | None = None) -> None:
        self.text = text
        self.faults = faults
        self.spots = spots
        self.lossy = " #" in text or "\t#" in text
        self.escaped = "\\" in text
        self.angled = "<" in text or self.escaped
        self.stack: list[tuple[dict[str, Value] | list[Value], Keys]] = []
        self.keys: list[tuple[str, Event] | None] = []
        self.written: list[dict[str, int]] = []
        self.nodes = 0

    def build(self) -> dict[str, Value]:
        parser = CParser(self.text)
        try:
            return self._document(parser)
        except yaml.YAMLError as error:
            raise _syntax(error, self.text) from None
        finally:
            parser.dispose()

    def _document(self, parser: CParser) -> dict[str, Value]:
        get: Callable[[], Event] = parser.get_event
        root = None
        documents = 0
        while True:
            event = get()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                opened = self._open(event, {} if kind is yaml.MappingStartEvent else [])
                root = opened if root is None else root
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._close(event)
            elif kind is yaml.AliasEvent:
                raise _refused(event, "alias", f"“*{event.anchor}” stands for text written elsewhere.", _NO_ALIAS)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    says = "A line “---” starts a second file in this one."
                    raise _refused(event, "second-document", says, _ONE_EACH)
            elif kind is yaml.StreamEndEvent:
                break
        if not isinstance(root, dict):
            raise _RefusedError(
                "not-a-mapping", 1, 1, "This file has nothing in it.", "Write a key, a colon and a value."
            )
        return root

    def _open(self, event: Event, value: dict[str, Value] | list[Value]) -> dict[str, Value] | list[Value]:
        self._node(event)
        if not self.stack and isinstance(value, list):
            raise _refused(
                event, "not-a-mapping", "This file starts with a list.", "Start it with keys: name, colon, value."
            )
        if len(self.stack) >= limits.YAML_DEPTH:
            most = limits.YAML_DEPTH
            raise _refused(
                event, "too-deep", f"This is nested more than {most} deep.", "Check how the lines are indented."
            )
        keys = self._add(value, event) if self.stack else ()
        self.stack.append((value, keys))
        self.keys.append(None)
        self.written.append({})
        return value

    def _close(self, event: Event) -> None:
        self.stack.pop()
        self.keys.pop()
        self.written.pop()

    def _node(self, event: Event) -> None:
        self.nodes += 1
        if self.nodes > limits.YAML_NODES:
            most = limits.YAML_NODES
            raise _refused(
                event, "too-many-values", f"This file has more than {most:,} values.", "Split or shorten it."
            )
        if event.anchor is not None:
            raise _refused(event, "anchor", f"“&{event.anchor}” marks text to be used elsewhere.", _NO_ALIAS)
        if event.tag is not None and event.tag != "!":
            says = f"“{event.tag}” has a meaning of its own here."
            raise _refused(event, "tag", says, "Delete it, or put the text in quotes.")

    def _scalar(self, event: Event) -> None:
        self._node(event)
        value: str = event.value
        plain = not event.style
        if self.lossy and plain:
            self._lost(event)
        if self.angled and "<" in value and _TAG.search(value):
            self._markup(event)
        if self.escaped and not plain and (found := first_unseen(value)):
            self._fault(event, "unseen-character", *found)
        if not self.stack:
            says = "This file is one text." if value else "This file has nothing in it."
            raise _refused(event, "not-a-mapping", says, "Start it with keys: name, colon, value.")
        container = self.stack[-1][0]
        if isinstance(container, dict) and self.keys[-1] is None:
            self._key(event, value)
        else:
            self._add(value if value or not plain else None, event)

    def _key(self, event: Event, key: str) -> None:
        written = self.written[-1]
        line = event.start_mark.line + 1
        if key == "<<":
            raise _refused(event, "merge-key", "“<<” copies keys from elsewhere.", _NO_ALIAS)
        if key in written:
            says = f"“{key}” is written twice: here and in line {written[key]}."
            self._fault(event, "key-twice", says, "Keep one of them.")
        written.setdefault(key, line)
        self.keys[-1] = (key, event)

    def _add(self, value: Value | None, event: Event) -> Keys:
        """Put a value where it belongs; gives the keys that lead to it."""
        container, above = self.stack[-1]
        if isinstance(container, list):
            keys: Keys = (*above, len(container)) if self.spots is not None else ()
            if len(container) >= limits.LIST_ITEMS:
                most = limits.LIST_ITEMS
                raise _refused(event, "list-too-long", f"This list has more than {most} items.", "Shorten it.")
            container.append("" if value is None else value)
            self._spot(keys, event, event)
            return keys
        pending = self.keys[-1]
        if pending is None:
            raise _refused(event, "key-not-text", "A key has to be one word or text.", "Write a name before the colon.")
        key, key_event = pending
        keys = (*above, key) if self.spots is not None else ()
        if value is not None:
            container.setdefault(key, value)
        self.keys[-1] = None
        self._spot(keys, event, key_event)
        return keys

    def _spot(self, keys: Keys, event: Event, key: Event) -> None:
        if self.spots is not None:
            mark, key_mark = event.start_mark, key.start_mark
            spot = Spot(mark.line + 1, mark.column + 1, key_mark.line + 1, key_mark.column + 1)
            self.spots.setdefault(keys, spot)

    def _lost(self, event: Event) -> None:
        end = event.end_mark.index
        rest = _BREAK.split(self.text[end : end + 2_000], maxsplit=1)[0]
        if rest.lstrip(" \t").startswith("#") and rest[:1] in {" ", "\t"}:
            lost = rest.strip()
            says = f"Everything from “{lost[:40]}” on is taken for a comment and lost."
            self._fault(
                event, "text-lost", says, "Put the whole value in quotes; or move a comment to a line of its own."
            )

    def _markup(self, event: Event) -> None:
        found = _TAG.search(event.value)
        assert found is not None
        shown = event.value[found.start() : found.start() + 20].split("\n")[0]
        self._fault(
            event,
            "text-is-html",
            f"“{shown}” looks like HTML, which would be shown as it stands.",
            "Write plain text; for a less-than sign leave a space after it.",
        )

    def _fault(self, event: Event, id_: str, says: str, do: str) -> None:
        mark = event.start_mark
        self.faults.append((id_, mark.line + 1, mark.column + 1, says, do))


_ONE_EACH: Final = "Delete the line, or put what follows into a file of its own."
_NO_ALIAS: Final = "Write the text out in each place."


def _refused(event: Event, id_: str, says: str, do: str) -> _RefusedError:
    mark = event.start_mark
    return _RefusedError(id_, mark.line + 1, mark.column + 1, says, do)


def _syntax(error: yaml.YAMLError, text: str) -> _RefusedError:
    """A fault of form in plain words, at its place."""
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = _BREAK.split(text)
    line = min(line, len(lines))
    problem = str(getattr(error, "problem", "") or error)
    if plainer := without_colon(problem, lines, line):
        return _RefusedError("not-yaml", *plainer)
    says, do = in_plain_words(problem, lines[line - 1], column)
    return _RefusedError("not-yaml", line, column, says, do)


def spots(raw: bytes) -> dict[Keys, Spot]:
    """Where every value of a file stands, as far as it can be read; only asked for when a file has problems."""
    found: dict[Keys, Spot] = {}
    text = decoded(raw)
    if isinstance(text, str):
        with contextlib.suppress(_RefusedError):
            _Builder(text, [], found).build()
    small = {tuple(one.lower() if isinstance(one, str) else one for one in keys): spot for keys, spot in found.items()}
    return small | found  # An id in capitals is read in small letters, and problems name it so.


def located(problem: Problem, found: dict[Keys, Spot]) -> Problem:
    """The problem with line and column: of its value, or of the nearest key above that stands in the file."""
    place = problem.place
    if place.line:
        return problem
    for length in range(len(place.keys), 0, -1):
        if spot := found.get(place.keys[:length]):
            whole = length == len(place.keys)
            line, column = (spot.line, spot.column) if whole else (spot.key_line, spot.key_column)
            break
    else:
        line, column = 1, 1
    return replace(problem, place=replace(place, line=line, column=column))
