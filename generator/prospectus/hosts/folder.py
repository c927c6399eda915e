"""The finished site on disk: built in a folder beside, exchanged whole, so that the last good site is never lost."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from .. import breakdowns

try:
    import fcntl
except ImportError:  # Windows has no such lock: there two builds at once are not told apart.
    fcntl = None  # type: ignore[assignment]

KEPT: Final = 3
"""How many earlier sites are kept, the newest in the folder `1`."""

STAMP: Final = "build.json"
_HERE: Final = -100  # AT_FDCWD of fcntl.h: paths are taken from the working folder
_EXCHANGE: Final = 2  # RENAME_EXCHANGE of renameat2(2)
_NOT_KNOWN: Final = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}


class PublishError(Exception):
    """The machine, or what stands in the folder, keeps the site from being published; the message says what and why."""


@dataclass(frozen=True, slots=True)
class Building:
    """A site under construction: build it in `new`; it will stand in `target`. `lock` keeps other builds out."""

    target: Path
    new: Path
    lock: int

    @property
    def side(self) -> Path:
        """The folder for everything beside the site: the lock, what is being built, and the sites that are kept."""
        return self.new.parent


def begin(target: Path) -> Building:
    """An empty folder in which to build the site that will stand in `target`; clears what a killed build left."""
    with plainly(target):
        refuse_foreign(target)
        side = target.parent / f".{target.name}-builds"
        side.mkdir(parents=True, exist_ok=True)
        lock = _locked(side / "lock", target)
        try:
            _recover(side, target)
            _remove(side / "new")
            (side / "new").mkdir()
        except BaseException:
            os.close(lock)
            raise
    return Building(target, side / "new", lock)


def finish(building: Building, stamp: Mapping[str, Any]) -> None:
    """Put the new site where it belongs in one step, stamped, and keep the one that stood there.

    A site that is the same as the one before is not kept twice.
    """
    target, new = building.target, building.new
    with plainly(target):
        try:
            write(new / STAMP, (json.dumps(stamp, indent=2, sort_keys=True) + "\n").encode())
            _flush(new)
            same = recorded(target) == recorded(new)
            old = _exchange(new, target, building.side)
            _flush_folder(target.parent)
        except BaseException:
            abandon(building)
            raise
    with contextlib.suppress(OSError):  # The new site stands; what follows is only tidying.
        _put_by(building.side, old, same=same)
    os.close(building.lock)


def abandon(building: Building) -> None:
    """Give up: the site that stood there stands."""
    with contextlib.suppress(OSError):
        _remove(building.new)
    with contextlib.suppress(OSError):
        os.close(building.lock)


def write(path: Path | str, data: bytes) -> None:
    """Write a file, with the folders that it needs."""
    try:
        file = open(path, "wb", buffering=0)  # noqa: PTH123, SIM115 - a string is quicker than a Path, 20,000 times over
    except FileNotFoundError:
        _make_folder(os.path.dirname(path))  # noqa: PTH120
        file = open(path, "wb", buffering=0)  # noqa: PTH123, SIM115
    with file:
        rest = memoryview(data)
        while rest:
            rest = rest[file.write(rest) :]


def _make_folder(path: str) -> None:
    """Make a folder; mostly the one above is there, so that one call does."""
    try:
        os.mkdir(path)  # noqa: PTH102
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)  # noqa: PTH103
    except FileExistsError:
        pass


def recorded(site: Path) -> dict[str, Any] | None:
    """What a finished site's stamp says of it; None where no site of ours stands."""
    try:
        stamp = json.loads((site / STAMP).read_bytes())
    except (OSError, ValueError):
        return None
    return stamp if isinstance(stamp, dict) and stamp.get("tool") == "prospectus" else None


def refuse_foreign(target: Path) -> None:
    """Refuse a place where something stands that is no site of ours, rather than replace it."""
    if target.is_symlink():
        raise PublishError(f"{target} is a link to another place. Name the folder itself as the site's folder.")
    if target.exists() and not target.is_dir():
        raise PublishError(f"{target} is a file. Name a folder for the site.")
    if target.is_dir() and recorded(target) is None and any(target.iterdir()):
        raise PublishError(
            f"{target} holds files that are not a site made by Prospectus. "
            "Nothing was written. Name another folder, or move those files away."
        )


@contextlib.contextmanager
def plainly(target: Path) -> Iterator[None]:
    """Turn what the machine refuses into a plain sentence that says what has become of the site."""
    try:
        yield
    except OSError as error:
        raise PublishError(said(error, target)) from error


def said(error: OSError, target: Path) -> str:
    """A fault of the machine in plain words, and what has become of the site."""
    stands = f"The site in {target} stands as it was." if recorded(target) else "No site was published."
    return f"{breakdowns.said(error)} {stands}"


def _locked(path: Path, target: Path) -> int:
    lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        if fcntl:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(lock)
        if error.errno not in (errno.EAGAIN, errno.EACCES):
            raise
        raise PublishError(
            f"Another build of {target} is running. Wait until it has ended, then build again."
        ) from None
    return lock


def _recover(side: Path, target: Path) -> None:
    """Bring back the site that was being replaced when a machine that cannot exchange in one step was stopped."""
    old = side / "old"
    if old.is_dir() and not target.exists():
        old.rename(target)
    _remove(old)


def _exchange(new: Path, target: Path, side: Path) -> Path | None:
    """Let the new site stand in `target`; where the old one is now, if there was one."""
    if not target.exists():
        new.rename(target)
        return None
    if _exchanged(new, target):
        return new
    old = target.rename(side / "old")
    try:
        new.rename(target)
    except BaseException:
        old.rename(target)
        raise
    return old


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system does not know how."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if renameat2 is None:
        return False
    if renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _NOT_KNOWN:
        return False
    raise OSError(code, os.strerror(code), str(other))


def _put_by(side: Path, old: Path | None, *, same: bool) -> None:
    """Keep the old site as the newest of those that are kept; drop the oldest."""
    if old is None:
        return
    if same or recorded(old) is None:
        _remove(old)
        return
    _remove(side / str(KEPT))
    for number in range(KEPT - 1, 0, -1):
        if (side / str(number)).exists():
            (side / str(number)).rename(side / str(number + 1))
    old.rename(side / "1")


def _remove(path: Path) -> None:
    if path.is_symlink():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path)


def _flush(folder: Path) -> None:
    """Have everything that was written on the disk, not on its way there."""
    syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None) if os.name == "posix" else None
    if syncfs is None:
        getattr(os, "sync", lambda: None)()
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        if syncfs(handle) != 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(folder))
    finally:
        os.close(handle)


def _flush_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
