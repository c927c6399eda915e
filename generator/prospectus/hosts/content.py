"""The hand-written pages as they lie in content/: found, read and held to the same limits as the data."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from .. import limits
from ..characters import unseen
from ..folders import files_below, is_protocol
from ..front import as_yaml, parts, plain_lines
from ..media import picture_faults
from ..model.fields import how_to_write_id, is_id
from ..problems import Place, Problem, Severity
from ..reading import Document, read
from ..wording import listed, quoted

PICTURES: Final = (".png", ".jpg", ".jpeg", ".webp", ".gif")
FRONT_MATTER: Final = {"title": limits.TITLE, "description": limits.NOTE}
"""What a hand-written page may say about itself, with the most characters."""

_CODE: Final = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,}).*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?<![`\\])(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A hand-written page as it is written.

    `uri` is its file below content/, `address` where it will stand; `body` is its Markdown without front matter, and
    `skipped` the number of lines before it.
    """

    uri: str
    address: str
    title: str | None
    description: str | None
    body: str
    skipped: int

    @property
    def path(self) -> str:
        return f"content/{self.uri}"

    @property
    def without_code(self) -> str:
        """The body with blanks in place of code: what stands in code links nowhere and is no HTML."""
        return _CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), self.body)

    def position(self, at: int) -> tuple[int, int]:
        """Line and column in the file of a place in the body."""
        before = self.body[:at]
        return self.skipped + before.count("\n") + 1, at - before.rfind("\n")


@dataclass(frozen=True, slots=True)
class Content:
    """Everything hand-written in an area: pages by their file below content/, pictures, and what is wrong."""

    pages: Mapping[str, HandWritten]
    pictures: frozenset[str]
    problems: tuple[Problem, ...]

    @property
    def addresses(self) -> frozenset[str]:
        return frozenset(page.address for page in self.pages.values())


def take_in(root: Path) -> Content:
    """Read every hand-written page of the area in `root`."""
    faults: list[Problem] = []
    pages: dict[str, HandWritten] = {}
    pictures = []
    faults += _links(root / "content")
    for uri in _files(root / "content", "", faults):
        if not uri.endswith(".md"):
            pictures.append(uri)
            found = picture_faults(root, f"content/{uri}")
            faults += [fault(id_, f"content/{uri}", says, do) for id_, says, do in found]
        elif page := _page(root, uri, faults):
            pages[uri] = page
    faults += _twice(pages)
    return Content(pages, frozenset(pictures), tuple(faults))


def fault(id_: str, path: str, says: str, do: str, *, line: int = 1, column: int = 1) -> Problem:
    """Something wrong with a hand-written page that keeps it from being published."""
    return Problem(id_, Severity.ERROR, Place(path, (), line, column), says, do)


def _links(folder: Path) -> Iterator[Problem]:
    """Symbolic links anywhere in content/, hidden ones too: the host would follow them, and two can lead it in circles
    without end.
    """
    links = [str(folder)] if folder.is_symlink() else []
    links += [path for path, stats in files_below(folder) if stat.S_ISLNK(stats.st_mode)] if not links else []
    for path in sorted(links):
        where = Path(path).relative_to(folder.parent).as_posix()
        yield fault("symbolic-link", where, "This is a link to another place.", "Put the file itself here.")


def _files(folder: Path, below: str, faults: list[Problem]) -> Iterator[str]:
    """The pages and pictures under content/, in order of name; content/area/ is not for pages."""
    if folder.is_symlink() or not folder.is_dir():
        return
    with os.scandir(folder) as scan:
        entries = sorted((entry for entry in scan if not entry.name.startswith(".")), key=lambda entry: entry.name)
    for entry in entries:
        uri = below + entry.name
        if uri == "area":
            continue
        if entry.is_symlink():
            continue  # told by _links
        if entry.is_dir():
            if _named(entry.name, uri, faults):
                yield from _files(folder / entry.name, f"{uri}/", faults)
        elif _wanted(entry, uri, faults):
            yield uri


def _wanted(entry: os.DirEntry[str], uri: str, faults: list[Problem]) -> bool:
    stem, suffix = Path(entry.name).stem, Path(entry.name).suffix
    if suffix in PICTURES and entry.is_file():
        return _named(stem, uri, faults)
    if suffix != ".md" or not entry.is_file():
        faults.append(
            fault(
                "unknown-file",
                f"content/{uri}",
                f"{quoted(entry.name)} is neither a page nor a picture.",
                f"Keep only pages (.md) and pictures ({listed(PICTURES)}) in content/.",
            )
        )
        return False
    if uri == "index.md":
        says = "Two pages have the address /: this one and the home page, which is made from the data."
        faults.append(fault("two-pages-one-address", "content/index.md", says, "Give this page another name."))
        return False
    return _named(stem, uri, faults)


def _named(name: str, uri: str, faults: list[Problem]) -> bool:
    """Whether a name can be part of an address; a fault if not."""
    if is_id(name) and len(uri) <= limits.PATH_LENGTH:
        return True
    says = f"The name {quoted(name)} cannot be an address."
    faults.append(fault("name-not-an-id", f"content/{uri}", says, how_to_write_id(name)))
    return False


def _twice(pages: Mapping[str, HandWritten]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for uri, page in pages.items():
        other = first.setdefault(page.address, uri)
        if other != uri:
            says = f"Two pages have the address /{page.address}: this one and content/{other}."
            yield fault("two-pages-one-address", page.path, says, "Give one of them another name.")


def _page(root: Path, uri: str, faults: list[Problem]) -> HandWritten | None:
    path = f"content/{uri}"
    raw = (root / path).read_bytes()
    if len(raw) > limits.CONTENT_PAGE_BYTES:
        says = f"This page has {len(raw):,} bytes; the most is {limits.CONTENT_PAGE_BYTES:,}."
        faults.append(fault("page-too-large", path, says, "Share it among several pages."))
        return None
    try:
        text = plain_lines(raw)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        says = "There is a character here that is not UTF-8."
        faults.append(fault("not-utf-8", path, says, "Save the file as UTF-8.", line=line))
        return None
    faults += [fault(id_, path, says, do, line=line, column=at) for id_, line, at, says, do in unseen(text)]
    front, body, skipped = parts(text)
    said = _front_matter(path, front, faults) if front and not is_protocol(uri) else {}
    return HandWritten(uri, _address(uri), said.get("title"), said.get("description"), body, skipped)


def _front_matter(path: str, text: str, faults: list[Problem]) -> dict[str, str]:
    """What a page says about itself, read as strictly as the data are."""
    if not text.strip():
        return {}
    document = read(path, as_yaml(text))
    if not isinstance(document, Document):
        faults.extend(document)
        return {}
    said = {}
    for key, value in document.data.items():
        line = 2 + next((at for at, row in enumerate(text.split("\n")) if row.startswith(key)), 0)
        wrong = _unfit(key, value)
        if wrong:
            faults.append(fault(*wrong[:1], path, *wrong[1:], line=line))
        else:
            said[key] = str(value).strip()
    return said


def _unfit(key: str, value: object) -> tuple[str, str, str] | None:
    if key not in FRONT_MATTER:
        return "unknown-key", f"{quoted(key)} is not a key that is known here.", f"Use {listed(FRONT_MATTER)}."
    if not isinstance(value, str):
        return "one-value", "This is not one text.", "Write a single text after the colon."
    if len(value) > FRONT_MATTER[key]:
        most = FRONT_MATTER[key]
        return "too-long", f"“{key}” has {len(value):,} characters; the most is {most:,}.", "Shorten it."
    return None


def _address(uri: str) -> str:
    """Where a page stands, as the host decides it: help/index.md → help/, privacy.md → privacy/."""
    stem = uri.removesuffix(".md")
    return f"{stem.removesuffix('index')}" if stem == "index" or stem.endswith("/index") else f"{stem}/"
