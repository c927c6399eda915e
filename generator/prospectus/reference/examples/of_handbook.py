"""Examples of what is found in the pages of the handbook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..sound import AREA, AREA_PATH, PROTOCOL, PROTOCOL_PATH
from .example import Example


def _page(right: str, wrong: str, *, as_of: str | None = None) -> Example:
    """A page with `wrong` in the place of a piece of it."""
    assert PROTOCOL.count(right) == 1, right
    page = {PROTOCOL_PATH: PROTOCOL}
    return Example(PROTOCOL.replace(right, wrong), PROTOCOL, PROTOCOL_PATH, beside=page, as_of=as_of)


HANDBOOK: Final[Mapping[str, Example]] = {
    "fact-given": _page("  register-by: nine", "  area: Oakshire\n  register-by: nine"),
    "fact-not-settled": _page("by {register-by}.", "by {register-by} and sent by {sent-by}."),
    "fact-not-used": _page("  register-by: nine", "  sent-by: noon\n  register-by: nine"),
    "no-front-matter": _page(PROTOCOL[: PROTOCOL.index("In {area}")], ""),
    "no-such-protocol": _page("tasks: A", "related: attendance\ntasks: A"),
    "no-such-version": _page("oak-college: 2026-07-06", "oak-college: {on: 2026-07-06, version: 3}"),
    "review-before-agreed": _page("review_by: 2027", "review_by: 2026"),
    "review-overdue": _page("review_by: 2027-07-02", "review_by: 2026-10-30", as_of="2026-11-22"),
    "signed-but-not-bound": _page("applies_to: all", "applies_to: school"),
    "version-not-told": _page("\n  2:\n", "\n  1:\n"),
    "form-or-mailbox": Example(
        "feedback: {}\n" + AREA, "feedback: {email: tell-us@oakshire-1419.example}\n" + AREA, AREA_PATH
    ),
}
"""Each with the same page mended, as the others are."""
