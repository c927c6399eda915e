"""Whatever stands in a field comes out as text: no field can add an element, an attribute or a link to a page."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from hypothesis import given, settings
from hypothesis import strategies as st

from prospectus.area import Area, Course
from prospectus.derive.derive import derive
from prospectus.pages import plan
from prospectus.pages.context import make
from prospectus.pages.page import Page
from prospectus.pipeline import load
from seen import parsed, text_of
from small import write

SECTOR = "construction-and-the-built-environment"
SUBSET = {"p", "ul", "ol", "li", "em", "strong", "a", "br"}
ATTACKS = [
    "</title><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "{{ 7 * 7 }} {% for a in b %}",
    "&lt;b&gt; &amp; &#60;",
    "</script><!--",
    "[x](javascript:alert(1))",
    "]]> --> <!DOCTYPE",
    "`<b>`",
]
TEXTS = st.one_of(
    st.sampled_from(ATTACKS),
    st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=80),
    st.lists(st.sampled_from(ATTACKS), min_size=2, max_size=3).map(" ".join),
)


@cache
def area() -> Area:
    with tempfile.TemporaryDirectory() as root:
        found = load(write(Path(root)), as_of=dt.date(2026, 11, 22)).area
    assert found is not None
    return found


def with_text(text: str) -> Area:
    """The small area with this text in every field of a course, its provider and its place that is free text."""
    (course,) = area().courses.values()
    (provider,) = area().providers.values()
    (site,) = provider.sites.values()
    site_file = _filled(site.written, text, "name address town access").model_copy(update={"facilities": (text,)})
    contact = _filled(provider.written.contacts[0], text, "title")
    provider_file = _filled(provider.written, text, "name summary about support").model_copy(
        update={"contacts": (contact,), "also_known_as": (text,)}
    )
    site = dataclasses.replace(site, written=site_file)
    provider = dataclasses.replace(provider, written=provider_file, sites={site.id: site})
    course = dataclasses.replace(
        course, written=_course(course, text), provider=provider, runs=(dataclasses.replace(course.runs[0], site=site),)
    )
    return dataclasses.replace(area(), providers={provider.id: provider}, courses={course.key: course})


def _course(course: Course, text: str) -> Any:
    written = course.written
    names = "title summary who_for what_you_learn how_you_learn how_assessed what_to_bring support special_feature non_traditional"
    return _filled(written, text, names).model_copy(
        update={
            "keywords": (text,),
            "entry": _filled(written.entry, text, "summary alternatives"),
            "cost": _filled(written.cost, text, "note kit"),
            "qualification": _filled(written.qualification, text, "title awarding_body"),
            "reviewed": _filled(written.reviewed, text, "by"),
        }
    )


def _filled(model: Any, text: str, names: str) -> Any:
    return model.model_copy(update=dict.fromkeys(names.split(), text))


def shape(body: Element) -> set[tuple[str, tuple[str, ...]]]:
    """The elements of a page, with the names of their attributes."""
    return {(one.tag, tuple(sorted(one.attrib))) for one in body.iter()}


def shown(found: Area) -> Iterator[Page]:
    """A page of each kind, and the sector's page that lists the course."""
    ctx = make(found, derive(found))
    jobs = plan.jobs(ctx)
    kinds = {view: (view, subject) for view, subject in reversed(jobs)}
    yield from (plan.render(ctx, job) for job in kinds.values())
    yield from (plan.render(ctx, job) for job in jobs if isinstance(job[1], tuple) and job[1][:1] == (SECTOR,))


@cache
def calm() -> dict[str, tuple[Page, set[tuple[str, tuple[str, ...]]]]]:
    """The same pages with plain words in every field, and the elements of each."""
    return {page.address: (page, shape(parsed(page.body))) for page in shown(with_text("plainwords"))}


@settings(max_examples=25, deadline=None)
@given(TEXTS)
def test_no_text_adds_an_element_to_any_page(text: str) -> None:
    for page in shown(with_text(text)):
        expected, elements = calm()[page.address]
        body = parsed(page.body)
        assert {one for one in shape(body) - elements if one[0] not in SUBSET} == set(), page.address
        assert not any(_live(one) for one in body.iter()), page.address
        assert page.head.count("<") == expected.head.count("<")


def _live(element: Element) -> bool:
    href = element.get("href", "").lower()
    live = element.tag in {"script", "img", "svg", "style", "iframe"} or href.startswith(("javascript", "data"))
    return live or any(name.startswith("on") or name == "style" for name in element.attrib)


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_a_title_is_read_as_it_was_typed(text: str) -> None:
    attacked = with_text(text)
    ctx = make(attacked, derive(attacked))
    (course,) = attacked.courses.values()
    (job,) = [job for job in plan.jobs(ctx) if job[1] is course]
    page = plan.render(ctx, job)
    assert text_of(parsed(page.body).find(".//h1")) == " ".join(text.split())
    assert page.title.startswith(text)
    assert page.head.count("<") == 7, "two scripts of ours, a style sheet, and what search engines read"
    assert json.loads(page.head[page.head.index(">") + 1 : page.head.index("</")])["name"] == text
