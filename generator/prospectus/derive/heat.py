"""A picture of the offer: sectors down, levels across, a square for every number, darker where there is more."""

from __future__ import annotations

from html import escape
from typing import Final

from ..model.codes import SECTOR
from .offer import AGES, STAGES, Offer

_LEFT: Final = 330
_WIDE: Final = 62
_HIGH: Final = 26
_TOP: Final = 58
_SHADES: Final = ((0, "#ffffff"), (1, "#e3e3e3"), (3, "#c4c4c4"), (6, "#9e9e9e"), (12, "#6f6f6f"), (25, "#3d3d3d"))
_DARK: Final = "#6f6f6f"


def heat(found: Offer, title: str) -> str:
    """The picture as SVG; every number stands in its square, so that no shade tells anything alone."""
    width, height = _LEFT + _WIDE * len(STAGES) * len(AGES) + 20, _TOP + _HIGH * len(SECTOR) + 10
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'font-family="sans-serif" font-size="13"><title>{escape(title)}</title>',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    for block, ages in enumerate(AGES):
        left = _LEFT + block * (_WIDE * len(STAGES) + 10)
        parts.append(f'<text x="{left}" y="18" font-weight="bold">Ages {ages.replace("-", "–")}</text>')
        for column, stage in enumerate(STAGES):
            name = "Entry" if stage == "Entry" else f"Level {stage[0]}{'+' if len(stage) > 1 else ''}"
            parts.append(f'<text x="{left + column * _WIDE + 4}" y="{_TOP - 12}">{name}</text>')
        for row, sector in enumerate(SECTOR):
            for column, stage in enumerate(STAGES):
                number = len(found.cells[sector, stage, ages].courses)
                parts.append(_square(left + column * _WIDE, _TOP + row * _HIGH, number))
    for row, name in enumerate(SECTOR.values()):
        parts.append(f'<text x="4" y="{_TOP + row * _HIGH + 17}">{escape(name)}</text>')
    return "\n".join([*parts, "</svg>\n"])


def _square(x: int, y: int, number: int) -> str:
    shade = next(shade for least, shade in reversed(_SHADES) if number >= least)
    ink = "#ffffff" if number >= next(least for least, one in _SHADES if one == _DARK) else "#000000"
    return (
        f'<rect x="{x}" y="{y}" width="{_WIDE - 2}" height="{_HIGH - 2}" fill="{shade}" stroke="#8a8a8a"/>'
        f'<text x="{x + _WIDE // 2 - 1}" y="{y + 16}" text-anchor="middle" fill="{ink}">{number or "–"}</text>'
    )
