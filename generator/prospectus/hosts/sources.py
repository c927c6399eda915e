"""Everything that a site is made from, taken in together: the linked data, the hand-written pages, and all problems."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from ..area import Area
from ..pipeline import load
from ..problems import Problem, Severity, order
from . import cleaning, links
from .content import Content, take_in
from .links import Targets


@dataclass(frozen=True, slots=True, eq=False)
class Sources:
    """An area's data and hand-written pages. `area` and `known` are None where area.yml itself is not sound."""

    area: Area | None
    content: Content
    known: Targets | None
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)


def gather(root: Path, *, as_of: dt.date | None = None) -> Sources:
    """Take in the area in `root`, the folder with mkdocs.yml, without any host."""
    loaded = load(root, as_of=as_of)
    content = take_in(root)
    found = [*loaded.problems, *content.problems, *cleaning.problems(content)]
    known = None
    if loaded.area:
        known = links.targets(loaded.area, content)
        found += [*links.problems(content, known), *links.taken(loaded.area, content)]
    return Sources(loaded.area, content, known, tuple(sorted(set(found), key=order)))
