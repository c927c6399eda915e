"""Weighs a finished site: its pages, and what a phone downloads for a course page and for the finder's first results."""

from __future__ import annotations

import gzip
import os
import re
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple
from urllib.parse import urljoin, urlsplit

_IMPORTED: Final = re.compile(r"""^import\b[^"';]*["']([\w./-]+\.js)["']""", re.MULTILINE)
_NAMED: Final = re.compile(r"""["'`]([\w./-]+\.js)["'`]""")


class Weight(NamedTuple):
    """A file, its bytes, and its bytes on the wire (gzip -6)."""

    path: str
    plain: int
    wire: int


class Sizes(NamedTuple):
    """What was weighed. `heaviest` and `usual` are the largest and the median course page's bytes of HTML."""

    pages: int
    files: int
    bytes: int
    courses: int
    heaviest: int
    usual: int
    first: tuple[Weight, ...]
    finder: tuple[Weight, ...]


def weigh(site: Path) -> Sizes:
    """Weigh one of our sites. The course page that is weighed with all it refers to is the heaviest."""
    found = {path.relative_to(site).as_posix(): path.stat().st_size for path in _files(site)}
    courses = {path: size for path, size in found.items() if re.fullmatch(r"courses/[^/]+/[^/]+/index\.html", path)}
    heaviest = max(courses, key=lambda path: (courses[path], path))
    return Sizes(
        pages=sum(path.endswith(".html") for path in found),
        files=len(found),
        bytes=sum(found.values()),
        courses=len(courses),
        heaviest=courses[heaviest],
        usual=int(median(courses.values())),
        first=_weights(site, _page(site, heaviest)),
        finder=_weights(site, _finder(site, found)),
    )


def _files(site: Path) -> Iterable[Path]:
    return (Path(above, name) for above, _, names in os.walk(site) for name in names)


def _weights(site: Path, paths: Iterable[str]) -> tuple[Weight, ...]:
    read = ((path, (site / path).read_bytes()) for path in dict.fromkeys(paths))
    return tuple(Weight(path, len(data), len(gzip.compress(data, 6))) for path, data in read)


class _Resources(HTMLParser):
    """Collects what a page makes a browser fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        fetched = {"stylesheet", "icon", "manifest", "preload", "modulepreload"} & set((given.get("rel") or "").split())
        if tag == "link" and fetched:
            self.found.append(given.get("href") or "")
        elif tag in {"script", "img", "source"} and given.get("src"):
            self.found.append(given["src"] or "")


def _page(site: Path, path: str, *, scripts: re.Pattern[str] = _IMPORTED) -> list[str]:
    """A page and the files that it makes a browser fetch, with the scripts that its scripts name as `scripts` says."""
    parser = _Resources()
    parser.feed((site / path).read_text(encoding="utf-8"))
    wanted = [path, *(_resolved(path, address) for address in parser.found)]
    for one in wanted:  # grows while it is read
        if one.endswith(".js"):
            named = (_resolved(one, name) for name in scripts.findall((site / one).read_text(encoding="utf-8")))
            wanted += [name for name in named if name not in wanted and (site / name).is_file()]
    return wanted


def _resolved(path: str, address: str) -> str:
    return urlsplit(urljoin(f"https://site.example/{path}", address)).path.lstrip("/")


def _finder(site: Path, found: Iterable[str]) -> list[str]:
    """The finder's page, every script that it or its scripts name, and what they read for the first results."""
    tables = sorted(path for path in found if re.fullmatch(r"assets/finder/(courses|home|index)\.json", path))
    return [*_page(site, "courses/index.html", scripts=_NAMED), *tables]
