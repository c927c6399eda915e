"""The page at /edit/ where the form is not installed: how to change something without it."""

from __future__ import annotations

from .context import Context
from .page import Page


def view(ctx: Context, _: None = None) -> Page:
    """How to change what the site says, in the files."""
    written = {name: f"help/{name}/" in ctx.handwritten for name in ("change-a-course", "add-a-course")}
    body = ctx.html("changing", 1, written=written)
    says = "How providers change what this prospectus says about them."
    return Page("edit/", "edit", "Change something", says, body)
