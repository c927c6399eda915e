"""Tries new texts on a copy of the area, so that no import puts an error into what is published."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..directories.record import Doubt
from ..pipeline import load
from ..problems import Problem, Severity
from ..starting import copied


def new_errors(root: Path, texts: Mapping[str, str]) -> dict[str, list[Doubt]]:
    """The errors that these texts would bring into the files that they are for, by path; nothing in `root` changes."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for part in ("content/area", "providers"):
            copied(root, copy, part, without="gtfs*")
        before = _errors(copy, texts)
        for path, text in texts.items():
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            (copy / path).write_text(text, encoding="utf-8", newline="")
        after = _errors(copy, texts)
    known = {(one.place.path, one.place.keys, one.id) for group in before.values() for one in group}
    fresh = {
        path: [one for one in found if (path, one.place.keys, one.id) not in known] for path, found in after.items()
    }
    return {path: [doubt_of(one) for one in found] for path, found in fresh.items() if found}


def doubt_of(problem: Problem) -> Doubt:
    """A problem of one of our files as what is told of the record that would have brought it."""
    return Doubt(problem.id, problem.place.path, problem.says, problem.do)


def orphaned(root: Path, texts: Iterable[str], errors: Iterable[str]) -> Iterator[tuple[str, list[Doubt]]]:
    """The files of new providers whose own is among those with errors: without it nobody would offer them."""
    says, do = "The provider of this course is new, and refused.", "Mend what is told of the provider first."
    for path in errors:
        if path.endswith("/provider.yml") and not (root / path).exists():
            for other in texts:
                if other != path and other.startswith(path.removesuffix("provider.yml")):
                    yield other, [Doubt("provider-refused", other, says, do)]


def _errors(root: Path, texts: Mapping[str, str]) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = {}
    for problem in load(root).problems:
        if problem.severity is Severity.ERROR and problem.place.path in texts:
            found.setdefault(problem.place.path, []).append(problem)
    return found
