"""Writes the reference pages into a folder, and what the site says of messages: `python -m prospectus.reference …`."""

from __future__ import annotations

import sys
from pathlib import Path

from ..cli import main
from . import commands, explained, fields, issues, problems


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


def write_messages() -> None:
    """Write what the pages of the messages say, where the package keeps it."""
    path = Path(__file__).parent.parent / "pages" / "messages.json"
    path.write_text(explained.messages(), encoding="utf-8")


def write_issues(root: Path) -> None:
    """Write the forms for those who would rather write than edit into an area's folder."""
    for name, text in issues.files().items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_messages()
    write_issues(Path.cwd())
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "content/help"))
