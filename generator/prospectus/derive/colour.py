"""The shades of an area's one colour, each light or dark enough to be read on what it stands on."""

from __future__ import annotations

import colorsys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

READABLE: Final = 4.5
"""The least contrast of text on its background: WCAG 2.2, success criterion 1.4.3."""

WHITE: Final = "#ffffff"
PAGE: Final = "#ffffff"
SUNK: Final = "#f4f3ef"
DARK_PAGE: Final = "#15191b"
DARK_RAISED: Final = "#1f2528"
DEFAULT: Final = "#0b5c63"

_STEP: Final = 0.005


@dataclass(frozen=True, slots=True)
class Shades:
    """One colour's shades: for fills under white text, for text and links, and for soft surfaces; light and dark."""

    fill: str
    deep: str
    text: str
    soft: str
    dark_fill: str
    dark_text: str
    dark_soft: str


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21, by the formula of WCAG 2.2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def contrast_problem(colour: str) -> str | None:
    """The nearest shade that white text can be read on, or None when this colour is dark enough itself."""
    return None if contrast(colour, WHITE) >= READABLE else _nearest(colour, (WHITE,), READABLE)


def shades(colour: str) -> Shades:
    """The shades of a colour, the same for the same colour; one that is too light is darkened first."""
    fill = contrast_problem(colour) or colour
    soft, dark_soft = _mixed(fill, PAGE, 0.09), _mixed(fill, DARK_PAGE, 0.35)
    return Shades(
        fill=fill,
        deep=_nearest(fill, (WHITE,), max(8.0, contrast(fill, WHITE) * 1.3)),
        text=_nearest(fill, (PAGE, SUNK, soft), 5.5),
        soft=soft,
        dark_fill=_nearest(fill, (WHITE,), 5.0),
        dark_text=_nearest(_calmer(fill), (DARK_PAGE, DARK_RAISED, dark_soft), 7.0),
        dark_soft=dark_soft,
    )


def _nearest(colour: str, grounds: tuple[str, ...], least: float) -> str:
    """The nearest lightness of a colour at which its contrast with every ground is enough, else the farthest."""
    darker = _luminance(grounds[0]) > 0.18
    shade = colour
    for shade in _towards(colour, darker=darker):
        if all(contrast(shade, ground) >= least for ground in grounds):
            return shade
    return shade


def _towards(colour: str, *, darker: bool) -> Iterator[str]:
    """The colour and then the same hue step by step darker, or lighter."""
    yield colour
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    while 0 < lightness < 1 or (lightness >= 1 and darker) or (lightness <= 0 and not darker):
        lightness = min(1.0, max(0.0, lightness + (-_STEP if darker else _STEP)))
        yield _hex(colorsys.hls_to_rgb(hue, lightness, saturation))


def _calmer(colour: str) -> str:
    """The same hue and lightness with less colour: light letters of a full colour glare on a dark ground."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    return _hex(colorsys.hls_to_rgb(hue, lightness, saturation * 0.6))


def _mixed(colour: str, ground: str, share: float) -> str:
    """A colour laid thinly over a ground."""
    pairs = zip(_parts(colour), _parts(ground), strict=True)
    red, green, blue = (above * share + below * (1 - share) for above, below in pairs)
    return _hex((red, green, blue))


def _parts(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of “#rrggbb”, 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return (red, green, blue)


def _hex(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def _luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
