"""The page that says what words mean: levels, kinds of course, and the rest by the alphabet."""

from __future__ import annotations

from typing import Final

from ..derive.order import alphabetical
from ..model.codes import COURSE_KIND, LEVEL, LEVELS
from ..model.fields import as_id
from . import level
from .context import Context
from .page import Page

ADDRESS: Final = "words/"


def view(ctx: Context, _: object) -> Page:
    """What words mean."""
    written = ctx.area.words
    levels = [(LEVEL[code], written.levels[code]) for code in LEVELS if code in written.levels]
    kinds = [(code, written.kinds[code]) for code in COURSE_KIND if code in written.kinds]
    words = sorted(written.words, key=lambda one: alphabetical(one.word))
    body = ctx.html(
        ADDRESS.rstrip("/"),
        1,
        levels=levels,
        linked={one.slug for one in level.levels(ctx)},
        kinds=kinds,
        explained=[(f"word-{as_id(one.word)}", one) for one in words],
    )
    described = "What levels, kinds of course and the words of schools and colleges mean, in plain English."
    return Page(ADDRESS, "words", "What words mean", described, body, source=ctx.area.paths.get("words"))
