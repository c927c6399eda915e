"""How sentences quote, list and guess words: the same in every message."""

import datetime as dt
from collections.abc import Iterable
from difflib import get_close_matches


def quoted(value: object) -> str:
    """The value as it was typed, in quotation marks and never longer than a line."""
    text = " ".join(str(value).split())
    return f"“{text[:77]}…”" if len(text) > 78 else f"“{text}”"


def listed(words: Iterable[str], *, last: str = "or") -> str:
    """Words as a person lists them: “a, b or c”."""
    items = list(words)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}"


def nearest(typed: str, allowed: Iterable[str], *, alike: float = 0.6) -> str | None:
    """The allowed word that is most like the one typed, if any is alike enough (from 0 to 1)."""
    found = get_close_matches(typed, list(allowed), n=1, cutoff=alike)
    return found[0] if found else None


def day(date: dt.date) -> str:
    """A day as people write it: 6 September 2027."""
    return f"{date.day} {date:%B %Y}"
