"""The handbook on paper: the whole of it with contents, and each page alone, also for a word processor."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ..area import Protocol
from ..derive.handbook import Standing, facts, is_signed, ordered, settled, standing
from ..model.protocol import ONE_OF, PROTOCOL_KIND, READER
from ..pages import handbook
from ..pages.context import document_text
from ..pages.document import deeper
from . import office, press
from .desk import Desk
from .press import Printed


def whole(desk: Desk) -> Printed:
    """The whole handbook: contents with page numbers, every page of it, and who has signed what."""
    area = desk.area
    standings = [standing(one, area.today) for one in ordered(area)]
    text = _text(desk, inside=True)
    kinds = [
        (name, [one for one in standings if one.protocol.written.kind == id_]) for id_, name in PROTOCOL_KIND.items()
    ]
    return press.printed(
        desk.html(
            "handbook",
            title=f"Handbook of the {area.written.partnership}",
            said="What the partners have agreed, who keeps it, and who has signed.",
            part="",
            kinds=[(name, some) for name, some in kinds if some],
            tasks=handbook.tasks(ordered(area)),
            signed=[one for one in standings if one.signatures],
            deeper=deeper,
            **_parts(desk, text),
        )
    )


def alone(desk: Desk, protocol: Protocol) -> Printed:
    """One page of the handbook; forms and agreements end with lines for signatures."""
    one = standing(protocol, desk.area.today)
    return press.printed(
        desk.html(
            "protocol",
            title=protocol.title,
            said=protocol.written.summary,
            part=ONE_OF[protocol.written.kind],
            one=one,
            signing=_signing(protocol),
            **_parts(desk, _text(desk, inside=False)),
        )
    )


def _signing(protocol: Protocol) -> bool:
    """Whether there is room for signatures: drafts have it, too, since they are taken to be signed on paper."""
    return is_signed(protocol) or protocol.written.kind == "form"


def document(desk: Desk, protocol: Protocol) -> bytes:
    """One page of the handbook as .docx, to fill in or to change."""
    area, one = desk.area, standing(protocol, desk.area.today)
    text = _text(desk, inside=False)(settled(protocol.text, facts(area, protocol)))
    signing = _SIGNING if _signing(protocol) else ""
    lines = (protocol.written.summary, f"{ONE_OF[protocol.written.kind]}. {handbook.told(one)}")
    where = desk.plain(protocol.address).rstrip("/")
    foot = " · ".join(filter(None, (area.written.partnership, protocol.title, where)))
    return office.written(
        office.Paper(protocol.title, lines, text + Markup(signing), foot, area.written.partnership, area.today)
    )


def editable(desk: Desk, protocol: Protocol) -> Printed:
    """The same as a file of the site; it has no pages of its own."""
    return Printed(document(desk, protocol), 0)


_SIGNING = (
    '<h2>Signed</h2><p>Name and role: <span class="gap gap-long"></span></p>'
    '<p>For: <span class="gap gap-long"></span></p>'
    '<p>Signature: <span class="gap gap-long"></span> Date: <span class="gap gap-short"></span></p>'
)


def _parts(desk: Desk, text: Callable[[str], Markup]) -> dict[str, object]:
    """What both templates need."""

    def body(one: Standing) -> Markup:
        return text(settled(one.protocol.text, facts(desk.area, one.protocol)))

    return {
        "body": body,
        "told": handbook.told,
        "bound": lambda one: handbook.bound(one.protocol, desk.area),
        "for_signing": is_signed,
        "one_of": ONE_OF,
        "readers": READER,
    }


def _text(desk: Desk, *, inside: bool) -> Callable[[str], Markup]:
    """The handbook's texts as HTML: links to its own pages lead to where they are printed, if they are `inside`."""
    own = {one.address: f"#{one.id}" for one in desk.area.protocols.values()} if inside else {}

    def place(address: str) -> str | None:
        return own.get(address) or desk.url(address) or None

    return document_text(desk.area, place)
