"""Where the handbook stands: which version of each page holds, who has signed it, and when it is looked at again."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from ..area import Area, Protocol, Provider, Signature
from ..model.protocol import GIVEN, PROTOCOL_KIND

Holds = Literal["draft", "current", "due", "overdue"]
"""draft: nobody has agreed it; current: nothing to do; due: to be looked at again within SOON; overdue: it is past."""

SOON: Final = dt.timedelta(days=60)
_FACT: Final = re.compile(r"\{([a-z0-9]+(?:-[a-z0-9]+)*)\}")


@dataclass(frozen=True, slots=True, eq=False)
class Signed:
    """A provider's signature, the version that it was for, and whether that is the one that holds."""

    provider: Provider
    on: dt.date
    version: int
    current: bool


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """How a page stands: `current` are the signatures of this version, `earlier` those of others, by name.

    `missing` are those whom it binds and who have signed no version; only agreements and protocols are signed, and
    nobody is asked to sign a draft.
    """

    protocol: Protocol
    holds: Holds
    current: tuple[Signed, ...]
    earlier: tuple[Signed, ...]
    missing: tuple[Provider, ...]

    @property
    def signatures(self) -> int:
        """How many signatures it needs; 0 where it is not for signing, or not agreed yet."""
        return len(self.protocol.bound) if self.holds != "draft" and is_signed(self.protocol) else 0


def is_signed(protocol: Protocol) -> bool:
    """Whether partners sign such a page: guidance and forms are only used."""
    return protocol.written.kind in ("agreement", "protocol")


def standing(protocol: Protocol, today: dt.date) -> Standing:
    """How a page stands on a day."""
    signed = sorted((_signed(protocol, one) for one in protocol.signed), key=lambda one: one.provider.name)
    bound = sorted(protocol.bound, key=lambda one: one.name)
    have = {one.provider.id for one in signed}
    held = holds(protocol, today)
    return Standing(
        protocol,
        held,
        tuple(one for one in signed if one.current),
        tuple(one for one in signed if not one.current),
        tuple(one for one in bound if one.id not in have) if held != "draft" and is_signed(protocol) else (),
    )


def holds(protocol: Protocol, today: dt.date) -> Holds:
    """Whether a page is agreed and looked at in time."""
    written = protocol.written
    if written.agreed_on is None or written.agreed_on > today:
        return "draft"
    if written.review_by is None or today + SOON < written.review_by:
        return "current"
    return "due" if today <= written.review_by else "overdue"


def _signed(protocol: Protocol, one: Signature) -> Signed:
    version = one.version or version_on(protocol, one.on)
    return Signed(one.provider, one.on, version, version == protocol.written.version)


def version_on(protocol: Protocol, day: dt.date) -> int:
    """The version that held on a day: this one from the day on which it was agreed, else what `changes` tells."""
    written = protocol.written
    if written.agreed_on is None or day >= written.agreed_on:
        return written.version
    known = [number for number, change in written.changes.items() if change.on <= day and number < written.version]
    return max(known, default=max(1, written.version - 1))


def ordered(area: Area) -> tuple[Protocol, ...]:
    """The handbook's pages by their kind, then by title."""
    kinds = list(PROTOCOL_KIND)
    return tuple(sorted(area.protocols.values(), key=lambda one: (kinds.index(one.written.kind), one.title.casefold())))


def facts(area: Area, protocol: Protocol) -> Mapping[str, str]:
    """What the words in braces of a page's text stand for."""
    written, year = area.written, area.written.academic_year
    given = {
        "area": written.name,
        "partnership": written.partnership,
        "adviser-service": written.adviser_service.name,
        "academic-year": f"{year.starts.year}/{year.ends.year % 100:02d}",
    }
    assert given.keys() == GIVEN
    return {**protocol.written.facts, **given}


def settled(text: str, known: Mapping[str, str]) -> str:
    """A text with facts in place of the words in braces; what nobody has settled yet says so."""
    return _FACT.sub(lambda found: known.get(found[1]) or f"[to be settled: {found[1].replace('-', ' ')}]", text)


def named_facts(text: str) -> Iterator[tuple[str, int]]:
    """The words in braces of a text, each with the character at which it stands."""
    return ((found[1], found.start()) for found in _FACT.finditer(text))
