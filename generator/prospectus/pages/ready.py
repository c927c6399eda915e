"""The page for advisers of what is ready to print: the packs that were made with the site, or how to get them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from .context import Context
from .page import Page

INDEX: Final = "advisers/print/"
UNDER: Final = "print/"
"""Where the packs are, from the root of the site."""

_MILLION: Final = 1_000_000


class Ready(NamedTuple):
    """A pack that stands in the site: the name of its file, its title, what it is, its pages and its size in bytes."""

    name: str
    title: str
    about: str
    pages: int
    size: int

    @property
    def address(self) -> str:
        """From the root of the site."""
        return f"{UNDER}{self.name}.pdf"

    @property
    def weight(self) -> str:
        """“1.2 MB”, “84 kB”."""
        if self.size >= _MILLION:
            return f"{self.size / _MILLION:.1f} MB"
        return f"{max(self.size // 1000, 1)} kB"


class Group(NamedTuple):
    """Packs under a heading."""

    title: str
    packs: Sequence[Ready]


def view(ctx: Context, packs: Sequence[Ready]) -> Page:
    """What is ready to print."""
    title = "Ready to print"
    body = ctx.html("ready", 2, title=title, groups=_groups(packs), today=ctx.area.today)
    described = "Booklets, lists, forms and a wall planner as PDF, for a photocopier."
    return Page(INDEX, "requirements", title, described, body)


def _groups(packs: Sequence[Ready]) -> list[Group]:
    found: dict[str, list[Ready]] = {"Booklets": [], "Lists, forms and the wall planner": [], "Routes, by sector": []}
    for one in packs:
        kind = one.name.partition("-")[0]
        place = {"booklet": "Booklets", "routes": "Routes, by sector"}.get(kind, "Lists, forms and the wall planner")
        found[place].append(one)
    return [Group(title, some) for title, some in found.items() if some]
