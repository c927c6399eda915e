"""Finds the area's timetable, a folder of text files or a zip of them, and refuses a zip that could do harm."""

from __future__ import annotations

import io
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from .. import limits
from ..wording import quoted
from .faults import Faults

FOLDER: Final = "content/area/gtfs"
ZIP: Final = "content/area/gtfs.zip"
FILES: Final = (
    "agency.txt",
    "calendar.txt",
    "calendar_dates.txt",
    "feed_info.txt",
    "frequencies.txt",
    "routes.txt",
    "stop_times.txt",
    "stops.txt",
    "transfers.txt",
    "trips.txt",
)
"""The files of a timetable that are read; others, like shapes.txt, are left alone."""

_AGAIN: Final = "Fetch the file again, and put it here as it was."
_CUT: Final = "Cut it down to the buses and trains of the area; content/help/travel-data.md tells how."
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ArithmeticError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What Python says of zips that are not whole."""

_PLAIN: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_SMALL: Final = 1 << 20
_ENCRYPTED: Final = 1
_ENTRY: Final = b"PK\x01\x02"
"""With what a zip begins to tell of each of its files."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a timetable lies: `path` is a folder's or a zip's, `files` what stands in those of its files we read."""

    path: str
    files: Mapping[str, bytes]


def find(root: Path, faults: Faults) -> Source | None:
    """The area's timetable, if there is one that can be opened; links in its place are told elsewhere."""
    if any((root / above).is_symlink() for above in ("content", "content/area")):
        return None
    places = [path for path in (FOLDER, ZIP) if _is_there(root / path)]
    if any(_is_of_another_kind(root, path, faults) for path in places):
        return None
    if len(places) > 1:
        says = f"There are two timetables: the folder {FOLDER} and the file {ZIP}."
        faults.fault("two-feeds", ZIP, 1, 1, says, "Keep the one that holds now, and delete the other.")
        return None
    if not places:
        return None
    return _unpacked(root, ZIP, faults) if places == [ZIP] else _in_folder(root, faults)


def _is_there(path: Path) -> bool:
    """Whether anything but a link lies there, apart from an empty folder and hidden files."""
    if path.is_symlink() or not path.exists():
        return False
    return not path.is_dir() or any(not one.name.startswith(".") for one in path.iterdir())


def _is_of_another_kind(root: Path, path: str, faults: Faults) -> bool:
    """Whether a file, or something else, lies where a folder should, or the other way round."""
    if path == FOLDER and not (root / path).is_dir():
        says, do = "This is not a folder.", "Put the files of the timetable into a folder; a zip is called gtfs.zip."
    elif path == ZIP and not (root / path).is_file():
        says, do = "This is not a file.", "Put the files that are in it into the folder content/area/gtfs."
    else:
        return False
    faults.fault("not-a-zip", path, 1, 1, says, do)
    return True


def _in_folder(root: Path, faults: Faults) -> Source | None:
    names = sorted(entry.name for entry in os.scandir(root / FOLDER) if _is_plain(root, entry, faults))
    zips = [name for name in names if name.endswith(".zip")]
    texts = [name for name in names if name.endswith(".txt")]
    if zips and (texts or len(zips) > 1):
        says = "There is more than one timetable in this folder."
        do = "Keep the one that holds now, and delete the others."
        faults.fault("two-feeds", f"{FOLDER}/{zips[-1]}", 1, 1, says, do)
        return None
    if zips:
        return _unpacked(root, f"{FOLDER}/{zips[0]}", faults)
    if faults.told:
        return None
    wanted = [name for name in texts if name in FILES]
    if sum((root / FOLDER / name).stat().st_size for name in wanted) > limits.FEED_BYTES:
        _too_large(FOLDER, faults)
        return None
    return Source(FOLDER, {name: (root / FOLDER / name).read_bytes() for name in wanted})


def _is_plain(root: Path, entry: os.DirEntry[str], faults: Faults) -> bool:
    """Whether an entry of the folder is a file; a link is a fault."""
    if entry.is_symlink():
        path = f"{FOLDER}/{entry.name}"
        faults.fault("symbolic-link", path, 1, 1, "This is a link to another place.", "Put the file itself here.")
        return False
    return entry.is_file(follow_symlinks=False) and not entry.name.startswith(".")


def _unpacked(root: Path, path: str, faults: Faults) -> Source | None:
    """The files of a zip, at its top or in the only folder of it."""
    if (root / path).stat().st_size > limits.FEED_PACKED_BYTES:
        _too_large(path, faults)
        return None
    packed = (root / path).read_bytes()
    if packed.count(_ENTRY) > 10 * limits.FEED_FILES:  # Chance may make a few; Python would read a million, slowly.
        _too_large(path, faults)
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:  # In memory: an OSError is a fault of the zip alone.
            entries = [one for one in archive.infolist() if not one.is_dir()]
            if not _harmless(entries, path, faults):
                return None
            wanted = [one for one in entries if PurePosixPath(one.filename).name in FILES]
            files = {PurePosixPath(one.filename).name: archive.read(one) for one in wanted if not _is_extra(one)}
            return Source(path, files)
    except _BROKEN:
        says = "This is not a zip file that can be opened, or it is damaged."
        faults.fault("not-a-zip", path, 1, 1, says, _AGAIN)
        return None


def _is_extra(entry: zipfile.ZipInfo) -> bool:
    """Whether it is what a Mac puts beside the real files."""
    return entry.filename.startswith("__MACOSX/")


def _harmless(entries: list[zipfile.ZipInfo], path: str, faults: Faults) -> bool:
    """Whether all in a zip may be unpacked; else everything that speaks against it is told."""
    checks: tuple[Callable[[list[zipfile.ZipInfo], str, Faults], bool], ...] = (
        _stays_inside,
        _has_no_links,
        _is_open,
        _is_plainly_packed,
        _fits,
        _is_one_each,
    )
    answers = [check(entries, path, faults) for check in checks]
    return all(answers)


def _stays_inside(entries: list[zipfile.ZipInfo], path: str, faults: Faults) -> bool:
    found = [one.filename for one in entries if _climbs(one.filename)]
    says = f"The zip has a file that would be written outside its folder: {quoted(found[0])}." if found else ""
    return not found or _problem("zip-climbs-out", path, says, faults)


def _climbs(name: str) -> bool:
    plain = name.replace("\\", "/")
    return plain.startswith("/") or ".." in plain.split("/") or ":" in plain.split("/")[0]


def _has_no_links(entries: list[zipfile.ZipInfo], path: str, faults: Faults) -> bool:
    found = [one.filename for one in entries if stat.S_ISLNK(one.external_attr >> 16)]
    says = f"The zip has a link to another place: {quoted(found[0])}." if found else ""
    return not found or _problem("symbolic-link", path, says, faults)


def _is_plainly_packed(entries: list[zipfile.ZipInfo], path: str, faults: Faults) -> bool:
    odd = any(one.compress_type not in _PLAIN for one in entries)
    says = "The zip is packed in a way that not every computer can open."
    return not odd or _problem("not-a-zip", path, says, faults, "Pack it again as an ordinary zip.")


def _is_open(entries: list[zipfile.ZipInfo], path: str, faults: Faults) -> bool:
    found = any(one.flag_bits & _ENCRYPTED for one in entries)
    return not found or _problem("zip-needs-password", path, "The zip needs a password.", faults)


def _fits(entries: list[zipfile.ZipInfo], path: str, faults: Faults) -> bool:
    """Whether a zip has no more in it than a timetable has; a small file that unpacks to a huge one does not."""
    swells = any(
        one.file_size > _SMALL and one.file_size > limits.FEED_RATIO * max(one.compress_size, 1) for one in entries
    )
    if swells or len(entries) > limits.FEED_FILES or sum(one.file_size for one in entries) > limits.FEED_BYTES:
        _too_large(path, faults)
        return False
    return True


def _is_one_each(entries: list[zipfile.ZipInfo], path: str, faults: Faults) -> bool:
    names = [PurePosixPath(one.filename).name for one in entries if not _is_extra(one)]
    twice = sorted({name for name in names if name in FILES and names.count(name) > 1})
    says = f"The zip has {twice[0]} more than once." if twice else ""
    return not twice or _problem("two-feeds", path, says, faults, "Keep the one that holds now.")


def _problem(
    id_: str, path: str, says: str, faults: Faults, do: str = "Fetch it again from those who make it."
) -> bool:
    faults.fault(id_, path, 1, 1, says, do)
    return False


def _too_large(path: str, faults: Faults) -> None:
    most = limits.FEED_BYTES // 1024 // 1024
    says = f"This timetable has more than {limits.FEED_FILES} files, or more than {most} MB when unpacked."
    faults.fault("feed-too-large", path, 1, 1, says, _CUT)
