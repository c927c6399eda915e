"""What every view is given: the area, what follows from it, and the templates, all prepared once."""

from __future__ import annotations

import importlib.resources
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from ..area import Area
from ..derive.derive import Derived
from . import phrases
from .rows import Row, rows

HANDWRITTEN: Final = frozenset({"parents/", "advisers/", "help/", "accessibility/", "privacy/"})


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """What a view needs; `rows` has the line of every listed course by its key, and `site_url` ends with a slash.

    `handwritten` holds the addresses of the hand-written pages that generated pages may point to.
    """

    area: Area
    derived: Derived
    env: Environment
    rows: Mapping[str, Row]
    site_url: str
    handwritten: Collection[str]

    def template(self, name: str) -> Template:
        """The template of a kind of page, compiled once."""
        return self.env.get_template(f"{name}.html")

    def html(self, name: str, depth: int, **values: object) -> str:
        """A template's HTML for a page `depth` folders below the root; `root` leads from there to the root."""
        return self.template(name).render(root="../" * depth or "./", **values)


def make(
    area: Area,
    derived: Derived,
    templates: Sequence[Path | str] = (),
    *,
    site_url: str = "",
    handwritten: Collection[str] = HANDWRITTEN,
) -> Context:
    """Prepare the views' context; templates in the folders `templates` stand in for ours of the same name."""
    env = environment(area, templates)
    listed = rows(area, derived, env.get_template("row.html"))
    return Context(area, derived, env, listed, site_url, handwritten)


def environment(area: Area, templates: Sequence[Path | str] = ()) -> Environment:
    """The templates' environment: everything is escaped, and a name that is not there is an error."""
    ours = importlib.resources.files("prospectus_theme") / "pages"
    env = Environment(
        loader=FileSystemLoader([*map(str, templates), str(ours)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters |= {
        "date": phrases.date,
        "short_date": phrases.short_date,
        "money": phrases.money,
        "count": phrases.count,
        "phone": phrases.phone_link,
    }
    env.globals |= {"area": area.written, "words": area.words, "today": area.today}
    return env
