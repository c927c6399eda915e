"""Reads the files of an area's neighbours: whatever is wrong with one is a warning, and the others still are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from .. import limits
from ..folders import leads_elsewhere
from ..model.neighbour import Neighbour
from ..problems import Place, Problem, Severity
from ..refused import RefusedError
from ..wording import quoted
from . import ours, xcri
from .shape import NeighbourArea, NeighbourCourse

FOLDER: Final = "content/area/neighbours"
_SHOWN: Final = "Until then the pages say that its courses could not be read, and point to its site."


def read_neighbours(root: Path, written: Iterable[Neighbour]) -> tuple[tuple[NeighbourArea, ...], tuple[Problem, ...]]:
    """The neighbours of the area in `root` whose files are named, in their order, and what is wrong with the files."""
    problems: list[Problem] = []
    found = tuple(_neighbour(root, one, problems) for one in written if one.file)
    problems += _not_named(root, {one.path for one in found})
    return found, tuple(problems)


def _neighbour(root: Path, one: Neighbour, problems: list[Problem]) -> NeighbourArea:
    path = f"{FOLDER}/{one.file}"
    try:
        found, day = (xcri if path.endswith(".xml") else ours).read(_bytes(root, path), one)
        told = list(islice(found, limits.NEIGHBOUR_COURSES + 1))
        courses = _different(told)
        if not courses:
            raise RefusedError("There is no course in it that can be shown.")
    except RefusedError as fault:
        says = f"The courses of {one.name} cannot be read. {fault}"
        do = f"Fetch the file again, or ask {one.name} for a whole one. {_SHOWN}"
        problems.append(warning("neighbour-not-read", path, says, do))
        return NeighbourArea(one.id, path, one, unread=True)
    kept = courses[: limits.NEIGHBOUR_COURSES]
    area = NeighbourArea(one.id, path, one, kept, day, left_out=len(told) - len(kept))
    problems += _left_out(area, len(told))
    return area


def _bytes(root: Path, path: str) -> bytes:
    if leads_elsewhere(root, path):
        raise RefusedError("This is a link to another place.")
    if not (root / path).is_file():
        raise RefusedError("There is no such file.")
    size = (root / path).stat().st_size
    if size > limits.NEIGHBOUR_BYTES:
        raise RefusedError(f"The file has {size:,} bytes; the most is {limits.NEIGHBOUR_BYTES:,}.")
    return (root / path).read_bytes()


def _different(told: Iterable[NeighbourCourse | None]) -> tuple[NeighbourCourse, ...]:
    """The courses that can be shown, each once."""
    return tuple({one.key: one for one in told if one}.values())


def _left_out(area: NeighbourArea, told: int) -> Iterator[Problem]:
    most, do = limits.NEIGHBOUR_COURSES, f"Tell {area.name}; the others are shown."
    if told > most:
        says = f"{area.name} has more than {most:,} courses; what comes after these is left out."
        yield warning("neighbour-left-out", area.path, says, do)
    elif area.left_out:
        says = f"{area.left_out:,} of the {told:,} courses of {area.name} are left out: they have no name or title."
        yield warning("neighbour-left-out", area.path, says, do)


def _not_named(root: Path, named: set[str]) -> Iterator[Problem]:
    """Files in the folder that no neighbour names."""
    folder = root / FOLDER
    if folder.is_dir() and not leads_elsewhere(root, FOLDER):
        for name in sorted(one.name for one in folder.iterdir() if not one.name.startswith(".")):
            if f"{FOLDER}/{name}" not in named:
                says = f"No neighbour in area.yml has the file {quoted(name)}, so its courses are not shown."
                do = f"Write “file: {name}” at its neighbour in content/area/area.yml, or delete the file."
                yield warning("neighbour-not-named", f"{FOLDER}/{name}", says, do)


def warning(id_: str, path: str, says: str, do: str) -> Problem:
    return Problem(id_, Severity.WARNING, Place(path, (), 1, 1), says, do)
