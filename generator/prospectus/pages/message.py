"""The page of every message: what it means, how bad it is, and an example of it with the cure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from markupsafe import Markup, escape

from .context import Context
from .messages import BELOW, LISTED, Message, messages
from .page import Page


def pages(ctx: Context) -> Iterator[Message]:
    """Every message has a page."""
    yield from messages()


def view(ctx: Context, message: Message) -> Page:
    """The page of one message; learners do not look for it, so the sitemap does not name it."""
    known = ctx.handwritten
    links = [(address, name) for address, name in _ABOVE if address in known]
    marked = {name: _marked(message[name]) for name in ("what", "mend")}
    days = {name: _day(message[name]) for name in ("since", "error_from")}
    meant = _MEANT[message["severity"].split(",")[0]]
    body = ctx.html("message", 3, one={**message, **marked}, links=links, meant=meant, **days)
    described = re.sub(r"[`*]", "", message["what"])
    return Page(f"{BELOW}{message['id']}/", "message", f"Message {message['id']}", described, body, listed=False)


_ABOVE: Final = (("help/", "Help for providers"), LISTED)
_MEANT: Final = {
    "error": "An error: nothing is published before it is mended. In the file of a draft it is only a warning, as "
    "long as the file can be read.",
    "warning": "A warning: it is most likely worth mending, and stops nothing. If your file is right as it stands, "
    "accept the warning there with the reason, under “accepted”.",
    "advice": "Advice: something to know. It stops nothing.",
}
_MARKS: Final = re.compile(r"`([^`]+)`|\[([^\]]+)\]\([^)]+\)")


def _marked(told: str) -> Markup:
    """A sentence of the catalogue, whose only marks are code and links to pages that an area need not have."""
    parts, end = [], 0
    for found in _MARKS.finditer(told):
        between = escape(told[end : found.start()])
        parts += [between, Markup("<code>%s</code>") % found[1] if found[1] else escape(found[2])]
        end = found.end()
    return Markup("").join([*parts, escape(told[end:])])


def _day(iso: str | None) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None
