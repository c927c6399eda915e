"""Rules on what can be seen: the area's colour."""

from __future__ import annotations

from collections.abc import Iterator

from ..area import Area
from ..derive.colour import READABLE, WHITE, contrast, contrast_problem
from ..problems import Problem
from .finding import warning


def colour_too_light(area: Area) -> Iterator[Problem]:
    """White text cannot be read on the area's colour.

    Write the shade that the message names. Until then the site uses it without being told.
    """
    colour = area.written.brand_colour
    better = contrast_problem(colour) if colour else None
    if colour and better:
        ratio = int(contrast(colour, WHITE) * 10) / 10
        says = f"White text on “{colour}” has a contrast of {ratio} to 1; to be read it needs {READABLE}."
        do = f"Use “{better}”, the nearest shade on which it can be read."
        yield warning("colour-too-light", area.paths["area"], ("brand_colour",), says, do)
