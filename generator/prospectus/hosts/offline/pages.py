"""Finished pages for opening as files: addresses of folders name their page, scripts are classic, and the day is told.

Everything here takes text and gives text. A browser that opens a file knows no index.html, so an address that ends
with a slash would show a list of files; and it loads no modules, so each is named with all that it needs before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from posixpath import dirname, join, normpath
from typing import Final

from ...pages.opendata import ADDRESS, is_for_the_web

RUNTIME: Final = "assets/javascripts/offline.js"
STYLES: Final = "assets/stylesheets/offline.css"

_LINK: Final = re.compile(r'(<(?:a|area|form)\b(?:[^>"]|"[^"]*")*?\s(?:href|action)=")([^"]*)"')
_REFRESH: Final = re.compile(r'(<meta http-equiv="refresh" content="[0-9]+; url=)([^"]*)"')
_MODULE: Final = re.compile(r'<script(?=[^>]* type="module")[^>]* src="([^"]*)"[^>]*></script>')
_WORKER: Final = re.compile(r'(<html\b[^>]*?) data-worker="[^"]*"')
_START: Final = re.compile(r'<body>\n?(?:<a class="md-skip"[^>]*>[^<]*</a>\n?)?')
_ELSEWHERE: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/")


@dataclass(frozen=True, slots=True)
class Copy:
    """What this copy is: its day, for people and for programs, where the newest is (or empty), and whose it is."""

    day: str
    date: str
    site_url: str
    partnership: str


def page(html: str, path: str, copy: Copy, needs: Callable[[str], Sequence[str]]) -> str:
    """A page that stands at `path` for opening as a file; `needs` has what a module needs, itself last."""
    html = _LINK.sub(lambda found: f'{found[1]}{_online(found[2], path, copy) or filed(found[2])}"', html)
    html = _REFRESH.sub(lambda found: f'{found[1]}{filed(found[2])}"', html)
    html = _WORKER.sub(r"\1", html)
    html = _with_site(html, copy)
    html = _classic(html, path, needs)
    return _START.sub(lambda found: found[0] + note(path, copy), html, count=1)


def modules(html: str, path: str) -> list[str]:
    """The modules that a page at `path` names."""
    return [_from_root(address, path) for address in _MODULE.findall(html)]


def _from_root(address: str, path: str) -> str:
    return normpath(join(dirname(path), address))


def filed(address: str) -> str:
    """An address of ours that is a folder's, as that of the page in it; any other as it is."""
    end = min((address.index(sign) for sign in "?#" if sign in address), default=len(address))
    path, rest = address[:end], address[end:]
    folder = path.endswith("/") or path.rpartition("/")[2] in (".", "..")
    if not folder or _ELSEWHERE.match(path):
        return address
    return f"{path.rstrip('/')}/index.html{rest}"


def _online(address: str, path: str, copy: Copy) -> str | None:
    """Where a file is that only the site itself has, from the page that names them all; None for any other link."""
    if path != f"{ADDRESS}index.html" or not copy.site_url:
        return None
    to = _from_root(address, path)
    return escape(copy.site_url + to) if is_for_the_web(to) else None


def note(path: str, copy: Copy) -> str:
    """How old the page is, and where the newest is."""
    newest = f"For the newest, ask {escape(copy.partnership)}."
    if copy.site_url:
        here = escape(copy.site_url + path.removesuffix("index.html"))
        newest = f'The newest is at <a href="{here}">{escape(copy.site_url)}</a>'
    told = f'This is a copy of <span data-copy-of="{escape(copy.date)}">{escape(copy.day)}</span>.'
    return f'<aside class="copy-note" aria-label="About this copy"><p>{told} {newest}</p></aside>\n'


def _with_site(html: str, copy: Copy) -> str:
    """Scripts learn where the newest is: a link that is handed on leads there and not to this stick."""
    site = f' data-site="{escape(copy.site_url)}"' if copy.site_url else ""
    return re.sub(r"<html\b", lambda found: found[0] + site, html, count=1)


def _classic(html: str, path: str, needs: Callable[[str], Sequence[str]]) -> str:
    """Modules as classic scripts, each after what it needs and none twice; first what stands in for a server."""
    root = "../" * path.count("/")
    named: set[str] = set()

    def tags(found: re.Match[str]) -> str:
        wanted = needs(_from_root(found[1], path))
        new = [one for one in dict.fromkeys((RUNTIME, *wanted)) if one not in named]
        named.update(new)
        return "\n".join(_scripts(root + one for one in new))

    html = _MODULE.sub(tags, html)
    return html.replace("</head>", f'<link rel="stylesheet" href="{root}{STYLES}">\n</head>', 1) if named else html


def _scripts(addresses: Iterable[str]) -> Iterable[str]:
    return (f'<script defer src="{address}"></script>' for address in addresses)
