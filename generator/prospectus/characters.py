"""What a file is before it means anything: UTF-8 text of a bearable length, without characters that nobody can see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from . import limits

# Control characters, bidirectional overrides and zero-width characters: invisible, and able to disguise a text.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff"
    "\U000e0000-\U000e0fff]"
)
_SEEN: Final = bytes([*b"\t\n\r", *range(0x20, 0x7F)])

Fault = tuple[str, int, int, str, str]
"""The id of a problem, the line, the column, what is so and what to do."""


def decoded(raw: bytes) -> str | Fault:
    """The file's text, or why it has none."""
    if len(raw) > limits.YAML_BYTES:
        most = limits.YAML_BYTES
        return (
            "file-too-large",
            1,
            1,
            f"This file has {len(raw):,} bytes; the most is {most:,}.",
            "Shorten its texts.",
        )
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("not-utf-8", 1, 1, "This file is saved as UTF-16.", "Save it as UTF-8.")
    if b"\0" in raw[:2]:
        return (
            "not-utf-8",
            1,
            1,
            "This file is saved as UTF-16, or it is damaged.",
            "Save it as UTF-8, or put back an earlier version.",
        )
    try:
        return raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        return ("not-utf-8", line, column, "There is a character here that is not UTF-8.", "Save the file as UTF-8.")


def unseen(text: str) -> Iterator[Fault]:
    """Every invisible or control character in a text, as a fault with its place."""
    rest = text.encode().translate(None, _SEEN)
    if not rest or not _UNSEEN.search(rest.decode()):
        return
    for found in _UNSEEN.finditer(text):
        before = text[: found.start()]
        line, column = before.count("\n") + 1, found.start() - before.rfind("\n")
        yield ("unseen-character", line, column, *_unseen_here(found))


def without_unseen(text: str) -> str:
    """A text from elsewhere without the characters that nobody can see."""
    return _UNSEEN.sub("", text)


def first_unseen(text: str) -> tuple[str, str] | None:
    """What is so and what to do, for the first character of a text that nobody can see; None when there is none."""
    found = _UNSEEN.search(text)
    return _unseen_here(found) if found else None


def _unseen_here(found: re.Match[str]) -> tuple[str, str]:
    says = f"There is an invisible or control character (U+{ord(found[0]):04X}) here."
    return says, "Delete it, and type the words around it again."
