"""Loads the two sides of a comparison: an area as it is now, and as it was, both judged on the same day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from ..area import Area
from ..pipeline import load
from ..problems import Problem, Severity
from ..refused import RefusedError
from ..rules import RULES
from ..wording import quoted
from .comparing import Side, side
from .revision import earlier

_OF_RULES: Final = frozenset(rule.__name__.replace("_", "-") for rule in RULES)


class Sides(NamedTuple):
    """An area before and after, with what has to be said of the comparison as a whole."""

    old: Side
    new: Side
    notes: tuple[str, ...]


@contextmanager
def sides(root: Path, base: str, area: Area, problems: Iterable[Problem] = ()) -> Iterator[Sides]:
    """Both sides, for as long as this lasts: `area` is that in `root` as it is now, `base` what it is compared with.

    Raises RefusedError where there is no such earlier state, or nothing can be read of it.
    """
    with earlier(root, base) as folder:
        before = load(folder, as_of=area.today)
        if before.area is None:
            raise RefusedError(f"{quoted(base)} has no area.yml that can be read. Compare with another state.")
        unread = _unread(before.problems)
        yield Sides(side(folder, before.area, unread), side(root, area, _unread(problems)), tuple(_notes(unread)))


def _unread(problems: Iterable[Problem]) -> frozenset[str]:
    """The files that are not taken in; one that a rule finds fault with can be read all the same."""
    return frozenset(one.place.path for one in problems if one.severity is Severity.ERROR and one.id not in _OF_RULES)


def _notes(unread: frozenset[str]) -> Iterator[str]:
    if unread:
        number = f"{len(unread):,} {'file' if len(unread) == 1 else 'files'}"
        yield f"{number} of the earlier state had errors, so not all that is new or gone there is told."
