"""Writes the form's configuration as YAML in which what stands in many places is written once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

SHORTEST: Final = 200
"""A list of fewer characters is written again rather than named."""


def flow(value: Mapping[str, Any]) -> str:
    """A mapping as YAML: JSON, but a long list that comes again is an anchor the first time and an alias after it."""
    seen: dict[str, str] = {}
    lines = (f"{_text(key)}: {_written(one, seen)}\n" for key, one in value.items())
    return "".join(lines)


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _written(value: Any, seen: dict[str, str]) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_text(key)}: {_written(one, seen)}" for key, one in value.items()) + "}"
    if not isinstance(value, list):
        return _text(value)
    whole = _text(value)
    if len(whole) < SHORTEST:
        return whole
    if whole in seen:
        return f"*{seen[whole]} "
    inside = "[" + ",\n ".join(_written(one, seen) for one in value) + "]"
    seen[whole] = f"l{len(seen) + 1}"
    return f"&{seen[whole]} {inside}"
