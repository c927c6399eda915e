"""What stands in a file without telling anything: “TBC”, “n/a”, “see website”."""

from __future__ import annotations

import re
from typing import Final

from .texts import Reading, Said

_MORE: Final = r"(?:\ for\ (?:more\ |further\ |full\ )?(?:details|information|info))"
_NOTHING: Final = re.compile(
    rf"""\W*(?:
    t\.?b\.?[acds]\.?|to\ be\ (?:confirmed|announced|advised|arranged|decided|determined)
    |n\s*[/.]?\s*[ak]\.?|not\ (?:applicable|known|yet\ known|available)|unknown|none\ known|dk|don['’]?t\ know|nil
    |\?+|x{{2,}}|\.{{2,}}|-+|lorem\ ipsum.*
    |(?:more\ )?(?:details|information)\ (?:to\ follow|coming\ soon)|coming\ soon|to\ follow
    |(?:please\ )?(?:see|refer\ to|visit|check|look\ at|go\ to)\ (?:our\ |the\ |your\ |college\ |school\ )*
      (?:web\s?-?site|web\s?page|prospectus|above|below){_MORE}?
    |as\ (?:above|below)|same\ as\ above|ditto
    |(?:please\ )?(?:contact|ring|call|ask)\ (?:us|the\ college|the\ school|admissions|the\ provider){_MORE}
    )\W*""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_LATER: Final = re.compile(r"\bT\.?B\.?[AC]\b|\bto be (?:confirmed|announced|advised)\b|\blorem ipsum\b", re.IGNORECASE)
_SIGNS: Final = frozenset({"tbc", "tba", "t", "confirmed", "announced", "advised", "lorem"})
_LONGEST: Final = 60


def tells_nothing(reading: Reading) -> tuple[str, Said] | None:
    """The first part of its texts that only holds the place of an answer, and where; None when there is none."""
    later = _SIGNS & reading.different
    for one in reading.said:
        if len(one.text) <= _LONGEST and _NOTHING.fullmatch(one.text):
            return one.text, one
        found = _LATER.search(one.text) if later else None
        if found:
            return found[0], one
    return None
