"""Where links in hand-written pages lead: `course:teme-valley/plumbing` and the like, and what is wrong with others."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

from ..area import Area
from ..folders import is_protocol
from ..model.reach import url_fault
from ..pages.messages import addresses as of_messages
from ..pages.named import CONSULTATION, NAMED, OFFER, PICTURES, QUALITY, REGISTER, named
from ..pages.page import SHELLS
from ..problems import Problem
from ..wording import nearest, quoted
from .content import Content, HandWritten, fault

GUESSED: Final = 20
"""For so many wrong links of a page it is guessed what is meant: with thousands of them guessing takes minutes."""

_CALLED: Final = {"finder": "courses", "order": "how-lists-are-ordered", "my-plan": "plan"}
_INDEXES: Final = frozenset({f"{_CALLED.get(kind, kind)}/" for kind, depth in SHELLS if depth == 1} | {""})
_DEEPER: Final = frozenset(
    {"routes/to/", "advisers/entry/", "advisers/print/", "advisers/timetable/", "timetable/programme/"}
    | {OFFER, PICTURES, QUALITY, CONSULTATION}
    | {f"plan/{one}/" for one in ("compare", "form", "checklist", "learning-plan")}
)
"""Lists that are made from the data and stand below another page."""

_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)
_EMAIL: Final = re.compile(r"[^@\s?&]+@[^@\s?&]+\.[^@\s?&]+")
_PHONE: Final = re.compile(r"\+?[0-9 ()-]{3,20}")
_LINK: Final = re.compile(
    r"""(?<!\\)\]\(\s*<?(?P<inline>[^\s<>()]*(?:\([^\s()]*\)[^\s<>()]*)*)
      | ^[ ]{0,3}\[[^\]\^][^\]]{0,300}\]:[ \t]+<?(?P<reference>[^\s<>]+)
      | <[a-z][^<>]*?\s(?:href|src)\s*=\s*["']?(?P<html>[^\s"'<>]+)
      | <(?P<auto>[a-z][a-z0-9+.-]{1,20}:[^\s<>]+)>""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Targets:
    """Everything that a hand-written page can lead to.

    `named` has the address of each thing by the name that links use; `addresses` every page; `files` every page and
    picture below content/.
    """

    named: Mapping[str, str]
    addresses: frozenset[str]
    files: frozenset[str]


def targets(area: Area, content: Content) -> Targets:
    """What hand-written pages of this area can lead to."""
    by_name = dict(named(area))
    made = _indexes(area) | _DEEPER | of_messages() | _promises(area) | _origins(area) | _register(area)
    made |= {f"partnership/{id_}/" for id_ in area.providers}
    addresses = frozenset(by_name.values()) | made | content.addresses
    return Targets(by_name, addresses, frozenset(content.pages) | content.pictures)


def _indexes(area: Area) -> frozenset[str]:
    """The lists that this area has: without promises there is none of them, nor of a handbook without pages."""
    there = {"entitlement/": area.promises, "handbook/": area.protocols, "neighbours/": area.neighbours}
    return _INDEXES - {address for address, some in there.items() if not some}


def _promises(area: Area) -> frozenset[str]:
    """The pages on what is promised, if anything is."""
    pages = ("charter", "matrix", "providers", *(one.id for one in area.promises)) if area.promises else ()
    return frozenset(f"entitlement/{one}/" for one in pages)


def _register(area: Area) -> frozenset[str]:
    """The page of who has signed, if there is a handbook."""
    return frozenset({REGISTER} if area.protocols else ())


def _origins(area: Area) -> frozenset[str]:
    """The pages on where one can get to from a town or village."""
    return frozenset(f"travel/from/{one}/" for one in area.localities)


def taken(area: Area, content: Content) -> Iterator[Problem]:
    """Hand-written pages whose address belongs to a page that is made from the data."""
    made = dict.fromkeys(_indexes(area) | _DEEPER, "a list that is made from the data")
    made |= {course.address: course.path for course in area.courses.values()}
    made |= {one.address: one.path for one in area.providers.values()}
    made |= {address: name for name, address in named(area) if address not in made}
    for page in content.pages.values():
        if page.address in made and not (is_protocol(page.uri) and page.uri != "handbook/index.md"):
            says = f"Two pages have the address /{page.address}: this one and {made[page.address]}."
            yield fault("two-pages-one-address", page.path, says, "Give this page another name.")


def problems(content: Content, known: Targets) -> Iterator[Problem]:
    """What is wrong with the links in the hand-written pages, found in what is written, without a host."""
    for page in content.pages.values():
        told = 0
        for found in _LINK.finditer(page.without_code):
            href = next(part for part in found.groups() if part is not None)
            guess = nearest if told < GUESSED else _no_guess
            wrong = _wrong(href, page, known, guess) or _picture_fault(href, found)
            if wrong:
                told += 1
                line, column = page.position(found.start(found.lastgroup or 0))
                yield fault(wrong[0], page.path, wrong[1], wrong[2], line=line, column=column)


def resolved(href: str, page: HandWritten, known: Targets) -> str | None:
    """A link of a rendered page as it must stand there; None when it leads nowhere that we link to.

    The host has already turned links to files into links to pages.
    """
    root = "../" * page.address.count("/") or "./"
    scheme = _SCHEME.match(href)
    if scheme and scheme[1].lower() in NAMED:
        address = known.named.get(f"{scheme[1].lower()}:{unquote(scheme[2])}")
        return None if address is None else root + address
    if scheme:
        return href if _scheme_fault(scheme[1].lower(), scheme[2], href) is None else None
    path, mark, fragment = href.partition("#")
    if not path:
        return href
    whole = path[1:] if path.startswith("/") else posixpath.normpath(posixpath.join("/", page.address, path))[1:]
    whole = whole if path.startswith("/") or whole in known.files or not whole else f"{whole}/"
    if whole not in known.addresses and whole not in known.files:
        return None
    return f"{root}{whole}{mark}{fragment}"


def line_of(href: str, page: HandWritten) -> int:
    """The first line of a page's file on which a link stands; its first line if it is not found there."""
    for number, row in enumerate(page.body.split("\n"), page.skipped + 1):
        if href in row:
            return number
    return 1


Wrong = tuple[str, str, str]
Guess = Callable[[str, Iterable[str]], str | None]


def _no_guess(typed: str, allowed: Iterable[str]) -> None:
    """What is meant by one of many wrong links: nobody asks."""


def _wrong(href: str, page: HandWritten, known: Targets, guess: Guess) -> Wrong | None:
    """What is wrong with a link as it is written: id, what is so, what to do; None if nothing is."""
    scheme = _SCHEME.match(href)
    if scheme and scheme[1].lower() in NAMED:
        return _name_fault(f"{scheme[1].lower()}:{unquote(scheme[2])}", known, guess)
    if scheme:
        return _scheme_fault(scheme[1].lower(), scheme[2], href)
    try:
        parts = urlsplit(href)
    except ValueError:
        return "link-not-understood", f"{quoted(href)} is not an address.", "Write the whole address, with https://."
    if not parts.path:
        return None
    if href.startswith("//") or parts.query:
        return "link-not-understood", f"{quoted(href)} is not an address.", "Write the whole address, with https://."
    if href.startswith("/"):
        return _address_fault(unquote(parts.path)[1:], href, known, guess)
    if is_protocol(page.uri):
        says = f"{quoted(href)} is the name of a file, which pages of the handbook do not link to."
        return "link-not-allowed", says, "Link to protocol:… or course:…, or write the page's address from the / on."
    return _file_fault(unquote(parts.path), href, page, known, guess)


def _name_fault(name: str, known: Targets, guess: Guess) -> Wrong | None:
    if name in known.named:
        return None
    kind = name.partition(":")[0]
    meant = guess(name, (one for one in known.named if one.startswith(f"{kind}:")))
    hint = f"Did you mean “{meant}”?" if meant else f"Look at the addresses of the pages for each {kind}."
    return f"no-such-{kind}", f"There is no {kind} called “{name.partition(':')[2]}” in the prospectus.", hint


def _scheme_fault(scheme: str, rest: str, href: str) -> Wrong | None:
    if scheme in ("https", "http"):
        why = url_fault(href)
        do = f"Write https:{rest}." if scheme == "http" and url_fault(f"https:{rest}") is None else "Correct it."
        return ("not-a-web-address", f"{quoted(href)} cannot be linked to. {why}.", do) if why else None
    if scheme == "mailto" and _EMAIL.fullmatch(rest):
        return None
    if scheme == "tel" and _PHONE.fullmatch(unquote(rest)):
        return None
    says = f"{quoted(href)} is not an address that we link to."
    return (
        "link-not-allowed",
        says,
        f"Use https, mailto, tel, a page's file, or {', '.join(f'{one}:' for one in NAMED)}.",
    )


def _picture_fault(href: str, found: re.Match[str]) -> Wrong | None:
    """Whether this is a picture of another site."""
    before = found.string[: found.start()]
    opened = found.lastgroup == "inline" and before[before.rfind("[") - 1 :][:1] == "!"
    if not _SCHEME.match(href) or not (opened or found[0][:4].lower() == "<img"):
        return None
    return "picture-elsewhere", f"The picture {quoted(href)} is on another site.", "Put the picture into content/."


def _address_fault(address: str, href: str, known: Targets, guess: Guess) -> Wrong | None:
    if address in known.addresses or address in known.files:
        return None
    meant = guess(address, known.addresses)
    hint = f"Did you mean “/{meant}”?" if meant else "Look the address up in the site."
    return "no-such-page", f"There is no page with the address {quoted(href)}.", hint


def _file_fault(path: str, href: str, page: HandWritten, known: Targets, guess: Guess) -> Wrong | None:
    file = posixpath.normpath(posixpath.join(posixpath.dirname(page.uri), path))
    if file in known.files:
        return None
    meant = guess(file, known.files)
    here = posixpath.relpath(meant, posixpath.dirname(page.uri) or ".") if meant else ""
    hint = f"Did you mean “{here}”?" if meant else "Link to a page by its file, like “privacy.md”, or by “course:…”."
    return "no-such-page", f"There is no file {quoted(href)} beside this page.", hint
