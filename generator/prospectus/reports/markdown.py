"""Words that somebody wrote, made harmless for the Markdown that GitHub and GitLab show in comments and issues."""

from __future__ import annotations

import re
from typing import Final

from .saying import harmless

_MARKS: Final = re.compile(r"[!-/:-@\[-`{-~]")
_CALLS: Final = frozenset("@#!%~&$^")
"""What a build service takes for a person, an issue or the like when letters or figures follow, even after a \\\\."""

_UNSEEN: Final = "\u2060"  # a word joiner: no letter follows any more, and nothing is seen of it
_ISSUE: Final = re.compile(r"\b(GH\\-)(?=\d)", re.IGNORECASE)


def in_markdown(words: str) -> str:
    """The words as Markdown that shows them as they are: no link, no mention, no picture, no HTML, on one line."""
    escaped = _MARKS.sub(lambda found: f"\\{found[0]}{_UNSEEN if found[0] in _CALLS else ''}", harmless(words))
    return _ISSUE.sub(rf"\1{_UNSEEN}", escaped)
