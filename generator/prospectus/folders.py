"""Finds an area's files, and refuses what does not belong among them: links, odd names, other kinds of file."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from . import limits
from .model.fields import ID_RULE, KEPT_BY_WINDOWS, how_to_write_id, is_id
from .problems import Place, Problem, Severity
from .wording import listed, nearest, quoted

_YML: Final = re.compile(r"(?:\.ya?ml)?\.(?:ya?ml|txt)$", re.IGNORECASE)  # joinery.yaml, joinery.YML, joinery.yml.txt
_COPY: Final = re.compile(r"(.+?)(?: \(\d+\)| ?- Copy(?: \(\d+\))?| copy(?: \d+)?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CourseFile:
    """A course's file; its id is provider/course."""

    id: str
    path: str


@dataclass(frozen=True, slots=True)
class ProviderFolder:
    """A provider's folder: its id, its provider.yml (None if missing), its courses and pictures in order of name.

    `calendar` is its calendar.yml, if it keeps one.
    """

    id: str
    path: str | None
    courses: tuple[CourseFile, ...]
    media: tuple[str, ...]
    calendar: str | None = None


FEED: Final = "content/area/gtfs.zip"
"""The timetable of buses and trains, which gtfs/ reads, as it does the folder of that name."""

DEMAND: Final = "content/area/demand.csv"
"""How many applied for what, which demand.py reads."""


def _problem(id_: str, path: str, says: str, do: str) -> Problem:
    return Problem(id_, Severity.ERROR, Place(path, (), 1, 1), says, do)


def _unknown(path: str, what: str, do: str) -> Problem:
    """A file where it does not belong: `what` it is, or is not."""
    return _problem("unknown-file", path, f"{quoted(path.rpartition('/')[2])} {what}.", do)


def _link(path: str) -> Problem:
    return _problem("symbolic-link", path, "This is a link to another place.", "Put the file itself here.")


def area_files(
    root: Path, known: Iterable[str], shared: Iterable[str]
) -> tuple[dict[str, tuple[str, ...]], list[Problem]]:
    """The area's own files by kind (`area` → content/area/area.yml), and what is wrong with the folder.

    The kinds that are `shared` out can have more files: all that lie in a folder of that name, after the one beside it.
    """
    folder = "content/area"
    faults: list[Problem] = []
    if (root / "content").is_symlink():
        return {}, [_link("content")]
    found: dict[str, tuple[str, ...]] = {}
    for entry in _entries(root, folder, faults):
        path, (stem, _, suffix) = f"{folder}/{entry.name}", entry.name.rpartition(".")
        if entry.is_file() and stem in set(known) and suffix == "yml":
            found[stem] = (path, *found.get(stem, ()))
        elif entry.is_dir() and entry.name in set(shared):
            found[entry.name] = (*found.get(entry.name, ()), *_shared_files(root, path, faults))
        elif entry.is_file() and path not in (FEED, DEMAND):
            faults.append(_not_known(path, known))
    if "area" not in found:
        do = "Make content/area/area.yml; `prospectus init` shows one."
        faults.append(_problem("no-area-file", f"{folder}/area.yml", "The area's own file is not there.", do))
    return found, faults


def _not_known(path: str, known: Iterable[str]) -> Problem:
    """A file among the area's own that is none of them."""
    guess = nearest(PurePosixPath(path).stem, known)
    hint = f"Did you mean “{guess}.yml”? " if guess else ""
    names = listed((*(f"{one}.yml" for one in known), "demand.csv"), last="and")
    return _unknown(path, "is not a file that is read here", f"{hint}The files here are {names}.")


def _shared_files(root: Path, folder: str, faults: list[Problem]) -> Iterator[str]:
    """The files among which the content of one kind is shared out."""
    for entry in _entries(root, folder, faults):
        path = f"{folder}/{entry.name}"
        if entry.is_file() and entry.name.endswith(".yml"):
            yield path
        else:
            do = "Keep only files that end with .yml here."
            faults.append(_unknown(path, "is not a file that is read here", do))


def content_pages(root: Path) -> tuple[str, ...]:
    """The hand-written pages in content/, named by their path without .md; their faults are told elsewhere."""
    start = len(str(root / "content")) + 1
    found = (path[start:].replace(os.sep, "/") for path, _ in files_below(root / "content") if path.endswith(".md"))
    return tuple(sorted(name.removesuffix(".md") for name in found if not name.startswith("area/")))


HANDBOOK: Final = "handbook/"
"""Where the partnership's handbook lies in content/, one page for each protocol."""


def is_protocol(uri: str) -> bool:
    """Whether a file below content/ is a page of the handbook, which is made like those of courses."""
    return uri.startswith(HANDBOOK) and uri.endswith(".md")


def protocol_files(root: Path) -> tuple[tuple[str, str], ...]:
    """The handbook's pages, by id and path; what is wrong with names and links is told with the hand-written pages."""
    folder = root / "content" / HANDBOOK
    if not folder.is_dir() or folder.is_symlink() or folder.parent.is_symlink():
        return ()
    with os.scandir(folder) as scan:
        names = sorted(one.name for one in scan if one.is_file(follow_symlinks=False) and one.name.endswith(".md"))
    ids = [name.removesuffix(".md") for name in names]
    return tuple((id_, f"content/{HANDBOOK}{id_}.md") for id_ in ids if is_id(id_))


def leads_elsewhere(root: Path, path: str) -> bool:
    """Whether a link lies on the way from the area's folder to a path, so that writing there could write anywhere."""
    steps = (PurePosixPath(path), *PurePosixPath(path).parents)
    return any((root / step).is_symlink() for step in steps if step.name)


def files_below(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Every file in a folder and the folders in it, links among them, however deep they lie; links are not followed."""
    folders = [str(folder)] if folder.is_dir() else []
    while folders:
        with os.scandir(folders.pop()) as scan:
            for entry in scan:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                else:
                    yield entry.path, entry.stat(follow_symlinks=False)


def provider_folders(root: Path) -> tuple[list[ProviderFolder], list[Problem]]:
    """Every provider's folder under providers/, and what is wrong with what lies there."""
    faults: list[Problem] = []
    folders = []
    for entry in _entries(root, "providers", faults):
        path = f"providers/{entry.name}"
        if not entry.is_dir(follow_symlinks=False):
            if entry.name != "README.md":
                faults.append(_unknown(path, "is not a provider's folder", "Move it away."))
        elif _named(entry.name, path, "folder", faults):
            folders.append(_provider_folder(root, entry.name, faults))
    return folders, faults


def _provider_folder(root: Path, id_: str, faults: list[Problem]) -> ProviderFolder:
    path = f"providers/{id_}"
    courses: tuple[CourseFile, ...] = ()
    media: tuple[str, ...] = ()
    whole, calendar = False, None
    for entry in _entries(root, path, faults):
        if entry.name == "provider.yml" and entry.is_file():
            whole = True
        elif entry.name == "calendar.yml" and entry.is_file():
            calendar = f"{path}/calendar.yml"
        elif entry.name == "courses" and entry.is_dir():
            courses = tuple(_course_files(root, id_, faults))
        elif entry.name == "media" and entry.is_dir():
            media = tuple(_media_files(root, id_, faults))
        else:
            do = "Keep provider.yml, calendar.yml, courses/ and media/ here, and nothing else."
            faults.append(_unknown(f"{path}/{entry.name}", "does not belong in a provider's folder", do))
    faults += _too_much(root, path)
    if not whole:
        says, do = "This provider's own file is not there.", f"Make it with `prospectus new provider {id_}`."
        faults.append(_problem("no-provider-file", f"{path}/provider.yml", says, do))
    return ProviderFolder(id_, f"{path}/provider.yml" if whole else None, courses, media, calendar)


def _course_files(root: Path, provider: str, faults: list[Problem]) -> Iterator[CourseFile]:
    folder = f"providers/{provider}/courses"
    for entry in _entries(root, folder, faults):
        path, (stem, _, suffix) = f"{folder}/{entry.name}", entry.name.rpartition(".")
        if not entry.is_file() or suffix != "yml":
            meant = _YML.sub("", entry.name)
            do = (
                f"Name it {meant}.yml."
                if entry.is_file() and is_id(meant) and meant != entry.name
                else "Keep only courses here, each in a file that ends with .yml."
            )
            faults.append(_unknown(path, "is not a course's file", do))
        elif _named(stem, path, "file", faults):
            yield CourseFile(f"{provider}/{stem}", path)


def _media_files(root: Path, provider: str, faults: list[Problem]) -> Iterator[str]:
    folder = f"providers/{provider}/media"
    for entry in _entries(root, folder, faults):
        path = f"{folder}/{entry.name}"
        if entry.is_file():
            _named(Path(entry.name).stem, path, "picture", faults)
            yield path
        else:
            do = "Put the pictures themselves into media/, without folders."
            faults.append(_unknown(path, "is a folder", do))


def _entries(root: Path, folder: str, faults: list[Problem]) -> list[os.DirEntry[str]]:
    """What lies in a folder, by name, without hidden files; links, pipes and names alike but for case are faults."""
    if (root / folder).is_symlink():
        faults.append(_link(folder))
        return []
    try:
        with os.scandir(root / folder) as scan:
            entries = sorted((entry for entry in scan if not entry.name.startswith(".")), key=lambda entry: entry.name)
    except FileNotFoundError:
        return []
    kept: dict[str, os.DirEntry[str]] = {}
    for entry in entries:
        path = f"{folder}/{entry.name}"
        mode = entry.stat(follow_symlinks=False).st_mode if not entry.is_file(follow_symlinks=False) else stat.S_IFREG
        if entry.is_symlink():
            faults.append(_link(path))
        elif not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            faults.append(_problem("not-a-file", path, "This is neither a file nor a folder.", "Delete it."))
        elif entry.name.casefold() in kept:
            other = kept[entry.name.casefold()].name
            says = f"This differs from {quoted(other)} only by capitals."
            faults.append(_problem("same-but-for-case", path, says, "Rename one of them."))
        else:
            kept[entry.name.casefold()] = entry
    return list(kept.values())


def _named(name: str, path: str, what: str, faults: list[Problem]) -> bool:
    """Whether a name can be a permanent id; a fault if not."""
    if is_id(name):
        return True
    do = how_to_write_id(name)
    if name in KEPT_BY_WINDOWS:
        do = f"Windows keeps “{name}” for itself, so nobody there could open the file: give it a longer name. {ID_RULE}"
    if copy := _COPY.fullmatch(name):
        do = f"It looks like a copy of “{copy[1]}”: delete it, or give it a name of its own. {ID_RULE}"
    faults.append(
        _problem("name-not-an-id", path, f"The name of this {what}, {quoted(name)}, cannot be an address.", do)
    )
    return False


def _too_much(root: Path, folder: str) -> Iterator[Problem]:
    """Whether a provider's folder holds more than is allowed."""
    sizes = [stats.st_size for _, stats in files_below(root / folder)]
    if len(sizes) > limits.PROVIDER_FILES:
        yield _problem(
            "too-many-files",
            folder,
            f"This folder holds {len(sizes):,} files; the most is {limits.PROVIDER_FILES:,}.",
            "Delete what is no longer offered.",
        )
    if sum(sizes) > limits.PROVIDER_BYTES:
        most = limits.PROVIDER_BYTES // 1024 // 1024
        yield _problem(
            "folder-too-large",
            folder,
            f"This folder holds {sum(sizes) / 1024 / 1024:.0f} MB; the most is {most} MB.",
            "Make its pictures smaller.",
        )
