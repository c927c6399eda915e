"""Asks Git what an area's repository keeps: nothing is fetched, asked of anybody, or changed."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

FAILURES: Final = (OSError, subprocess.SubprocessError, ValueError)
"""What comes of a computer without Git, a folder outside any repository, and answers that cannot be understood."""

_SECONDS: Final = 20
_GIT: Final = ("git", "-c", "core.quotePath=false", "--no-pager", "--literal-pathspecs")
_QUIET: Final = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
    "LC_ALL": "C",
}


def git(root: Path, *arguments: str, asked: bytes = b"") -> bytes:
    """What Git prints in a folder, for at most 20 seconds; one of FAILURES where it cannot."""
    own = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    done = subprocess.run(
        [*_GIT, *arguments],
        cwd=root,
        input=asked,
        env=own | _QUIET,
        capture_output=True,
        timeout=_SECONDS,
        check=True,
    )
    return done.stdout


def texts(root: Path, names: Sequence[str], most: int) -> list[bytes]:
    """What Git keeps under each of these names; empty for what is no file or has more than so many bytes."""
    if not names:
        return []
    told = git(root, "cat-file", "--batch", asked="".join(f"{name}\n" for name in names).encode())
    found, at = [], 0
    for _ in names:
        end = told.index(b"\n", at)
        words = told[at:end].split()
        size = int(words[2]) if len(words) == 3 and words[1] == b"blob" else -1
        at = end + 1
        found.append(told[at : at + size] if 0 <= size <= most else b"")
        at += size + 1 if size >= 0 else 0
    return found
