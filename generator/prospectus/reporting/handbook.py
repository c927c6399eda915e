"""The report on the handbook: what waits for a signature or a review, and from whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ..area import Area
from ..derive.handbook import Standing, named_facts, ordered, standing
from ..derive.handbook import facts as known_facts
from ..model.protocol import ONE_OF
from ..pages.phrases import count, date
from ..reports import harmless_lines
from ..tables import Cell
from .report import Report, Table, columns

_PAGES: Final = ("Page", "Title", "Kind", "Version", "Owner", "Review by", "State", "Signed", "Needed")
_WAITING: Final = ("Provider", "Name", "Page", "Title", "Version signed", "Version now")


def report(area: Area) -> Report:
    """Where every page of the handbook stands; what is overdue comes first."""
    found = [standing(one, area.today) for one in ordered(area)]
    tables = (
        Table("handbook-pages", _PAGES, tuple(_page(one) for one in found)),
        Table("handbook-signatures", _WAITING, tuple(sorted(row for one in found for row in _waiting(one)))),
    )
    return Report("handbook", harmless_lines("\n".join(_text(area, found))) + "\n", tables)


def _text(area: Area, found: Sequence[Standing]) -> Iterator[str]:
    yield f"The handbook of the {area.written.partnership}, as on {date(area.today)}"
    yield ""
    if not found:
        yield "There is none yet. Start one with “prospectus new protocol”."
        return
    agreed = [one for one in found if one.signatures]
    signed, needed = sum(len(one.current) for one in agreed), sum(one.signatures for one in agreed)
    yield f"{count(len(found), 'page')}{f'; {signed:,} of {needed:,} signatures' if needed else ''}."
    yield from _group("To be looked at again now", (one for one in found if one.holds == "overdue"), by=True)
    yield from _group("To be looked at again soon", (one for one in found if one.holds == "due"), by=True)
    yield from _group("Drafts that nobody has agreed", (one for one in found if one.holds == "draft"))
    yield from _open(area, found)
    yield from _by_partner(found)


def _group(title: str, some: Iterator[Standing], *, by: bool = False) -> Iterator[str]:
    lines = []
    for one in some:
        review = one.protocol.written.review_by
        lines.append(
            f"  {one.protocol.path}: {f'by {date(review)}, ' if by and review else ''}{one.protocol.written.owner}"
        )
    yield from ["", title, *lines] if lines else []


def _open(area: Area, found: Sequence[Standing]) -> Iterator[str]:
    """The facts that nobody has settled yet."""
    lines = []
    for one in found:
        known = known_facts(area, one.protocol)
        names = sorted({name for name, _ in named_facts(one.protocol.text) if name not in known})
        lines += [f"  {one.protocol.path}: {', '.join(names)}"] if names else []
    yield from ["", "Facts to be settled", *lines] if lines else []


def _by_partner(found: Sequence[Standing]) -> Iterator[str]:
    """Who has to sign what, those with most first."""
    waiting: dict[str, list[str]] = {}
    for one in found:
        for row in _waiting(one):
            again = f" (signed version {row[4]})" if row[4] else ""
            waiting.setdefault(str(row[1]), []).append(f"{row[3]}{again}")
    if waiting:
        yield ""
        yield "Signatures that are missing"
        for name, titles in sorted(waiting.items(), key=lambda one: (-len(one[1]), one[0])):
            yield f"  {name}: {'; '.join(titles)}"
    rows = [(one.protocol.title, len(one.current), one.signatures) for one in found if one.signatures]
    yield from ["", *columns(("Signed by", "so many", "of"), rows)] if rows else []


def _page(one: Standing) -> tuple[Cell, ...]:
    written = one.protocol.written
    review = str(written.review_by) if written.review_by else None
    page = (one.protocol.id, written.title, ONE_OF[written.kind], written.version, written.owner)
    return (*page, review, one.holds, len(one.current), one.signatures)


def _waiting(one: Standing) -> Iterator[tuple[Cell, ...]]:
    """A row for each signature that is not for the version that holds; a draft waits for being agreed first."""
    if one.holds == "draft":
        return
    page = (one.protocol.id, one.protocol.title)
    version = one.protocol.written.version
    yield from ((sign.provider.id, sign.provider.name, *page, sign.version, version) for sign in one.earlier)
    yield from ((provider.id, provider.name, *page, 0, version) for provider in one.missing)
