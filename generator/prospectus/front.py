"""Parts a hand-written page into what it says about itself and its text, so that both can be read at their lines."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_FRONT: Final = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


class Parts(NamedTuple):
    """What stands between the two lines --- (None without them), the text, and the number of lines before it."""

    front: str | None
    body: str
    skipped: int


def parts(text: str) -> Parts:
    """A page's parts; its lines end with a line feed alone."""
    found = _FRONT.match(text)
    if found is None:
        return Parts(None, text, 0)
    return Parts(found[1], text[found.end() :], text[: found.end()].count("\n"))


def plain_lines(raw: bytes) -> str:
    """A page's text as it is saved; UnicodeDecodeError when it is not UTF-8."""
    return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def as_yaml(front: str) -> bytes:
    """What a page says about itself as a YAML file, in which every line has the number that it has in the page."""
    return f"\n{front}".encode()  # The empty line stands for the first “---”.
