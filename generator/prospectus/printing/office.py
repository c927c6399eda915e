"""The door to python-docx: from a page's safe HTML to a document for a word processor, the same bytes every time."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, Final

from .press import MissingError

NEEDS: Final = "Writing .docx needs python-docx, which is not installed: pip install “prospectus[print]”."
_LATEST: Final = (1980, 1, 1, 0, 0, 0)
_GAP: Final = {"gap-short": "_" * 16, "gap-long": "_" * 44}
_HEADS: Final = {"h2": 1, "h3": 2, "h4": 3}
_LISTS: Final = {"ul": "List Bullet", "ol": "List Number"}


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands on a document: its title, the lines under it, its text as safe HTML, and the line at its foot."""

    title: str
    lines: tuple[str, ...]
    html: str
    foot: str
    author: str
    day: dt.date


def written(paper: Paper) -> bytes:
    """The document (Office Open XML, ISO/IEC 29500); MissingError without python-docx."""
    docx = _docx()
    document = docx.Document()
    stamp = dt.datetime.combine(paper.day, dt.time())
    said = document.core_properties
    said.title, said.author, said.language = paper.title, paper.author, "en-GB"
    said.created = said.modified = stamp
    said.last_modified_by, said.comments = paper.author, ""
    document.add_heading(paper.title, 0)
    for line in paper.lines:
        document.add_paragraph(line)
    _Writer(document).feed(paper.html)
    document.sections[0].footer.paragraphs[0].text = paper.foot
    out = io.BytesIO()
    document.save(out)
    return _timeless(out.getvalue())


def _docx() -> Any:
    try:
        import docx
    except ImportError as error:
        raise MissingError(NEEDS) from error
    return docx


def _timeless(data: bytes) -> bytes:
    """The same archive without the time at which it was packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            info = zipfile.ZipInfo(name, _LATEST)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(info, old.read(name))
    return out.getvalue()


@dataclass
class _Table:
    """A table while it is read: its rows of cells."""

    rows: list[list[str]] = field(default_factory=list)
    heads: int = 0


class _Writer(HTMLParser):
    """Writes safe HTML into a document, tag by tag; whatever it does not know comes as plain text."""

    def __init__(self, document: Any) -> None:
        super().__init__(convert_charrefs=True)
        self.document = document
        self.at: Any = None
        self.lists: list[str] = []
        self.bold = self.italic = 0
        self.links: list[tuple[str, int]] = []
        self.table: _Table | None = None
        self.said = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _HEADS:
            self.at = self.document.add_heading("", _HEADS[tag])
        elif tag in _LISTS:
            self.lists.append(_LISTS[tag])
            self.at = None
        elif tag == "li":
            self.at = self._item()
        elif tag == "p":
            self.at = self.at if self.lists and self.at is not None and not self.at.text else self._paragraph()
        elif tag == "blockquote":
            self.italic += 1
        elif tag in ("strong", "em"):
            self._marked(tag, 1)
        elif tag == "a":
            self.links.append((given.get("href") or "", self.said))
        elif tag == "br":
            self._say("\n")
        elif tag == "span":
            self._say(_GAP.get((given.get("class") or "").rpartition(" ")[2], ""))
        else:
            self._in_table(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _LISTS:
            self.lists.pop()
            self.at = None
        elif tag == "blockquote":
            self.italic -= 1
        elif tag in ("strong", "em"):
            self._marked(tag, -1)
        elif tag == "a" and self.links:
            href, _ = self.links.pop()
            if href.startswith(("https:", "http:")):
                self._say(f" ({href})")
        elif tag in ("h2", "h3", "h4", "p", "li"):
            self.at = None if tag != "p" or not self.lists else self.at
        elif tag == "table" and self.table:
            self._put(self.table)
            self.table = None

    def handle_data(self, data: str) -> None:
        words = data.replace("\n", " ")
        if words.strip() or self.at is not None or self.table:
            self._say(words)

    def _in_table(self, tag: str) -> None:
        if tag == "table":
            self.table = _Table()
        elif tag == "tr" and self.table:
            self.table.rows.append([])
        elif tag in ("td", "th") and self.table:
            self.table.rows[-1].append("")
            self.table.heads += tag == "th"

    def _marked(self, tag: str, by: int) -> None:
        if tag == "strong":
            self.bold += by
        else:
            self.italic += by

    def _say(self, words: str) -> None:
        self.said += len(words)
        if self.table:
            if self.table.rows and self.table.rows[-1]:
                self.table.rows[-1][-1] += words
            return
        if not words.strip() and self.at is None:
            return
        self.at = self.at if self.at is not None else self._paragraph()
        run = self.at.add_run(words)
        run.bold, run.italic = bool(self.bold) or None, bool(self.italic) or None

    def _paragraph(self) -> Any:
        return self.document.add_paragraph()

    def _item(self) -> Any:
        style = self.lists[-1] if self.lists else _LISTS["ul"]
        deep = min(len(self.lists), 3)
        return self.document.add_paragraph(style=f"{style} {deep}" if deep > 1 else style)

    def _put(self, table: _Table) -> None:
        """A table with lines round its cells; its first row is repeated at the head of each page."""
        width = max((len(row) for row in table.rows), default=0)
        if not width:
            return
        made = self.document.add_table(rows=0, cols=width, style="Table Grid")
        for number, row in enumerate(table.rows):
            cells = made.add_row().cells
            for cell, words in zip(cells, row, strict=False):
                cell.text = words.strip()
                if number == 0 and table.heads:
                    for run in cell.paragraphs[0].runs:
                        run.bold = True
        self.document.add_paragraph()
        self.at = None
