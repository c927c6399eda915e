"""Text that providers write, as safe HTML: plain text on a fast path, a small Markdown subset on a sanitised one.

The subset is paragraphs, lists, emphasis and links. Everything else shows as it was typed: tags, entities and code
as text, headings and pictures as the words in them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Final

import cmarkgfm  # type: ignore[import-untyped]
import nh3
from markupsafe import Markup, escape

from ..model.reach import url_fault

Turn = Callable[[str], Markup]
"""From a text to safe HTML."""

Resolve = Callable[[str], str | None]
"""From an internal reference (`course:teme-valley/plumbing`) to a link's address, None when there is no such thing."""

# What may mean something in Markdown: then cmark reads it. `<`, `>`, `&`, "`" and "~" never do here.
_SIGN: Final = re.compile(r"[\\*_\[\]\t]")
_LINE: Final = re.compile(r"\n(?: {4}|\s*(?:[+#]|\d{1,9}[.)]|[-=]+\s*(?:\n|$))| *-(?! \S)| +-|- +[-+#\d])")
_LOOSE: Final = re.compile(r"^- .*\n(?:(?!- ).+\n)*\s*\n- ", re.MULTILINE)
_BLANK: Final = re.compile(r"\n\s*\n")
_INDENT: Final = re.compile(r"^[ \t]+", re.MULTILINE)
_SPACES: Final = re.compile(r"(?<=\S)[ \t]{2,}|\t")
_HEADING: Final = re.compile(r"<(/?)h[1-6]>")
PICTURE: Final = re.compile(r'<img src="[^"]*" alt="([^"]*)"(?: title="[^"]*")? />')
_BACKSLASH: Final = re.compile(r"\\(?![*_\[\]#+.-])")
_PARTS: Final = re.compile(r"\s*(?:<(li)>\s*(?:<p>)?|<(/?p|/?[uo]l|br)\b[^>]*>|(?:</p>\s*)?</li>)\s*")
_BETWEEN: Final = {"li": "\n- ", "p": "\n\n", "/p": "\n\n", "/ul": "\n\n", "/ol": "\n\n", "br": " "}
_TAG: Final = re.compile(r"<[^>]*>")
_EMPTY: Final = re.compile(r"\n{2,}")
AS_TYPED: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "`": "&#96;", "~": "&#126;"})
TAGS: Final = {"p", "ul", "ol", "li", "em", "strong", "a", "br"}
_INTERNAL: Final = ("course:", "provider:", "site:")
SCHEMES: Final = {"https", "mailto", "tel", "course", "provider", "site"}


def cleaner(resolve: Resolve) -> nh3.Cleaner:
    """What lets through the tags of the subset alone, and links only where `resolve` or a safe scheme says where."""

    def checked(_: str, name: str, value: str) -> str | None:
        return address_of(value, resolve) if name == "href" else None

    return nh3.Cleaner(
        tags=TAGS, attributes={"a": {"href"}}, attribute_filter=checked, url_schemes=SCHEMES, link_rel=None
    )


def html(text: str, clean: nh3.Cleaner) -> Markup:
    """A provider's text as safe HTML."""
    if _is_plain(text):
        return Markup("".join(_plain(str(escape(text)))))
    return Markup(clean.clean(_markdown(text)))


def words(text: str) -> str:
    """A provider's text without marks: paragraphs with an empty line between them, and a “- ” before each item.

    It is text and no HTML: whoever shows it escapes it.
    """
    if _is_plain(text):
        return text.strip()
    found = _PARTS.sub(lambda part: _BETWEEN.get(part[1] or part[2], ""), _markdown(text))
    return _EMPTY.sub("\n\n", unescape(_TAG.sub("", found))).strip()


def paragraphs(text: str) -> Markup:
    """Plain text, for fields that hold no Markdown: its paragraphs and nothing else."""
    return Markup("".join(f"<p>{part}</p>\n" for part in _BLANK.split(str(escape(text.strip())))))


def _is_plain(text: str) -> bool:
    """Whether a text is paragraphs and simple lists, which mean the same with and without Markdown."""
    if _SIGN.search(text) or "  \n" in text or text.endswith("  ") or _LINE.search(f"\n{text}"):
        return False
    return "- " not in text or not _LOOSE.search(text)


def _plain(text: str) -> Iterator[str]:
    """Paragraphs and simple lists of text that has been escaped."""
    for block in _BLANK.split(text.strip()):
        words, *items = f"\n{block}".split("\n- ")
        if words:
            yield f"<p>{words.strip()}</p>\n"
        if items:
            yield f"<ul>\n{''.join(f'<li>{item}</li>' for item in items)}</ul>\n"


def _markdown(text: str) -> str:
    """Markdown as HTML, without raw tags, entities or code: those come out as they were typed."""
    typed = _INDENT.sub(lambda found: found[0].replace("\t", "  ")[:3], text)
    typed = _BACKSLASH.sub("&#92;", _SPACES.sub(" ", typed).translate(AS_TYPED))
    found = cmarkgfm.markdown_to_html(typed)
    return PICTURE.sub(r"\1", _HEADING.sub(r"<\1p>", found))


def address_of(value: str, resolve: Resolve) -> str | None:
    """Where a link leads, or None when it may not lead there."""
    if value.startswith(_INTERNAL):
        return resolve(value)
    if value.startswith(("mailto:", "tel:")):
        return value
    return value if url_fault(value) is None else None
