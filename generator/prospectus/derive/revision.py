"""What changed between two versions of a text, part by part and paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_HEADING = re.compile(r"^#{1,6} +(.*?)[ #]*$")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text that is new, gone or changed: its heading, the paragraphs that went and those that came."""

    heading: str
    state: Literal["new", "gone", "changed"]
    went: tuple[str, ...]
    came: tuple[str, ...]


def revised(old: str, new: str) -> tuple[Part, ...]:
    """Every part in which the two texts differ, in the order of the new one; parts that are gone come last.

    A part begins at a heading; what stands before the first has none.
    """
    before, after = _parts(old), _parts(new)
    found = [_part(heading, before.get(heading), paragraphs) for heading, paragraphs in after.items()]
    found += [Part(one, "gone", tuple(before[one]), ()) for one in before if one not in after and before[one]]
    return tuple(part for part in found if part)


def _part(heading: str, old: Sequence[str] | None, new: Sequence[str]) -> Part | None:
    if old is None:
        return Part(heading, "new", (), tuple(new)) if new or heading else None
    went: list[str] = []
    came: list[str] = []
    for change, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if change != "equal":
            went += old[first:last]
            came += new[start:end]
    return Part(heading, "changed", tuple(went), tuple(came)) if went or came else None


def _parts(text: str) -> dict[str, list[str]]:
    """The paragraphs of each part by its heading; parts of the same heading are one."""
    found: dict[str, list[str]] = {"": []}
    heading = ""
    for block in _blocks(text):
        if title := _HEADING.match(block):
            heading = title[1]
            found.setdefault(heading, [])
        else:
            found[heading].append(block)
    return found


def _blocks(text: str) -> Iterator[str]:
    """Paragraphs, items of lists and rows of tables, each on one line."""
    lines: list[str] = []
    for line in [*text.split("\n"), ""]:
        plain = line.strip()
        starts = not plain or plain.startswith(("- ", "* ", "+ ", "|", "#")) or re.match(r"\d+[.)] ", plain)
        if starts and lines:
            yield " ".join(lines)
            lines = []
        if plain.startswith("#"):
            yield plain
        elif plain:
            lines.append(plain)
