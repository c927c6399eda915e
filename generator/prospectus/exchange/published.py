"""The open data of a site: its published courses in every format that others read, each written out once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from ..area import Area
from ..feeds import xcri
from ..pages import jsonld
from ..pages.opendata import ADDRESS, COURSES, DIRECTORY, GRAPH, directory_of, tables_of
from . import own
from .ncs.giving import as_files, rows_of, together
from .present import of_published

Files = Mapping[str, bytes]


def feeds(area: Area, root: Path, home: str) -> Sequence[Callable[[], Files]]:
    """What makes the files, in parts that processes can share; `root` is the area's folder.

    `home` is where the site stands, empty while nobody knows. Each part takes time in proportion to the courses; the
    same area gives the same bytes. Only what is on pages is in them.
    """
    return (
        partial(_as_written, area, root, home),
        partial(_directories, area, home),
        partial(_graph, area, home),
    )


def _as_written(area: Area, root: Path, home: str) -> Files:
    """What is made of the files' own words: our JSON and the national tables."""
    present = of_published(area, root)
    rows = rows_of(present, present.providers)
    found = {COURSES: own.published(present, area, home)}
    found |= {f"{ADDRESS}{name}": data for name, data in together(rows).items()}
    for id_, one in rows.items():
        found |= dict(zip(tables_of(id_), as_files(one).values(), strict=True))
    return found


def _directories(area: Area, home: str) -> Files:
    made = xcri.directory(area, home=home)
    return {DIRECTORY: made.whole(), **{directory_of(id_): made.of(id_) for id_ in made.providers}}


def _graph(area: Area, home: str) -> Files:
    return {GRAPH: jsonld.graph(area.published, home)}
