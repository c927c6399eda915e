"""The handbook: its index by task, role and kind, a page for each protocol with its standing, and who has signed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from markupsafe import Markup

from ..area import Area, Protocol, Provider
from ..derive.handbook import Standing, facts, is_signed, ordered, settled, standing
from ..derive.order import alphabetical
from ..derive.revision import Part, revised
from ..editions import Edition
from ..model.codes import PROVIDER_KIND
from ..model.protocol import GIVEN, ONE_OF, PROTOCOL_KIND, READER, Bound
from . import phrases
from .context import Context
from .document import headings
from .named import REGISTER
from .page import Page
from .ready import Ready

INDEX: Final = "handbook/"
SIGNATURES: Final = "data/signatures.csv"
REVIEWS: Final = f"{INDEX}reviews.ics"
"""Where the register is as CSV and the reviews are as a calendar, from the root of the site."""
MOST: Final = 5
"""With so many earlier versions a page is compared."""

HEAD: Final = '<link rel="stylesheet" href="{}assets/stylesheets/handbook.css">'
_TITLE: Final = "The partnership's handbook"


class Kind(NamedTuple):
    """The pages of one kind under what they are called."""

    name: str
    standings: Sequence[Standing]


class Partner(NamedTuple):
    """A provider, what it has signed as it holds now, what in an earlier version, and what not at all."""

    provider: Provider
    current: Sequence[Protocol]
    earlier: Sequence[Protocol]
    missing: Sequence[Protocol]


class Shown(NamedTuple):
    """A page of the handbook with its files in the site: itself on paper, and for a word processor."""

    protocol: Protocol
    files: Sequence[Ready]


def jobs(ctx: Context, packs: Sequence[Ready] = ()) -> Iterator[tuple[Callable[[Context, Any], Page], object]]:
    """Every page of the handbook, if there is one."""
    if ctx.area.protocols:
        yield view, next((one for one in packs if one.name == "handbook"), None)
        yield register_view, None
        for one in ctx.area.protocols.values():
            yield protocol_view, Shown(one, [pack for pack in packs if pack.name == f"protocol-{one.id}"])


def view(ctx: Context, whole: Ready | None) -> Page:
    """The handbook in lists: by what somebody has to do, by who they are, by kind; `whole` is all of it on paper."""
    pages = ordered(ctx.area)
    standings = [standing(one, ctx.area.today) for one in pages]
    body = ctx.html(
        "handbook",
        1,
        tasks=tasks(pages),
        readers=_readers(pages),
        kinds=_kinds(standings),
        due=[one for one in standings if one.holds in ("due", "overdue")],
        told=told,
        register=REGISTER,
        reviews=REVIEWS,
        whole=whole,
    )
    described = f"How the partners of {ctx.area.written.name} work together: agreements, protocols, guidance and forms."
    return Page(INDEX, "handbook", _TITLE, described, body, head=HEAD.format("../"))


def protocol_view(ctx: Context, shown: Shown) -> Page:
    """One page of the handbook: its standing, its text, what changed, what belongs with it."""
    protocol = shown.protocol
    written, known = protocol.written, facts(ctx.area, protocol)
    html = ctx.document(settled(protocol.text, known))
    body = ctx.html(
        "protocol",
        2,
        one=standing(protocol, ctx.area.today),
        kind=ONE_OF[written.kind],
        text=html,
        parts=[(id_, Markup(words)) for id_, words in headings(html)],
        bound=bound(protocol, ctx.area),
        readers=[READER[one] for one in written.readers],
        changes=sorted(written.changes.items(), reverse=True),
        revisions=_revisions(ctx, protocol),
        related=[ctx.area.protocols[id_] for id_ in protocol.related if id_ in ctx.area.protocols],
        told=told,
        handbook=INDEX,
        files=shown.files,
    )
    return Page(
        protocol.address,
        "handbook",
        written.title,
        written.summary,
        body,
        head=HEAD.format("../../"),
        source=protocol.path,
    )


def register_view(ctx: Context, _: object) -> Page:
    """Who has signed what, and who has not yet."""
    every = [standing(page, ctx.area.today) for page in ordered(ctx.area) if is_signed(page)]
    standings = [one for one in every if one.signatures]
    body = ctx.html(
        "register",
        2,
        drafts=[one.protocol for one in every if one.holds == "draft"],
        standings=standings,
        partners=_partners(ctx.area, standings),
        handbook=INDEX,
        csv=SIGNATURES,
    )
    described = f"Which partners of {ctx.area.written.name} have signed which agreements and protocols."
    return Page(REGISTER, "handbook", "Who has signed", described, body, head=HEAD.format("../../"))


def told(one: Standing) -> str:
    """How a page stands, in words: “Agreed on 3 July 2026, version 2, signed by 11 of 14.”"""
    written = one.protocol.written
    if one.holds == "draft":
        return f"Draft, version {written.version}: nobody has agreed it yet."
    by = f" by the {written.agreed_by}" if written.agreed_by else ""
    signed = f", signed by {len(one.current)} of {one.signatures}" if one.signatures else ""
    assert written.agreed_on
    return f"Agreed on {phrases.date(written.agreed_on)}{by}, version {written.version}{signed}."


def _revisions(ctx: Context, protocol: Protocol) -> list[tuple[Edition, Sequence[Part]]]:
    """The earlier versions that Git knows, the newest first, each with what has changed since."""
    known, now = facts(ctx.area, protocol), settled(protocol.text, facts(ctx.area, protocol))
    earlier = [one for one in ctx.editions.get(protocol.id, ()) if one.version < protocol.written.version]
    return [(one, revised(settled(one.text, {**one.facts, **_given(known)}), now)) for one in earlier[:MOST]]


def _given(known: Mapping[str, str]) -> Mapping[str, str]:
    """What area.yml says now: that it was called otherwise then is no change of the page."""
    return {name: known[name] for name in GIVEN}


def tasks(pages: Iterable[Protocol]) -> list[tuple[str, list[Protocol]]]:
    """What somebody wants to do, in the order of the alphabet, with the pages that help."""
    found: dict[str, tuple[str, list[Protocol]]] = {}
    for one in pages:
        for task in one.written.tasks:
            found.setdefault(task.casefold(), (task, []))[1].append(one)
    return [found[key] for key in sorted(found)]


def _readers(pages: Sequence[Protocol]) -> list[tuple[str, str, list[Protocol]]]:
    """Each reader's id and name, with the pages that they need."""
    found = ((id_, name, [one for one in pages if id_ in one.written.readers]) for id_, name in READER.items())
    return [(id_, name, some) for id_, name, some in found if some]


def _kinds(standings: Sequence[Standing]) -> list[Kind]:
    found = (
        Kind(name, [one for one in standings if one.protocol.written.kind == id_])
        for id_, name in PROTOCOL_KIND.items()
    )
    return [kind for kind in found if kind.standings]


def bound(protocol: Protocol, area: Area) -> str:
    """Whom a page binds, in words."""
    return ", ".join(filter(None, (_bound(rule, area) for rule in protocol.written.applies_to)))


def _bound(rule: Bound, area: Area) -> str:
    if rule.everybody:
        return "every partner"
    if rule.kind:
        return f"every partner of the kind “{PROVIDER_KIND[rule.kind].lower()}”"
    provider = area.providers.get(rule.provider or "")
    return provider.name if provider else ""


def _partners(area: Area, standings: Sequence[Standing]) -> list[Partner]:
    """Every provider that a page binds, by name."""
    found = []
    for provider in sorted(area.providers.values(), key=lambda one: alphabetical(one.name)):
        current = [one.protocol for one in standings if _among(provider, (sign.provider for sign in one.current))]
        earlier = [one.protocol for one in standings if _among(provider, (sign.provider for sign in one.earlier))]
        missing = [one.protocol for one in standings if _among(provider, one.missing)]
        if current or earlier or missing:
            found.append(Partner(provider, current, earlier, missing))
    return found


def _among(provider: Provider, some: Iterable[Provider]) -> bool:
    return any(one.id == provider.id for one in some)
