"""The short addresses that stand on paper: a small page at each that leads on to the course."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ..area import Area, Course, Redirect
from ..derive.shorts import shorts
from .redirects import page


def files(area: Area, site_url: str) -> dict[str, bytes]:
    """The page at each short address; `site_url` ends with a slash or is empty.

    Where two courses share one, the page asks which of the two is meant.
    """
    leads = shorts(area).leads.items()
    return {f"{address}index.html": _page(address, courses, site_url) for address, courses in leads}


def _page(address: str, courses: Sequence[Course], site_url: str) -> bytes:
    if len(courses) == 1:
        return page(Redirect(address, courses[0].address), courses[0].title, site_url, moved=False)
    root = "../" * address.count("/")
    items = "".join(
        f'<li><a href="{escape(root + one.address)}">{escape(one.title)}</a>, {escape(one.provider.name)}</li>\n'
        for one in courses
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<title>Which of these courses?</title>\n"
        '<meta name="robots" content="noindex">\n</head>\n<body>\n<main>\n<h1>Which of these do you mean?</h1>\n'
        f"<ul>\n{items}</ul>\n</main>\n</body>\n</html>\n"
    ).encode()
