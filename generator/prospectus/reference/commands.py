"""The page of every command and its options, from the command line itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from inspect import cleandoc
from typing import Any, Final

_INTRODUCTION: Final = """\
---
title: The commands
description: What prospectus can do on the command line, with every option and an example each.
---

# The commands

This page is made from the program itself, so it is always as the program is. `prospectus COMMAND --help` says the same
on the screen. Every command ends with 0 when all is well, with 1 when something is wrong with the files or could not be
done, and with 2 when it was called in a way that it does not know.
"""


def page(command: Any) -> str:
    """The whole page, in Markdown, for a click command with its sub-commands."""
    return "\n".join([_INTRODUCTION, *_parts(command, "prospectus")])


def _parts(command: Any, called: str) -> Iterator[str]:
    yield f"## `{called}`\n"
    context = command.context_class(command, info_name=called)
    pieces = " ".join(piece for piece in command.collect_usage_pieces(context) if piece != "[OPTIONS]")
    yield f"```text\n{called} {pieces}".rstrip() + "\n```\n"
    yield f"{_told(cleandoc(command.help or ''))}\n"
    options = [one for one in command.params if one.param_type_name == "option"]
    if options:
        yield "\n".join(_entry(one, context) for one in options)
    for name, inner in _inner(command).items():
        if not inner.hidden:
            yield from _parts(inner, f"{called} {name}")


def _inner(command: Any) -> Mapping[str, Any]:
    return getattr(command, "commands", {})


def _told(text: str) -> str:
    """A help text as Markdown: what click leaves as it is written becomes a block of code."""
    parts = []
    for part in text.split("\n\n"):
        if part.startswith("\b\n"):
            first, _, rest = part[2:].partition("\n")
            parts.append(f"{first}\n\n```text\n{cleandoc(rest)}\n```")
        else:
            parts.append(part)
    return "\n\n".join(parts)


def _entry(option: Any, context: Any) -> str:
    flags, about = option.get_help_record(context) or ("", "")
    return f"`{flags}`\n:   {' '.join(about.split())}\n"
