"""What every view is given: the area, what follows from it, and the templates, all prepared once."""

from __future__ import annotations

import importlib.resources
from collections.abc import Callable, Collection, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from ..area import Area, Course
from ..derive.derive import Derived
from ..derive.shorts import shorts
from ..editions import Editions
from ..history import History
from ..model.codes import STEP_FREE
from . import document, phrases, text
from .glossary import Glossary, glossary
from .journeys import Journeys, journeys
from .named import named
from .pieces import Pieces, pieces
from .rows import ROOT, rows

COURSE_DEPTH: Final = 3
"""How many folders below the root the page of a course stands: courses/<provider>/<course>/."""

PROTOCOL_DEPTH: Final = 2
"""The same of a page of the handbook."""

HANDWRITTEN: Final = frozenset({"parents/", "advisers/", "help/", "accessibility/", "privacy/"})


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """What a view needs; `rows` has the line of every listed course by its key, `shorts` the short address of each, and
    `site_url` ends with a slash. `document` turns the text of a page of the handbook into HTML,
    `editions` are its earlier versions. `history` says on which days courses and providers changed.

    `handwritten` holds the addresses of the hand-written pages that generated pages may point to, `edit_url` and
    `in_form` where files are edited.
    """

    area: Area
    derived: Derived
    env: Environment
    rows: Mapping[str, Markup]
    glossary: Glossary
    site_url: str
    handwritten: Collection[str]
    texts: Mapping[int, Callable[[str], Markup]]
    pieces: Pieces
    journeys: Journeys
    shorts: Mapping[str, str]
    document: Callable[[str], Markup]
    editions: Editions
    edit_url: str | None
    in_form: Mapping[str, str]
    history: History

    def text(self, depth: int) -> Callable[[str], Markup]:
        """What turns a provider's text into safe HTML on a page `depth` folders below the root."""
        return self.texts[depth]

    def template(self, name: str) -> Template:
        """The template of a kind of page, compiled once."""
        return self.env.get_template(f"{name}.html")

    def html(self, kind: str, depth: int, /, **values: object) -> str:
        """A template's HTML for a page `depth` folders below the root; `root` leads from there to the root."""
        root = "../" * depth or "./"
        return self.template(kind).render(root=root, **values).replace(ROOT, root)

    def lines(self, courses: Iterable[Course]) -> Markup:
        """The lines of these courses as they come; empty when there are none."""
        rows = self.rows
        return Markup("".join([rows[course.key] for course in courses]))


def make(
    area: Area,
    derived: Derived,
    templates: Sequence[Path | str] = (),
    *,
    site_url: str = "",
    handwritten: Collection[str] = HANDWRITTEN,
    editions: Editions | None = None,
    edit_url: str | None = None,
    in_form: Mapping[str, str] | None = None,
    history: History = (),
) -> Context:
    """Prepare the views' context; templates in the folders `templates` stand in for ours of the same name.

    `edit_url` is where files are edited, up to their path in the area; `in_form` where in the form, by their path.
    """
    env = environment(area, templates)
    listed = rows(area, env.get_template("pieces/row.html"))
    texts = {depth: _texts(area, "../" * depth or "./") for depth in range(5)}
    return Context(
        area,
        derived,
        env,
        listed,
        glossary(area.words, env.get_template("pieces/word.html")),
        site_url,
        frozenset(handwritten),
        texts,
        pieces(area, env),
        journeys(area, derived.travel, env),
        shorts(area).of,
        document_text(area, lambda address: "../" * PROTOCOL_DEPTH + address),
        editions or {},
        edit_url or (f"{own.rstrip('/')}/" if (own := area.written.edit_url) else None),
        in_form or {},
        history,
    )


def _texts(area: Area, root: str) -> Callable[[str], Markup]:
    """The turner of providers' texts for pages from which `root` leads to the root."""

    def resolve(reference: str) -> str | None:
        address = area_address(area, reference)
        return None if address is None else root + address

    return partial(text.html, clean=text.cleaner(resolve))


def area_address(area: Area, reference: str) -> str | None:
    """Where `course:…`, `provider:…` or `site:…` has its page, from the root; None when there is none."""
    kind, _, key = reference.partition(":")
    if kind == "course":
        course = area.courses.get(key)
        return course.address if course and course.written.status != "draft" else None
    found = area.providers.get(key) if kind == "provider" else area.sites.get(key) if kind == "site" else None
    return found.address if found else None


def document_text(area: Area, place: Callable[[str], str | None]) -> Callable[[str], Markup]:
    """What turns a page of the handbook into safe HTML; `place` says what a link to an address of the site is."""
    known = dict(named(area)) if area.protocols else {}

    def resolve(reference: str) -> str | None:
        if reference.startswith("/") and not reference.startswith("//"):
            return place(reference[1:])
        if reference.startswith("#"):
            return reference
        return place(known[reference]) if reference in known else None

    return partial(document.document, clean=document.cleaner(resolve))


class _Environment(Environment):
    """Jinja's, with the names that all templates know copied together once.

    Jinja keeps them in two layers, through which it would look, name by name, for each page and each import of a macro.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


def environment(area: Area, templates: Sequence[Path | str] = ()) -> Environment:
    """The templates' environment: everything is escaped, and a name that is not there is an error."""
    ours = importlib.resources.files("prospectus_theme") / "pages"
    env = _Environment(
        loader=FileSystemLoader([*map(str, templates), str(ours)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters |= {
        "checked": phrases.checked,
        "date": phrases.date,
        "short_date": phrases.short_date,
        "money": phrases.money,
        "count": phrases.count,
        "host": phrases.host,
        "month": phrases.month,
        "phone": phrases.phone_link,
    }
    env.globals |= {
        "area": area.written,
        "words": area.words,
        "today": area.today,
        "step_free": STEP_FREE,
    }
    return env
