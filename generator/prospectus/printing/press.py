"""The door to WeasyPrint: from finished HTML to a tagged PDF, the same bytes for the same input, without a network."""

from __future__ import annotations

import gc
import importlib.resources
import logging
import platform
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any, Final

from .. import __version__
from . import kept

NEEDS: Final = (
    "Printing needs WeasyPrint, which is not installed: pip install “prospectus[print]”. "
    "It needs Pango too; on Debian and Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0."
)
_VARIANT: Final = "pdf/ua-1"
"""Tagged, with a language and a title, so that a screen reader reads it (ISO 14289-1)."""


class MissingError(Exception):
    """What printing needs is not installed; the message says what to install."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished PDF and how many pages it has."""

    data: bytes
    pages: int


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """HTML laid out on pages, not yet written."""

    document: Any

    @property
    def pages(self) -> int:
        return len(self.document.pages)

    def printed(self) -> Printed:
        """The PDF. Nothing in it comes from a clock or by chance."""
        with _undisturbed():
            data: bytes = self.document.write_pdf(pdf_variant=_VARIANT, pdf_tags=True)
        return Printed(data, self.pages)


def laid(html: str) -> Laid:
    """A whole HTML document on pages, with the one style sheet of all sheets; MissingError without WeasyPrint."""
    weasyprint = _weasyprint()
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols={"data"})  # Nothing is fetched: what we show is in the HTML.
    page = weasyprint.HTML(string=html, url_fetcher=fetcher)
    sheet, fonts = _look()
    with _undisturbed():
        return Laid(page.render(stylesheets=[sheet], font_config=fonts, pdf_variant=_VARIANT, pdf_tags=True))


def printed(html: str) -> Printed:
    """A whole HTML document as PDF; what was kept of an earlier build, when it is the same in everything."""
    return fitted([html])


def fitted(*tried: Sequence[str]) -> Printed:
    """The first of these documents that goes onto as many pages as it may, else the last; kept as in `printed`.

    Those of the first list may have one page, those of the second two, and so on.
    """
    key = kept.digest([_version(), *(html for some in tried for html in some)])
    if there := kept.found(key):
        return Printed(*there)
    with _undisturbed():
        for most, html in ((most, html) for most, some in enumerate(tried, 1) for html in some):
            found = laid(html)
            if found.pages <= most:
                break
        made = found.printed()
    kept.keep(key, made.data, made.pages)
    return made


@contextmanager
def _undisturbed() -> Iterator[None]:
    """While this lasts the garbage collector waits: a layout has millions of objects that all stay until it is written,
    and looking through them again and again takes a quarter of the time.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@cache
def _version() -> str:
    """A sum of all that a PDF is made with beside its HTML: this program, the libraries, the look and the fonts."""
    weasyprint = _weasyprint()
    names = ("weasyprint", "pydyf", "fonttools", "tinycss2", "tinyhtml5", "cssselect2", "pyphen", "pillow")
    libraries = [f"{name} {_installed(name)}" for name in names]
    pango = weasyprint.text.ffi.pango.pango_version()
    here = Path(__file__).read_text(encoding="utf-8")
    return kept.digest([__version__, platform.platform(), str(pango), *libraries, here, _css(), kept.fonts()])


def _installed(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def missing() -> str:
    """What to install before anything can be printed; empty when all is there."""
    try:
        _weasyprint()
    except MissingError as error:
        return str(error)
    return ""


@cache
def _weasyprint() -> Any:
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)  # It warns of every property that it does not know.
    logging.getLogger("fontTools").setLevel(logging.CRITICAL)
    try:
        import weasyprint  # type: ignore[import-untyped]
        import weasyprint.text.fonts  # type: ignore[import-untyped]
        import weasyprint.urls  # type: ignore[import-untyped]
    except (ImportError, OSError) as error:  # OSError: the package is there, Pango is not.
        raise MissingError(NEEDS) from error
    return weasyprint


@cache
def _look() -> tuple[Any, Any]:
    """The style sheet and the fonts, read once."""
    weasyprint = _weasyprint()
    fonts = weasyprint.text.fonts.FontConfiguration()
    return weasyprint.CSS(string=_css(), font_config=fonts), fonts


def _css() -> str:
    return (importlib.resources.files("prospectus_theme") / "print" / "sheet.css").read_text(encoding="utf-8")
