"""A YAML file as it is laid out, to be changed without losing a comment, a blank line or anybody's way of writing.

`reading.read` decides what a file says; this only asks where it stands. A file is cut into libyaml's events and what is
between them (comments, blank lines, hyphens); these are put together as a tree whose leaves are the file's own words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value: the text that it means, and how it is written; `source` empty for a new one.

    `style` is libyaml's: nothing for plain text, a quotation mark, “|” or “>”. `none` when nothing is written at all.
    """

    text: str
    source: str = ""
    style: str = ""
    none: bool = False

    @property
    def one_line(self) -> bool:
        """Whether it stands in one line, so that its words can be taken over as they are."""
        return bool(self.source) and "\n" not in self.source and self.style not in ("|", ">")


@dataclass(frozen=True, slots=True)
class Group:
    """Keys with their values, or a list; `flow` when it is written in brackets, in one line or several.

    `column` is that of its first key or hyphen, counted from 0, and -1 for a new group. `tail` has the lines with
    comments that stand below the last entry and belong to none.
    """

    entries: tuple[Entry, ...]
    listed: bool = False
    flow: bool = False
    column: int = -1
    source: str = ""
    tail: tuple[str, ...] = ()

    @property
    def one_line(self) -> bool:
        """Whether it stands in brackets in one line."""
        return self.flow and "\n" not in self.source


Node = Scalar | Group


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value, or an item of a list.

    `above` has the lines with comments and the blank lines before it, as they stand; `beside` is the comment behind the
    key or the value with the spaces around it. `source` is the entry as it stands, from its key or hyphen to the end of
    its last line; empty for one that is new or has been changed. `apart` when a hyphen has a line to itself.
    """

    key: str
    node: Node
    key_source: str = ""
    above: tuple[str, ...] = ()
    beside: str = ""
    source: str = ""
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole file: the lines at its head that belong to no key, and its keys."""

    head: tuple[str, ...]
    root: Group


_MODELINE: Final = re.compile(r"# *yaml-language-server:")


def laid_out(text: str) -> Sheet:
    """How a file that `reading.read` has accepted is laid out; its lines end with a line feed."""
    return _Builder(text).sheet()


# ── Pieces ───────────────────────────────────────────────────────────────────────────────────────────────────────────


class _Piece(NamedTuple):
    """A value, the start or the end of a group, or what stands between: a hyphen, a comment, a blank line.

    `text` is the whole line of a comment that has one, and a comment beside something with the spaces before it.
    """

    kind: str
    start: int
    end: int
    text: str = ""
    event: Any = None

    @property
    def counts(self) -> bool:
        """Whether something is written here: a group without brackets ends nowhere."""
        return self.kind != "end" or self.end > self.start


def _pieces(text: str) -> Iterator[_Piece]:
    """Everything that stands in a file, in its order."""
    cursor = 0
    parser = CParser(text)
    try:
        get: Callable[[], Any] = parser.get_event
        while not isinstance(event := get(), yaml.StreamEndEvent):
            start, end = event.start_mark.index, event.end_mark.index
            if isinstance(event, yaml.CollectionEndEvent) and start == end:
                start = end = cursor  # It ends with what is in it, not where something else begins.
            yield from _between(text, cursor, start)
            cursor = max(cursor, start)
            if piece := _piece(text, event, start, end):
                yield piece
                end = piece.end
            cursor = max(cursor, end)
        yield from _between(text, cursor, len(text))
    finally:
        parser.dispose()


def _piece(text: str, event: Any, start: int, end: int) -> _Piece | None:
    if isinstance(event, yaml.ScalarEvent):
        if event.style in ("|", ">"):  # The empty lines below it are not its own, unless it says so.
            below = _LINE_END if _KEEPS.match(text, start) else _BLANK_BELOW
            end = start + len(below.sub("", text[start:end]))
        return _Piece("value", start, end, text[start:end], event)
    if isinstance(event, yaml.CollectionStartEvent):
        opens = event.flow_style and text[start] in "[{"
        return _Piece("start", start, start + 1 if opens else start, "", event)
    return _Piece("end", start, end) if isinstance(event, yaml.CollectionEndEvent) else None


_KEEPS: Final = re.compile(r"[|>]\d?\+")
_SPACES: Final = re.compile(r"[ \t]+(?=\n|\Z)")
_SPACES_BEHIND: Final = re.compile(r"[ \t]*:?([ \t]+)(?=\n)")
_LINE_END: Final = re.compile(r"\n\Z")
_BLANK_BELOW: Final = re.compile(r"\n+\Z")


def _between(text: str, start: int, end: int) -> Iterator[_Piece]:
    """The hyphens, comments and blank lines between two events; all else there is punctuation."""
    lines = text[start:end].split("\n")
    for number, line in enumerate(lines):
        whole = number > 0 or start == 0
        before, mark, _ = line.partition("#")
        yield from (_Piece("dash", start + at, start + at + 1) for at, one in enumerate(before) if one == "-")
        if mark:
            alone = whole and not before.strip()
            shown = line if alone else f"{before[len(before.rstrip()) :] or ' '}{line[len(before) :]}"
            yield _Piece("comment" if alone else "beside", start + len(before), start + len(line), shown)
        elif whole and not before.strip() and number < len(lines) - 1:
            yield _Piece("blank", start, start, line)
        start += len(line) + 1


# ── The tree ─────────────────────────────────────────────────────────────────────────────────────────────────────────


class _Builder:
    """Puts the pieces of a file together again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces = list(_pieces(text))
        self.at = 0
        self.end = 0

    def sheet(self) -> Sheet:
        above = self._lines()
        blank = max((index for index, line in enumerate(above) if not line.strip()), default=-1) + 1
        head = blank or next((index for index, line in enumerate(above) if not _MODELINE.match(line)), len(above))
        root = self._group(above[head:])
        after = [line for line in self._lines() if line.strip()]  # Behind a file that is all in brackets.
        return Sheet(tuple(above[:head]), replace(root, tail=(*root.tail, *after)))

    def _next(self) -> _Piece:
        piece = self.pieces[self.at]
        self.at += 1
        self.end = max(self.end, piece.end)
        return piece

    def _column(self, piece: _Piece) -> int:
        return piece.start - self.text.rfind("\n", 0, piece.start) - 1

    def _lines(self) -> list[str]:
        """The lines with comments and the blank ones that come next."""
        lines = []
        while self.at < len(self.pieces) and self.pieces[self.at].kind in ("comment", "blank", "beside"):
            piece = self._next()
            lines.append(piece.text.strip() if piece.kind == "beside" else piece.text)
        return lines

    def _beside(self) -> str:
        """The comment that comes next in the same line."""
        at = self._written()
        if at == len(self.pieces) or self.pieces[at].kind != "beside":
            return ""
        piece = self.pieces.pop(at)
        self.end = piece.end
        return piece.text

    def _written(self) -> int:
        """The index of the next piece that is really written."""
        return next((at for at in range(self.at, len(self.pieces)) if self.pieces[at].counts), len(self.pieces))

    def _group(self, above: list[str]) -> Group:
        start = self._next()
        listed, flow = isinstance(start.event, yaml.SequenceStartEvent), bool(start.event.flow_style)
        entries = []
        while (above := above + self._lines()) is not None and self.pieces[self.at].kind != "end":
            entries.append(self._item(above, flow=flow) if listed else self._pair(above))
            above = []
        column = self._column(start)
        tail = above if flow else self._tail(column)
        self._next()
        source = self.text[start.start : self.end] if flow else ""
        return Group(tuple(entries), listed, flow, column, source, tuple(tail))

    def _tail(self, column: int) -> list[str]:
        """The comments below the last entry of a group that stand further in than what comes after the group."""
        first = last = self._written()
        while last < len(self.pieces) and self.pieces[last].kind in ("comment", "blank"):
            last += 1
        outer = self._column(self.pieces[last]) if last < len(self.pieces) else -1
        below = max(outer + 1, column)
        run = self.pieces[first:last]
        own = next((at for at, one in enumerate(run) if one.kind == "comment" and self._column(one) < below), len(run))
        while own and run[own - 1].kind == "blank":
            own -= 1
        del self.pieces[first : first + own]
        self.end = max([self.end, *(piece.end for piece in run[:own])])
        return [piece.text for piece in run[:own]]

    def _pair(self, above: list[str]) -> Entry:
        key = self._next()
        return self._entry(above, key.start, key.event.value, key.text)

    def _item(self, above: list[str], *, flow: bool) -> Entry:
        start = self.pieces[self.at].start
        if not flow:
            self._next()
        return self._entry(above, start)

    def _entry(self, above: list[str], start: int, key: str = "", key_source: str = "") -> Entry:
        """What follows a key or a hyphen, with the comments around it."""
        beside = self._beside() or self._spaces()
        between = self._lines()
        inside = self.pieces[self.at].start
        if self.pieces[self.at].kind == "start":
            opened = self.pieces[self.at].event.flow_style
            node: Node = self._group([] if opened else between)
            moved = between if opened else []
        else:
            piece = self._next()
            none = not piece.text
            node = Scalar(piece.event.value, piece.text, piece.event.style or "", none)
            opened, moved = True, between
        if opened and (after := self._beside()):
            moved += [beside.strip()] if beside.strip() else []
            beside = after
        source = "" if moved else self.text[start : self._line_end()]
        apart = not key_source and "\n" in self.text[start:inside]
        return Entry(key, node, key_source, (*above, *moved), beside, source, apart)

    def _spaces(self) -> str:
        """The spaces that nobody sees behind a key or a hyphen, when its line ends with it."""
        found = _SPACES_BEHIND.match(self.text, self.end)
        return found[1] if found else ""

    def _line_end(self) -> int:
        """Where the line ends that the last piece is in, with the spaces that nobody sees."""
        found = _SPACES.match(self.text, self.end)
        return found.end() if found else self.end
