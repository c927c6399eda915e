"""Rules on what was imported: that its provider checks it, and what it does not say."""

from __future__ import annotations

from collections.abc import Iterator

from ..area import Area
from ..model.imported import lacking
from ..problems import Problem
from ..wording import listed
from .finding import day, warning


def imported_lacks(area: Area) -> Iterator[Problem]:
    """A file that was imported lacks keys that learners need; its pages tell each of them as not said.

    Ask the provider, and add them. Once the provider has checked the file, they are needed as in any other.
    """
    for thing in area.things:
        missing = list(lacking(thing.written))
        if missing:
            says = f"This was imported, and does not give {listed(missing, last='and')}."
            yield warning("imported-lacks", thing.path, ("imported",), says, "Ask the provider, and add them.")


def imported_unchecked(area: Area) -> Iterator[Problem]:
    """A file was imported, and its provider has not checked it yet; its pages say so.

    Check all of it, delete “imported:”, and write under “reviewed:” the day and the role of who checked it.
    """
    for thing in area.things:
        taken = thing.written.imported
        if taken:
            says = f"This was taken from {taken.from_} on {day(taken.on)}, and its provider has not checked it yet."
            do = "Check it, delete “imported:”, and write “reviewed:” with the day and your role."
            yield warning("imported-unchecked", thing.path, ("imported",), says, do)
