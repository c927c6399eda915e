"""What young people are promised, for those who read large print or easy words."""

from __future__ import annotations

import re
from typing import Final

from ..pages.promises import grouped
from . import press
from .desk import Desk
from .facts import reach
from .press import Printed

_END: Final = re.compile(r"(?<=[.!?])\s+")


def large_print(desk: Desk) -> Printed:
    """The promises in letters of 18 points, with what is behind each."""
    return _printed(desk, "large-print", "What you are promised")


def easy_read(desk: Desk) -> Printed:
    """The promises in short sentences and large letters, a line for each, with the hard words explained."""
    return _printed(desk, "easy-read", "Our promises to you")


def _printed(desk: Desk, name: str, title: str) -> Printed:
    return press.printed(
        desk.html(
            name,
            title=title,
            said=f"What every young person in {desk.area.written.name} is promised.",
            part="",
            groups=grouped(desk.derived.entitlement),
            entitlement=desk.area.entitlement,
            reach=reach,
            sentences=_END.split,
        )
    )
