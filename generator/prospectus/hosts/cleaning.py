"""Lets through of a hand-written page what a reading page needs, and nothing that acts, styles or loads."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

import nh3

from ..pages.named import NAMED
from ..problems import Problem
from ..wording import quoted
from .content import Content, HandWritten, fault
from .links import Targets, line_of, resolved

TAGS: Final = frozenset(
    "a abbr b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i "
    "img ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead tr u ul var "
    "section".split()
)
_ATTRIBUTES: Final = {
    "*": {"class", "id", "title", "lang", "dir"},
    "a": {"href"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
}
_CLASS: Final = re.compile(r"(?!md-(?!button(?:--primary)?$)|shell-|(?:js|no-js|mermaid)$)[A-Za-z][A-Za-z0-9_-]{0,40}")
_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_:.-]{0,120}")
_NUMBER: Final = re.compile(r"[0-9]{1,4}")
_WORDS: Final = {
    "lang": re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"),
    "dir": re.compile(r"ltr|rtl|auto"),
    "align": re.compile(r"left|right|center"),
    "scope": re.compile(r"row|col|rowgroup|colgroup"),
}
_NUMBERS: Final = frozenset({"width", "height", "start", "colspan", "rowspan"})
_TAG: Final = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)(?=[\s/>])")
_HANDLER: Final = re.compile(r"<[a-zA-Z][^<>]*?\s(on[a-z]+|style|srcdoc|formaction)\s*=", re.IGNORECASE)


def cleaned(rendered: str, page: HandWritten, known: Targets) -> tuple[str, list[str]]:
    """A rendered page's body made safe, its links resolved; and the links that lead nowhere, as they stood."""
    dead: list[str] = []

    def checked(tag: str, name: str, value: str) -> str | None:
        if name in ("href", "src"):
            whole = resolved(value, page, known)
            if whole is None or (name == "src" and ":" in whole):
                dead.append(value)
                return None
            return whole
        return _attribute(name, value)

    safe = nh3.clean(
        rendered,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=checked,
        url_schemes={"https", "mailto", "tel", *NAMED},
        link_rel=None,
    )
    return safe, dead


def text(safe: str) -> str:
    """The words of a page's body, for searching."""
    return " ".join(html.unescape(nh3.clean(safe.replace("<", " <"), tags=set())).split())


def safe_id(id_: str) -> str:
    """An id that can stand in a page, else nothing."""
    return id_ if _ID.fullmatch(id_) else ""


def problems(content: Content) -> Iterator[Problem]:
    """HTML in hand-written pages that would be taken out, so that nobody wonders where it has gone."""
    for page in content.pages.values():
        plain = page.without_code
        for found in _TAG.finditer(plain):
            if found[1].lower() not in TAGS:
                yield _refused(page, found.start(), f"The tag {quoted(found[1])}")
        for found in _HANDLER.finditer(plain):
            yield _refused(page, found.start(1), f"The attribute {quoted(found[1])}")


def dead_links(page: HandWritten, hrefs: list[str]) -> Iterator[Problem]:
    """The problems of links that were found to lead nowhere only when the page was rendered."""
    for href in dict.fromkeys(hrefs):
        says = f"{quoted(href)} leads nowhere that we link to."
        do = "Use https, mailto, tel, a page's file, or a name like course:…"
        yield fault("link-not-allowed", page.path, says, do, line=line_of(href, page))


def _refused(page: HandWritten, at: int, what: str) -> Problem:
    line, column = page.position(at)
    says = f"{what} cannot be used in a page."
    do = "Say it in Markdown, or put it between backticks to show it as it is."
    return fault("html-not-allowed", page.path, says, do, line=line, column=column)


def _attribute(name: str, value: str) -> str | None:
    """An attribute's value if it can do no harm, else None."""
    if name == "class":
        return " ".join(word for word in value.split() if _CLASS.fullmatch(word)) or None
    if name == "id":
        return safe_id(value) or None
    if name in _NUMBERS:
        return value if _NUMBER.fullmatch(value) else None
    if name in _WORDS:
        return value if _WORDS[name].fullmatch(value) else None
    return value
