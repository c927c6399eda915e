"""What would come of an import, file by file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from ..directories.record import Doubt
from .difference import Changed


class What(StrEnum):
    """What an import does with a record."""

    ADDED = "added"
    CHANGED = "changed"
    SAME = "left"
    DOUBTED = "in doubt"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes of a record: the file that it goes into, what is done, and what somebody should know or do.

    `path` is empty where it is not known which file is meant; `missing` names what a new course still waits for, with
    what is known of it. `source` and `rows` tell where the record stands.
    """

    path: str
    title: str
    what: What
    source: str
    rows: tuple[str, ...] = ()
    changes: tuple[Changed, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """All that an import would do: what comes of each record, and the whole new text of each file, by its path.

    `before` has the texts of the files that are there already, as they were when all this was planned.
    """

    root: Path
    outcomes: tuple[Outcome, ...]
    texts: Mapping[str, str]
    doubts: tuple[Doubt, ...] = ()
    before: Mapping[str, str] = field(default_factory=dict)

    @property
    def to_look_at(self) -> bool:
        """Whether anything was left undone that somebody has to decide on or mend."""
        return any(one.what in (What.DOUBTED, What.REFUSED) for one in self.outcomes)

    def complaints(self) -> Mapping[str, list[str]]:
        """What to write beside each row of a table that was not taken."""
        found: dict[str, list[str]] = {}
        for one in self.outcomes:
            if one.what in (What.DOUBTED, What.REFUSED):
                for row in one.rows:
                    found.setdefault(row, []).extend(f"{doubt.says} {doubt.do}".strip() for doubt in one.doubts)
        return found
