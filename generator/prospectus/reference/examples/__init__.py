"""An example of each message that a file or two can show; which have none, and why, is told here, too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .example import Example
from .of_consultation import CONSULTATION
from .of_demand import DEMAND
from .of_feeds import FEEDS
from .of_handbook import HANDBOOK
from .of_neighbours import NEIGHBOURS
from .of_rules import RULES
from .together import FILES, NAMES, PAGES, PICTURES, PROMISED, TOGETHER
from .writing import WRITING

EXAMPLES: Final[Mapping[str, Example]] = {
    **WRITING, **TOGETHER, **NAMES, **FILES, **PICTURES, **FEEDS, **DEMAND, **CONSULTATION, **PAGES, **PROMISED,
    **HANDBOOK, **NEIGHBOURS, **RULES,
}  # fmt: skip

_FILES: Final = "It is about how files lie in folders, which no text can show."
_LARGE: Final = "It takes a larger file than a page can show."
_PICTURE: Final = "It takes a picture."
_ZIP: Final = "It takes a zip file."
_WHOLE: Final = "It takes a whole area."

WITHOUT: Final[Mapping[str, str]] = {
    **dict.fromkeys(("same-but-for-case", "symbolic-link", "not-a-file", "too-many-files", "folder-too-large"), _FILES),
    **dict.fromkeys(("picture-too-wide", "picture-broken", "picture-moves", "photo-tells-place"), _PICTURE),
    **dict.fromkeys(("zip-needs-password", "zip-climbs-out"), _ZIP),
    **dict.fromkeys(("feed-too-large", "feed-table-broken", "demand-too-large"), _LARGE),
    **dict.fromkeys(
        ("clashes-with-all", "link-outside-collaborative", "nothing-after-16", "out-of-reach", "promise-fragile",
         "withdrawal-breaks-promise", "two-pages-one-address"), _WHOLE,
    ),
    "not-understood": "It is for what nobody has thought of.",
}  # fmt: skip
"""The messages whose pages have no example, and why."""
