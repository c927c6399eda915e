"""The providers' logos, as clean copies: small, and without anything that their files tell beside the picture."""

from __future__ import annotations

from pathlib import Path

from ..area import Area
from ..media import address, published


def files(area: Area, root: Path) -> dict[str, bytes]:
    """The logo of every provider that has one; `root` is the area's folder, from which the pictures are read."""
    return {
        address(provider.id, provider.written.logo.file): published(
            (root / "providers" / provider.id / "media" / provider.written.logo.file).read_bytes()
        )
        for provider in area.providers.values()
        if provider.written.logo
    }
