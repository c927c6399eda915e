"""Puts a file in its place whole or not at all, so that nobody ever finds half of one there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def put(path: Path, data: bytes, *, lasting: bool = False) -> None:
    """Write a file, with the folders that it needs: beside its place first, then there by one rename.

    Whoever could read the file that stood there can read the new one. What is `lasting` is on the disk before it takes
    the place of another, so that a power cut loses neither.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        Path(beside).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_mask())
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _mask() -> int:
    """What new files may not be used for here; it can only be asked for by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
