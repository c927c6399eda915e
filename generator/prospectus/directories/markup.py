"""Turns HTML from elsewhere into the small Markdown subset of provider texts; whatever else it holds is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html.parser import HTMLParser
from typing import Final, NamedTuple

from .. import limits
from ..characters import without_unseen
from ..model.reach import url_fault
from .elements import Element

_BLOCKS: Final = frozenset(
    "p div section article header footer h1 h2 h3 h4 h5 h6 blockquote pre table tr td th dl dt dd ul ol br hr".split()
)
_MARKS: Final = {"em": "*", "i": "*", "strong": "**", "b": "**"}
_HIDDEN: Final = frozenset("script style head title template iframe object noscript svg math".split())
_TAGGED: Final = re.compile(r"<(?:/?[a-zA-Z][a-zA-Z0-9]*[\s/>]|!--)")
_UNENDED: Final = re.compile(r"<(?=[a-zA-Z/][^<>]*(?:<|\Z))")
_ANY_TAG: Final = re.compile(r"<[^<>]*>")
_SIGNS: Final = re.compile(r"([*_\[\]]|\\(?=[#+.-]))")
_TAG: Final = re.compile(r"<(?=[a-zA-Z!/?])")
_STARTS: Final = re.compile(r"^([-+#])")
_NUMBERED: Final = re.compile(r"^(\d{1,9})[.)](?=\s|$)")
_RULE: Final = re.compile(r"[-=\s]+")


class Block(NamedTuple):
    """A paragraph or an item of a list: in Markdown, and as plain words."""

    markdown: str
    plain: str
    item: bool


def blocks(content: Element | str) -> list[Block]:
    """The paragraphs and items of an element, or of a text that may hold HTML as text."""
    writer = _Writer()
    _put(writer, content)
    writer.flush()
    return writer.blocks


def markdown(found: Iterable[Block]) -> str:
    """Blocks as one text: an empty line between paragraphs, items below one another."""
    text = ""
    item = False
    for one in found:
        text += ("\n" if item and one.item else "\n\n" if text else "") + ("- " if one.item else "") + one.markdown
        item = one.item
    return text


def plain(found: Iterable[Block]) -> str:
    """Blocks as one line of plain words."""
    text = ""
    for one in found:
        text = joined(text, one.plain)
    return text


def joined(before: str, after: str) -> str:
    """Two pieces of plain words as one line; where the first does not end like a sentence, with a semicolon."""
    return f"{before}{'' if not before else ' ' if before[-1] in '.!?:;,' else '; '}{after}"


def fitting(found: Sequence[Block], longest: int) -> tuple[list[Block], list[Block]]:
    """As many of the first blocks as fit into a text of so many characters in Markdown, and the rest."""
    number = 0
    while number < len(found) and len(markdown(found[: number + 1])) <= longest:
        number += 1
    return list(found[:number]), list(found[number:])


def shortened(text: str, longest: int) -> str:
    """A line of at most so many characters: to its last whole sentence if that is half of it, else to a whole word."""
    if len(text) <= longest:
        return text
    head = text[:longest]
    sentence = max(head.rfind(mark) for mark in (". ", "! ", "? "))
    if sentence >= longest // 2:
        return head[: sentence + 1]
    whole = head[:-1] if head[-1] == " " else head[:-1].rpartition(" ")[0]
    return f"{whole.rstrip(' ,;:–-') or head[:-1]}…"


def _put(writer: _Writer, content: Element | str) -> None:
    if isinstance(content, str):
        _put_text(writer, content)
        return
    texts = [one for one in content.content if isinstance(one, str)]
    if len(texts) == len(content.content):
        _put_text(writer, "".join(texts))
        return
    for one in content.content:
        if isinstance(one, str):
            writer.text(one)
        else:
            name = one.name.lower()
            writer.start(name, one.attributes.get("href", ""))
            _put(writer, one)
            writer.end(name)


def _put_text(writer: _Writer, text: str) -> None:
    """A text that holds nothing but itself; many directories write HTML into it, escaped."""
    if len(text) > limits.HTML_TEXT:
        text = _ANY_TAG.sub(" ", text)  # Reading hostile HTML takes time by the square of its length.
    if not _TAGGED.search(text) or len(text) > limits.HTML_TEXT:
        for number, part in enumerate(re.split(r"\n\s*\n", text)):
            if number:
                writer.breaks()
            writer.text(part)
        return
    parser = _Parser(writer)
    parser.feed(_UNENDED.sub("< ", text))  # The parser would look for the end of each to the end of the text.
    parser.close()


class _Parser(HTMLParser):
    """Gives a writer what stands in HTML, however badly it is made."""

    def __init__(self, writer: _Writer) -> None:
        super().__init__(convert_charrefs=True)
        self._writer = writer

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._writer.start(tag, next((value or "" for name, value in attrs if name == "href"), ""))

    def handle_endtag(self, tag: str) -> None:
        self._writer.end(tag)

    def handle_data(self, data: str) -> None:
        self._writer.text(data)


class _Writer:
    """Gathers blocks from tags and texts in the order in which they stand."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._marked: list[str] = []
        self._plain: list[str] = []
        self._open: list[tuple[str, int, str]] = []
        self._item = False
        self._hidden = 0

    def start(self, tag: str, href: str = "") -> None:
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag == "li":
            self.flush()
            self._item = True
        elif tag in _BLOCKS:
            self.breaks()
        elif (tag in _MARKS or tag == "a") and len(self._open) < limits.HTML_OPEN:
            self._open.append((tag, len(self._marked), href))

    def end(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(self._hidden - 1, 0)
        elif tag in ("li", "ul", "ol"):
            self.flush()
            self._item = False
        elif tag in _BLOCKS:
            self.breaks()
        elif self._open and self._open[-1][0] == tag:
            _, start, href = self._open.pop()
            self._marked[start:] = [_marked("".join(self._marked[start:]), tag, href)]

    def text(self, text: str) -> None:
        if not self._hidden:
            words = without_unseen(text)
            self._plain.append(words)
            self._marked.append(_SIGNS.sub(r"\\\1", words))

    def breaks(self) -> None:
        """End a paragraph; inside an item it goes on."""
        if self._item:
            self._plain.append(" ")
            self._marked.append(" ")
        else:
            self.flush()

    def flush(self) -> None:
        marked, plain = (" ".join("".join(one).split()) for one in (self._marked, self._plain))
        self._marked, self._plain = [], []
        self._open = [(tag, 0, href) for tag, _, href in self._open]
        if plain and not _RULE.fullmatch(plain):
            starts = _NUMBERED.sub(r"\1\\.", _STARTS.sub(r"\\\1", marked))
            self.blocks.append(Block(_TAG.sub("< ", starts), _TAG.sub("< ", plain), self._item))


def _marked(inner: str, tag: str, href: str) -> str:
    """Emphasis or a link around words, the spaces at its ends left outside."""
    words = inner.strip()
    if not words:
        return inner
    before, after = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
    if tag != "a":
        return f"{before}{_MARKS[tag]}{words}{_MARKS[tag]}{after}" if "*" not in words else inner
    address = web_address(href) if "[" not in words else None
    return f"{before}[{words}]({address}){after}" if address else inner


def web_address(text: str) -> str | None:
    """An address that we may link to: https, or https in place of http; None when it is none."""
    address = re.sub(r"^http://", "https://", text.strip(), flags=re.IGNORECASE)
    if re.match(r"^(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/|$)", address, re.IGNORECASE):
        address = f"https://{address}"
    if url_fault(address) is not None or (re.search(r"[()\[\]*_ ]", address) and "(" in address):
        return None
    return address
