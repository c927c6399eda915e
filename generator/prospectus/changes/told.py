"""Changes in words: for a terminal, for a comment on a pull request, and as data."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from textwrap import wrap
from typing import Final

from ..pages.phrases import count
from ..reports import harmless
from ..reports.markdown import in_markdown
from .change import HEADINGS, Change

NOTHING: Final = "Nothing changes for learners."
MARKDOWN: Final = 60_000
"""How many characters a comment may have: those who show comments take 65,536."""

_WIDTH: Final = 118


def text(changes: Sequence[Change], notes: Sequence[str] = ()) -> str:
    """For people at a terminal."""
    lines = [_sum(changes), *notes]
    for effect, group in groupby(changes, key=lambda one: one.effect):
        lines += ["", HEADINGS[effect]]
        lines += [line for one in group for line in _wrapped(f"{_name(one)}: {one.says}")]
    return "".join(f"{harmless(line)}\n" for line in lines)


def _wrapped(line: str) -> list[str]:
    return wrap(line, _WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)


def _sum(changes: Sequence[Change]) -> str:
    return f"What changes for learners: {count(len(changes), 'thing')}." if changes else NOTHING


def _name(one: Change) -> str:
    return f"{one.title} ({one.whose})" if one.whose else one.title


# ── A comment ────────────────────────────────────────────────────────────────────────────────────────────────────────


def markdown(changes: Sequence[Change], notes: Sequence[str] = ()) -> str:
    """For a comment on a pull request; what does not fit into one is counted."""
    parts = [f"**{in_markdown(_sum(changes))}**\n", *(f"\n{in_markdown(one)}\n" for one in notes)]
    length, shown = sum(map(len, parts)), 0
    for effect, group in groupby(changes, key=lambda one: one.effect):
        lines = [f"\n### {HEADINGS[effect]}\n\n"]
        for one in group:
            line = f"- **{in_markdown(_name(one))}**: {in_markdown(one.says)}\n"
            if length + sum(map(len, lines)) + len(line) > MARKDOWN:
                left = count(len(changes) - shown, "more thing")
                return "".join([*parts, *(lines if lines[1:] else []), f"\nAnd {left}: see the whole list.\n"])
            lines.append(line)
            shown += 1
        parts += lines
        length += sum(map(len, lines))
    return "".join(parts)


# ── Data ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def as_json(changes: Sequence[Change], notes: Sequence[str] = ()) -> str:
    """Everything, for other programs."""
    return json.dumps({"notes": list(notes), "changes": list(map(_data, changes))}, indent=2) + "\n"


def _data(one: Change) -> Mapping[str, object]:
    return {
        "kind": one.kind,
        "key": one.key,
        "title": one.title,
        "provider": one.whose,
        "path": one.path,
        "address": one.address,
        "effect": one.effect.name.lower(),
        "facts": [{"effect": fact.effect.name.lower(), "about": fact.about, "says": fact.says} for fact in one.facts],
    }


FORMATS: Final[Mapping[str, Callable[[Sequence[Change], Sequence[str]], str]]] = {
    "text": text,
    "markdown": markdown,
    "json": as_json,
}
