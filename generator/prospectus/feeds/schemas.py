"""The JSON Schemas as files of the site, where editors and other programs find them."""

from __future__ import annotations

import json

from ..schema import directory, schemas


def files() -> dict[str, bytes]:
    """Each schema by its path."""
    found = {**schemas(), "courses": directory()}
    return {f"data/schemas/{kind}.json": written(made) for kind, made in found.items()}


def written(schema: object) -> bytes:
    """A schema as a file."""
    return (json.dumps(schema, indent=2, ensure_ascii=False) + "\n").encode()
