"""The audit: everything that is missing, fragile, far, stale or unsigned in one document, the worst first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Final

from ..area import Area
from ..pages.phrases import count, date
from ..reports import harmless_lines
from .findings import IN_SHORT, Finding, findings
from .report import Report, Table

_WIDTH: Final = 112
_TOP: Final = 20
_WORST: Final = 3
_COLUMNS: Final = ("Weight", "Kind", "What is so", "What to do", "More in", "In short")


def report(area: Area) -> Report:
    """Find everything; what weighs most comes first."""
    found = sorted(findings(area), key=lambda one: (-one.weight, one.kind, one.says))
    table = Table("audit", _COLUMNS, tuple(found))
    return Report("audit", harmless_lines("\n".join(_text(area, found))) + "\n", (table,))


def _text(area: Area, found: Sequence[Finding]) -> Iterator[str]:
    pages = f", {count(len(area.protocols), 'page')} of handbook" if area.protocols else ""
    yield f"Audit of {area.written.name}, as on {date(area.today)}"
    yield (
        f"{count(len(area.published), 'published course')} of {count(len(area.providers), 'provider')} at "
        f"{count(len(area.sites), 'place')}, {count(len(area.promises), 'promise')}{pages}."
    )
    yield ""
    if not found:
        yield "Nothing is missing, fragile, far, stale or unsigned."
        return
    yield from _worst(found)
    yield from _one_by_one(found)
    yield "How many there are of each kind"
    for kind, some in _by_kind(found).items():
        yield f"  {len(some):>4}  {kind}"


def _worst(found: Sequence[Finding]) -> Iterator[str]:
    """The three worst kinds of finding in a sentence each, for who has a minute."""
    kinds = list(_by_kind(found).items())[:_WORST]
    yield "The worst, in a minute"
    for number, (kind, some) in enumerate(kinds, 1):
        yield from wrap(f"{number}. {in_short(kind, some)}", _WIDTH, subsequent_indent="   ")
    yield ""


def in_short(kind: str, some: Sequence[Finding]) -> str:
    """The findings of one kind as a sentence that names the three that weigh most."""
    names = [one.name for one in some[:_WORST]]
    names += [f"and {len(some) - _WORST:,} more"] if some[_WORST:] else []
    return IN_SHORT[kind].format("; ".join(names))  # Sectors have commas in their names.


def _by_kind(found: Sequence[Finding]) -> dict[str, list[Finding]]:
    """The findings by their kind, the kind with the heaviest first."""
    kinds: dict[str, list[Finding]] = {}
    for one in found:
        kinds.setdefault(one.kind, []).append(one)
    return kinds


def _one_by_one(found: Sequence[Finding]) -> Iterator[str]:
    yield "One by one, the worst first"
    for number, one in enumerate(found[:_TOP], 1):
        yield from wrap(f"{number:>2}. {one.says} {one.do}", _WIDTH, subsequent_indent="    ")
        yield f"    More: prospectus report {one.more}"
    if found[_TOP:]:
        yield f"… and {count(len(found) - _TOP, 'other')}; the table has them all: prospectus report audit -o reports"
    yield ""
