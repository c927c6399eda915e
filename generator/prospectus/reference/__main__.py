"""Writes the reference pages into a folder: `python -m prospectus.reference content/help`."""

from __future__ import annotations

import sys
from pathlib import Path

from ..cli import main
from . import commands, fields, problems


def pages() -> dict[str, str]:
    """Every reference page by its file's name."""
    return {**fields.pages(), "rules.md": problems.page(), "commands.md": commands.page(main)}


def write(folder: Path) -> None:
    """Write the pages into `folder`; what is as it should be is left alone."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "content/help"))
