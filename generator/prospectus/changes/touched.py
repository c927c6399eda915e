"""Which generated pages a change touches: each page is made from both sides, and compared."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .. import progress
from ..area import Area
from ..derive.derive import derive
from ..pages import context, plan
from ..pages.page import Page


@dataclass(frozen=True, slots=True)
class Touched:
    """Pages by their address from the root of the site, each with its title: new ones, others, and those that go."""

    new: Mapping[str, str]
    changed: Mapping[str, str]
    gone: Mapping[str, str]

    @property
    def there(self) -> Mapping[str, str]:
        """The pages that there are to look at."""
        return dict(sorted({**self.new, **self.changed}.items()))


Made = Mapping[str, tuple[str, bytes]]


def made(
    area: Area, templates: Sequence[Path | str] = (), *, site_url: str = "", handwritten: Collection[str] = ()
) -> Made:
    """The title and the hash of each generated page of an area, by its address, without any host's shell round it."""
    ctx = context.make(area, derive(area), templates, site_url=site_url, handwritten=handwritten)
    jobs = plan.jobs(ctx)
    progress.begin("Comparing pages", len(jobs))
    found = {}
    for job in jobs:
        page = plan.render(ctx, job)
        found[page.address] = (page.title, _digest(page))
        progress.step()
    return found


def _digest(page: Page) -> bytes:
    return hashlib.sha256("\0".join((page.title, page.description, page.head, page.body)).encode()).digest()


def touched(old: Made, new: Made) -> Touched:
    """What differs between the pages of two sides."""
    return Touched(
        {one: title for one, (title, _) in sorted(new.items()) if one not in old},
        {one: title for one, (title, digest) in sorted(new.items()) if one in old and old[one][1] != digest},
        {one: title for one, (title, _) in sorted(old.items()) if one not in new},
    )
