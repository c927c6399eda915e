"""Tells search engines which pages there are: the sitemap, and robots.txt that points to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final
from xml.sax.saxutils import escape

MOST: Final = 50_000
"""The most addresses that one sitemap may hold (sitemaps.org)."""

_NAMESPACE: Final = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def files(addresses: Iterable[str], site_url: str) -> dict[str, bytes]:
    """robots.txt, and a sitemap if the site knows where it will stand: its addresses have to be whole ones.

    `addresses` count from the root of the site; `site_url` ends with a slash or is empty. More addresses than one
    sitemap may hold are shared among several, which the first one names.
    """
    if not site_url:
        return {"robots.txt": b"User-agent: *\nAllow: /\n"}
    urls = [escape(site_url + address) for address in sorted(set(addresses))]
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {site_url}sitemap.xml\n".encode()
    if len(urls) <= MOST:
        return {"robots.txt": robots, "sitemap.xml": _document("urlset", "url", urls)}
    parts = {f"sitemap-{number}.xml": part for number, part in enumerate(_parts(urls), 1)}
    index = _document("sitemapindex", "sitemap", [escape(site_url + name) for name in parts])
    return {
        "robots.txt": robots,
        "sitemap.xml": index,
        **{name: _document("urlset", "url", part) for name, part in parts.items()},
    }


def _parts(urls: Sequence[str]) -> Iterator[list[str]]:
    rest = iter(urls)
    while part := list(islice(rest, MOST)):
        yield part


def _document(root: str, entry: str, urls: Iterable[str]) -> bytes:
    lines = "\n".join(f"<{entry}><loc>{url}</loc></{entry}>" for url in urls)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {_NAMESPACE}>\n{lines}\n</{root}>\n'.encode()
