"""A provider's worklist: what its staff have to look at, each with its page and the link that opens its file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from ..area import Area, Provider
from ..derive.freshness import Freshness, due, freshness
from ..derive.worklist import KINDS, Item, Kind, checks, worklist
from .context import Context
from .page import Page

_ASKS: Final[Mapping[Kind, str]] = {
    "imported": "These were taken from another directory. Check all that they say, add what they lack, delete "
    "“imported” at the end of the file, and write the day and your role there, under “reviewed”.",
    "old": "These were not checked in time. Look through each page, mend what has changed, and write the day on which "
    "you did, and your role, under “reviewed” at the end of its file.",
    "due": "Look through each page, mend what has changed, and write the day on which you did, and your role, under "
    "“reviewed” at the end of its file. When nothing has changed, the day is all there is to write.",
    "started": "Nobody can join these any more. Write when they start next, or delete the run.",
    "closed": "If people can still apply, write until when. If not, leave it as it stands.",
    "over": "These are no longer shown. Write when they come next and keep the id, or delete them.",
    "draft": "Learners do not see these. Finish and publish them, or delete the file. There is no hurry.",
}
_STATE: Final[Mapping[Kind, Freshness]] = {"imported": "old", "old": "old", "due": "due"}


class Group(NamedTuple):
    """Items of one kind: their heading, what to do about them, and how pressing they are."""

    heading: str
    do: str
    state: Freshness | None
    items: Sequence[Item]


def address(provider: Provider) -> str:
    """Where a provider's worklist is, from the root of the site."""
    return f"partnership/{provider.id}/"


def pages(ctx: Context) -> Iterator[Provider]:
    """Every provider has a worklist."""
    yield from ctx.area.providers.values()


def view(ctx: Context, provider: Provider) -> Page:
    """The worklist of a provider."""
    items = work(ctx.area)[provider.id]
    body = ctx.html(
        "worklist",
        2,
        provider=provider,
        groups=list(_groups(items)),
        edit=ctx.edit_url,
        in_form=ctx.in_form,
        coming=_coming(ctx.area, provider),
    )
    title = f"{provider.name}: what to look at"
    described = f"What {provider.name} has to check, and by when."
    return Page(address(provider), "partnership", title, described, body, source=provider.path, listed=False)


@lru_cache(maxsize=1)
def work(area: Area) -> Mapping[str | None, tuple[Item, ...]]:
    """Every provider's work, worked out once for all pages."""
    return worklist(area)


def _groups(items: Sequence[Item]) -> Iterator[Group]:
    for kind, heading in KINDS.items():
        found = [one for one in items if one.kind == kind]
        if found:
            yield Group(heading, _ASKS[kind], _STATE.get(kind), found)


def _coming(area: Area, provider: Provider) -> Mapping[dt.date, int]:
    """How many pages that are up to date have to be checked again by which day."""
    yearly, found = area.written.freshness, dict[dt.date, int]()
    for one in checked(area).get(provider.id, ()):
        if freshness(one, yearly, area.today) == "fresh":
            by = due(one, yearly)
            found[by] = found.get(by, 0) + 1
    return dict(sorted(found.items()))


@lru_cache(maxsize=1)
def checked(area: Area) -> Mapping[str | None, list[dt.date]]:
    """The days on which each provider's pages were checked, by its id, those of its places among them."""
    found: dict[str | None, list[dt.date]] = {}
    for one in checks(area):
        found.setdefault(one.provider, []).append(one.on)
    return found
