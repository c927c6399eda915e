"""What a file of another kind says, before it is ours: records as they were found, and what is doubtful in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..problems import Keys
from ..reading import Value

Group = Mapping[str, Value]
"""What stands below a key, as `reading` gives it: texts, lists and groups."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that somebody should look at: `where` in the file, what is so and what to do."""

    id: str
    where: str
    says: str
    do: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A course as another file tells it.

    `course` holds what the file says in the shape of a course's file, as texts; its runs may each have a `reference`,
    and a run's `site` may be the site's id, its reference or its name: the plan finds out which. A key that is not
    there says nothing, and what we have stands. `provider` is its id, None for the one named on the command line;
    `id` our own id of the course, if the format carries it; `reference` theirs. `source` tells where it stands, like
    “rows 14 and 15”, `rows` are the names of its rows in a table. `carried` are all the keys that the format can carry,
    without the places in lists: ("title",), ("runs", "start"). `notes` are kept as comments in a new course's file.
    """

    provider: str | None
    source: str
    reference: str | None
    course: Group
    carried: frozenset[Keys]
    doubts: tuple[Doubt, ...] = ()
    id: str | None = None
    rows: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IncomingSite:
    """A site as another file tells it; `site` has the shape of one of the sites of provider.yml."""

    provider: str | None
    source: str
    reference: str | None
    site: Group
    carried: frozenset[Keys]
    doubts: tuple[Doubt, ...] = ()
    id: str | None = None
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IncomingProvider:
    """A provider as another file tells it, without its sites; `reference` is its UKPRN."""

    provider: str | None
    source: str
    reference: str | None
    data: Group
    carried: frozenset[Keys]
    doubts: tuple[Doubt, ...] = ()
    rows: tuple[str, ...] = ()


Same = Callable[[Keys, Mapping[str, Any], Mapping[str, Any]], bool]
"""Whether a format would write a key alike in two groups: what we have, and what the file says.

The keys lead from the file's top, without the places in lists; the last of them stands in both groups.
"""


def never(keys: Keys, ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> bool:
    """For a format that writes nothing alike that means two things."""
    return False


@dataclass(frozen=True, slots=True)
class Batch:
    """All that one file says.

    `same` tells what the format cannot tell apart (twilight and evening), so that it is not taken for a change.
    `soft` are keys that the format carries in fewer words than we have, like where a course leads: they are filled in
    where nothing is, and otherwise what we have stands, in doubt.
    """

    providers: tuple[IncomingProvider, ...] = ()
    sites: tuple[IncomingSite, ...] = ()
    courses: tuple[Incoming, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    same: Same = field(default=never)
    soft: frozenset[Keys] = frozenset()
