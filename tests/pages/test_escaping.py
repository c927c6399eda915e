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
from xml.etree.ElementTree import Element, fromstring

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from prospectus.area import Area, Course, Event, Provider, Site
from prospectus.blocks import CommonTimetable
from prospectus.derive.derive import derive
from prospectus.feeds import changelog, dates, timetable, xcri
from prospectus.gtfs.feed import Feed
from prospectus.history import Day
from prospectus.history import Event as Happening
from prospectus.pages import jsonld, plan
from prospectus.pages.context import make
from prospectus.pages.page import Page
from prospectus.pipeline import load
from tests import timetables
from tests.seen import parsed, text_of
from tests.small import write

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
ELEMENTS = set(
    "catalog provider course presentation venue location description title url identifier subject type abstract "
    "applicationProcedure assessment learningOutcome prerequisite qualification educationLevel level awardedBy start "
    "duration end applyFrom applyUntil applyTo studyMode attendanceMode attendancePattern cost age town postcode "
    "address phone email".split()
)
"""All that a course directory of ours is made of."""
TEXTS = st.one_of(
    st.sampled_from(ATTACKS),
    st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=80),
    st.lists(st.sampled_from(ATTACKS), min_size=2, max_size=3).map(" ".join),
)


ROOMS = {
    "content/area/localities.yml": """\
ashby: {name: Ashby, kind: village, location: {lat: 52.4, lon: -2.6}, postcode_districts: WT1}
far-off: {name: Far Off, kind: village, location: {lat: 53.4, lon: -2.6}}
""",
    "content/area/calendar.yml": """\
terms: [{name: Spring, from: 2027-01-04, to: 2027-03-26, breaks: [{name: Half term, from: 2027-02-15, to: 2027-02-19}]}]
events:
  open: {kind: open-event, name: Open, on: 2027-01-21, from: "09:15", to: "16:00", provider: oak-college, site: main, book: {how: Ask}}
  taste: {kind: taster, name: Taste, on: 2027-01-22, place: Hall, courses: [oak-college/joinery]}
""",
    "content/area/timetable.yml": """\
year_groups:
  12: {name: Year 12, ages: 16-19, collaborative: [{day: friday, from: "13:00", to: "15:00"}]}
blocks:
  all: {name: All Monday, year_groups: 12, sessions: [{day: monday, from: "09:00", to: "16:00"}]}
""",
    "content/area/travel.yml": """\
about: Alone first.
checked: 2026-10-12
schemes:
  pass:
    {name: Pass, kind: pass, summary: S, who: W, how_much: M, how: H, about: A, checked: 2026-10-12, applies: {localities: [ashby], sites: [oak-college/main]}}
""",
    "content/area/entitlement.yml": """\
promises:
  - {id: one, says: One, for: learner, promise: {events: {kind: taster}, from: every-locality, within_minutes: 60}}
  - {id: two, says: Two, for: learner, promise: {each: {level: [1, 2]}, from: every-locality, within_minutes: 60}}
""",
}
"""Dates, blocks, help with travel, towns and promises, beside a timetable of buses: other rooms where people write."""


@cache
def area() -> Area:
    with tempfile.TemporaryDirectory() as root:
        timetables.write(Path(root) / "content/area/gtfs")
        found = load(write(Path(root), ROOMS), as_of=dt.date(2026, 11, 22)).area
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
    timetable = _timetable(text)
    run = course.runs[0].written.model_copy(update={"study": "part-of-programme"})
    runs = (dataclasses.replace(course.runs[0], site=site, written=run, block=timetable.blocks["all"]),)
    course = dataclasses.replace(course, written=_course(course, text), provider=provider, runs=runs)
    localities = {id_: _named(one, text) for id_, one in area().localities.items()}
    return dataclasses.replace(
        area(), providers={provider.id: provider}, courses={course.key: course}, localities=localities,
        events=tuple(_event(one, provider, site, course, text) for one in area().events),
        terms=tuple(
            _named_file(one, text).model_copy(update={"breaks": tuple(_named_file(each, text) for each in one.breaks)})
            for one in area().terms
        ),
        travel=area().travel.model_copy(update={"about": text}),
        schemes={
            id_: dataclasses.replace(
                one, localities=(localities["ashby"],), sites=(site,), providers=(provider,),
                written=_filled(one.written, text, "name summary who how_much how about"),
            )
            for id_, one in area().schemes.items()
        },
        entitlement=area().entitlement.model_copy(update={
            "promises": tuple(_filled(one, text, "says") for one in area().promises)
        }),
        timetable=timetable, feed=_feed(text),
    )  # fmt: skip


def _event(event: Event, provider: Provider, site: Site, course: Course, text: str) -> Event:
    told = {"name": text, "summary": text, "place": event.written.place and text}
    told["book"] = event.written.book and event.written.book.model_copy(update={"how": text})
    return dataclasses.replace(
        event, written=event.written.model_copy(update=told), provider=provider,
        site=event.site and site, courses=(course,) if event.courses else (),
    )  # fmt: skip


def _timetable(text: str) -> CommonTimetable:
    groups = {id_: _named(one, text) for id_, one in area().timetable.year_groups.items()}
    blocks = {
        id_: dataclasses.replace(_named(one, text), year_groups=tuple(groups.values()))
        for id_, one in area().timetable.blocks.items()
    }
    return CommonTimetable(groups, blocks)


def _feed(text: str) -> Feed:
    """The timetable with this text as the name of every stop and line, of whoever made it, and on every vehicle."""
    feed = area().feed
    assert feed is not None
    return dataclasses.replace(
        feed, publisher=text, version=text, towards=(text,) * len(feed.towards),
        stops=tuple(dataclasses.replace(one, name=text) for one in feed.stops),
        lines=tuple(dataclasses.replace(one, name=text) for one in feed.lines),
    )  # fmt: skip


def _named(one: Any, text: str) -> Any:
    return dataclasses.replace(one, written=_named_file(one.written, text))


def _named_file(one: Any, text: str) -> Any:
    return _filled(one, text, "name")


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


@settings(max_examples=20, deadline=None)
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


@settings(max_examples=15, deadline=None)
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


@settings(max_examples=15, deadline=None)
@given(TEXTS)
def test_every_file_for_programs_can_be_read_and_has_the_text_as_it_was_typed(text: str) -> None:
    attacked = with_text(text)
    ctx = make(attacked, derive(attacked))
    told = json.loads(timetable.files(ctx)[timetable.COURSES])
    assert (told["courses"][0][1], told["blocks"]) == (text, {"all": text})
    feeds = dates.files(attacked, ctx.derived.calendar, "https://oak.example/")
    events = {str(one["uid"]): one for one in Calendar.from_ical(feeds["dates.ics"]).walk("VEVENT")}
    assert str(events["open@oak.example"]["summary"]) == f"{text} – {text}"
    assert str(events["taste@oak.example"]["location"]) == text
    assert len(events) == 2 + 3, "two events, and a term with one holiday"
    directory = fromstring(xcri.catalog(attacked, home="https://oak.example/"))
    titles = [one.text for one in directory.iter("{http://purl.org/dc/elements/1.1/}title")]
    assert titles.count(text) >= 3, "of the provider, the course and its place"
    assert {one.tag.partition("}")[2] for one in directory.iter()} <= {*ELEMENTS, *SUBSET, "div"}
    (course,) = json.loads(jsonld.graph(attacked.published, ""))["@graph"]
    assert (course["name"], course["hasCourseInstance"][0]["location"]["name"]) == (text, text)
    day = Day(attacked.today, dt.datetime.combine(attacked.today, dt.time(), dt.UTC), (Happening("gone", "a/b", text),))
    (log,) = changelog.files(attacked, (day,), "https://oak.example/").values()
    assert text in [
        "".join(one.itertext()).removesuffix(" a/b") for one in fromstring(log).iter() if one.tag.endswith("li")
    ]
