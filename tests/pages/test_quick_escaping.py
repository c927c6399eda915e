"""The quick way of escaping gives what Jinja's own gives, whatever a template shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from prospectus.pages.escaping import Escaping, escaped

QUICK = Escaping(autoescape=True, undefined=StrictUndefined)
OWN = Environment(autoescape=True, undefined=StrictUndefined)

TEMPLATES = (
    "<p>{{ x }}</p>",
    '<a href="{{ x }}">{{ x }}, {{ x ~ x }}</a>',
    "{% macro m(y) %}<b>{{ y }}</b>{% endmacro %}{{ m(x) }}{{ m(m(x)) }}",
    "{% set y %}<i>{{ x }}</i>{% endset %}{{ y }}{{ y|upper }}",
    "{% for y in [x, x] %}{{ y }}{% if not loop.last %}, {% endif %}{% endfor %}",
    "{% filter upper %}{{ x }}{% endfilter %}",
    "{% autoescape false %}{{ x }}{% endautoescape %}{{ x }}",
    "{% macro m() %}[{{ caller() }}]{% endmacro %}{% call m() %}{{ x }}{% endcall %}",
)


class Loud(str):
    """A kind of text."""


class Element:
    """Something that says itself what its HTML is."""

    def __html__(self) -> str:
        return "<b>&amp;</b>"


@pytest.mark.parametrize("template", TEMPLATES)
@given(st.text(alphabet="<>&'\"aé{}%\n", max_size=12))
def test_a_text_shows_as_with_jinjas_own_escaping(template: str, text: str) -> None:
    for value in (text, Markup(text), Loud(text)):
        assert QUICK.from_string(template).render(x=value) == OWN.from_string(template).render(x=value)


@pytest.mark.parametrize("value", ["<&>'\"", Markup("<b>"), Loud("<b>"), Element(), 5, 1.5, None, True, ["<"], b"<"])
def test_every_kind_of_value_is_escaped_as_markupsafe_does(value: object) -> None:
    assert escaped(value) == str(escape(value))


def test_what_is_not_there_is_still_an_error() -> None:
    with pytest.raises(UndefinedError):
        QUICK.from_string("{{ nothing }}").render()
