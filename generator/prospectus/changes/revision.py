"""An earlier state of an area: a folder as it is, or a revision that Git keeps, its data written into a folder."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from .. import limits
from ..refused import RefusedError
from ..wording import quoted

_DATA: Final = ("content", "providers", "mkdocs.yml")
_SECONDS: Final = 120
_HASH: Final = re.compile(rb"[0-9a-f]{40,64}")
_FILES: Final = ("100644", "100755")
"""The modes of real files: links and other repositories inside this one are left out, as they are when read here."""


class _File(NamedTuple):
    path: str
    blob: str
    size: int


@contextmanager
def earlier(root: Path, base: str) -> Iterator[Path]:
    """The folder of an earlier state of the area in `root`, for as long as this lasts.

    `base` is a folder with an area in it, or else a branch, a tag or a commit. Raises RefusedError where it is neither.
    """
    if base and any((Path(base) / mark).exists() for mark in _DATA):
        yield Path(base)
        return
    commit = _commit(root, base)
    with tempfile.TemporaryDirectory(prefix="prospectus-") as folder:
        _write(root, _files(root, commit), Path(folder))
        yield Path(folder)


def _commit(root: Path, base: str) -> str:
    """The commit that a name means; Git is never given a name that could be taken for one of its options."""
    if not base or base.startswith("-") or not base.isprintable():
        raise RefusedError(f"{quoted(base)} cannot be a branch, a tag, a commit or a folder. Name one of these.")
    if not _git(root, "rev-parse", "--git-dir", allowed=(0, 128)):
        raise RefusedError(
            "No Git repository that may be read holds this area, so it has no branches, tags or commits. Compare with "
            "a folder, like a copy of the area from last month."
        )
    found = _git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}", allowed=(0, 1, 128)
    )
    if not _HASH.fullmatch(found.strip()):
        raise RefusedError(
            f"There is no branch, tag or commit called {quoted(base)} here, and no folder with an area of that name. "
            "Name one of these. If it is on the server, fetch it first: git fetch."
        )
    return found.strip().decode()


def _files(root: Path, commit: str) -> Sequence[_File]:
    """The data files of a commit in the area's folder, by their paths from there on."""
    found = []
    for line in _git(root, "ls-tree", "-r", "-z", "-l", commit, "--", *_DATA).split(b"\0"):
        if line:
            about, _, path = line.partition(b"\t")
            mode, _, blob, size = about.decode().split()
            if mode in _FILES:
                if not size.isdigit():
                    raise RefusedError("Not all of that revision is on this computer. Fetch it whole first: git fetch.")
                found.append(_File(os.fsdecode(path), blob, int(size)))
    return [one for one in found if one.size <= limits.FEED_PACKED_BYTES and _stays_inside(one.path)]


def _stays_inside(path: str) -> bool:
    """Whether a path leads to a place below the folder; Git itself keeps no other, but nobody has to rely on it."""
    parts = path.split("/")
    return not any(part in ("", ".", "..", ".git") or "\\" in part for part in parts)


def _write(root: Path, files: Sequence[_File], folder: Path) -> None:
    if sum(one.size for one in files) > limits.REVISION_BYTES:
        most = limits.REVISION_BYTES // 1024 // 1024
        raise RefusedError(f"That revision holds more than {most} MB of data. Compare with a smaller one.")
    asked = "".join(f"{one.blob}\n" for one in files).encode()
    told, at = _git(root, "cat-file", "--batch", given=asked), 0
    for one in files:
        at = told.index(b"\n", at) + 1
        path = folder / one.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(told[at : at + one.size])
        at += one.size + 1


def _git(root: Path, *arguments: str, given: bytes = b"", allowed: Sequence[int] = (0,)) -> bytes:
    """What Git prints; it fetches nothing, asks nothing and changes nothing.

    A repository can say that what it lacks is fetched by any command; without protocols, no Git ever does.
    """
    own = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    quiet = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    alone = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": ""}
    try:
        done = subprocess.run(
            ["git", "--no-pager", *arguments],
            cwd=root,
            input=given,
            env=own | quiet | alone,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except OSError:
        raise RefusedError("Git is not on this computer. Install it, or compare with a folder.") from None
    except subprocess.TimeoutExpired:
        raise RefusedError(f"Git did not answer within {_SECONDS} seconds. Compare with a folder instead.") from None
    if done.returncode not in allowed:
        told = done.stderr.decode(errors="replace").strip().splitlines() or ["no reason was given"]
        raise RefusedError(f"Git could not do it: {told[-1]}. Compare with a folder instead.")
    return done.stdout
