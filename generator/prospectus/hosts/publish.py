"""From shells and views to files: renders every page, splices it into its shell, and writes it and the feeds."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

from .. import __version__, progress
from ..derive.handbook import facts, settled
from ..feeds import (
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
from ..pages import plan
from ..pages.context import Context
from ..pages.ready import Ready
from ..workers import can_fork, in_parallel, slices
from .folder import PublishError, write
from .shells import Shell

ENOUGH: Final = 500
"""From this many pages on it pays to share them among processes."""

FEEDS: Final = 0.1
"""How long the feeds take, as a part of what all pages take."""

Shells = Mapping[tuple[str, int], Shell]


class Made(NamedTuple):
    """A page that was written: where it stands, from which file, whether the sitemap names it, and its hash."""

    address: str
    source: str
    listed: bool
    digest: bytes


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
    shares = _shares(len(work), publication.workers)
    writes = [partial(_write_pages, publication, work[start:end], folder) for start, end in shares]
    made, files = _done(writes, partial(_feeds, publication))
    files |= _last_feeds(publication, made)
    files |= _headers(publication, (*hosted, *(page.address for page in made), *files))
    digests = {f"{page.address}index.html": page.digest for page in made}
    digests |= {path: _digest(data) for path, data in files.items()}
    worker = offline.files(hosted | digests)
    digests |= {path: _digest(data) for path, data in worker.items()}
    files |= worker
    _refuse_twice(publication, made, files, hosted)
    for path, data in files.items():
        write(f"{folder}/{path}", data)
    return _stamp(ctx, len(made) + len(publication.content), hosted | digests)


def _packs(publication: Publication, folder: Path) -> Sequence[Ready]:
    """The packs that are to be made with the site."""
    if not publication.packs:
        return ()
    from ..printing import press
    from .packing import packed  # Both import what only printing needs.

    if lacks := press.missing():
        raise PublishError(lacks)
    return packed(publication.ctx, publication.print_templates, folder, publication.workers)


def _shares(pages: int, workers: int) -> list[tuple[int, int]]:
    """The slices of the pages: first this process's own, smaller because it makes the feeds too, then the others'."""
    if workers < 2 or pages < ENOUGH or not can_fork():
        return [(0, pages)]
    own = max(0, round(pages * ((1 + FEEDS) / workers - FEEDS)))
    return [(0, own), *((own + start, own + end) for start, end in slices(pages - own, workers - 1))]


def _done(
    writes: Sequence[Callable[[], list[Made]]], feeds: Callable[[], dict[str, bytes]]
) -> tuple[list[Made], dict[str, bytes]]:
    """The pages, the first slice of which is written by this process, and the feeds that do not depend on them."""
    own, *others = writes
    if not others:
        return own(), feeds()
    parts, (files, first) = in_parallel(others, lambda: (feeds(), own()))
    return [page for part in (first, *parts) for page in part], files


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
        write(f"{folder}/{page.address}index.html", html)
        made.append(Made(page.address, page.source or f"the {page.shell} page", page.listed, _digest(html)))
    return made


def _feeds(publication: Publication) -> dict[str, bytes]:
    ctx = publication.ctx
    return {
        **finder.files(ctx.area, ctx.derived, [*publication.content, *_handbook(ctx)]),
        **style.files(ctx.area),
        **pictures.files(ctx.area, publication.root),
        **schemas.files(),
        **entitlement.files(ctx.area),
        **handbook.files(ctx.area),
        **offered.files(ctx.area),
        **planned.files(ctx),
        **dates.files(ctx.area, ctx.derived.calendar, ctx.site_url),
        **timetable.files(ctx),
        **(publication.form.files() if publication.form else {}),
    }


def _handbook(ctx: Context) -> list[ContentPage]:
    """The handbook's pages as the finder looks through hand-written ones."""
    found = ctx.area.protocols.values()
    return [ContentPage(one.address, one.title, settled(one.text, facts(ctx.area, one))) for one in found]


def _last_feeds(publication: Publication, made: Iterable[Made]) -> dict[str, bytes]:
    """The feeds for which every address has to be known."""
    ctx = publication.ctx
    listed = [page.address for page in made if page.listed] + [page.address for page in publication.content]
    titles = {course.address: course.title for course in ctx.area.courses.values()}
    return {
        **sitemap.files(listed, ctx.site_url),
        **redirects.files(ctx.area.redirects, titles, ctx.site_url),
        **shorts.files(ctx.area),
    }


def _headers(publication: Publication, paths: Iterable[str]) -> dict[str, bytes]:
    """What servers are told beside the files at these paths; only the form's folder is told something milder."""
    if publication.form is None:
        return headers.files()
    tops = {"/".join((*one.split("/")[:1], *("*" for _ in one.split("/")[1:2]))) for one in paths}
    return headers.files(tops - {f"{FOLDER}*"}, publication.form.policy)


def _refuse_twice(
    publication: Publication, made: Iterable[Made], files: Mapping[str, bytes], hosted: Mapping[str, bytes]
) -> None:
    """Refuse two pages for one address, which would otherwise stand there by chance."""
    old = {f"{redirect.old}index.html": f"formerly: of {redirect.new}" for redirect in publication.ctx.area.redirects}
    claims = [(f"{page.address}index.html", page.source) for page in made]
    claims += [(path, old.get(path, "a feed")) for path in files]
    claims += [(path, "a hand-written page") for path in hosted]
    first: dict[str, str] = {}
    for path, claimant in claims:
        if path in first:
            where, other = path.removesuffix("index.html"), first[path]
            raise PublishError(f"Two pages have the address /{where}: {other} and {claimant}. Rename one of them.")
        first[path] = claimant


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
