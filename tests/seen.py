"""A page as a person sees it: its words, its headings, what stands under each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib

from prospectus.area import Area
from prospectus.derive.derive import derive
from prospectus.exchange import published
from prospectus.pages.context import Context, make
from prospectus.pipeline import load
from tests.small import write

BLOCKS = frozenset("p li h1 h2 h3 dt dd div section header nav aside ul ol dl table tr td th br form option".split())


def parsed(html: str) -> Element:
    """A page's body as a browser reads it."""
    return html5lib.parse(f"<!doctype html><body>{html}", namespaceHTMLElements=False).find("body")


def text_of(element: Element) -> str:
    """What a person reads in an element: its words with one space between them."""
    return " ".join(_said(element).split())


def _said(element: Element) -> str:
    inner = (element.text or "") + "".join(_said(child) + (child.tail or "") for child in element)
    return f" {inner} " if element.tag in BLOCKS else inner


def headings(page: str | Element) -> list[str]:
    """The headings as they stand on the page: “h2 Would I get in?”."""
    body = parsed(page) if isinstance(page, str) else page
    return [f"{one.tag} {text_of(one)}" for one in body.iter() if one.tag in {"h1", "h2", "h3", "h4"}]


def section(html: str, heading: str) -> str:
    """What a person reads in the section with this heading."""
    for one in parsed(html).iter("section"):
        if any(text_of(child) == heading for child in one if child.tag == "h2"):
            return text_of(one)
    raise AssertionError(heading)


def open_data(area: Area, root: Path, home: str) -> dict[str, bytes]:
    """The files that a site publishes for other programs, but for the log of changes."""
    return {path: data for feed in published.feeds(area, root, home) for path, data in feed().items()}


def context(area: Area | None) -> Context:
    assert area is not None
    return make(area, derive(area), site_url="https://prospectus.example/")


def small_context(root: Path, files: Mapping[str, str | None] | None = None) -> Context:
    """The small area with these files changed, ready to be shown; there may be nothing wrong with it but warnings."""
    loaded = load(write(root, dict(files or {})), as_of=dt.date(2026, 11, 22))
    assert not [one for one in loaded.problems if one.severity == "error"], loaded.problems
    return context(loaded.area)
