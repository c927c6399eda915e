"""The short addresses that stand on paper: a small page at each that leads on to the course.

There is one for every course, so each is a few hundred bytes: one text with the course's address and title put in.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from ..area import Area, Course
from ..derive.shorts import shorts

_HEAD: Final = (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'\">"
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
)
_LEADING: Final = (
    f'{_HEAD}<meta http-equiv="refresh" content="0; url={{to}}"><title>{{title}}</title></head>'
    '<body><main><h1>{title}</h1><p><a href="{to}">Go on to {title}</a></p></main></body></html>\n'
).format
_ASKING: Final = (
    f"{_HEAD}<title>Which of these courses?</title></head>"
    "<body><main><h1>Which of these do you mean?</h1><ul>{items}</ul></main></body></html>\n"
).format


def files(area: Area) -> dict[str, bytes]:
    """The page at each short address. Where two courses share one, the page asks which of the two is meant."""
    leads = shorts(area).leads.items()
    return {f"{address}index.html": _page(address, courses) for address, courses in leads}


def _page(address: str, courses: Sequence[Course]) -> bytes:
    root = "../" * address.count("/")
    if len(courses) == 1:
        return _LEADING(to=root + courses[0].address, title=escape(courses[0].title)).encode()
    items = "".join(
        f'<li><a href="{root}{one.address}">{escape(one.title)}</a>, {escape(one.provider.name)}</li>'
        for one in courses
    )
    return _ASKING(items=items).encode()
