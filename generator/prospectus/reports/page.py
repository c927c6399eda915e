"""Tells problems as a page on its own, by provider, for people who are sent their part of it or a link to it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby
from typing import Final

from ..problems import Problem
from .alone import alone
from .saying import NOTHING_ELSE, About, by_provider, counted, harmless

_STYLE: Final = """
:root { color-scheme: light dark; font: 1.0625rem/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 50rem; padding: 1rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 1rem 0; }
h2 { border-top: .2rem solid; font-size: 1.375rem; margin: 2.5rem 0 .25rem; padding-top: .5rem; }
h3 { font-size: 1.0625rem; margin: 1.5rem 0 .5rem; overflow-wrap: anywhere; }
nav li { margin: 0; padding: .25rem 0; border: 0; }
ul { list-style: none; margin: 0; padding: 0; }
li { border-left: .3rem solid; margin: 0 0 1rem; padding: 0 0 0 .75rem; }
li.error { border-color: #d4351c; } li.warning { border-color: #b58105; } li.advice { border-color: #1d70b8; }
p { margin: 0; overflow-wrap: anywhere; } small { font-size: .875rem; } a { color: inherit; }
@media print {
  h2 { break-before: page; } h3 { break-after: avoid; } li { break-inside: avoid; } nav { display: none; }
}
"""


def as_page(problems: Sequence[Problem], verdict: str, about: About = NOTHING_ELSE) -> str:
    """The whole page, without scripts; printed, every provider starts on a new sheet."""
    groups = by_provider(problems, about)
    parts = "".join(_group(index, name, group, about) for index, (name, group) in enumerate(groups.items(), 1))
    contents = _contents(groups) if len(groups) > 1 else ""
    return alone(verdict, _STYLE, f"<h1>What was checked</h1>\n<p>{escape(verdict)}</p>\n{contents}{parts}")


def _contents(groups: dict[str, list[Problem]]) -> str:
    items = "".join(
        f'<li><a href="#part-{index}">{escape(harmless(name))}</a>: {counted(group)}</li>\n'
        for index, (name, group) in enumerate(groups.items(), 1)
    )
    return f'<nav aria-label="Whose files">\n<ul>\n{items}</ul>\n</nav>\n'


def _group(index: int, name: str, problems: Sequence[Problem], about: About) -> str:
    files = "".join(
        f"<h3>{escape(harmless(path))}</h3>\n<ul>\n{''.join(_item(one, about) for one in group)}</ul>\n"
        for path, group in groupby(problems, lambda one: one.place.path)
    )
    heading = f'<h2 id="part-{index}">{escape(harmless(name))}</h2>\n<p>{counted(problems)}.</p>\n'
    return f"<section>\n{heading}{files}</section>\n"


def _item(problem: Problem, about: About) -> str:
    place, do, address = problem.place, harmless(problem.do), about.page_of(problem.id)
    where = f"Line {place.line}: " if place.line else ""
    name = escape(harmless(problem.id))
    more = f'<a href="{escape(address)}">What this means: {name}</a>' if address else name
    return (
        f'<li class="{problem.severity}"><p><strong>{problem.severity.capitalize()}.</strong> {where}'
        f"{escape(harmless(problem.says))}</p>{f'<p>{escape(do)}</p>' if do else ''}"
        f"<p><small>{more}</small></p></li>\n"
    )
