"""Reads the files in which nothing is remarkable, which are nearly all, in half the time that careful reading takes."""

from __future__ import annotations

from collections.abc import Callable
from sys import intern
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from . import limits


def unremarkable(text: str) -> dict[str, Any] | None:
    """The document of a text in which nothing is remarkable; None where anything could be a problem.

    What it is, the careful way of `reading` tells.
    """
    if len(text) > 2 * limits.YAML_NODES or any(mark in text for mark in (" #", "\t", "<", "\\")):
        return None
    parser = CParser(text)
    try:
        return _built(parser.get_event, anchored="&" in text or "*" in text, tagged="!" in text)
    except yaml.YAMLError:
        return None
    finally:
        parser.dispose()


def _built(get: Callable[[], Any], *, anchored: bool, tagged: bool) -> dict[str, Any] | None:
    stack: list[tuple[Any, str | None]] = []
    holder: Any = None
    key: str | None = None
    get(), get()  # the starts of the stream and of the document
    while True:
        event = get()
        kind = type(event)
        if kind is yaml.ScalarEvent:
            value = event.value
            if (anchored and event.anchor) or (tagged and event.tag) or not value:
                return None
            if type(holder) is list:
                holder.append(value)
            elif key is not None:
                holder[key] = value
                key = None
            elif holder is None or value in holder or value == "<<":
                return None
            else:
                key = intern(value)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            opened: Any = {} if kind is yaml.MappingStartEvent else []
            if (anchored and event.anchor) or (tagged and event.tag) or len(stack) >= limits.YAML_DEPTH:
                return None
            if type(holder) is list:
                holder.append(opened)
            elif key is not None:
                holder[key] = opened
            elif stack or type(opened) is list:
                return None
            stack.append((holder, key))
            holder, key = opened, None
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            if type(holder) is list and len(holder) > limits.LIST_ITEMS:
                return None
            closed = holder
            holder, key = stack.pop()
            key = None
            if not stack:
                get()  # the end of the document
                return closed if type(get()) is yaml.StreamEndEvent else None
        else:
            return None
