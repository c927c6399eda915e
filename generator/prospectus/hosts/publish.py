"""From shells and views to files: renders every page, splices it into its shell, and writes it and the feeds."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

from .. import __version__, progress
from ..area import Redirect
from ..derive.handbook import facts, settled
from ..exchange import published
from ..feeds import (
    changelog,
    dates,
    entitlement,
    finder,
    handbook,
    headers,
    offered,
    offline,
    pictures,
    planned,
    redirects,
    schemas,
    shorts,
    sitemap,
    style,
    timetable,
)
from ..feeds.editor.form import FOLDER, Form
from ..feeds.finder import ContentPage
from ..pages import messages, plan
from ..pages.context import Context
from ..pages.ready import Ready
from ..workers import can_fork, shared, slices
from .folder import PublishError, write
from .shells import Shell

ENOUGH: Final = 500
"""From this many pages on it pays to share them among processes."""

_AT_ONCE: Final = 100
"""How many pages a process makes before it looks for more to do."""

_MOST_PARTS: Final = 400
"""In how many parts there is so much to do at most."""

Shells = Mapping[tuple[str, int], Shell]


class Made(NamedTuple):
    """A file that was written: its path in the site, from what it was made, if the sitemap names it, and its hash."""

    path: str
    source: str
    listed: bool
    digest: bytes

    @property
    def address(self) -> str:
        """Where it is asked for, from the root of the site."""
        return self.path.removesuffix("index.html")


@dataclass(frozen=True, slots=True, eq=False)
class Publication:
    """What is published and how: the area's folder, the views' context, cut shells, hand-written pages.

    `edit_url` is where files are edited, up to their path in the area; `workers` the number of processes that share
    the pages. With `packs`, what advisers print is made too; folders in `print_templates` hold print/ in place of ours.
    `form` is what stands at /edit/, if it is installed.
    """

    root: Path
    ctx: Context
    shells: Shells
    content: Sequence[ContentPage]
    edit_url: str | None = None
    workers: int = 1
    packs: bool = False
    print_templates: Sequence[str] = ()
    form: Form | None = None


def publish(publication: Publication, folder: Path) -> dict[str, Any]:
    """Write every generated page and feed into `folder`, beside what the host has put there; what build.json says.

    Raises PublishError when two pages have one address.
    """
    ctx = publication.ctx
    hosted = _hashed(folder)
    packs = _packs(publication, folder)
    hosted |= {one.address: _digest((folder / one.address).read_bytes()) for one in packs}
    work = plan.jobs(ctx, packs, form=publication.form is not None)
    progress.begin("Writing pages", len(work))
    made = [one for part in _shared(publication, work, folder) for one in part]
    made += _last_feeds(publication, made, folder)
    made += _kept(folder, _headers(publication, (*hosted, *(one.address for one in made))))
    made += _kept(folder, offline.files(hosted | _digests(made)))
    _refuse_twice(made, hosted)
    return _stamp(ctx, len(work) + len(publication.content), hosted | _digests(made))


def _packs(publication: Publication, folder: Path) -> Sequence[Ready]:
    """The packs that are to be made with the site."""
    if not publication.packs:
        return ()
    from ..printing import press
    from .packing import packed  # Both import what only printing needs.

    if lacks := press.missing():
        raise PublishError(lacks)
    return packed(publication.ctx, publication.print_templates, folder, publication.workers)


def _shared(publication: Publication, work: Sequence[plan.Job], folder: Path) -> list[list[Made]]:
    """Have every feed and every page made and written; other processes share the work where there is much of it."""
    parts = slices(len(work), min(-(-len(work) // _AT_ONCE), _MOST_PARTS))
    tasks = [partial(_feed, feed, folder) for feed in _feeds(publication)]
    tasks += [partial(_write_pages, publication, work[start:end], folder) for start, end in parts]
    alone = len(work) < ENOUGH or not can_fork()
    return shared(tasks, 1 if alone else publication.workers)


def _write_pages(publication: Publication, jobs: Sequence[plan.Job], folder: Path) -> list[Made]:
    """Render, splice and write a slice of the pages."""
    ctx, shells, edit_url = publication.ctx, publication.shells, publication.edit_url
    in_form = publication.form.addresses if publication.form else {}
    made = []
    for job in jobs:
        progress.step()
        page = plan.render(ctx, job)
        html = shells[page.shell, page.depth].filled(
            page, site_url=ctx.site_url, edit_url=edit_url, form=in_form.get(page.source or "")
        )
        path = f"{page.address}index.html"
        write(f"{folder}/{path}", html)
        made.append(Made(path, page.source or f"the {page.shell} page", page.listed, _digest(html)))
    return made


def _feed(feed: Callable[[], Mapping[str, bytes]], folder: Path) -> list[Made]:
    return _kept(folder, feed())


def _kept(folder: Path, files: Mapping[str, bytes], sources: Mapping[str, str] = {}) -> list[Made]:
    """Write files that are no pages; `sources` tells from what some of them were made."""
    for path, data in files.items():
        write(f"{folder}/{path}", data)
    return [Made(path, sources.get(path, "a feed"), False, _digest(data)) for path, data in files.items()]


def _digests(made: Iterable[Made]) -> dict[str, bytes]:
    return {one.path: one.digest for one in made}


def _feeds(publication: Publication) -> list[Callable[[], Mapping[str, bytes]]]:
    """What makes the feeds for which no page has to be known, those that take longest first."""
    ctx, form = publication.ctx, publication.form
    content = [*publication.content, *_handbook(ctx)]
    return [
        partial(finder.files, ctx.area, ctx.derived, content),
        *published.feeds(ctx.area, publication.root, ctx.site_url),
        partial(offered.files, ctx.area),
        partial(timetable.files, ctx),
        *(partial(planned.files, ctx, some) for some in planned.shares(ctx)),
        partial(shorts.files, ctx.area),
        partial(style.files, ctx.area),
        partial(pictures.files, ctx.area, publication.root),
        schemas.files,
        partial(changelog.files, ctx.area, ctx.history, ctx.site_url),
        partial(entitlement.files, ctx.area),
        partial(handbook.files, ctx.area),
        partial(dates.files, ctx.area, ctx.derived.calendar, ctx.site_url),
        *([form.files] if form else []),
    ]


def _handbook(ctx: Context) -> list[ContentPage]:
    """The handbook's pages as the finder looks through hand-written ones."""
    found = ctx.area.protocols.values()
    return [ContentPage(one.address, one.title, settled(one.text, facts(ctx.area, one))) for one in found]


def _last_feeds(publication: Publication, made: Iterable[Made], folder: Path) -> list[Made]:
    """Write the feeds for which every address has to be known, and what leads on from earlier ones."""
    area, site_url = publication.ctx.area, publication.ctx.site_url
    listed = [one.address for one in made if one.listed]
    listed += [page.address for page in publication.content]
    titles = {course.address: course.title for course in area.courses.values()} | dict([messages.LISTED])
    leading = (*area.redirects, *_above_messages(publication.ctx.handwritten))
    old = {f"{one.old}index.html": f"formerly: of {one.new}" for one in area.redirects}
    files = sitemap.files(listed, site_url) | redirects.files(leading, titles, site_url)
    return _kept(folder, files, old)


def _above_messages(handwritten: Container[str]) -> Iterator[Redirect]:
    """The address above the messages' pages leads to the page that lists them, where the area has it."""
    listed, _ = messages.LISTED
    if listed in handwritten and messages.BELOW not in handwritten:
        yield Redirect(messages.BELOW, listed)


def _headers(publication: Publication, paths: Iterable[str]) -> dict[str, bytes]:
    """What servers are told beside the files at these paths; only the form's folder is told something milder."""
    if publication.form is None:
        return headers.files()
    tops = {"/".join((*one.split("/")[:1], *("*" for _ in one.split("/")[1:2]))) for one in paths}
    return headers.files(tops - {f"{FOLDER}*"}, publication.form.policy)


def _refuse_twice(made: Iterable[Made], hosted: Iterable[str]) -> None:
    """Refuse two pages for one address, which would otherwise stand there by chance."""
    first: dict[str, str] = {}
    for path, source in (
        *((one.path, one.source) for one in made),
        *((path, "a hand-written page") for path in hosted),
    ):
        if path in first:
            where, other = path.removesuffix("index.html"), first[path]
            raise PublishError(f"Two pages have the address /{where}: {other} and {source}. Rename one of them.")
        first[path] = source


def _hashed(folder: Path) -> dict[str, bytes]:
    """The hash of every file that the host has put there, by its path."""
    found = {}
    for above, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(above, name)
            found[path.relative_to(folder).as_posix()] = _digest(path.read_bytes())
    return found


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def _stamp(ctx: Context, pages: int, digests: Mapping[str, bytes]) -> dict[str, Any]:
    """What build.json says: the same for the same input, so that no clock and no machine is in it."""
    whole = hashlib.sha256()
    for path in sorted(digests):
        whole.update(path.encode() + b"\0" + digests[path])
    return {
        "tool": "prospectus",
        "version": __version__,
        "as_of": ctx.area.today.isoformat(),
        "pages": pages,
        "courses": len(ctx.area.published),
        "providers": len(ctx.area.providers),
        "files": len(digests) + 1,
        "hash": whole.hexdigest(),
    }
