"""All YAML that the program writes or changes, so that nobody's comments, order or way of writing is lost on the way.

What is written is read back before it is given away: it says what it was meant to say, or nothing is written.
The style is told in generator/decisions/0026-one-way-of-writing.md.
"""

from __future__ import annotations

import difflib
import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from .composing import Hand, composed, ranks, text_of
from .folders import leads_elsewhere
from .layout import Entry, Group, Node, Scalar, Sheet, laid_out
from .problems import Keys, Problem
from .reading import Document, read
from .schema import SHAPES
from .whole import put


class _Removed:
    def __repr__(self) -> str:
        return "REMOVED"


REMOVED: Final = _Removed()
"""The value of a change that takes a key or an item away."""


@dataclass(frozen=True, slots=True)
class Change:
    """One value of a file is to be another one.

    `keys` lead to it as in a problem's place: names, and positions in lists from 0; the position after the last item
    adds one. Groups on the way that are not there are made. `value` is a text, a list, a mapping of such, None for a
    key with nothing after it, or REMOVED; whoever has lost its last key or item is removed, too.
    """

    keys: Keys
    value: Any


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A file that is to be another one: its path from the area's folder on, its text before and after."""

    path: str
    before: str
    after: str

    @property
    def diff(self) -> str:
        """Which lines go and which come, as programmers and their tools write it."""
        before, after = (text.splitlines(keepends=True) for text in (self.before, self.after))
        return "".join(difflib.unified_diff(before, after, self.path, self.path, n=1))

    def fits(self, root: Path) -> bool:
        """Whether the file still is what it was when it was read; a link in its way could lead to any other."""
        if leads_elsewhere(root, self.path):
            return False
        return (root / self.path).read_bytes().decode("utf-8", "backslashreplace") == self.before

    def write(self, root: Path) -> None:
        """Put the text in the file's place."""
        put(root / self.path, self.after.encode(), lasting=True)


class UnreadableError(Exception):
    """A file that cannot be read cannot be changed; `problems` say why, as `prospectus check` does."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{problems[0].says} {problems[0].do}".strip())
        self.problems = problems


def new_text(kind: str, data: Mapping[str, Any]) -> str:
    """The text of a new file of a kind (as in `schema.SHAPES`: course, provider, …), its keys in the model's order.

    `data` is what `reading.read` will give for it: texts, lists and mappings; None for a key that waits for its value.
    A text of several lines gets a line feed at its end. Raises UnreadableError when a file may not say this (text that
    is HTML, characters that nobody sees, too much of it).
    """
    root = _merged(None, data, (), SHAPES[kind])
    assert isinstance(root, Group)
    return _certain(composed(Sheet((), root), Hand(SHAPES[kind], afresh=True)), root)


def with_changes(kind: str, text: str, changes: Sequence[Change]) -> str:
    """The text of a file in which only these values are others; all other lines are as they were.

    A new key goes to its place in the model's order. Comments go with the key that they stand beside or right above.
    Raises UnreadableError when the text cannot be read, or could not be afterwards.
    """
    sheet = _sheet(text)
    root: Node | None = sheet.root
    for change in changes:
        root = _changed(root, change.keys, change.value, (), SHAPES[kind])
    if root is sheet.root or not isinstance(root, Group):
        return text
    made = _certain(composed(replace(sheet, root=root), Hand(SHAPES[kind], afresh=False)), root)
    return made.replace("\n", "\r\n") if "\r\n" in text else made


def with_notes(kind: str, text: str, notes: Mapping[Keys, str]) -> str:
    """The text of a file with a comment above each of these keys, or above what it stands in; none of them twice."""
    sheet = _sheet(text)
    root = sheet.root
    for keys, note in notes.items():
        root = _noted(root, keys, f"# {note}")
    made = _certain(composed(replace(sheet, root=root), Hand(SHAPES[kind], afresh=False)), root)
    return made.replace("\n", "\r\n") if "\r\n" in text else made


def formatted(kind: str, text: str) -> str:
    """The text of a file in the order and layout that all files have; it says the same. Raises UnreadableError.

    Comments stay with the key that they stand beside or above, blank lines between keys stay, and so do quotation
    marks, brackets in one line, and the words themselves.
    """
    sheet = _sheet(text)
    return _certain(composed(sheet, Hand(SHAPES[kind], afresh=True)), sheet.root)


def _sheet(text: str) -> Sheet:
    _read(text)
    return laid_out(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def _read(text: str) -> Document:
    document = read("", text.encode("utf-8", "surrogatepass"))
    if not isinstance(document, Document):
        raise UnreadableError(document)
    return document


def _certain(text: str, root: Group) -> str:
    """The text, of which it is certain that it says what was meant."""
    if _read(text).data != text_of(root):
        raise RuntimeError("What was to be written would not be read as it was meant.")
    return text


# ── Changing ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _changed(node: Node | None, keys: Keys, value: Any, at: Keys, shape: Any) -> Node | None:
    """What becomes of a node when the value that `keys` lead to is another; None when nothing is left of it."""
    if not keys:
        return None if value is REMOVED else _merged(node, value, at, shape)
    group = _opened(node, listed=isinstance(keys[0], int))
    found = _index(group, keys[0])
    old = None if found is None else group.entries[found]
    new = _changed(old.node if old else None, keys[1:], value, (*at, keys[0]), shape)
    if new is (old.node if old else None):
        return node
    entries = list(group.entries)
    if found is None:
        assert new is not None
        entry = Entry("" if group.listed else str(keys[0]), new)
        entries.insert(_place([one.key for one in entries], keys[0], at, shape), entry)
    elif new is None:
        above = _headings(entries.pop(found).above)
        if above and found < len(entries):
            entries[found] = replace(entries[found], above=(*above, *entries[found].above))
    else:
        entries[found] = replace(entries[found], node=new, source="")
    return replace(group, entries=tuple(entries)) if entries else None


def _noted(group: Group, keys: Keys, line: str) -> Group:
    at = _index(group, keys[0])
    if at is None:
        return group
    entry = group.entries[at]
    node, rest = entry.node, keys[1:]
    if isinstance(node, Group) and not node.flow and rest and not (group.listed and _index(node, rest[0]) == 0):
        new = replace(entry, node=_noted(node, rest, line), source="")
    elif line in map(str.strip, entry.above):
        return group
    else:
        new = replace(entry, above=(*entry.above, " " * group.column + line))
    return replace(group, entries=(*group.entries[:at], new, *group.entries[at + 1 :]))


def _index(group: Group, key: str | int) -> int | None:
    """Which of a group's entries a key or a place in the list means."""
    names = [at if group.listed else entry.key for at, entry in enumerate(group.entries)]
    return names.index(key) if key in names else None


def _opened(node: Node | None, *, listed: bool) -> Group:
    """The group that a node is, or is to become: a single text may stand for a list of one."""
    if isinstance(node, Group) and node.listed == listed:
        return node
    single = listed and isinstance(node, Scalar) and not node.none
    return Group((Entry("", node),) if single and node else (), listed)


def _place(names: Sequence[str], name: str | int, at: Keys, shape: Any) -> int:
    """Where a new entry goes: the last of a list, or by the model's order."""
    if isinstance(name, int):
        return len(names)
    *known, own = ranks([*names, name], shape, at)
    return max((index + 1 for index, rank in enumerate(known) if rank <= own), default=0)


def _headings(above: Sequence[str]) -> tuple[str, ...]:
    """What stays of the lines above an entry that is removed: those that a blank line parts from it."""
    blank = max((index for index, line in enumerate(above) if not line.strip()), default=-1)
    return tuple(above[: blank + 1])


def _merged(node: Node | None, value: Any, at: Keys, shape: Any, *, flow: bool = False) -> Node:
    """A node that says `value`, with as much of the one that was there as says the same."""
    if value is None:
        return node if isinstance(node, Scalar) and node.none else Scalar("", none=True)
    if isinstance(value, str):
        return _text(node, value)
    listed = not isinstance(value, Mapping)
    old = node if isinstance(node, Group) and node.listed == listed else Group((), listed, flow)

    def made(entry: Entry | None, one: Any, step: str | int) -> Entry:
        known = entry.node if entry else None
        said = _merged(known, one, (*at, step), shape, flow=old.flow)
        if entry:
            return entry if said is known else replace(entry, node=said, source="")
        return Entry("" if listed else str(step), said)

    entries = _items(old, value, made) if listed else _pairs(old, value, made, at, shape)
    same = len(entries) == len(old.entries) and all(map(operator.is_, entries, old.entries))
    return old if same and old is node else replace(old, entries=tuple(entries))


def _text(node: Node | None, value: str) -> Scalar:
    block = isinstance(node, Scalar) and node.style in ("|", ">")
    text = f"{value}\n" if ("\n" in value or block) and not value.endswith("\n") else value
    if isinstance(node, Scalar) and not node.none and node.text in (value, text):
        return node
    return Scalar(text)


Made = Callable[[Entry | None, Any, str | int], Entry]
"""Makes an entry that says something, from the one that was there, if any, under a key or at a place."""


def _pairs(old: Group, value: Mapping[str, Any], made: Made, at: Keys, shape: Any) -> list[Entry]:
    """The keys that stay, as they stand, and the new ones, each in its place by the model's order."""
    entries = [made(entry, value[entry.key], entry.key) for entry in old.entries if entry.key in value]
    for key in value:
        names = [entry.key for entry in entries]
        if key not in names:
            entries.insert(_place(names, key, at, shape), made(None, value[key], key))
    return entries


def _items(old: Group, value: Sequence[Any], made: Made) -> list[Entry]:
    """Items that are there already stay as they are written, wherever they stand; others take an old one's place."""
    left: list[Entry | None] = list(old.entries)
    entries: list[Entry | None] = []
    for one in value:
        at = next((at for at, entry in enumerate(left) if entry and text_of(entry.node) == one), None)
        entries.append(None if at is None else left[at])
        if at is not None:
            left[at] = None
    for at, one in enumerate(value):
        stood = left[at] if at < len(left) else None
        entries[at] = entries[at] or made(stood, one, at)
    return [entry for entry in entries if entry]
