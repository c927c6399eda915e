"""Our own JSON as a file: how it says what it is, and how it is parsed, whoever wrote it."""

from __future__ import annotations

import json
from typing import Any, Final

from .. import limits
from ..refused import RefusedError
from ..wording import quoted

FORMAT: Final = "prospectus-courses"
VERSION: Final = 1
"""Rises when a file of before could be misread; what has another version is refused."""


def opened(raw: bytes) -> dict[str, Any]:
    """The whole of a file of ours; RefusedError when it is none, or has a version that we do not read."""
    whole = parsed(raw)
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise RefusedError(f"This JSON does not say that it is ours: it lacks “format”: “{FORMAT}”.")
    if str(whole.get("version")) != str(VERSION):
        says = f"This file has version {quoted(whole.get('version'))}; we read version {VERSION}."
        raise RefusedError(f"{says} Export it again with a program of the same version.")
    return whole


def parsed(raw: bytes) -> Any:
    """What JSON says, with every number as the text that stands there; RefusedError when it cannot be read."""
    if len(raw) > limits.DIRECTORY_BYTES:
        raise RefusedError(f"This file has more than {limits.DIRECTORY_BYTES:,} bytes. Split it by provider.")
    if raw.count(b"{") + raw.count(b"[") > limits.JSON_GROUPS:
        raise RefusedError(f"This file has more than {limits.JSON_GROUPS:,} groups and lists. Split it by provider.")
    try:
        return json.loads(
            raw.decode("utf-8-sig"), parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=_once
        )
    except RecursionError:
        raise RefusedError("Groups stand inside one another too deep in this file. No real one does.") from None
    except UnicodeDecodeError:
        raise RefusedError("This file is not saved as UTF-8. Save it again.") from None
    except json.JSONDecodeError as fault:
        says = f"This is not JSON from line {fault.lineno}, column {fault.colno} on: {fault.msg}."
        raise RefusedError(f"{says} Ask whoever made it for a whole one.") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A group of keys; a second key of the same name would silently take the place of the first."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise RefusedError(f"The key {quoted(key)} is there twice in one group of this file. Keep one of them.")
        found[key] = value
    return found
