"""Tries the certain cures on a copy of the area, and keeps those after which a problem is gone and no other came."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .area import Area
from .cures import Patient, cured
from .pipeline import load
from .problems import Problem, Severity, has_errors
from .starting import copied
from .tidying import files
from .writing import Rewrite

_ROUNDS = 3
"""A file that can be read at last may have more that can be mended; after so many rounds it is enough."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What becomes of the files, the problems that go with it, and those that are left in the wanted files."""

    rewrites: tuple[Rewrite, ...]
    problems: tuple[Problem, ...]
    left: tuple[Problem, ...]


def mended(root: Path, wanted: Callable[[str], bool]) -> Mended:
    """All that can be mended in the wanted files; nothing in `root` changes."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for part in ("content", "providers"):
            copied(root, copy, part)
        trial = _Trial(copy, wanted)
        for _ in range(_ROUNDS):
            if not trial.round():
                break
        left = tuple(problem for problem in trial.problems if wanted(problem.place.path))
        return Mended(tuple(_differing(root, copy, trial.changed)), tuple(trial.gone), left)


def _differing(root: Path, copy: Path, paths: Sequence[str]) -> Iterator[Rewrite]:
    for path in sorted(paths):
        before = (root / path).read_bytes().decode("utf-8", "backslashreplace")
        yield Rewrite(path, before, (copy / path).read_bytes().decode())


class _Trial:
    """A copy of the area in which cures are tried, and taken back when they do not help."""

    def __init__(self, copy: Path, wanted: Callable[[str], bool]) -> None:
        self.copy = copy
        self.kinds = {path: kind for kind, path in files(copy) if wanted(path)}
        self.area: Area | None = None
        self.problems: tuple[Problem, ...] = ()
        self.gone: list[Problem] = []
        self.changed: list[str] = []
        self._look()

    def _look(self) -> None:
        loaded = load(self.copy)
        self.area, self.problems = loaded.area, loaded.problems

    def round(self) -> bool:
        """Try all cures of a file at once, and one after the other where that does harm; whether any helped."""
        by_path = {
            path: [one for one in self.problems if one.place.path == path]
            for path in dict.fromkeys(one.place.path for one in self.problems)
            if path in self.kinds
        }
        texts = {path: made for path, found in by_path.items() if (made := self._text(path, found))}
        if not texts:
            return False
        if self._keeps(texts):
            return True
        return sum(self._alone(path, by_path[path]) for path in texts) > 0

    def _alone(self, path: str, found: Sequence[Problem]) -> bool:
        """Try a file's cures without those of the others: all of them, or each by itself."""
        tries = [found, *([one] for one in found)] if len(found) > 1 else [found]
        return any((made := self._text(path, one)) and self._keeps({path: made}) for one in tries)

    def _text(self, path: str, found: Sequence[Problem]) -> str | None:
        """A file with these problems mended, from its end to its start, so that the places above stay right."""
        raw = before = (self.copy / path).read_bytes()
        for problem in sorted(found, key=lambda one: (one.place.line, one.place.column), reverse=True):
            made = cured(Patient(self.kinds[path], raw, self.area), problem)
            raw = raw if made is None else made.encode("utf-8", "surrogateescape")
        return None if raw == before else raw.decode("utf-8", "surrogateescape")

    def _keeps(self, texts: Mapping[str, str]) -> bool:
        """Put these texts in place, and take them back unless fewer problems are left and no other one has come."""
        before = {path: (self.copy / path).read_bytes() for path in texts}
        area, problems = self.area, self.problems
        for path, text in texts.items():
            (self.copy / path).write_bytes(text.encode("utf-8", "surrogateescape"))
        self._look()
        unread = {one.place.path for one in problems if one.id in _UNREAD}
        gone = _less(problems, self.problems)
        waited = has_errors(problems)  # Advice, and what speaks of the whole area, is told when no error is left.
        lines = {(one.place.path, one.place.line) for one in gone}
        worse = [
            one
            for one in _less(self.problems, problems)
            if one.place.path not in unread or one.id in _UNREAD or (one.place.path, one.place.line) in lines
            if not waited or one.severity is Severity.ERROR or (one.place.path in texts and not _advises(one))
        ]
        if gone and not worse and {one.place.path for one in gone} >= set(texts):
            self.gone += gone
            self.changed += [path for path in texts if path not in self.changed]
            return True
        for path, raw in before.items():
            (self.copy / path).write_bytes(raw)
        self.area, self.problems = area, problems
        return False


_UNREAD = frozenset({"unseen-character", "text-lost", "not-yaml", "not-utf-8"})
"""While a file has one of these, nobody knows what else is wrong in it."""


def _advises(problem: Problem) -> bool:
    return problem.severity is Severity.ADVICE


def _less(some: Sequence[Problem], others: Sequence[Problem]) -> list[Problem]:
    """The problems of which there are more in the first than in the second, wherever in the file they stand."""
    left = Counter((one.place.path, one.id, one.says) for one in others)
    found = []
    for one in some:
        mark = (one.place.path, one.id, one.says)
        left[mark] -= 1
        if left[mark] < 0:
            found.append(one)
    return found
