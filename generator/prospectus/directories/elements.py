"""Reads XML from outside into plain elements, within limits: no document type, no entities, nothing without bound."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler

from .. import limits
from ..characters import without_unseen
from ..refused import RefusedError


class FaultyFileError(RefusedError):
    """A file from elsewhere cannot be read: `line` in it (0 when that says nothing), what is so and what to do."""

    def __init__(self, line: int, says: str, do: str) -> None:
        super().__init__(f"Line {line}: {says} {do}" if line else f"{says} {do}")
        self.line, self.says, self.do = line, says, do


@dataclass(slots=True)
class Element:
    """An element: its name without namespace, its attributes likewise, the line it starts in, and what it holds."""

    name: str
    attributes: Mapping[str, str]
    line: int
    content: list[Element | str] = field(default_factory=list)

    def all(self, name: str) -> Iterator[Element]:
        """The elements of this name directly in it."""
        return (one for one in self.content if isinstance(one, Element) and one.name == name)

    def first(self, *names: str) -> Element | None:
        """The first element that these names lead to, one inside the other."""
        found: Element | None = self
        for name in names:
            found = next(found.all(name), None) if found else None
        return found

    def text(self, *names: str) -> str:
        """All the text in it, or in the first element that the names lead to, spaces and lines made one space each."""
        found = self.first(*names)
        return " ".join("".join(found.texts()).split()) if found else ""

    def texts(self) -> Iterator[str]:
        """Every piece of text in it, however deep."""
        for one in self.content:
            if isinstance(one, str):
                yield one
            else:
                yield from one.texts()


def read_xml(raw: bytes) -> Element:
    """The root element of a file; FaultyFileError when it cannot be read or is larger than any real one."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.expatreader import DefusedExpatParser

    if len(raw) > limits.DIRECTORY_BYTES:
        says = f"This file has {len(raw):,} bytes; the most is {limits.DIRECTORY_BYTES:,}."
        raise FaultyFileError(0, says, "Split it by provider.")
    builder = _Builder()
    parser = DefusedExpatParser(forbid_dtd=True, namespaceHandling=1)
    parser.setContentHandler(builder)
    try:
        parser.parse(io.BytesIO(raw))
    except DefusedXmlException:
        says = "This file has a document type (<!DOCTYPE …>) of its own, which can hide anything."
        raise FaultyFileError(_line(parser), says, "Delete that part; such a directory needs none.") from None
    except SAXParseException as fault:
        says = f"This is not XML from here on: {fault.getMessage()}."
        raise FaultyFileError(fault.getLineNumber() or 0, says, "Ask whoever made the file for a whole one.") from None
    except (SAXException, LookupError, ValueError) as fault:
        raise FaultyFileError(0, f"This cannot be read as XML: {fault}.", "Ask for it in UTF-8.") from None
    return builder.root


def _line(parser: Any) -> int:
    return int(parser.getLineNumber() or 0)


_TOO_MUCH: Final = "No real course directory does. Ask whoever made the file."


class _Builder(ContentHandler):
    """Makes elements of what the parser tells, and stops where it becomes too much."""

    def __init__(self) -> None:
        super().__init__()
        self._stack: list[Element] = [Element("", {}, 0)]
        self._count = 0
        self._length = 0
        self._locator: Any = None

    @property
    def root(self) -> Element:
        return next(one for one in self._stack[0].content if isinstance(one, Element))

    def setDocumentLocator(self, locator: Any) -> None:  # noqa: N802 (the name that SAX gives it)
        self._locator = locator

    def startElementNS(self, name: Any, qname: Any, attrs: Any) -> None:  # noqa: N802
        self._count += 1
        if self._count > limits.XML_ELEMENTS:
            self._refuse(f"This file has more than {limits.XML_ELEMENTS:,} elements.")
        if len(self._stack) > limits.XML_DEPTH:
            self._refuse(f"Elements stand inside one another more than {limits.XML_DEPTH} deep.")
        self._length = 0
        made = Element(name[1], {key[1]: value for key, value in attrs.items()}, self._at())
        self._stack[-1].content.append(made)
        self._stack.append(made)

    def endElementNS(self, name: Any, qname: Any) -> None:  # noqa: N802
        self._length = 0
        self._stack.pop()

    def characters(self, content: str) -> None:
        self._length += len(content)
        if self._length > limits.XML_TEXT:
            self._refuse(f"A text has more than {limits.XML_TEXT:,} characters.")
        self._stack[-1].content.append(without_unseen(content))

    def _at(self) -> int:
        return int(self._locator.getLineNumber() or 0)

    def _refuse(self, says: str) -> None:
        raise FaultyFileError(self._at(), says, _TOO_MUCH)
