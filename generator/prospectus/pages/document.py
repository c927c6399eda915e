"""A whole document, like a page of the handbook, as safe HTML: headings, tables, and gaps to fill in on paper."""

from __future__ import annotations

import re
from typing import Final

import cmarkgfm  # type: ignore[import-untyped]
import nh3
from markupsafe import Markup

from ..model.fields import as_id
from .named import NAMED
from .text import AS_TYPED, PICTURE, SCHEMES, TAGS, Resolve, address_of

LONG_GAP: Final = 12
"""More _ than these are a gap as wide as the line allows."""

_AS_TYPED: Final = {sign: typed for sign, typed in AS_TYPED.items() if sign != ord(">")}
_ALLOWED: Final = {*TAGS, *"h2 h3 h4 table thead tbody tr th td blockquote hr".split()}
_TITLE: Final = re.compile(r"<(/?)h1>")
_DEEP: Final = re.compile(r"<(/?)h[56]>")
_HEADED: Final = re.compile(r"<(h[234])>(.*?)</\1>", re.DOTALL)
_GAP: Final = re.compile(r"_{3,}")
_BOXED: Final = re.compile(r"<li>(?=\s*(?:<p>)?\s*☐)")
_GAPS: Final = re.compile("\ue000+")
_FIELDS: Final = re.compile("<p>((?:[^<\ue000\n]{1,60}\ue000+\n?)+)</p>")
_FIELD: Final = re.compile("([^\ue000]+)(\ue000+)")


def cleaner(resolve: Resolve) -> nh3.Cleaner:
    """What lets through what a document has: headings and tables too, and links to whatever `resolve` knows."""

    def checked(_: str, name: str, value: str) -> str | None:
        if name != "href":
            return None
        known = resolve(value)
        return known if known is not None else address_of(value, resolve)

    return nh3.Cleaner(
        tags=_ALLOWED,
        attributes={"a": {"href"}},
        attribute_filter=checked,
        url_schemes=SCHEMES | set(NAMED),
        link_rel=None,
    )


def document(text: str, clean: nh3.Cleaner) -> Markup:
    """A whole document as safe HTML: headings from the second level on, each with an id; tables; gaps to fill in.

    Three or more _ are a gap to write in, [ ] is a box to tick.
    """
    typed = _GAP.sub(lambda found: "\ue000" * len(found[0]), text.replace("\ue000", "").replace("[ ]", "☐"))
    rendered = cmarkgfm.github_flavored_markdown_to_html(typed.translate(_AS_TYPED))
    safe = clean.clean(_DEEP.sub(r"<\1h4>", _TITLE.sub(r"<\1h2>", PICTURE.sub(r"\1", rendered))))
    taken: set[str] = set()
    headed = _HEADED.sub(lambda found: _headed(found[1], found[2], taken), safe)
    boxed = _BOXED.sub('<li class="box">', headed)
    return Markup(_GAPS.sub(_gap, _FIELDS.sub(_fields, boxed)).replace("<th>", '<th scope="col">'))


def headings(html: Markup) -> list[tuple[str, str]]:
    """The ids and words of a document's headings of the second level, in their order."""
    return re.findall(r'<h2 id="([^"]*)">(.*?)</h2>', html, re.DOTALL)


def deeper(html: Markup, id_: str) -> Markup:
    """A document as a part of a larger one: its headings one level down, its ids with `id_` before them."""
    for level in (3, 2):
        html = Markup(str(html).replace(f"<h{level}", f"<h{level + 1}").replace(f"</h{level}>", f"</h{level + 1}>"))
    return Markup(str(html).replace(' id="s-', f' id="{id_}-s-').replace('href="#s-', f'href="#{id_}-s-'))


def _headed(tag: str, words: str, taken: set[str]) -> str:
    plain = as_id(Markup(words).striptags()) or "part"
    id_, count = f"s-{plain}", 1
    while id_ in taken:
        count += 1
        id_ = f"s-{plain}-{count}"
    taken.add(id_)
    return f'<{tag} id="{id_}">{words}</{tag}>'


def _fields(found: re.Match[str]) -> str:
    """A line of names and gaps, each name with its gap, so that no line break comes between the two."""
    each = (f'<span class="field">{one[1].strip()} {one[2]}</span>' for one in _FIELD.finditer(found[1]))
    return f'<p class="fields">{" ".join(each)}</p>'


def _gap(found: re.Match[str]) -> str:
    width = "long" if len(found[0]) > LONG_GAP else "short"
    return f'<span class="gap gap-{width}" role="img" aria-label="to fill in"></span>'
