"""Every sheet that needs nothing but the area, by its name; and the packs that are made ready with the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final, NamedTuple

from ..area import Area, Protocol
from ..derive.handbook import ordered
from ..derive.order import Order
from ..model.codes import SECTOR
from . import booklet, forms, handbook, lists, planner, promises, routes
from .choosing import FOR_AGES, Choice
from .desk import Desk
from .press import Printed

Make = Callable[[Desk], Printed]


class Sheet(NamedTuple):
    """A sheet: what it is in one sentence, and what makes it."""

    about: str
    make: Make


SHEETS: Final[Mapping[str, Sheet]] = {
    "directory": Sheet(
        "Entry level and level 1 courses that one can join now or soon, and the help there is.", lists.directory
    ),
    "late-starts": Sheet("Courses that start at any time, or in another month than September.", lists.late_starts),
    "non-traditional": Sheet(
        "Courses that say who is missing there so far, with their taster days.", lists.non_traditional
    ),
    "entitlement-large-print": Sheet("What young people are promised, in letters of 18 points.", promises.large_print),
    "entitlement-easy-read": Sheet("What young people are promised, in easy words.", promises.easy_read),
    "planner": Sheet("The school year on a sheet of A3: terms, deadlines, open events, tasters.", planner.printed),
    "form": Sheet("The common application form, blank.", forms.form),
    "checklist": Sheet("What has to be settled by September, to tick off.", forms.checklist),
    "handbook": Sheet("What the partners have agreed: agreements, protocols, guidance and forms.", handbook.whole),
}


class Pack(NamedTuple):
    """A pack that is made ready: its file's name without .pdf, what it is called, what it is, what makes it.

    One whose `suffix` is another is a file for a word processor.
    """

    name: str
    title: str
    about: str
    make: Make
    suffix: str = "pdf"


def packs(area: Area, order: Order) -> Iterator[Pack]:
    """The packs that are made with the site, in the order in which they are listed."""
    ages = [Choice(ages=code) for code in FOR_AGES]
    sectors = [Choice(sector=id_) for id_ in SECTOR]
    for choice in (Choice(), *ages):
        yield from _booklet(area, order, choice)
    for name, sheet in SHEETS.items():
        if _has(area, name):
            yield Pack(name, TITLES[name], sheet.about, sheet.make)
    for protocol in ordered(area):
        yield from _protocol(protocol)
    for choice in sectors:
        yield from _booklet(area, order, choice)
    for id_, name in SECTOR.items():
        if area.courses_in[id_]:
            about = "The map on one side, the same in words on the other."
            yield Pack(f"routes-{id_}", f"Routes in {name.lower()}", about, partial(routes.printed, sector=id_))


def _protocol(protocol: Protocol) -> Iterator[Pack]:
    """A page of the handbook that is filled in or signed, on paper and for a word processor."""
    if protocol.written.kind in ("form", "agreement"):
        name, title, about = f"protocol-{protocol.id}", protocol.title, protocol.written.summary
        yield Pack(name, title, about, partial(handbook.alone, protocol=protocol))
        yield Pack(name, title, about, partial(handbook.editable, protocol=protocol), "docx")


def _has(area: Area, name: str) -> bool:
    """Whether there is anything to print on a sheet."""
    if name.startswith("entitlement-"):
        return bool(area.promises)
    return name != "handbook" or bool(area.protocols)


def _booklet(area: Area, order: Order, choice: Choice) -> Iterator[Pack]:
    number = len(choice.courses(area, order))
    if number:
        about = f"{number:,} {'course' if number == 1 else 'courses'}, with indexes, dates, travel and the form."
        yield Pack(choice.name, choice.title(area), about, partial(booklet.printed, choice=choice))


TITLES: Final[Mapping[str, str]] = {
    "directory": "Courses you can join now, or soon",
    "late-starts": "Late starts",
    "non-traditional": "Made for you, too: non-traditional choices",
    "entitlement-large-print": "What you are promised, in large print",
    "entitlement-easy-read": "What you are promised, in easy words",
    "planner": "Wall planner (A3)",
    "form": "Application form",
    "checklist": "Ready for September: checklist",
    "handbook": "The partnership's handbook",
}
