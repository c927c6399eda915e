"""Examples of what is found in the table of how many applied."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .example import Example

PATH: Final = "content/area/demand.csv"
TABLE: Final = "course,places,applications\noak-college/joinery,16,41\n"


def _table(right: str, wrong: str) -> Example:
    """A table with `wrong` in the place of a piece of it."""
    assert TABLE.count(right) == 1, right
    return Example(TABLE.replace(right, wrong), TABLE, PATH)


DEMAND: Final[Mapping[str, Example]] = {
    "demand-columns": _table("course,places,", "course,place,"),
    "demand-cells": _table("16,41", "16,41,25"),
    "demand-value": _table("16,41", "16,about 40"),
    "demand-twice": Example(TABLE + "oak-college/joinery,16,40\n", TABLE, PATH),
}
"""Each with the same table mended."""
