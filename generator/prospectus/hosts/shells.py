"""The host's page round ours: rendered once for each kind and depth, cut at its markers, joined for every page."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Final
from urllib.parse import quote

from ..pages.page import Page
from .folder import PublishError

FOLDER: Final = "_shell"
"""Where shells stand while the host works; no hand-written page can be called so."""

PLACES: Final = ("title", "description", "canonical", "head", "body", "edit", "form", "path")
_KEY: Final = secrets.token_hex(8)  # Never in the output: it only keeps content from posing as a marker.
_MARKER: Final = re.compile(f"@@prospectus-{_KEY}-([a-z]+)@@")
_IF_EDITED: Final = re.compile(f"@@prospectus-{_KEY}-if-edit@@(.*?)@@prospectus-{_KEY}-end-edit@@", re.DOTALL)
_SPACE: Final = re.compile(r"\n\s+")  # What templates leave over; nothing in a shell is preformatted.


_FORM: Final = ' or <a href="{}" rel="edit">change it in the form</a>'


def marker(place: str) -> str:
    """What stands in a shell where a page's own text goes; `if-edit` and `end-edit` stand round the edit link."""
    return f"@@prospectus-{_KEY}-{place}@@"


def source(kind: str, depth: int) -> str:
    """The name under which the host is given a shell; its page stands `depth` folders below the root."""
    folders = [f"{FOLDER}-{kind}", *["x"] * (depth - 1)] if depth else []
    return "/".join([*folders, "index.md"])


@dataclass(frozen=True, slots=True)
class Shell:
    """A cut shell: `pieces` are constant text and, at every second place, the name of what goes there."""

    with_edit: tuple[str, ...]
    without_edit: tuple[str, ...]

    def filled(self, page: Page, *, site_url: str, edit_url: str | None, form: str | None = None) -> bytes:
        """The finished page. Its title and description are escaped here; its head and body are safe HTML already.

        `form` is where its file is edited in the form, from the root of the site.
        """
        values = {
            "title": escape(page.title),
            "description": escape(page.description),
            "canonical": escape(site_url + page.address),
            "path": quote(page.address),
            "head": page.head,
            "body": page.body,
        }
        pieces = self.without_edit
        if edit_url and page.source:
            values["edit"] = escape(edit_url + page.source)
            values["form"] = _FORM.format(escape("../" * page.depth + form)) if form else ""
            pieces = self.with_edit
        parts = list(pieces)
        parts[1::2] = [values[name] for name in pieces[1::2]]
        return "".join(parts).encode()


def cut(html: str, name: str) -> Shell:
    """A shell from the host's finished page; PublishError when a theme has left out what every page needs."""
    html = _SPACE.sub("\n", html)
    shell = Shell(_pieces(_IF_EDITED.sub(r"\1", html)), _pieces(_IF_EDITED.sub("", html)))
    places = shell.with_edit[1::2]
    missing = [place for place in ("title", "head", "body") if place not in places]
    if missing or places.count("body") != 1 or "edit" in shell.without_edit[1::2]:
        raise PublishError(
            f"The theme's page for “{name}” has no place, or more than one, for {' and '.join(missing) or 'the body'}. "
            "Look at the templates in the theme's custom_dir: they stand in for those of the theme “prospectus”."
        )
    return shell


def _pieces(html: str) -> tuple[str, ...]:
    return tuple(_MARKER.split(html))


def cut_all(pages: Mapping[tuple[str, int], str], needed: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Shell]:
    """Every shell by kind and depth."""
    missing = [f"{kind}-{depth}" for kind, depth in needed if (kind, depth) not in pages]
    if missing:
        raise PublishError(f"The host made no page for {', '.join(missing)}.")
    return {key: cut(html, f"{key[0]}-{key[1]}") for key, html in pages.items()}
