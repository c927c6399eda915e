"""The page for advisers of what can be printed: a pack of their own, and those that were made with the site."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from .context import Context
from .page import Page

INDEX: Final = "advisers/print/"
UNDER: Final = "print/"
"""Where the packs are, from the root of the site."""

_HEAD: Final = "\n".join(
    (
        *(f'<link rel="stylesheet" href="../../assets/stylesheets/{name}.css">' for name in ("my-plan", "pack")),
        '<script type="module" src="../../assets/javascripts/pack-page.js"></script>',
    )
)
_MILLION: Final = 1_000_000
_OTHER: Final = "Lists, forms and the wall planner"
_PLACES: Final = {
    "booklet": "Booklets",
    "handbook": "The handbook",
    "protocol": "The handbook",
    "routes": "Routes, by sector",
}
"""The headings under which packs stand, by the beginning of their names."""


class Ready(NamedTuple):
    """A pack that stands in the site: the name of its file, its title, what it is, its pages and its size in bytes.

    One whose `suffix` is not pdf is for a word processor, and has no pages.
    """

    name: str
    title: str
    about: str
    pages: int
    size: int
    suffix: str = "pdf"

    @property
    def address(self) -> str:
        """From the root of the site."""
        return f"{UNDER}{self.name}.{self.suffix}"

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
    adviser = ctx.area.written.adviser_service.contacts[0]
    reach = ", ".join(part for part in (adviser.title, adviser.phone, adviser.email) if part)
    body = ctx.html("ready", 2, title=title, groups=_groups(packs), today=ctx.area.today, reach=reach)
    described = "Your own pack of leaflets, and booklets, lists, forms and a wall planner as PDF, for a photocopier."
    return Page(INDEX, "requirements", title, described, body, head=_HEAD)


def _groups(packs: Sequence[Ready]) -> list[Group]:
    found: dict[str, list[Ready]] = {name: [] for name in ("Booklets", _OTHER, *_PLACES.values())}
    for one in packs:
        kind = one.name.partition("-")[0]
        found[_PLACES.get(kind, _OTHER)].append(one)
    return [Group(title, some) for title, some in found.items() if some]
