"""The parts that many course pages share word for word, each rendered once: levels, kinds, ways there, whom to ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from jinja2 import Environment
from markupsafe import Markup

from ..area import Area
from ..model.codes import COURSE_KIND, LEVEL, NOT_SAID
from .rows import ROOT

WAYS: Final = (
    ("bus", "Bus"),
    ("college_bus", "College bus"),
    ("rail", "Train"),
    ("walk", "On foot"),
    ("cycle", "Bicycle"),
    ("parking", "Parking"),
    ("notes", "Good to know"),
)
"""The ways of travel of a site, in the order in which they are told: first those that need no car."""


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The shared parts, each good for pages at any depth.

    `levels` by code, `kinds` by code, `ways` by a site's key, `asks` by a provider's id and a contact's role.
    """

    levels: Mapping[str, Markup]
    kinds: Mapping[str, Markup]
    ways: Mapping[str, Markup]
    asks: Mapping[tuple[str, str | None], Markup]
    adviser: Markup


def pieces(area: Area, env: Environment) -> Pieces:
    """Render the shared parts."""
    level, kind, way = (env.get_template(f"pieces/{name}.html") for name in ("level", "kind", "ways"))
    adviser = env.get_template("pieces/adviser.html")
    return Pieces(
        {code: Markup(level.render(root=ROOT, code=code, level=LEVEL[code])) for code in (*LEVEL, NOT_SAID)},
        {code: Markup(kind.render(code=code, name=COURSE_KIND[code])) for code in (*COURSE_KIND, NOT_SAID)},
        {key: Markup(way.render(root=ROOT, site=site, ways=WAYS)) for key, site in area.sites.items()},
        dict(_asks(area, env)),
        Markup(adviser.render(root=ROOT)),
    )


def _asks(area: Area, env: Environment) -> Iterator[tuple[tuple[str, str | None], Markup]]:
    """Whom to ask at each provider, for each role that a course of it can name."""
    ask = env.get_template("pieces/ask.html")
    for provider in area.providers.values():
        for role in (None, *dict.fromkeys(one.role for one in provider.written.contacts)):
            html = ask.render(root=ROOT, provider=provider, one=provider.contact(role))
            yield (provider.id, role), Markup(html)
