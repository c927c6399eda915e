"""Numbers of people that everybody may read: small ones are not told, since they could tell who it was."""

from __future__ import annotations

from typing import Final

FEW: Final = 10
"""Numbers under this are not told, nor are they left out: they are called “fewer than 10”."""


def told(number: int) -> str:
    """“1,240”, or “fewer than 10”."""
    return f"{number:,}" if number >= FEW else f"fewer than {FEW}"
