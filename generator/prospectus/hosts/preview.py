"""The preview of a change: the pages and leaflets that it touches, in a folder that opens without a server."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from html import escape
from pathlib import Path
from typing import Final, NamedTuple

from .. import progress
from ..area import Course
from ..changes.change import HEADINGS, Change
from ..changes.comparing import changes
from ..changes.loading import Sides
from ..changes.told import markdown, text
from ..changes.touched import Touched, made, touched
from ..refused import RefusedError
from ..reports import harmless
from ..reports.alone import alone
from ..whole import put
from ..workers import can_fork, in_turn, processors
from . import mkdocs
from .content import take_in
from .folder import STAMP
from .sources import Sources

WHOLE: Final = 1_500
"""A site of no more pages is shown as a whole, so that every link leads on."""

LEAFLETS: Final = 50
"""The most leaflets that are made."""

_STYLE: Final = (
    ":root{color-scheme:light dark;font:1.0625rem/1.5 system-ui,sans-serif}"
    "body{margin:2rem auto;max-width:46rem;padding:0 1rem;overflow-wrap:anywhere}li{margin:.3rem 0}"
)


class Made(NamedTuple):
    """How many pages and leaflets there are to look at."""

    pages: int
    leaflets: int


def touched_pages(root: Path, both: Sides) -> Touched:
    """The pages that differ between the two sides, hand-written ones among them; made with the settings of now."""
    told = mkdocs.settings(root)
    templates = [one / "pages" for one in told.templates]
    site_url = f"{told.site_url.rstrip('/')}/" if told.site_url else ""
    handwritten = take_in(root).addresses
    sides = [made(one.area, templates, site_url=site_url, handwritten=handwritten) for one in (both.old, both.new)]
    found = touched(*sides)
    pages = [one for one in changes(both.old, both.new) if one.kind == "page"]
    own = {(one.effect.name, one.address): one.title for one in pages if one.address is not None}
    new = {address: title for (how, address), title in own.items() if how == "NEW" and address is not None}
    changed = {address: title for (how, address), title in own.items() if how == "WORDS" and address is not None}
    return Touched({**found.new, **new}, {**found.changed, **changed}, found.gone)


def addresses(found: Touched, form: str) -> str:
    """The pages that are new, others or gone: a line each to read, or as JSON."""
    groups = {"new": found.new, "changed": found.changed, "gone": found.gone}
    if form == "json":
        return json.dumps({name: list(pages) for name, pages in groups.items()}, indent=2) + "\n"
    mark = "- " if form == "markdown" else ""
    return "".join(f"{mark}{name} /{address}\n" for name, pages in groups.items() for address in pages)


def make(root: Path, sources: Sources, both: Sides, output: Path) -> Made:
    """Write the preview into `output`, which has to be new or empty. Raises RefusedError, PublishError."""
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise RefusedError(f"{output} is not an empty folder. Name a new one; nothing was written.")
    found, different = touched_pages(root, both), changes(both.old, both.new)
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".preview-", dir=output.parent) as folder:
        new = Path(folder, "new")
        mkdocs.build(root, sources, site_dir=Path(folder, "site").resolve(), offline=True)
        shutil.copytree(Path(folder, "site").resolve(), new / "site", ignore=_left_out(Path(folder, "site"), found))
        leaflets = _leaflets(root, both, different, new / "leaflets")
        for name, content in _told(both, found, different, leaflets):
            (new / name).write_text(content, encoding="utf-8", newline="\n")
        if output.exists():
            output.rmdir()
        new.rename(output)
    return Made(len(found.there), len(leaflets))


def _left_out(site: Path, found: Touched) -> Callable[[str, list[str]], set[str]]:
    """What is not copied of a large site: the pages that are the same on both sides; the home page always is."""
    pages = json.loads((site / STAMP).read_text(encoding="utf-8"))["pages"]
    kept = {"", *found.there}

    def ignored(folder: str, names: list[str]) -> set[str]:
        address = os.path.relpath(folder, site.resolve()).replace(os.sep, "/")
        here = "" if address == "." else f"{address}/"
        return {"index.html"} & set(names) if pages > WHOLE and here not in kept else set()

    return ignored


# ── Leaflets ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _leaflets(root: Path, both: Sides, different: Sequence[Change], folder: Path) -> Mapping[str, str]:
    """Print the leaflets of the courses that are new or others; the name of each course by its file."""
    from ..printing import press

    keys = [one.key for one in different if one.kind == "course"][:LEAFLETS]
    courses = [both.new.area.courses[key] for key in keys if key in both.new.area.courses]
    courses = [one for one in courses if one.written.status == "published"]
    if not courses or press.missing():
        return {}
    return dict(_printed(root, both, courses, folder))


def _printed(root: Path, both: Sides, courses: Sequence[Course], folder: Path) -> Iterator[tuple[str, str]]:
    from ..printing import leaflet
    from ..printing.desk import desk

    told = mkdocs.settings(root)
    here = desk(both.new.area, site_url=told.site_url, templates=told.templates)
    progress.begin("Printing leaflets", len(courses))
    tasks = [partial(leaflet.printed, here, one) for one in courses]
    for course, printed in zip(courses, in_turn(tasks, processors() if can_fork() else 1), strict=True):
        name = f"{course.provider.id}-{course.id}.pdf"
        put(folder / name, printed.data)
        progress.step()
        yield f"leaflets/{name}", f"{course.title} ({course.provider.name})"


# ── What is told ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _told(
    both: Sides, found: Touched, different: Sequence[Change], leaflets: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    yield "changes.md", markdown(different, both.notes)
    yield "changes.txt", text(different, both.notes)
    yield "index.html", _index(both, found, different, leaflets)


def _index(both: Sides, found: Touched, different: Sequence[Change], leaflets: Mapping[str, str]) -> str:
    """The page to begin with, in HTML without scripts; every text in it is escaped."""
    first = [one.address for one in different if one.address in found.there]
    pages = {f"site/{one}index.html": found.there[one] for one in (*first, *found.there) if one is not None}
    parts = [
        *(f"<p>{_shown(note)}</p>" for note in both.notes),
        *_words(different),
        *_links("Pages to look at", pages),
        *_links("Leaflets to look at", leaflets),
        *_list("Pages that go", [_shown(f"/{address}") for address in found.gone]),
    ]
    title = f"{both.new.area.written.name}: what this change touches"
    body = "\n".join((f"<h1>{_shown(title)}</h1>", *parts, ""))
    return alone(harmless(title), _STYLE, body)


def _words(different: Sequence[Change]) -> Iterator[str]:
    if not different:
        yield "<p>Nothing changes for learners.</p>"
    for effect, heading in HEADINGS.items():
        group = [one for one in different if one.effect is effect]
        lines = [
            f"<strong>{_shown(one.title)}</strong>{_shown(f' ({one.whose})' if one.whose else '')}: {_shown(one.says)}"
            for one in group
        ]
        yield from _list(heading, lines)


def _links(heading: str, links: Mapping[str, str]) -> Iterator[str]:
    yield from _list(heading, [f'<a href="{escape(to)}">{_shown(name)}</a>' for to, name in links.items()])


def _list(heading: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"<h2>{heading}</h2>\n<ul>\n{''.join(f'<li>{line}</li>{chr(10)}' for line in lines)}</ul>"


def _shown(words: str) -> str:
    return escape(harmless(words))
