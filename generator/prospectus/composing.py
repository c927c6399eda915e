"""Puts a file that was laid out back into lines: as it stands, or afresh in the order and layout of all files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from .layout import Entry, Group, Node, Scalar, Sheet
from .model.shape import kind_at, names_at
from .problems import Keys

_STEP: Final = 2
"""By how many spaces each level stands further in; the hyphen of a list, too."""

_FAR: Final = 10_000
"""Further in than anything is."""


@dataclass(frozen=True, slots=True)
class Hand:
    """How a file is written: `shape` is its model; `afresh` all of it anew, or only what has been changed."""

    shape: Any
    afresh: bool


def composed(sheet: Sheet, hand: Hand) -> str:
    """The text of a file, with a line feed at its end."""
    column = 0 if hand.afresh else max(0, sheet.root.column)
    head = _tidy(sheet.head, 0, was=_FAR, first=True) if hand.afresh else sheet.head
    return "\n".join([*head, *_block(sheet.root, column, (), hand), ""])


def ranks(names: Iterable[str], shape: Any, keys: Keys) -> list[int]:
    """Where each key comes in the model's order; one that the model does not know stays behind its neighbour."""
    order = {name: rank for rank, name in enumerate(names_at(shape, keys))}
    found: list[int] = []
    for name in names:
        found.append(order.get(name, found[-1] if found else -1))
    return found


# ── Groups ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _ordered(group: Group, keys: Keys, hand: Hand) -> tuple[Entry, ...]:
    if group.listed or not hand.afresh:
        return group.entries
    found = ranks([entry.key for entry in group.entries], hand.shape, keys)
    return tuple(group.entries[at] for at in sorted(range(len(found)), key=found.__getitem__))


def _block(group: Group, column: int, keys: Keys, hand: Hand) -> Iterator[str]:
    """A group's lines; the first one of a list's item is for its hyphen to be put in front."""
    moves = hand.afresh or group.flow
    was = _FAR if group.flow or group.column < 0 else group.column
    for index, entry in enumerate(_ordered(group, keys, hand)):
        yield from _tidy(entry.above, column, was=was, first=index == 0) if moves else entry.above
        if entry.source and not moves:
            yield " " * column + entry.source
        else:
            yield from _entry(entry, column, (*keys, index if group.listed else entry.key), hand)
    yield from _tidy(group.tail, column, was=was, first=not group.entries) if moves else group.tail


def _tidy(lines: Iterable[str], column: int, *, was: int, first: bool) -> Iterator[str]:
    """Comments indented like what they are about, and never two blank lines, nor one at the start of a group.

    One that stood further in than the column that `was` stays as much further in: it is about keys that are not there.
    """
    blank = first
    for line in lines:
        further = max(0, len(line) - len(line.lstrip()) - was)
        if line.strip() or not blank:
            yield (" " * (column + further) + line.strip()).rstrip()
        blank = not line.strip()


def _entry(entry: Entry, column: int, keys: Keys, hand: Hand) -> Iterator[str]:
    listed = isinstance(keys[-1], int)
    beside = entry.beside.rstrip() if hand.afresh or isinstance(entry.node, Scalar) else entry.beside
    head = " " * column + ("-" if listed else f"{_name(entry)}:")
    if isinstance(entry.node, Scalar):
        yield from _value(entry.node, head, beside, column, keys, hand)
    elif (flow := _flow(entry.node, keys, hand)) is not None:
        yield f"{head} {flow}{beside}"
    else:
        lines = list(_block(entry.node, _inner(entry.node, column, hand, listed=listed), keys, hand))
        apart = entry.apart and not hand.afresh
        if listed and not (apart or beside) and lines[0].strip() and not lines[0].lstrip().startswith("#"):
            yield f"{head}{lines[0][column + 1 :]}"
            yield from lines[1:]
        else:
            yield f"{head}{beside}"
            yield from lines


def _name(entry: Entry) -> str:
    if entry.key_source and "\n" not in entry.key_source and not entry.key_source.startswith(("|", ">")):
        return entry.key_source
    return entry.key if _NAME.fullmatch(entry.key) else _quoted(entry.key)


def _inner(group: Group, column: int, hand: Hand, *, listed: bool) -> int:
    """How far in a group below a key or a hyphen stands."""
    least = column if group.listed and not listed else column + 1
    stands = not hand.afresh and not group.flow and group.column >= least
    return group.column if stands else column + _STEP


def _flow(group: Group, keys: Keys, hand: Hand) -> str | None:
    """A group in brackets, in one line; None when it cannot be written so, or is not meant to."""
    if not group.entries and not group.tail:
        return "[]" if group.listed else "{}"
    if not group.flow or "\n" in group.source or group.tail:
        return None
    parts = []
    for index, entry in enumerate(_ordered(group, keys, hand)):
        within = (*keys, index if group.listed else entry.key)
        part = _in_flow(entry, within, hand)
        if part is None:
            return None
        parts.append(part if group.listed else f"{_name(entry)}: {part}".rstrip())
    return f"[{', '.join(parts)}]" if group.listed else f"{{{', '.join(parts)}}}"


def _in_flow(entry: Entry, keys: Keys, hand: Hand) -> str | None:
    if entry.above or entry.beside.strip():
        return None
    if isinstance(entry.node, Group):
        return _flow(entry.node, keys, hand)
    if entry.node.none or entry.node.one_line:
        return entry.node.source
    return None if "\n" in entry.node.text else scalar(entry.node.text, number=_number(hand, keys), flow=True)


# ── Values ───────────────────────────────────────────────────────────────────────────────────────────────────────────

_NAME: Final = re.compile(r"[A-Za-z0-9](?:[\w/-]*\w)?", re.ASCII)
_LITERAL: Final = re.compile(r"[^\r\x85\u2028\u2029]*")
_SAFE: Final = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~](?:[^\n\r\t\x85\u2028\u2029]*[^\s:])?")
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")
_FIGURES: Final = re.compile(r"0|[1-9]\d{0,4}")
_DECIMAL: Final = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
_OTHERWISE: Final = re.compile(
    r"y|n|yes|no|on|off|true|false|null"
    r"|[-+]?0b[01_]+|[-+]?0o?[0-7_]+|[-+]?0x[0-9a-f_]+|[-+]?[0-9][0-9_,]*"
    r"|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"
    r"|[-+]?(?:[0-9][0-9_]*)?\.?[0-9_]*(?:e[-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|nan)"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[t \t].*)?",
    re.IGNORECASE,
)
"""What a reader of YAML 1.1 or 1.2 takes for a number, a date, a truth value or nothing, when it has no quotes."""


def scalar(text: str, *, number: bool = False, flow: bool = False) -> str:
    """A text as YAML, in one line: plain where readers of YAML see that text, a number or a day; otherwise in quotes.

    `number` when the model means a number by it; `flow` when it is to stand in brackets.
    """
    if _DATE.fullmatch(text) or _FIGURES.fullmatch(text) or (number and _DECIMAL.fullmatch(text)):
        return text
    unsafe = " #" in text or ": " in text or (flow and re.search(r"[,\[\]{}]", text))
    if _SAFE.fullmatch(text) and not unsafe and not _OTHERWISE.fullmatch(text):
        return text
    return _quoted(text)


def _quoted(text: str) -> str:
    if ('"' in text or "\\" in text) and not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", text):
        return "'" + text.replace("'", "''") + "'"
    marked = json.dumps(text, ensure_ascii=False)
    return marked.replace("\x85", "\\N").replace("\u2028", "\\L").replace("\u2029", "\\P")


def _value(node: Scalar, head: str, beside: str, column: int, keys: Keys, hand: Hand) -> Iterator[str]:
    if node.none:
        yield f"{head}{beside}"
    elif node.one_line:
        yield f"{head} {node.source}{beside}"
    elif "\n" in node.text.lstrip("\n") and _LITERAL.fullmatch(node.text):
        yield f"{head} {_mark(node.text)}{beside or _noted(node)}"
        pad = " " * (column + _STEP)
        yield from (f"{pad}{line}" if line else "" for line in node.text.removesuffix("\n").split("\n"))
    else:
        note = beside or _noted(node)  # Behind plain text it would be taken for text that was lost.
        yield f"{head} {_quoted(node.text) if note else scalar(node.text, number=_number(hand, keys))}{note}"


def _mark(text: str) -> str:
    """The mark behind the key of a text of several lines, which says how it starts and ends."""
    start = str(_STEP) if text[:1] in " \t\n" else ""
    if not text.endswith("\n"):
        return f"|{start}-"
    return f"|{start}{'+' if text.endswith(chr(10) * 2) or text == chr(10) else ''}"


def _noted(node: Scalar) -> str:
    """The comment that stands behind the mark of a text of several lines."""
    found = re.match(r"[|>][-+\d]*([ \t]+#.*)", node.source)
    return found[1] if found else ""


def _number(hand: Hand, keys: Keys) -> bool:
    """Whether the model means a number by the value that these keys lead to."""
    return kind_at(hand.shape, keys) in (int, float)


def text_of(node: Node) -> Any:
    """What a node says, as `reading.read` gives it; None for a key with nothing after it."""
    if isinstance(node, Scalar):
        return None if node.none else node.text
    if node.listed:
        return ["" if (said := text_of(entry.node)) is None else said for entry in node.entries]
    return {entry.key: said for entry in node.entries if (said := text_of(entry.node)) is not None}
