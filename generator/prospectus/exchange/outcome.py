"""What would come of an import, file by file, and how a coordinator is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from ..directories.record import Doubt
from ..problems import Keys
from ..reports import harmless
from .difference import Changed, apart, told


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


_ORDER: Final = (What.ADDED, What.CHANGED, What.SAME, What.DOUBTED, What.REFUSED)


def words(plan: Plan) -> str:
    """What a coordinator reads: every file with what would be other, then what is in doubt, then how many of each."""
    shown = [one for one in plan.outcomes if one.what is not What.SAME or one.doubts]
    lines = [line for what in _ORDER for one in shown if one.what is what for line in _of(one)]
    lines += [line for doubt in plan.doubts for line in _doubt(doubt, "")]
    return "".join(f"{harmless(line)}\n" for line in (*lines, counted(plan)))


def counted(plan: Plan) -> str:
    """How many records there are of each kind, in a sentence."""
    number = Counter(one.what for one in plan.outcomes)
    return f"{', '.join(f'{number[what]:,} {what}' for what in _ORDER)}."


def _of(one: Outcome) -> Iterator[str]:
    yield f"{one.path or told(one.title)}: {one.what} ({one.source})"
    for change in one.changes:
        yield f"    {_change(change)}"
    if one.missing:
        bare = [text for text in one.missing if ": " not in text]
        yield f"    To fill in before it can be published: {'; '.join(bare) or 'see below'}"
        yield from (f"      {text}" for text in one.missing if text not in bare)
    for doubt in one.doubts:
        yield from _doubt(doubt, "    ")


def _change(change: Changed) -> str:
    if change.was is None:
        return f"{key(change.keys)}: new: {told(change.now)}"
    was, now = apart(change.was, change.now)
    return f"{key(change.keys)}: {was} → {now}"


def key(keys: Keys) -> str:
    """The keys as people name them: “runs 1, start” for the start of the first run."""
    text = ""
    for one in keys:
        text += f" {one + 1}" if isinstance(one, int) else f", {one}" if text else one
    return text


def _doubt(doubt: Doubt, indent: str) -> Iterator[str]:
    where = f"{doubt.where}: " if doubt.where and not indent else ""
    yield f"{indent}{where}{doubt.says} [{doubt.id}]"
    if doubt.do:
        yield f"{indent}    {doubt.do}"
