"""Which messages the site explains and what it says of each, without anything that takes long to import."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any, Final

BELOW: Final = "help/messages/"
"""Below this address of every site each message has its page."""

LISTED: Final = ("help/rules/", "What the messages mean")
"""The hand-written page that lists them all: its address and its title."""

Message = dict[str, Any]
"""One message as reference/explained.py tells it: its id, what it means, how bad it is, and an example."""


@cache
def messages() -> tuple[Message, ...]:
    """Every message, in the order of the page of all of them; made by `make reference`."""
    return tuple(json.loads(resources.files(__package__).joinpath("messages.json").read_bytes()))


def addresses() -> frozenset[str]:
    """Where the pages stand, from the root of the site."""
    return frozenset(f"{BELOW}{one['id']}/" for one in messages())
