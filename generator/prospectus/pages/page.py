"""A finished page of ours, before any host's shell is round it, and the shells that there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

SHELLS: Final[tuple[tuple[str, int], ...]] = (
    ("home", 0),
    ("finder", 1),
    ("course", 3),
    ("subjects", 1),
    ("subject", 2),
    ("subject", 3),
    ("levels", 1),
    ("level", 2),
    ("level", 3),
    ("providers", 1),
    ("provider", 2),
    ("provider", 3),
    ("places", 1),
    ("place", 3),
    ("place", 4),
    ("a-z", 1),
    ("a-z", 2),
    ("a-z", 3),
    ("words", 1),
    ("partnership", 1),
    ("partnership", 2),
    ("partnership", 3),
    ("order", 1),
    ("data", 1),
    ("message", 3),
    ("entitlement", 1),
    ("entitlement", 2),
    ("entitlement", 3),
    ("entitlement", 4),
    ("grades", 1),
    ("my-plan", 1),
    ("my-plan", 2),
    ("requirements", 2),
    ("requirements", 3),
    ("requirements", 4),
    ("routes", 1),
    ("route", 2),
    ("route", 3),
    ("destinations", 2),
    ("destination", 3),
    ("travel", 1),
    ("travel", 3),
    ("travel", 4),
    ("dates", 1),
    ("handbook", 1),
    ("handbook", 2),
    ("dates", 2),
    ("dates", 3),
    ("edit", 1),
    ("neighbours", 1),
    ("neighbours", 2),
    ("neighbours", 3),
    ("timetable", 1),
    ("timetable", 2),
    ("timetable", 3),
    ("timetable", 4),
    ("timetable", 5),
)
"""Every kind of shell with how many folders below the root its pages stand."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: where it stands and what goes into each place of its kind's shell.

    `address` is from the root of the site and ends with a slash (`courses/teme-valley/plumbing/`); the root itself
    is the empty string. `shell` is the kind of shell that it goes into. `title` and `description` are plain text;
    `head` (JSON-LD and the like) and `body` are finished, safe HTML. `source` is the file to edit, relative to the
    area's folder. `listed` says whether the sitemap names it.
    """

    address: str
    shell: str
    title: str
    description: str
    body: str
    head: str = ""
    source: str | None = None
    listed: bool = True

    @property
    def depth(self) -> int:
        """How many folders below the root it stands."""
        return self.address.count("/")
