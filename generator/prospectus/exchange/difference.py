"""Finds what a file from elsewhere would change in one of ours, value by value, by what the values mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ..directories.record import Batch, Doubt
from ..model.shape import meant
from ..problems import Keys
from ..reading import Value
from ..wording import quoted


@dataclass(frozen=True, slots=True)
class Changed:
    """A value that would be other than it is: `was` is None where nothing stands yet."""

    keys: Keys
    was: Value | None
    now: Value


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two groups are compared by: the shape of the file, and what its format cannot tell apart."""

    shape: Any
    batch: Batch
    source: str

    def changes(self, ours: Mapping[str, Any], theirs: Mapping[str, Any], above: Keys = ()) -> Iterator[Changed]:
        """Every value that theirs gives and ours does not mean; what theirs leaves out is no change."""
        for name, now in theirs.items():
            keys, was = (*above, name), ours.get(name)
            if keys == ("runs",) and isinstance(was, list) and isinstance(now, list):
                yield from self._of_runs(was, now)
            elif isinstance(now, dict) and isinstance(was, dict):
                yield from self.changes(was, now, keys)
            elif not self._alike(keys, ours, theirs):
                yield Changed(keys, was, now)

    def split(self, changes: Iterator[Changed]) -> tuple[list[Changed], list[Doubt]]:
        """The changes, and in doubt those for which the format has fewer words than stand here already."""
        sure, doubts = [], []
        for one in changes:
            if one.was is not None and named(one.keys) in self.batch.soft:
                doubts.append(self._says_less(one))
            else:
                sure.append(one)
        return sure, doubts

    def _says_less(self, one: Changed) -> Doubt:
        key = ".".join(map(str, one.keys))
        says = f"“{key}” says more here than such a file can, and other things: the file says {told(one.now)}."
        return Doubt("says-less", self.source, says, "It stays as it is; change it in the file or the form.")

    def _alike(self, keys: Keys, ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> bool:
        path, name = named(keys), str(keys[-1])
        if name in ours and _meaning(self.shape, path, ours[name]) == _meaning(self.shape, path, theirs[name]):
            return True
        return self.batch.same(path, ours, theirs)

    def _of_runs(self, ours: Sequence[Any], theirs: Sequence[Any]) -> Iterator[Changed]:
        pairs = self._pairs(ours, theirs)
        added = len(ours)
        for at, run in enumerate(theirs):
            if at in pairs:
                yield from self.changes(ours[pairs[at]], run, ("runs", pairs[at]))
            else:
                yield Changed(("runs", added), None, run)
                added += 1

    def _pairs(self, ours: Sequence[Any], theirs: Sequence[Any]) -> dict[int, int]:
        """Which of their runs is which of ours: by reference, then by start and place, then the only one left over."""
        scores = [
            (-score, there, here)
            for there, run in enumerate(theirs)
            for here, held in enumerate(ours)
            if isinstance(held, dict) and (score := self._score(held, run))
        ]
        pairs: dict[int, int] = {}
        for _, there, here in sorted(scores):
            if there not in pairs and here not in pairs.values():
                pairs[there] = here
        left = [at for at in range(len(theirs)) if at not in pairs]
        free = [at for at in range(len(ours)) if at not in pairs.values()]
        if len(left) == len(free) == 1 and self._moved(ours[free[0]], theirs[left[0]]):
            pairs[left[0]] = free[0]
        return pairs

    def _score(self, held: Mapping[str, Any], run: Mapping[str, Any]) -> int:
        """How surely two runs are the same; 0 when they are not."""
        if "reference" in held and "reference" in run:
            return 100 if self._agree(held, run, "reference") else 0
        if not self._agree(held, run, "start") or not self._agree(held, run, "site"):
            return 0
        return sum(self._agree(held, run, name) for name in run)

    def _moved(self, held: Any, run: Mapping[str, Any]) -> bool:
        """Whether two runs without references differ in nothing but when they are."""
        if not isinstance(held, dict) or ("reference" in held and "reference" in run):
            return False
        return all(self._agree(held, run, name) for name in ("site", "study", "pattern", "delivery"))

    def _agree(self, held: Mapping[str, Any], run: Mapping[str, Any], name: str) -> bool:
        return name not in run or self._alike(("runs", name), held, run)


def named(keys: Keys) -> tuple[str, ...]:
    """The keys without the places in lists."""
    return tuple(key for key in keys if isinstance(key, str))


def _meaning(shape: Any, path: tuple[str, ...], value: Any) -> Any:
    try:
        return meant(shape, path, value)
    except ValueError:
        return value.strip() if isinstance(value, str) else value


_ABOUT: Final = 24


def told(value: Value) -> str:
    """A value in a sentence: a text in quotes, a group or list by its texts."""
    return quoted(value if isinstance(value, str) else ", ".join(_leaves(value)))


def _leaves(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for name, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield f"{name}: {one}" if isinstance(one, str) and isinstance(name, str) else ", ".join(_leaves(one))


def apart(was: Value, now: Value) -> tuple[str, str]:
    """Two values in quotes, long texts from shortly before where they begin to differ."""
    old, new = ((one if isinstance(one, str) else ", ".join(_leaves(one))) for one in (was, now))
    old, new = " ".join(old.split()), " ".join(new.split())
    same = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    start = max(same - _ABOUT, 0)
    if max(len(old), len(new)) <= 78 or not start:
        return quoted(old), quoted(new)
    return quoted(f"…{old[start:]}"), quoted(f"…{new[start:]}")
