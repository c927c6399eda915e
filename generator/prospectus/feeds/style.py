"""The area's own style sheet: the shades of its colour, and the signs that stand beside words."""

from __future__ import annotations

import importlib.resources
import re
from typing import Final

from ..area import Area
from ..derive.colour import DEFAULT, Shades, shades

PATH: Final = "assets/stylesheets/area.css"
ICONS: Final = {
    "search": "magnify",
    "start": "calendar",
    "place": "map-marker",
    "days": "calendar-week",
    "length": "timer-sand",
    "cost": "currency-gbp",
    "ages": "account",
    "level": "stairs",
    "award": "certificate",
    "apply": "calendar-check",
    "courses": "school",
    "save": "heart-outline",
    "saved": "heart",
    "name": "tag-outline",
    "web": "web",
    "phone": "phone",
    "email": "email",
    "map": "map",
    "access": "wheelchair-accessibility",
    "bus": "bus",
    "college_bus": "bus-school",
    "rail": "train",
    "walk": "walk",
    "cycle": "bike",
    "parking": "parking",
    "notes": "information-outline",
    "out": "open-in-new",
    "fresh": "check-circle",
    "due": "alert",
    "old": "close-octagon",
    "agriculture-environmental-and-animal-care": "paw",
    "business-and-administration": "briefcase",
    "care-services": "hand-heart",
    "catering-and-hospitality": "chef-hat",
    "construction-and-the-built-environment": "wall",
    "creative-and-design": "palette",
    "digital": "laptop",
    "education-and-early-years": "toy-brick",
    "engineering-and-manufacturing": "cog",
    "hair-and-beauty": "content-cut",
    "health-and-science": "heart-pulse",
    "legal-finance-and-accounting": "scale-balance",
    "protective-services": "shield",
    "sales-marketing-and-procurement": "storefront",
    "transport-and-logistics": "truck",
    "humanities-and-languages": "earth",
    "maths-and-sciences": "flask",
    "preparation-for-life-and-work": "compass",
}
"""Our signs and what they are called in the set that the Material package installs: a sign for each fact and sector."""

_SPACE: Final = re.compile(r"\s+")
_DARK: Final = re.compile(r'^\[data-md-color-scheme="slate"\] ?\{(.*?)\}', re.DOTALL | re.MULTILINE)
_SHEETS: Final = ("prospectus.css", "shell.css")
"""The style sheets of the theme that have dark shades."""


def files(area: Area) -> dict[str, bytes]:
    """The style sheet by its path in the site."""
    own = colours(shades(area.written.brand_colour or DEFAULT))
    return {PATH: (own + without_scripts(own) + icons()).encode()}


def colours(found: Shades) -> str:
    """The shades as custom properties, for the light and for the dark scheme."""
    light = {
        "brand": found.fill,
        "brand-deep": found.deep,
        "link": found.text,
        "soft": found.soft,
    }
    dark = {
        "brand": found.dark_fill,
        "brand-deep": found.dark_fill,
        "link": found.dark_text,
        "soft": found.dark_soft,
    }
    return f':root,[data-md-color-scheme="default"]{{{_properties(light)}}}\n' + (
        f'[data-md-color-scheme="slate"]{{{_properties(dark)}}}\n'
    )


def without_scripts(own: str) -> str:
    """All dark shades once more, for readers whose device is set to dark and whose browser runs no script.

    With scripts the page says by an attribute which scheme the reader has chosen; without, only the device says it.
    """
    folder = importlib.resources.files("prospectus_theme") / "assets" / "stylesheets"
    sheets = (*((folder / name).read_text(encoding="utf-8") for name in _SHEETS), own)
    found = ";".join(block.strip().rstrip(";") for sheet in sheets for block in _DARK.findall(sheet))
    shades = _SPACE.sub(" ", found).replace(": ", ":").replace("; ", ";")
    return f"@media screen and (prefers-color-scheme:dark){{html.no-js:root{{{shades}}}}}\n"


def icons() -> str:
    """One class for each sign, with its picture as a mask; the same on every page, so it is loaded once."""
    folder = importlib.resources.files("material") / "templates" / ".icons" / "material"
    found = {name: (folder / f"{file}.svg").read_text(encoding="utf-8") for name, file in ICONS.items()}
    out = f'.page{{--i-out:url("{_as_url(found["out"])}")}}\n'
    return out + "".join(f'.i-{name}{{--i:url("{_as_url(svg)}")}}\n' for name, svg in found.items())


def _properties(values: dict[str, str]) -> str:
    return ";".join(f"--c-{name}:{value}" for name, value in values.items())


def _as_url(svg: str) -> str:
    """A picture as a data: address that can stand between double quotation marks in a style sheet."""
    text = _SPACE.sub(" ", svg.strip()).replace('"', "'")
    return "data:image/svg+xml," + text.replace("%", "%25").replace("#", "%23").replace("<", "%3C").replace(">", "%3E")
