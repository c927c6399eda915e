"""Where an area's site stands, as mkdocs.yml says, without starting any host: a check has no time for that."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from ..pages.messages import BELOW

_SITE_URL: Final = re.compile(r"""^site_url:[ \t]*["']?(https?://[^\s"'#<>]+)""", re.MULTILINE)
_LONGEST: Final = 64 * 1024


def site_url(root: Path) -> str:
    """The address of the area's site, with a slash at its end; empty where mkdocs.yml tells none."""
    try:
        with (root / "mkdocs.yml").open(encoding="utf-8", errors="replace") as file:
            found = _SITE_URL.search(file.read(_LONGEST))
    except OSError:
        return ""
    return f"{found[1].rstrip('/')}/" if found else ""


def help_url(root: Path) -> str:
    """The address below which the site explains every message; empty where it is not known."""
    site = site_url(root)
    return f"{site}{BELOW}" if site else ""
