"""Keeps old addresses alive: a small page at each that leads on to where the course is now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from ..area import Redirect


def files(redirects: Iterable[Redirect], titles: Mapping[str, str], site_url: str) -> dict[str, bytes]:
    """The page at each old address; `titles` has each new one's title; `site_url` ends with a slash or is empty."""
    return {
        f"{redirect.old}index.html": page(redirect, titles.get(redirect.new, "this page"), site_url)
        for redirect in redirects
    }


def page(redirect: Redirect, title: str, site_url: str) -> bytes:
    """A page that leads on by itself, and by its link where a browser does not."""
    to = escape("../" * redirect.old.count("/") + redirect.new)
    canonical = f'<link rel="canonical" href="{escape(site_url + redirect.new)}">\n' if site_url else ""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)} has moved</title>\n"
        '<meta name="robots" content="noindex">\n'
        f'{canonical}<meta http-equiv="refresh" content="0; url={to}">\n'
        f'</head>\n<body>\n<main>\n<h1>This page has moved</h1>\n<p>Go on to <a href="{to}">{escape(title)}</a>.</p>\n'
        "</main>\n</body>\n</html>\n"
    ).encode()
