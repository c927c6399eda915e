"""Where a finished sheet is put: whole or not at all, so that nobody prints half a file."""

from __future__ import annotations

import os
from pathlib import Path

from .press import Printed


def put(made: Printed | bytes, path: Path) -> None:
    """Write a file, with the folders that it needs, in place of the one that stood there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(made if isinstance(made, bytes) else made.data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
