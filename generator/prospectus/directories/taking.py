"""Keeps account of how a directory was read: what every local word was taken for, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..wording import quoted
from .cells import refusal
from .record import Doubt


@dataclass(slots=True)
class Taking:
    """What has been noted so far, each thing once, with how often and where first."""

    noted: dict[tuple[str, str, str, str], tuple[int, str]] = field(default_factory=dict)

    def note(self, id_: str, says: str, do: str, where: str) -> None:
        """Something that a coordinator should know; the same thing is told once, with how often it was met."""
        self._count((id_, "", says, do), where)

    def word(self, kind: str, local: str, ours: str, where: str, *, sure: bool) -> None:
        """A word of theirs was taken for one or more of ours; “” for none."""
        id_ = "word-taken" if sure and ours else "word-guessed" if ours else "word-not-known"
        says = f"{quoted(local)} is taken for {ours}." if ours else f"{quoted(local)} says nothing in our words."
        do = {
            "word-taken": "",
            "word-guessed": "That is a guess: ask the provider, and mend the courses where it is wrong.",
            "word-not-known": "The pages say that it is not said. Ask the provider, and write it in the courses.",
        }[id_]
        self._count((id_, kind, says, do), where)

    def kept(self, shape: Any, data: Mapping[str, Any], where: str) -> dict[str, Any]:
        """The values that can stand in a file of this shape; of the others it is noted why they cannot."""
        found = {}
        for key, value in data.items():
            why = refusal(shape, (key,), value) if key not in ("runs", "site") else None  # A site may be its name.
            if why:
                do = "It was left out. Ask what it should be, and write it in the file."
                self.note("value-left-out", f"“{key}”: {why[0]}", do, where)
            else:
                found[key] = value
        return found

    def _count(self, key: tuple[str, str, str, str], where: str) -> None:
        number, first = self.noted.get(key, (0, where))
        self.noted[key] = (number + 1, first)

    def doubts(self) -> Iterator[Doubt]:
        """What was noted: guesses and words not known first, then what was left out, then what is certain."""
        order = ("word-guessed", "word-not-known")
        ranked = sorted(
            self.noted.items(),
            key=lambda one: (order.index(one[0][0]) if one[0][0] in order else 2 + (one[0][0] == "word-taken"),
                             one[0][1], -one[1][0]),
        )  # fmt: skip
        for (id_, kind, says, do), (number, first) in ranked:
            often = f"{number:,} times, first in {first}" if number > 1 else first
            yield Doubt(id_, f"{kind}, {often}" if kind else often, says, do)
