"""A hand-written page as the feeds see it, whatever host rendered it."""

from __future__ import annotations

from typing import NamedTuple


class ContentPage(NamedTuple):
    """Where a hand-written page stands, from the root of the site; its title and its words, both plain text."""

    address: str
    title: str
    text: str
