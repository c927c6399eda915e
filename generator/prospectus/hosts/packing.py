"""Makes the packs that advisers print and puts them into the site, shared among processes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Final

from .. import progress
from ..pages.context import Context
from ..pages.ready import Ready
from ..printing import every, kept
from ..printing.desk import Desk, desk
from ..printing.every import Pack
from ..printing.press import Printed
from ..workers import can_fork, in_turn
from .folder import write

MOST_KEPT: Final = 400
"""How many sheets are kept for the next build: those of the last few days, on each of which the date is another."""


def packed(ctx: Context, templates: Iterable[Path | str], folder: Path, workers: int) -> list[Ready]:
    """Write every pack of the area into `folder`, the site; what the page of packs says of them.

    A pack in which nothing has changed since an earlier build is taken from what that has kept.
    """
    here = desk(ctx.area, site_url=ctx.site_url, templates=list(templates))
    packs = list(every.packs(ctx.area, ctx.derived.order))
    progress.begin("Printing packs", len(packs))
    tasks = [partial(_made, here, one) for one in packs]
    ready = []
    with kept.keeping(ctx.area.cache):
        for pack, printed in zip(packs, in_turn(tasks, workers if can_fork() else 1), strict=True):
            one = Ready(pack.name, pack.title, pack.about, printed.pages, len(printed.data), pack.suffix)
            write(f"{folder}/{one.address}", printed.data)
            ready.append(one)
    kept.tidy(ctx.area.cache, MOST_KEPT)
    return ready


def _made(here: Desk, pack: Pack) -> Printed:
    printed = pack.make(here)
    progress.step()
    return printed
