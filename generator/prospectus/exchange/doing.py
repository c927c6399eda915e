"""Does what an import has planned, if the files are still those that it was planned for."""

from __future__ import annotations

from pathlib import Path

from ..refused import RefusedError
from ..whole import put
from .outcome import Plan


def apply(plan: Plan) -> None:
    """Write all that is planned; every text is there before the first file is touched.

    Raises RefusedError, and writes nothing, when any of the files is another one than when it was planned.
    """
    for path in plan.texts:
        if _text(plan.root / path) != plan.before.get(path):
            raise RefusedError(f"{path} has been changed since it was read. Run this again; nothing was written.")
    for path, text in plan.texts.items():
        put(plan.root / path, text.encode(), lasting=True)


def _text(path: Path) -> str | None:
    """What a file holds, as `present` gives it; None when there is none."""
    return path.read_bytes().decode("utf-8", "replace") if path.exists() else None
