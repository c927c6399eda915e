"""One site in the making, whatever host goes through its pages: what it is given to read, and what is kept of it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, Protocol
from urllib.parse import quote, urljoin

from markupsafe import Markup

from .. import __version__
from ..area import Area
from ..derive.derive import derive
from ..editions import editions
from ..feeds import headers, offline
from ..feeds.editor.form import Form
from ..feeds.finder import ContentPage
from ..folders import is_protocol
from ..history import history
from ..model.area import Feedback
from ..pages import context as pages_context
from ..pages.page import SHELLS
from ..pages.phrases import date
from ..problems import Problem
from ..workers import processors
from . import cleaning, shells
from .content import PICTURES, HandWritten
from .folder import PublishError
from .links import Targets
from .offline import edition
from .offline.pages import Copy
from .publish import Publication, publish
from .sources import Sources

STYLES: Final = tuple(f"assets/stylesheets/{name}.css" for name in ("area", "prospectus", "shell"))
_READING: Final = re.compile(r"assets/stylesheets/main\.\w+\.min\.css")


class Heading(Protocol):
    """An entry in the host's table of contents."""

    id: str
    children: list[Any]


class Making:
    """Collects what a host makes of shells and hand-written pages; `uri` is always a file's path below content/."""

    def __init__(self, area: Area, sources: Sources, known: Targets, *, live_reload: bool) -> None:
        self.area = area
        self.content = sources.content
        self.known = known
        self.shells = {shells.source(kind, depth): (kind, depth) for kind, depth in SHELLS}
        self.rendered: dict[tuple[str, int], str] = {}
        self.pages: list[ContentPage] = []
        self.faults: list[Problem] = []
        self.facts = {
            "partnership": area.written.partnership,
            "as_of": date(area.today),
            "policy": headers.policy(live_reload=live_reload),
            "version": __version__,
            "written": self.content.addresses,
            "sheets": STYLES,
            "promised": bool(area.promises),
            "handbook": bool(area.protocols),
            "feedback": _feedback(area.written.feedback),
            "worker": None if live_reload else offline.PATH,
        }

    def use_styles(self, uris: Iterable[str]) -> None:
        """Find Material's style sheet, whose name changes with every version, among its files; ours come after it."""
        reading = [uri for uri in uris if _READING.fullmatch(uri)]
        self.facts["sheets"] = (*reading, *STYLES)

    def source(self, uri: str) -> str:
        """What the host reads: a page's Markdown alone. The empty line keeps it from looking for front matter."""
        page = self.content.pages.get(uri)
        return f"\n{page.body}" if page else ""

    def meta(self, uri: str) -> dict[str, str]:
        """What the host may know of a page: its title and its description, as text."""
        page = self.content.pages.get(uri)
        said = {"title": page.title, "description": page.description} if page else {}
        return {key: value for key, value in said.items() if value}

    def body(self, uri: str, rendered: str, title: str) -> str:
        """What stands in a page: for a shell the marker, for a hand-written page its body made safe."""
        page = self.content.pages.get(uri)
        if page is None:
            return shells.marker("body") if uri in self.shells else ""
        safe, dead = cleaning.cleaned(rendered, page, self.known)
        self.faults += cleaning.dead_links(page, dead)
        self.pages.append(ContentPage(page.address, _title(page, title), cleaning.text(safe)))
        return safe

    def context(self, uri: str | None, title: str, canonical: str | None) -> dict[str, object]:
        """What the templates show; everything in it is plain text, which they escape."""
        shared = {"prospectus": self.facts, "marker": shells.marker}
        if uri in self.shells:
            kind, depth = self.shells[uri]
            marked = {place: shells.marker(place) for place in ("title", "description", "canonical")}
            return shared | marked | {"kind": kind, "depth": depth} | ({} if canonical else {"canonical": None})
        page = self.content.pages.get(uri or "")
        said = {"title": _title(page, title), "description": page.description if page else None}
        return shared | said | {"canonical": canonical, "kind": None, "depth": None}

    def keep(self, uri: str, output: str) -> None:
        """Remember a finished shell."""
        if uri in self.shells:
            self.rendered[self.shells[uri]] = output

    def edit_base(self, repo_url: str | None, edit_uri: str | None) -> str | None:
        """Where files are edited, up to their path in the area: from area.yml, else from the host's settings.

        The host's own address leads to the hand-written pages; the area's folder is the one above.
        """
        if self.area.written.edit_url:
            return self.area.written.edit_url.rstrip("/") + "/"
        if repo_url and edit_uri:
            return urljoin(urljoin(repo_url.rstrip("/") + "/", edit_uri.rstrip("/") + "/"), "..")
        return None

    def publish(
        self,
        root: Path,
        folder: Path,
        *,
        site_url: str,
        edit_url: str | None,
        workers: int,
        templates: Iterable[str],
        packs: bool = False,
        form: Form | None = None,
    ) -> Mapping[str, Any]:
        """Put every generated page beside what the host has written in `folder`; what build.json will say.

        `root` is the area's folder; templates in the folders `templates`, each called pages, stand in for ours, and so
        do those of print/ beside it. With `packs`, what advisers print is made too; `form` is what stands at /edit/.
        """
        for uri in self.shells:
            (folder / uri).with_suffix(".html").unlink(missing_ok=True)
            if "/" in uri:
                shutil.rmtree(folder / uri.partition("/")[0], ignore_errors=True)
        templates = tuple(templates)
        ctx = pages_context.make(
            self.area,
            derive(self.area),
            templates,
            site_url=site_url,
            handwritten=self.content.addresses,
            editions=editions(root) if self.area.protocols else {},
            edit_url=edit_url,
            in_form=form.addresses if form else {},
            history=history(root),
        )
        cut = shells.cut_all(self.rendered, SHELLS)
        content = tuple(sorted(self.pages))
        beside = [str(Path(one).parent) for one in templates]
        workers = workers or processors()
        return publish(Publication(root, ctx, cut, content, edit_url, workers, packs, beside, form), folder)

    def offline(self, folder: Path, stamp: Mapping[str, Any], *, site_url: str) -> Mapping[str, Any]:
        """Turn the published site in `folder` into its offline edition; what build.json will say."""
        day = self.area.today
        copy = Copy(date(day), day.isoformat(), site_url, self.area.written.partnership)
        return edition.turn(folder, copy, stamp)


def making(sources: Sources, *, live_reload: bool = False) -> Making:
    """The making of a site from sound sources."""
    if sources.area is None or sources.known is None:
        raise PublishError("The area's own file, content/area/area.yml, has to be sound first.")
    return Making(sources.area, sources, sources.known, live_reload=live_reload)


def wanted(uri: str, *, ours: bool) -> bool:
    """Whether a file that the host has found goes into the site: pages and pictures of ours, styles of its theme.

    Material's scripts are not used, and the data in content/area/ are not published as they stand.
    """
    if ours:
        return uri.endswith((".md", *PICTURES)) and not (uri.startswith("area/") or is_protocol(uri))
    scripts = tuple(f"assets/javascripts/{name}" for name in ("bundle.", "lunr/", "workers/"))
    unused = (*scripts, "offline/", "pages/", "print/")
    odd = uri.endswith((".map", ".html")) or uri in ("assets/images/favicon.png", "sitemap.xml")
    return not (odd or uri.startswith(unused) or uri.startswith("assets/stylesheets/palette."))


def tidy(headings: Iterable[Heading]) -> None:
    """Empty every id that is none, before a template puts it into a link."""
    for heading in headings:
        heading.id = cleaning.safe_id(heading.id)
        tidy(heading.children)


def _title(page: HandWritten | None, host_says: str) -> str:
    """A page's title as plain text: its own, else what the host found, which is HTML."""
    return (page and page.title) or Markup(host_says).striptags()


def _feedback(to: Feedback | None) -> str:
    """The address to which readers write about a page, up to that page's own; empty when there is none."""
    if to is None:
        return ""
    if to.email:
        return f"mailto:{to.email}?subject={quote('About the page /')}"
    return f"{to.url}{'&' if '?' in str(to.url) else '?'}page=/"
