"""What every sheet is made from: the views' context, made for paper, with the templates and texts of sheets."""

from __future__ import annotations

import importlib.resources
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from markupsafe import Markup

from ..area import Area
from ..derive.derive import Derived, derive
from ..derive.shorts import Shorts, shorts
from ..pages import context, text
from ..pages.context import Context, area_address
from ..pages.phrases import host
from . import codes


@dataclass(frozen=True, slots=True, eq=False)
class Desk:
    """What makers of sheets are given; `text` turns a provider's text into HTML whose links are whole addresses."""

    ctx: Context
    shorts: Shorts
    text: Callable[[str], Markup]

    @property
    def area(self) -> Area:
        return self.ctx.area

    @property
    def derived(self) -> Derived:
        return self.ctx.derived

    def html(self, name: str, /, **values: object) -> str:
        """A sheet as HTML, from the template print/<name>.html."""
        return self.ctx.template(f"print/{name}").render(desk=self, **values)

    def url(self, address: str) -> str:
        """A page's whole address; empty when it is not known where the site will be."""
        return self.ctx.site_url and self.ctx.site_url + address

    def code(self, address: str) -> str:
        """The QR code of a page as a picture's address; empty as in `url`."""
        return codes.picture(self.url(address)) if self.ctx.site_url else ""

    def plain(self, address: str) -> str:
        """A page's address as people type it, without https://; empty as in `url`."""
        return self.url(address).removeprefix("https://").removeprefix("http://")

    @staticmethod
    def css(words: str) -> Markup:
        """Text as a string in a style sheet; everything but letters, digits and blanks is written as an escape."""
        signs = (sign if (sign.isascii() and sign.isalnum()) or sign == " " else f"\\{ord(sign):x} " for sign in words)
        return Markup(f'"{"".join(signs)}"')

    @property
    def home(self) -> str:
        """The site's name on paper: its host, or nothing."""
        return host(self.ctx.site_url)


def desk(area: Area, *, site_url: str = "", templates: Sequence[Path | str] = ()) -> Desk:
    """What sheets of this area are made from; `templates` may hold a folder print/ whose files stand in for ours."""
    theme = str(importlib.resources.files("prospectus_theme"))
    site_url = f"{site_url.rstrip('/')}/" if site_url else ""
    ctx = context.make(area, derive(area), [*templates, theme], site_url=site_url)
    return Desk(ctx, shorts(area), _text(area, site_url))


def _text(area: Area, site_url: str) -> Callable[[str], Markup]:
    """Providers' text as HTML; links inside the prospectus are whole addresses, or words where there is none."""

    def resolve(reference: str) -> str | None:
        address = area_address(area, reference)
        return site_url + address if site_url and address else None

    return partial(text.html, clean=text.cleaner(resolve))
